"""How often words stand in ordinary sentences: `python -m benchmarks.chances` writes the list.

Counted are the words that expressions of the packs need, in the clean lines of the corpus and in
what the reference playbook says, each of the two with the same weight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ahocorasick_rs import AhoCorasick

from benchmarks.prose import sentences
from benchmarks.redlines import dense
from qunce.rules.redline.packs.chance import FILE, LEAST, listed
from qunce.rules.redline.packs.formula import Either, Every, Need
from qunce.rules.redline.packs.near import SENTENCE_END
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.reading import shipped

HEAD = """\
# The share of ordinary sentences that hold a word, for what expressions of the packs need.
# Written by `python -m benchmarks.chances`; words are parted by tabs.
"""


def main() -> None:
    """Write the list again."""
    shares: Counter[str] = Counter()
    for text in ("\n".join(dense()), "\n".join(sentences())):
        shares.update(_shares(normal(text).text, sorted(_words()), 2))
    lines: dict[str, list[str]] = {}
    for word, share in sorted(shares.items(), key=lambda one: (-one[1], one[0])):
        if share >= LEAST:
            lines.setdefault(f"{share:.1g}", []).append(word)
    rows = ("\t".join((share, *sorted(words))) for share, words in lines.items())
    FILE.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")
    print(f"{FILE.name} written")


def _shares(text: str, words: list[str], texts: int) -> dict[str, float]:
    found = [one for one in re.split(SENTENCE_END, text) if one.strip()]
    automaton = AhoCorasick(words)
    counts: Counter[int] = Counter()
    for sentence in found:
        matches = automaton.find_matches_as_indexes(sentence, overlapping=True)
        counts.update({word for word, _, _ in matches})
    return {words[word]: count / len(found) / texts for word, count in counts.items()}


def _words() -> set[str]:
    """Every word of every expression, each of its characters, and what is listed already."""
    words = {
        word for rule in shipped() for one in rule.patterns for word in _needed(needs(one.regex))
    }
    words |= {normal(one).text for rule in shipped() for p in rule.patterns for one in p.anchors}
    # a word that is listed as frequent is needed no more, and would be again if it were not
    return {*words, *"".join(words), *listed()}


def _needed(need: Need) -> Iterator[str]:
    if isinstance(need, (Every, Either)):
        for one in need.parts:
            yield from _needed(one)
    else:
        yield from need


if __name__ == "__main__":
    main()

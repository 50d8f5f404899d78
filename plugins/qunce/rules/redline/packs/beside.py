"""Which characters stand side by side in what our rules look for, and which of them sound alike."""

from __future__ import annotations

import marshal
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from qunce.derived.numbered import Numbered, numbered
from qunce.derived.pieces import pieces
from qunce.rules.redline.packs import adjoining, syllables
from qunce.rules.redline.packs.adjoining import sign
from qunce.rules.redline.packs.characters import sources
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.reading import shipped, shipped_paths
from qunce.rules.redline.packs.spellings import SOURCES, sections
from qunce.tuples import NamedTuple

_KNOWN = 4
"""A pair of a word that is often disguised counts as if it stood there so many times."""

BOTH = 2
"""How much better a character fits that goes with both of its neighbours."""
WELL = 3
"""A letter that stands for a whole character goes with both neighbours, or so well with one."""


class Behind(dict[str, tuple[str, str]]):
    """What stands behind characters, read when somebody asks for one; nothing behind all others."""

    def __init__(self, chars: str, rows: Numbered) -> None:
        super().__init__()
        self.chars = chars
        """Those that have something behind them."""
        self._rows = rows

    def __missing__(self, char: str) -> tuple[str, str]:
        place = self.chars.find(char) if char else -1
        found = self[char] = self._rows[place] if place >= 0 else ("", "")
        return found

    def every(self) -> dict[str, tuple[str, str]]:
        """What stands behind each of them."""
        return {char: self[char] for char in self.chars}


class Beside(NamedTuple):
    """What the words, the expressions and the examples of rules are made of."""

    behind: Behind
    """Each character, all that stand behind it, and for each of them a figure: how often."""
    spoken: dict[str, str]
    """Each syllable, and the characters that are read so, the most frequent first …"""
    initial: dict[str, str]
    """… and each letter, and the characters whose syllable begins with it."""

    def weight(self, one: str, two: str) -> int:
        """How often one character stands before the other, as a number of binary figures."""
        chars, often = self.behind[one]
        place = chars.find(two) if two else -1
        return int(often[place]) if place >= 0 else 0


@cache
def beside() -> Beside:
    """What the rules that come with Qunce are made of."""
    made_of = [Path(__file__), Path(adjoining.__file__), *SOURCES]
    made_of += [*shipped_paths(), *sources()]
    kept = pieces("beside", made_of, lambda: _stored(shipped()))
    return Beside(
        Behind(kept["chars"], Numbered(kept.raw("behind"))), kept["spoken"], kept["initial"]
    )


@lru_cache(maxsize=1024)
def fitting(words: Sequence[str], before: str, behind: str, least: int = 1) -> str:
    """The first of the words that go best with both neighbours, or so well with one."""
    weight = beside().weight
    best, found = 0, ""
    for word in words:
        one, two = weight(before, word[0]), weight(word[-1], behind)
        score = one + two + (BOTH if one and two else 0)
        if score > best and (score > one + two or max(one, two) >= least):
            best, found = score, word
    return found


@cache
def alike_in_sound() -> dict[str, str]:
    """Each character, and those that sound the same, the most frequent first."""
    found: dict[str, str] = {}
    for chars in beside().spoken.values():
        for char in chars:
            found[char] = found.get(char, "") + chars.replace(char, "")
    return found


def _stored(rules: Sequence[PackRule]) -> dict[str, bytes]:
    pairs: Counter[str] = Counter()
    listed = sections()
    for word in " ".join(listed["spelled"]).split():
        pairs.update(dict.fromkeys(_pairs(word), _KNOWN))
    for rule in rules:
        for text in (*rule.terms, *rule.bad):
            pairs.update(_pairs(normal(text).text))
        for one in rule.patterns:
            pairs.update(adjoining.pairs(one.regex))
    often: Counter[str] = Counter()
    for pair, count in pairs.items():
        for char in pair:
            often[char] += count
    spoken: dict[str, str] = {}
    initial: dict[str, str] = {}
    sounds = syllables.readings()
    for char in sorted(often, key=lambda one: (-often[one], one)):
        for syllable in sounds.get(char, ()):
            spoken[syllable] = spoken.get(syllable, "") + char
        for letter in dict.fromkeys(one[0] for one in sounds.get(char, ())):
            initial[letter] = initial.get(letter, "") + char
    behind = _behind(pairs)
    return {
        "chars": marshal.dumps("".join(behind)),
        "behind": bytes(numbered(behind.values()).data),
        "spoken": marshal.dumps(spoken),
        "initial": marshal.dumps(initial),
    }


def _behind(pairs: Counter[str]) -> dict[str, tuple[str, str]]:
    table: dict[str, tuple[str, str]] = {}
    for pair in sorted(pairs):
        chars, often = table.get(pair[0], ("", ""))
        table[pair[0]] = chars + pair[1], often + str(min(pairs[pair].bit_length(), 9))
    return table


def _pairs(text: str) -> Iterator[str]:
    for one, two in pairwise(map(sign, text)):
        if one and two:
            yield one + two

"""Red lines: recall, precision and evasion by rule, and how fast all packs load and scan."""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable
from functools import partial

import ahocorasick

from benchmarks.corpus import (
    STORED,
    Blind,
    Measured,
    Score,
    blind,
    by_text,
    entries,
    measured,
    published,
)
from benchmarks.prose import prose
from benchmarks.timing import table
from qunce.collector import collector_resting
from qunce.rules.redline.packs import lint
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.reading import read_packs, shipped, shipped_files
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sieve import wants

ROUNDS = 5
SAMPLE = 20_000
"""Characters that the slowest baseline is given; it would take minutes for all."""


def main() -> None:
    """Print the quality of every rule, then the speed beside two baselines.

    With `--write` the quality goes to the file that the site publishes, and nothing else is done.
    """
    if "--write" in sys.argv[1:]:
        STORED.write_text(published(), "utf-8")
        print(f"{STORED.name} written")
        return
    quality(measured(entries()), "Red lines on the regression corpus")
    for one in blind():
        texts(one)
    speed()


def texts(one: Blind) -> None:
    """A corpus by other hands: the share of its texts that is found, now and at first."""
    score, outcome = by_text(one.entries), measured(one.entries)
    alarmed = len({entry.text for entry, _ in outcome.alarms})
    head = ["run", "violations found", "false alarms", "evasions found"]
    first = [one.first_run.get(key, "") for key in ("recall", "false_alarms", "evasion")]
    now = [f"{score.recall:.1%}", f"{alarmed / max(outcome.clean, 1):.1%}", f"{score.evasion:.1%}"]
    table(
        f"Red lines on {one.name}, {len(one.entries)} texts by people who had not seen the rules",
        [head, [one.first_run.get("date", "first"), *first], ["now", *now]],
    )


def quality(outcome: Measured, title: str) -> None:
    """A table of every rule, and the false alarms."""
    whole = outcome.whole
    alarmed = len({entry.text for entry, _ in outcome.alarms})
    rows = [["rule", "texts", "recall", "precision", "evasive", "found"]]
    rows += [_row(code, score) for code, score in outcome.by_rule.items()]
    rows.append(_row("all", whole))
    table(title, rows)
    print(
        f"\n  false alarms: {alarmed} of {outcome.clean} clean texts "
        f"({alarmed / max(outcome.clean, 1):.1%})"
    )


def _row(name: str, score: Score) -> list[str]:
    return [
        name,
        str(score.expected),
        f"{score.recall:.1%}" if score.expected else "",
        f"{score.precision:.1%}",
        str(score.evasive or ""),
        f"{score.evasion:.1%}" if score.evasive else "",
    ]


def dense() -> list[str]:
    """The clean lines of the corpus; many of them are traps, so this is harder than real talk."""
    return list(dict.fromkeys(one.text for one in entries() if not one.codes))


def repeated(sentences: list[str]) -> list[str]:
    """As many sentences, drawn from a third of them: a chat, or wordings of the same scripts."""
    chosen = random.Random(1)
    return chosen.choices(chosen.sample(sentences, len(sentences) // 3), k=len(sentences))


def speed() -> None:
    """Our scan does the whole job; the baselines only find words, so they have it easier."""
    said, trapped = prose(), [f"{one}\n" for one in dense()]
    texts = {
        "ordinary prose, no sentence twice": "".join(said),
        "ordinary prose, each sentence three times": "".join(repeated(said)),
        "lines of the corpus, none twice": "".join(trapped),
        "lines of the corpus, each three times": "".join(repeated(trapped)),
    }
    words = sorted(_words(shipped()))
    automaton = ahocorasick.Automaton()
    for one in words:
        automaton.add_word(one, one)
    automaton.make_automaton()
    alternation = re.compile("|".join(re.escape(one) for one in sorted(words, key=len)[::-1]))
    lint("热身")
    rows = [["MB/s", "MB", "qunce", "pyahocorasick, words only", "re alternation, words only"]]
    for name, text in texts.items():
        rows.append(
            [
                name,
                f"{len(text.encode()) / 1e6:.2f}",
                _rate(partial(lint, text), text),
                _rate(partial(_found, automaton, text), text),
                _rate(partial(alternation.findall, text[:SAMPLE]), text[:SAMPLE]),
            ]
        )
    table(f"Scanning for {len(words):,} words, and for expressions with our own scanner", rows)
    loading = [["step", "ms"]]
    shipped()
    loading.append(["read all packs from YAML", _milliseconds(lambda: read_packs(shipped_files()))])
    loading.append(["load all packs, warm", _milliseconds(_load)])
    loading.append(["load and make ready to scan, warm", _milliseconds(_ready)])
    table("Loading", loading)


def _found(automaton: ahocorasick.Automaton, text: str) -> list[object]:
    return [*automaton.iter(text)]


def _load() -> tuple[PackRule, ...]:
    shipped.cache_clear()
    return shipped()


def _ready() -> None:
    Scanner(_load()).finder.make_ready()


def _words(rules: tuple[PackRule, ...]) -> set[str]:
    """What the scan looks for in its first pass: terms, exceptions, and words of patterns."""
    terms = {term for rule in rules for term in (*rule.terms, *rule.exceptions)}
    wanted = (wants(one.regex, one.anchors) for rule in rules for one in rule.patterns)
    return terms | {word for one in wanted for case in one.cases for word in case.words}


def _best(job: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        with collector_resting():
            start = time.process_time()
            job()
            times.append(time.process_time() - start)
    return min(times)


def _rate(job: Callable[[], object], text: str) -> str:
    return f"{len(text.encode()) / 1e6 / _best(job):.2f}"


def _milliseconds(job: Callable[[], object]) -> str:
    return f"{_best(job) * 1000:.0f}"


if __name__ == "__main__":
    main()

"""The corpus of red lines: what has to be found, what has to stay clean, and how that went."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

import qunce
from qunce.finding import Severity
from qunce.rules.redline.packs import LintFinding, Pasted, lint_all

FOLDER = Path(__file__).parent.parent / "site_tests" / "corpus"
TAUGHT = FOLDER / "taught"
"""Texts that hunches are learned from and nothing is measured on."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A text of the corpus; without codes it has to stay clean."""

    corpus: str
    text: str
    platform: str
    category: str
    codes: tuple[str, ...] = ()
    evasive: bool = False
    """True when the words are spelled so that a word list misses them."""


@dataclass(slots=True)
class Score:
    """How one rule, or all of them together, did."""

    expected: int = 0
    found: int = 0
    false: int = 0
    evasive: int = 0
    evasive_found: int = 0
    misses: list[Entry] = field(default_factory=list)

    @property
    def recall(self) -> float:
        return self.found / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        """Of the alarms of this rule, the share that was right."""
        return self.found / (self.found + self.false) if self.found + self.false else 1.0

    @property
    def evasion(self) -> float:
        """The share of evasive spellings that were found."""
        return self.evasive_found / self.evasive if self.evasive else 1.0


@dataclass(frozen=True, slots=True)
class Measured:
    """The corpus against the packs: by rule, by corpus, and the false alarms."""

    by_rule: dict[str, Score]
    by_corpus: dict[str, Score]
    clean: int
    alarms: list[tuple[Entry, LintFinding]]

    @property
    def whole(self) -> Score:
        return added(self.by_rule.values())


@dataclass(frozen=True, slots=True)
class Blind:
    """A corpus by people who had not seen the rules, with what its first run found."""

    name: str
    title: str
    about: str
    first_run: dict[str, str]
    entries: list[Entry]
    held_out: bool = False
    """True for one that nothing is ever learned from."""


BLIND = "blind-"
"""What the name of a corpus begins with whose authors had not seen the rules."""


def blind(folder: Path = FOLDER) -> list[Blind]:
    """The corpora by other hands; their first run is written in their head, by hand, once."""
    found = []
    for path in sorted(folder.glob(f"{BLIND}*.yml")):
        corpus = _read(path)
        first = {key: str(value) for key, value in (corpus.get("first_run") or {}).items()}
        title, about = (str(corpus.get(key, "")) for key in ("title", "about"))
        held_out = bool(corpus.get("held_out"))
        found.append(Blind(path.stem, title or path.stem, about, first, _entries([path]), held_out))
    return found


def entries(folder: Path = FOLDER) -> list[Entry]:
    """All entries of the regression corpora, by file."""
    paths = sorted(folder.glob("*.yml"))
    return _entries([one for one in paths if not one.name.startswith(BLIND)])


@cache
def _read(path: Path) -> dict[str, Any]:
    """A file of the corpus; several ask for each, and none changes what it gets."""
    # libyaml reads the eleven thousand texts in one second, PyYAML's own parser in ten
    corpus: dict[str, Any] = yaml.load(path.read_bytes(), yaml.CSafeLoader) or {}
    return corpus


def _entries(paths: Iterable[Path]) -> list[Entry]:
    found = []
    for path in paths:
        corpus = _read(path)
        for key in ("violations", "clean"):
            for one in corpus.get(key) or ():
                codes = tuple(one.get("codes") or ()) if key == "violations" else ()
                if key == "violations" and not codes:
                    raise ValueError(f"{path.name}: 「{one['text']}」 names no code")
                found.append(
                    Entry(
                        path.stem,
                        str(one["text"]),
                        one.get("platform", "any"),
                        one.get("category", "general"),
                        codes,
                        bool(one.get("evasive"))
                        or any(code.startswith("RED-EV") for code in codes),
                    )
                )
    return found


def measured(corpus: Sequence[Entry]) -> Measured:
    """Every entry read by every rule; info findings are hints and count as no alarm."""
    texts = [Pasted(one.text, one.platform, one.category) for one in corpus]
    by_rule: dict[str, Score] = {}
    by_corpus: dict[str, Score] = {}
    alarms: list[tuple[Entry, LintFinding]] = []
    for entry, findings in zip(corpus, lint_all(texts), strict=True):
        told = Counter(one.code for one in findings)
        for code in entry.codes:
            for score in (
                by_rule.setdefault(code, Score()),
                by_corpus.setdefault(entry.corpus, Score()),
            ):
                score.expected += 1
                score.found += code in told
                score.evasive += entry.evasive
                score.evasive_found += entry.evasive and code in told
                if code not in told:
                    score.misses.append(entry)
        if not entry.codes:
            loud = [one for one in findings if one.severity is not Severity.INFO]
            alarms += [(entry, one) for one in loud]
            for code in sorted({one.code for one in loud}):
                by_rule.setdefault(code, Score()).false += 1
    clean = sum(not one.codes for one in corpus)
    return Measured(dict(sorted(by_rule.items())), dict(sorted(by_corpus.items())), clean, alarms)


def by_text(corpus: Sequence[Entry]) -> Score:
    """How many texts raise an error or warning of a family that they break.

    Who has not seen the rules cannot know which of two neighbouring codes we would give.
    Evasive spellings are counted by themselves.
    """
    score = Score()
    wrong = [one for one in corpus if one.codes]
    texts = [Pasted(one.text, one.platform, one.category) for one in wrong]
    for entry, findings in zip(wrong, lint_all(texts), strict=True):
        told = {_family(one.code) for one in findings if one.severity is not Severity.INFO}
        seen = not told.isdisjoint(map(_family, entry.codes))
        if entry.evasive:
            score.evasive += 1
            score.evasive_found += seen
        else:
            score.expected += 1
            score.found += seen
        if not seen:
            score.misses.append(entry)
    return score


def _family(code: str) -> str:
    return code.rpartition("-")[0]


def added(scores: Iterable[Score]) -> Score:
    """Several scores as one."""
    total = Score()
    for one in scores:
        total.expected += one.expected
        total.found += one.found
        total.false += one.false
        total.evasive += one.evasive
        total.evasive_found += one.evasive_found
        total.misses += one.misses
    return total


STORED = Path(qunce.__file__).parent / "rules" / "redline" / "measured.json"
"""What the site publishes; `python -m benchmarks.redlines --write` writes it anew."""


def published(outcome: Measured | None = None) -> str:
    """Everything that the site tells of the measurements, as the bytes of its file."""
    outcome = outcome or measured(entries())
    said = {
        "texts": _texts(outcome, entries()),
        "rules": {code: _counts(score) for code, score in outcome.by_rule.items()},
        "blind": [_blind(one) for one in blind()],
    }
    rules = said.pop("rules")
    assert isinstance(rules, dict)
    # a line for each rule, so that two changes of two rules are no conflict
    lines = [f"    {_json(code)}: {_json(one)}" for code, one in rules.items()]
    head = [f"  {_json(name)}: {_json(one)}," for name, one in said.items()]
    return "\n".join(["{", *head, '  "rules": {', ",\n".join(lines), "  }", "}", ""])


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _texts(outcome: Measured, corpus: Sequence[Entry]) -> dict[str, int]:
    alarmed = len({entry.text for entry, _ in outcome.alarms})
    wrong = sum(1 for one in corpus if one.codes)
    return {"violations": wrong, "clean": outcome.clean, "alarmed": alarmed}


def _counts(score: Score) -> dict[str, int]:
    names = ("expected", "found", "false", "evasive", "evasive_found")
    return {name: getattr(score, name) for name in names}


def _blind(one: Blind) -> dict[str, object]:
    return {
        "name": one.name,
        "title": one.title,
        "about": one.about,
        "first_run": one.first_run,
        "held_out": one.held_out,
        "texts": _texts(measured(one.entries), one.entries),
        "score": _counts(by_text(one.entries)),
    }

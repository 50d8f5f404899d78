"""The corpus of red lines: what has to be found, what has to stay clean, and how that went."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from qunce.finding import Severity
from qunce.rules.redline.packs import LintFinding, Pasted, lint_all

FOLDER = Path(__file__).parent.parent / "site_tests" / "corpus"


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


def entries(folder: Path = FOLDER) -> list[Entry]:
    """All entries of all corpora, by file."""
    found = []
    for path in sorted(folder.glob("*.yml")):
        corpus: dict[str, Any] = yaml.safe_load(path.read_text("utf-8")) or {}
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

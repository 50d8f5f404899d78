"""Learn how violations read, and measure what that finds besides the packs.

`python -m benchmarks.hunches` learns from all corpora but one by other hands, and measures on
that one, each in turn; `--write` learns from all but those that stay held out, and writes what was
learned to the packs' folder.

What is learned is a logistic regression on pairs of neighbouring characters. Of each violation the
whole text is known to be one, of each clean text also every sentence to be none.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.corpus import TAUGHT, Blind, Entry, blind, entries
from benchmarks.playbooks import SENTENCES
from benchmarks.prose import sentences
from benchmarks.timing import table
from qunce.finding import Severity
from qunce.rules.redline.packs import LintFinding, Pasted, lint_all
from qunce.rules.redline.packs.hunches import at_once, learned
from qunce.rules.redline.packs.hunches.learned import ALL, FILE, Learned, by_number
from qunce.rules.redline.packs.near import SENTENCE_END
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.reading import read_packs, shipped_files

STEPS, LEAST = 16, 4
"""Weights are kept in parts of so much, from so many parts on."""
ENOUGH = 2.0
"""The logarithm of the odds from which a sentence counts as one that reads like a violation."""
DOUBT = -1.25
"""The same of a hit and what stands around it, up to which it is doubted."""
ROUNDS, MORE_HEED = 5, 4
"""So often it is learned anew with so much more heed of clean texts that still read like faults."""
SHARED = 8
"""So much a sentence shares with the violations of the rule that is cited, in steps of profiles."""
STRICTNESS = 0.7
"""How freely weights may grow, the C of scikit-learn."""
PECULIAR, MOST, SMOOTHING = 160, 9, 0.3
"""So many pairs are kept for each rule, with weights up to the second, and as if each had stood in
the texts of each rule so often more than it does.
"""
HEAD = """\
# How violations read: pairs of neighbouring characters with weights in sixteenths.
# Written by `python -m benchmarks.hunches --write`; of all rules, then of each.
"""


@dataclass(frozen=True)
class Example:
    """A text to learn from; without codes it is clean."""

    text: str
    codes: tuple[str, ...] = ()


def main() -> None:
    """Write what was learned, or measure it."""
    corpora = blind()
    if "--write" in sys.argv[1:]:
        known = [*_examples(), *_of(one for one in corpora if not one.held_out)]
        FILE.write_text(written(known), "utf-8")
        print(f"{FILE.name} written, from {len(known)} texts")
        return
    rows = [["learned without", "texts", "words alone", "with hunches"]]
    for corpus in corpora:
        others = (one for one in corpora if one is not corpus and not one.held_out)
        rows.append(_measured(corpus, [*_examples(), *_of(others)]))
    table("Found / false alarms / evasions found, of texts that nothing was learned from", rows)


def _measured(corpus: Blind, examples: Sequence[Example]) -> list[str]:
    texts = [Pasted(one.text, one.platform, one.category) for one in corpus.entries]
    with taught(examples):
        runs = [[*lint_all(texts, hunches=hunches)] for hunches in (False, True)]
    told = ([any(map(_loud, found)) for found in run] for run in runs)
    return [corpus.name, str(len(texts)), *(_found(corpus.entries, one) for one in told)]


def _loud(finding: LintFinding) -> bool:
    return finding.severity is not Severity.INFO


@contextmanager
def taught(examples: Sequence[Example]) -> Iterator[None]:
    """As if nothing had been learned but from these examples."""
    kept = (learned.learned, learned.profiles, at_once.table)
    before = learned.FILE
    with TemporaryDirectory() as folder:
        learned.FILE = Path(folder) / before.name
        learned.FILE.write_text(written(examples), "utf-8")
        try:
            for one in kept:
                one.cache_clear()
            yield
        finally:
            learned.FILE = before
            for one in kept:
                one.cache_clear()


def _found(corpus: Sequence[Entry], told: Sequence[bool]) -> str:
    counts: Counter[tuple[str, bool]] = Counter()
    for entry, one in zip(corpus, told, strict=True):
        counts["evasive" if entry.evasive else "bad" if entry.codes else "clean", one] += 1
    return " / ".join(
        f"{counts[kind, True] / whole:.1%}"
        if (whole := counts[kind, True] + counts[kind, False])
        else "–"
        for kind in ("bad", "clean", "evasive")
    )


def _of(corpora: Iterable[Blind]) -> Iterator[Example]:
    for corpus in corpora:
        yield from _plain(corpus.entries)


def _plain(corpus: Iterable[Entry]) -> Iterator[Example]:
    """Evasive spellings teach nothing about how people spell."""
    for one in corpus:
        if not one.evasive:
            yield Example(one.text, one.codes)


def _examples() -> Iterator[Example]:
    """All corpora but the blind ones, the examples of the packs, what the playbook says."""
    yield from _plain([*entries(), *entries(TAUGHT)])
    for rule in read_packs(shipped_files())[0]:
        if rule.step is None and not rule.disguised:
            yield from (Example(one, (rule.code,)) for one in rule.bad)
        yield from map(Example, rule.good)
    yield from map(Example, (*sentences(), *SENTENCES))


def _sentences(text: str) -> list[str]:
    return [one for one in re.split(SENTENCE_END, normal(text).text) if one.strip()]


def pairs(text: str) -> list[str]:
    """What is learned about: two characters side by side, none of them a figure, blank or end mark.

    Characters beyond the first plane, which the browser takes for two, are left out as well.
    """
    return [one + two for one, two in pairwise(text) if _counts(one) and _counts(two)]


def _counts(char: str) -> bool:
    return not (
        char.isspace() or char.isdecimal() or ord(char) > 0xFFFF or re.match(SENTENCE_END, char)
    )


def learn(examples: Sequence[Example]) -> Learned:
    """The weights of pairs in steps, from examples in any order."""
    texts: list[str] = []
    wrong: list[bool] = []
    for one in sorted({*examples}, key=lambda one: (one.text, one.codes)):
        parts = [] if one.codes else _sentences(one.text)
        said = [normal(one.text).text, *(parts if len(parts) > 1 else ())]
        texts += said
        wrong += [bool(one.codes)] * len(said)
    counting = CountVectorizer(analyzer=pairs, min_df=2)
    counts = counting.fit_transform(texts)
    names = counting.get_feature_names_out().tolist()
    model = LogisticRegression(C=STRICTNESS, max_iter=1000, class_weight="balanced")
    heed = np.ones(len(texts))
    for _ in range(ROUNDS):
        model.fit(counts, wrong, heed)
        weights = np.rint(model.coef_[0] * STEPS).astype(int).tolist()
        kept = {pair: one for pair, one in zip(names, weights, strict=True) if abs(one) >= LEAST}
        begin = round(float(model.intercept_[0]) * STEPS)
        known = Learned(by_number(kept), begin, round(ENOUGH * STEPS), round(DOUBT * STEPS), SHARED)
        alarms = [
            number
            for number, (text, bad) in enumerate(zip(texts, wrong, strict=True))
            if not bad and any(known.sum(one) >= known.enough for one in _sentences(text))
        ]
        if not alarms:
            break
        heed[alarms] *= MORE_HEED
    return known


def profiles(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    """For each rule that may be cited the pairs that are most peculiar to it, from 1 to 9.

    A pair weighs the logarithm of how much more often it stands in violations of the rule than in
    those of all others (complement naive Bayes, of which only what speaks for a rule is kept).
    """
    citable = {one.code for one in read_packs(shipped_files())[0] if one.citable}
    known = sorted((code, one.text) for one in examples for code in one.codes if code in citable)
    counting = CountVectorizer(analyzer=pairs, min_df=2)
    texts = counting.fit_transform([normal(text).text for _, text in known])
    codes, owners = np.unique([code for code, _ in known], return_inverse=True)
    counts = np.array([texts[owners == one].sum(axis=0).A1 for one in range(len(codes))])
    weights = np.log(_shares(counts) / _shares(counts.sum(axis=0) - counts))
    gains = np.where(weights > 0, weights * counts, 0)
    names, largest = counting.get_feature_names_out(), weights[counts > 0].max()
    found = {}
    for code, own, gain in zip(codes.tolist(), weights, gains, strict=True):
        best = [one for one in np.argsort(-gain, kind="stable")[:PECULIAR] if gain[one] > 0]
        steps = {str(names[one]): round(own[one] / largest * MOST) for one in best}
        found[code] = {pair: step for pair, step in steps.items() if step > 0}
    return found


def _shares(counts: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Of each row how often each pair stands in it, as if each had stood there a little more."""
    more = counts + SMOOTHING
    shares: npt.NDArray[np.float64] = more / more.sum(axis=1, keepdims=True)
    return shares


def written(examples: Sequence[Example]) -> str:
    """The file: an owner, a weight, and all pairs of that weight."""
    known = learn(examples)
    numbers = (f"{name}\t{getattr(known, name)}\t" for name in Learned._fields[1:])
    lines = [*numbers, *_lines(ALL, known.pairs)]
    for code, weights in sorted(profiles(examples).items()):
        lines += _lines(code, weights)
    return HEAD + "\n".join(lines) + "\n"


def _lines(owner: str, weights: dict[str, int]) -> Iterator[str]:
    ordered = sorted(weights.items(), key=lambda one: (-one[1], one[0]))
    for weight, some in groupby(ordered, key=lambda one: one[1]):
        yield f"{owner}\t{weight}\t{''.join(pair for pair, _ in some)}"


if __name__ == "__main__":
    main()

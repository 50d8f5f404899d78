"""Which formulas hold in which sentences of a long text: for each a row of bits, one a sentence.

What a short text is asked word by word, a long one is asked for all its sentences at once. A word
counts as there where all its pairs of characters are, which is a little more often than it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from qunce.rules.redline.packs.circuit import NUMBERS, Circuit
from qunce.rules.redline.packs.formulas import formulas, of_ours
from qunce.rules.redline.packs.lanes import Lanes
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.rows import Rows
from qunce.rules.redline.packs.sorts import Sort, Sorts
from qunce.rules.redline.packs.vocabulary import Numbers, Vocabulary
from qunce.rules.redline.packs.wordlist import Part, Probe
from qunce.tuples import NamedTuple


class Gates:
    """A circuit ready to be asked for all sentences of a text."""

    def __init__(self, circuit: Circuit) -> None:
        self.vocabulary = Vocabulary(circuit.text)
        words = _sort(self.vocabulary.starts, self.vocabulary.parts, every=True)
        layers = (_sort(*map(_read, one[1:]), every=one.every) for one in circuit.layers)
        self._sorts = Sorts([words, *layers], np.array(circuit.roots))

    def holding(self, reading: Reading) -> dict[int, list[int]]:
        """The formulas that may hold somewhere, and the numbers of those sentences, in order."""
        said = self.vocabulary.among(reading.said)
        there = np.zeros(self.vocabulary.size + 1, bool)
        for numbers in said:
            there[numbers.astype(np.intp)] = True  # else they are made so piece by piece
        needed, formulas, sorts = self._sorts.needed(there[1:])
        parts = np.zeros(len(there), np.int64)
        parts[1:][needed] = np.arange(1, 1 + np.count_nonzero(needed))
        lanes = Lanes(reading.numbers)
        rows = Rows(sorts, int(np.count_nonzero(needed)), lanes.width)
        roots, sentences = lanes.found(rows, parts, said)
        found = sentences.tolist()
        some, firsts = np.unique(roots, return_index=True)
        cuts = pairwise([*firsts.tolist(), len(found)])
        return {
            formula: found[first:end]
            for formula, (first, end) in zip(formulas[some].tolist(), cuts, strict=True)
        }


def _sort(starts: Numbers, members: Numbers, *, every: bool) -> Sort:
    sizes = np.diff(starts)
    return Sort(every, sizes, np.repeat(np.arange(len(sizes)), sizes), members)


def _read(kept: bytes) -> Numbers:
    return np.frombuffer(kept, NUMBERS).astype(np.int64)


class Asked(NamedTuple):
    """What is asked of a long text for a part of the rules."""

    gates: Gates
    probes: list[Probe]
    """The alternatives that its first formulas decide …"""
    contexts: list[str]
    """… and the expressions that the next ones do; two are left, for words that rules name
    themselves and for spellings."""


def gates_of(parts: Sequence[Part], spelled: frozenset[str]) -> list[Asked]:
    """What is asked for each part; of spellings ours or those given."""
    found = []
    for part in parts:
        ours = part.rules is shipped()
        known = of_ours() if ours else formulas(part.words, part.rules, spelled)
        probes = ((part.place + place, one) for place, one in known.probes)
        found.append(Asked(Gates(known.circuit), [*probes], known.contexts))
        spelled = frozenset()  # once is enough
    return found

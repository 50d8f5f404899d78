"""Which formulas hold in which sentences of a long text: for each a row of bits, one a sentence.

What a short text is asked word by word, a long one is asked for all its sentences at once. A word
counts as there where all its pairs of characters are, which is a little more often than it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from qunce.rules.redline.packs.circuit import NUMBERS, Circuit, Layer
from qunce.rules.redline.packs.formulas import formulas, of_ours
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.rows import Rows, Sort
from qunce.rules.redline.packs.vocabulary import Numbers, Vocabulary, codes_of
from qunce.rules.redline.packs.wordlist import Part, Probe

_SENTENCES = 16384
"""So many at once: a row of so many takes two kilobytes."""


class Gates:
    """A circuit ready to be asked for all sentences of a text."""

    def __init__(self, circuit: Circuit) -> None:
        self._vocabulary = Vocabulary(circuit.text)
        words = Sort(self._vocabulary.starts, self._vocabulary.parts, every=True)
        self._sorts = [words, *map(_sort_of, circuit.layers)]
        self._roots = np.array(circuit.roots)

    def holding(self, reading: Reading) -> list[list[int]]:
        """For each formula the numbers of the sentences in which it may hold, in order."""
        codes, bounds = codes_of(reading.said), np.array(reading.bounds) - reading.bounds[0]
        rows = Rows(min(_SENTENCES, len(bounds)), self._vocabulary.size + self._size)
        nothing = np.zeros(0, np.int64)
        formulas, sentences = [nothing], [nothing]
        for first in range(0, len(bounds) - 1, _SENTENCES):
            inside = bounds[first : first + _SENTENCES + 1]
            where, parts = self._vocabulary.among(codes[inside[0] : inside[-1]])
            lengths = np.diff(inside)
            marked = rows.marked(parts, np.repeat(np.arange(len(lengths)), lengths)[where])
            formula, sentence = rows.holding(self._decided(rows, marked))
            formulas.append(formula)
            sentences.append(sentence + first)
        formula, sentence = np.concatenate(formulas), np.concatenate(sentences)
        order = np.argsort(formula, kind="stable")
        cuts = np.searchsorted(formula[order], np.arange(len(self._roots) + 1))
        numbers = sentence[order].tolist()
        return [numbers[first:last] for first, last in pairwise(cuts.tolist())]

    @property
    def _size(self) -> int:
        return sum(one.size for one in self._sorts)

    def _decided(self, rows: Rows, parts: Numbers) -> Numbers:
        """The row of each formula, out of those of all parts."""
        words, *layers = self._sorts
        known = np.zeros(self._size, np.int64)
        known[: words.size] = rows.folded(words, parts)
        place = words.size
        for one in layers:
            known[place : place + one.size] = rows.folded(one, known)
            place += one.size
        decided: Numbers = known[self._roots]
        return decided


def _sort_of(layer: Layer) -> Sort:
    starts, members = (np.frombuffer(one, NUMBERS) for one in layer[1:])
    return Sort(starts.astype(np.int64), members.astype(np.int64), every=layer.every)


def gates_of(parts: Sequence[Part], spelled: frozenset[str]) -> list[tuple[list[Probe], Gates]]:
    """For each part its alternatives and the gates that tell where they are worth trying.

    Behind them come two for the words that its rules name, and for spellings: ours or those given.
    """
    found = []
    for part in parts:
        ours = part.rules is shipped()
        known = of_ours() if ours else formulas(part.words, part.rules, spelled)
        probes = [(part.place + place, one) for place, one in known.probes]
        found.append((probes, Gates(known.circuit)))
        spelled = frozenset()  # once is enough
    return found

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
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.rows import Flags, Rows, Sort
from qunce.rules.redline.packs.vocabulary import Numbers, Vocabulary, codes_of
from qunce.rules.redline.packs.wordlist import Part, Probe

_SENTENCES = 16384
"""So many at once: a row of so many takes two kilobytes."""


class Gates:
    """A circuit ready to be asked for all sentences of a text."""

    def __init__(self, circuit: Circuit) -> None:
        self._vocabulary = Vocabulary(circuit.text)
        words = _sort(self._vocabulary.starts, self._vocabulary.parts, every=True)
        self._sorts = [
            words,
            *(_sort(*map(_numbers, one[1:]), every=one.every) for one in circuit.layers),
        ]
        self._roots = np.array(circuit.roots)

    def holding(self, reading: Reading) -> list[list[int]]:
        """For each formula the numbers of the sentences in which it may hold, in order."""
        where, parts = self._vocabulary.among(codes_of(reading.said))
        lengths = np.diff(np.array(reading.bounds))
        sentences = np.repeat(np.arange(len(lengths)), lengths)[where]
        needed, sorts = self._needed(np.bincount(parts, minlength=self._vocabulary.size) > 0)
        asked = needed[parts]
        formulas, found = self._asked(parts[asked], sentences[asked], sorts)
        order = np.argsort(formulas, kind="stable")
        cuts = np.searchsorted(formulas[order], np.arange(len(self._roots) + 1))
        numbers = found[order].tolist()
        return [numbers[start:end] for start, end in pairwise(cuts.tolist())]

    def _asked(
        self, parts: Numbers, sentences: Numbers, sorts: Sequence[Sort]
    ) -> tuple[Numbers, Numbers]:
        """Formulas and the sentences in which they hold, out of the parts that stand in each."""
        last = int(sentences.max(initial=0))
        rows = Rows(
            min(_SENTENCES, last + 1), self._vocabulary.size + sum(one.size for one in sorts)
        )
        pairs = []
        for first in range(0, last + 1, _SENTENCES):
            inside = (first <= sentences) & (sentences < first + _SENTENCES)
            known = rows.marked(parts[inside], sentences[inside] - first)
            made = [rows.folded(sorts[0], known)]
            for one in sorts[1:]:
                made.append(rows.folded(one, np.concatenate(made)))
            formula, sentence = rows.holding(np.concatenate(made)[self._roots])
            pairs.append((formula, sentence + first))
        formulas, found = (np.concatenate(one) for one in zip(*pairs, strict=True))
        return formulas, found

    def _needed(self, there: Flags) -> tuple[Flags, list[Sort]]:
        """The parts, and the gates with their members, that decide what can hold in a text.

        Of a whole text as if it were one sentence: most formulas lack something in all of it.
        """
        words, *layers = self._sorts
        known = [words.decided(there)]
        for one in layers:
            known.append(one.decided(np.concatenate(known)))
        alive = np.concatenate(known)
        needed = np.zeros(len(alive), bool)
        needed[self._roots] = alive[self._roots]
        sorts: list[Sort] = []
        end = len(alive)
        for one in reversed(layers):
            sorts.append(one.without(needed[end - one.size : end], alive))
            needed[sorts[-1].members] = True
            end -= one.size
        sorts.append(words.without(needed[:end], there))
        parts = np.zeros(len(there), bool)
        parts[sorts[-1].members] = True
        return parts, sorts[::-1]


def _sort(starts: Numbers, members: Numbers, *, every: bool) -> Sort:
    size = len(starts) - 1
    return Sort(np.repeat(np.arange(size), np.diff(starts)), members, size, every=every)


def _numbers(kept: bytes) -> Numbers:
    return np.frombuffer(kept, NUMBERS).astype(np.int64)


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

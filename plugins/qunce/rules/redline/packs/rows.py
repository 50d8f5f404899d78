"""Rows of bits, one bit a sentence, and what is decided for all of their bits at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.sorts import Sort, Sorts
from qunce.rules.redline.packs.vocabulary import Numbers

Bits: TypeAlias = npt.NDArray[np.uint64]

_FIGURE, _WITHIN = 6, 63
"""Of a sentence's number the figures that say where in a word of the machine its bit is."""
_MANY = 16
"""Gates with more members are reduced one by one."""
_BIT = np.left_shift(np.uint8(1), np.arange(8, dtype=np.uint8))


class Rows:
    """Rows of bits by their numbers; the first one has none set, and what is nowhere has that."""

    def __init__(self, sorts: Sorts, parts: int, sentences: int) -> None:
        self._sorts, self._parts = sorts, parts
        gates = sum(one.size for one in sorts.sorts)
        self._bits = np.empty((1 + parts + gates, (sentences >> _FIGURE) + 1), np.uint64)
        self._used = 0
        self._known = np.zeros(gates, np.int64)

    def decided(self, parts: Numbers, sentences: Numbers) -> tuple[Numbers, Numbers]:
        """Roots and the sentences in which they hold, out of the parts that stand in each."""
        words, *layers = self._sorts.sorts
        known, end = self._known, words.size
        known[:end] = self._folded(words, self._marked(parts, sentences))
        for one in layers:
            known[end : end + one.size] = self._folded(one, known)
            end += one.size
        return self._holding(known[self._sorts.roots])

    def _marked(self, parts: Numbers, sentences: Numbers) -> Numbers:
        """Forget all rows, and make new ones for what stands in sentences: the row of each part."""
        self._used = 1 + self._parts
        bits = self._bits[: self._used]
        bits[:] = 0
        width = bits.shape[1] * 8
        places = (parts + 1) * width + (sentences >> 3)
        np.bitwise_or.at(bits.view(np.uint8).reshape(-1), places, _BIT[sentences & 7])
        there = np.bincount(parts, minlength=self._parts) > 0
        return np.where(there, np.arange(1, self._used), 0)

    def _folded(self, sort: Sort, rows: Numbers) -> Numbers:
        """The row of each gate, out of those of its members."""
        members = rows[sort.members]
        asked = sort.decided(rows > 0)[sort.owners] & (members > 0)
        counts = np.bincount(sort.owners[asked], minlength=sort.size)
        members, starts = members[asked], np.cumsum(counts) - counts
        found = np.zeros(sort.size, np.int64)
        alone = counts == 1
        found[alone] = members[starts[alone]]
        several = np.flatnonzero(counts > 1)
        several = several[np.argsort(-counts[several], kind="stable")]
        made = self._made(members, starts[several], counts[several], every=sort.every)
        some = np.flatnonzero(made.any(axis=1))
        found[several[some]] = self._used + some
        self._used += len(made)
        return found

    def _made(self, members: Numbers, starts: Numbers, counts: Numbers, *, every: bool) -> Bits:
        """New rows, each out of so many others from a place on; those of the most come first."""
        operation = np.bitwise_and if every else np.bitwise_or
        made = self._bits[self._used : self._used + len(starts)]
        large = int(np.searchsorted(-counts, -_MANY))
        for number in range(large):
            start = starts[number]
            some = self._bits[members[start : start + counts[number]]]
            operation.reduce(some, axis=0, out=made[number])
        if large < len(starts):
            made[large:] = self._bits[members[starts[large:]]]
            for place in range(1, int(counts[large])):
                having = int(np.searchsorted(-counts, -place))
                more = self._bits[members[starts[large:having] + place]]
                operation(made[large:having], more, out=made[large:having])
        return made

    def _holding(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """For each bit that is set in some rows which of them it is, and the sentence."""
        which = np.flatnonzero(rows)
        bits = self._bits[rows[which]]
        width = bits.shape[1]
        words = np.flatnonzero(bits)
        single = np.unpackbits(bits.reshape(-1)[words].view(np.uint8), bitorder="little")
        place = np.flatnonzero(single)
        word = words[place >> _FIGURE]
        return which[word // width], (word % width << _FIGURE) + (place & _WITHIN)

"""Rows of bits, one bit a sentence, and what is decided for all of their bits at once."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.vocabulary import Numbers

Bits: TypeAlias = npt.NDArray[np.uint64]
Flags: TypeAlias = npt.NDArray[np.bool_]

_FIGURE, _WITHIN = 6, 63
"""Of a sentence's number the figures that say where in a word of the machine its bit is."""
_MANY = 16
"""Gates with more members are reduced one by one."""
_BIT = np.left_shift(np.uint8(1), np.arange(8, dtype=np.uint8))


class Sort:
    """Gates that all do the same, with the numbers of their members."""

    def __init__(self, owners: Numbers, members: Numbers, size: int, *, every: bool) -> None:
        self.owners, self.members, self.size = owners, members, size
        """Whose each member is, the member, and how many gates there are."""
        self.every = every
        """True where a gate needs each of its members, else one is enough."""

    def decided(self, known: Flags) -> Flags:
        """Which gates hold, out of what is known of all members."""
        holding = known[self.members]
        gates = np.full(self.size, self.every)
        gates[self.owners[~holding] if self.every else self.owners[holding]] = not self.every
        return gates

    def without(self, gates: Flags, members: Flags) -> Sort:
        """The same without some gates, and without some members of the others."""
        kept = gates[self.owners] & members[self.members]
        return Sort(self.owners[kept], self.members[kept], self.size, every=self.every)


class Rows:
    """Rows of bits by their numbers; the first one has none set, and what is nowhere has that."""

    def __init__(self, sentences: int, most: int) -> None:
        # what is never written to takes no memory
        self._bits = np.empty((most + 1, (sentences >> _FIGURE) + 1), np.uint64)
        self._used = 1
        self._size = most

    def marked(self, parts: Numbers, sentences: Numbers) -> Numbers:
        """Forget all rows, and make new ones for what stands in sentences: the row of each part."""
        there = np.zeros(self._size, bool)
        there[parts] = True
        rows: Numbers = np.cumsum(there) * there
        self._used = 1 + int(np.count_nonzero(there))
        bits = self._bits[: self._used]
        bits[:] = 0
        width = bits.shape[1] * 8
        places = rows[parts] * width + (sentences >> 3)
        np.bitwise_or.at(bits.view(np.uint8).reshape(-1), places, _BIT[sentences & 7])
        return rows

    def folded(self, sort: Sort, rows: Numbers) -> Numbers:
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

    def holding(self, rows: Numbers) -> tuple[Numbers, Numbers]:
        """For each bit that is set in some rows which of them it is, and the sentence."""
        which = np.flatnonzero(rows)
        bits = self._bits[rows[which]]
        width = bits.shape[1]
        words = np.flatnonzero(bits)
        single = np.unpackbits(bits.reshape(-1)[words].view(np.uint8), bitorder="little")
        place = np.flatnonzero(single)
        word = words[place >> _FIGURE]
        return which[word // width], (word % width << _FIGURE) + (place & _WITHIN)

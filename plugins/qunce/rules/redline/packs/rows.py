"""Rows of bits, one bit a sentence, and what is decided for all of their bits at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.sorts import Sorts
from qunce.rules.redline.packs.vocabulary import Numbers
from qunce.tuples import NamedTuple

Bits: TypeAlias = npt.NDArray[np.uint64]

_MANY = 16
"""Gates with more members are made out of some that have so many."""


class _Step(NamedTuple):
    """New rows, one below the other, each made out of others."""

    every: bool
    place: int
    """Where they begin."""
    first: Numbers
    """For each of them its first member …"""
    more: Sequence[Numbers]
    """… and one further member of as many as have one: those of the most come first."""


class Rows:
    """Rows of bits: first those of parts, below them what gates need of more than one member."""

    def __init__(self, sorts: Sorts, parts: int, width: int) -> None:
        """For so many parts, with rows of so many words of the machine."""
        self._steps: list[_Step] = []
        self._used = 1 + parts
        known = np.arange(1, 1 + parts)
        for place, one in enumerate(sorts.sorts):
            gates = self._planned(one.owners, known[one.members], every=one.every)
            known = np.concatenate((known, gates)) if place else gates
        self._roots = known[sorts.roots]
        self._bits: Bits = np.empty((self._used, width), np.uint64)
        self._spare: Bits = np.empty(
            (max((len(one.first) for one in self._steps), default=0), width), np.uint64
        )
        self.parts = self._bits[: 1 + parts]
        """The rows of parts; nobody asks for the first one, where all that is no part may go."""

    def _planned(self, owners: Numbers, members: Numbers, *, every: bool) -> Numbers:
        """The row that each gate will have, out of those of its members."""
        counts = np.bincount(owners)
        starts = np.cumsum(counts) - counts
        if counts.max(initial=0) > _MANY:
            begins = (np.arange(len(owners)) - starts[owners]) % _MANY == 0
            parts = self._planned(np.cumsum(begins) - 1, members, every=every)
            return self._planned(owners[begins], parts, every=every)
        found: Numbers = members[starts]  # a gate with one member is that member
        several = np.flatnonzero(counts > 1)
        several = several[np.argsort(-counts[several], kind="stable")]
        found[several] = np.arange(self._used, self._used + len(several))
        starts, counts = starts[several], counts[several]
        having = np.searchsorted(-counts, -np.arange(1, counts.max(initial=1))).tolist()
        more = [members[starts[:end] + place] for place, end in enumerate(having, 1)]
        self._steps.append(_Step(every, self._used, members[starts], more))
        self._used += len(several)
        return found

    def decided(self) -> Bits:
        """The rows of the roots, out of those of the parts."""
        bits, spare = self._bits, self._spare
        for every, place, first, more in self._steps:
            operation = np.bitwise_and if every else np.bitwise_or
            # any mode but this one would copy everything once more
            bits.take(first, axis=0, out=bits[place : place + len(first)], mode="clip")
            for rows in more:
                made, other = bits[place : place + len(rows)], spare[: len(rows)]
                bits.take(rows, axis=0, out=other, mode="clip")
                operation(made, other, out=made)
        return bits[self._roots]

"""The gates of a circuit in layers of one sort, and those of them on which a text depends."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.vocabulary import Numbers
from qunce.tuples import NamedTuple

Flags: TypeAlias = npt.NDArray[np.bool_]


class Sort(NamedTuple):
    """Gates that all do the same."""

    every: bool
    """True where a gate needs each of its members, else one is enough."""
    sizes: Numbers
    """How many members each gate has."""
    owners: Numbers
    """For each member of all gates the number of the gate …"""
    members: Numbers
    """… and the number of the member."""

    def standing(self, known: Flags) -> Sort:
        """The same with those members alone that are known to hold somewhere."""
        kept = np.flatnonzero(known[self.members])
        return self._replace(owners=self.owners[kept], members=self.members[kept])

    def holding(self) -> Flags:
        """Which gates could hold with the members that are left."""
        left = np.bincount(self.owners, minlength=len(self.sizes))
        return left >= (self.sizes if self.every else 1)

    def among(self, gates: Flags, numbers: Numbers) -> Sort:
        """Some of the gates alone, whose members have other numbers now."""
        kept = gates[self.owners]
        return Sort(
            self.every,
            self.sizes[gates],
            _numbers(gates)[self.owners[kept]],
            numbers[self.members[kept]],
        )


class Sorts(NamedTuple):
    """Gates, sort by sort: the first one's members are parts of words, those of others gates."""

    sorts: Sequence[Sort]
    roots: Numbers
    """The gates that decide formulas."""

    def needed(self, there: Flags) -> tuple[Flags, Numbers, Sorts]:
        """Out of the parts that stand in a text: those parts, formulas and gates that matter.

        The text is taken for one sentence: most formulas lack something in all of it.
        """
        ends = np.cumsum([len(one.sizes) for one in self.sorts]).tolist()
        places = [slice(first, end) for first, end in pairwise([0, *ends])]
        alive, needed = np.zeros((2, ends[-1]), bool)
        known, left = there, []
        for one, place in zip(self.sorts, places, strict=True):
            left.append(one.standing(known))
            alive[place] = left[-1].holding()
            known = alive
        needed[self.roots] = alive[self.roots]
        parts = np.zeros(len(there), bool)
        for one, place in zip(left[:0:-1], places[:0:-1], strict=True):
            needed[one.members[needed[place][one.owners]]] = True
        words, *layers = left
        parts[words.members[needed[places[0]][words.owners]]] = True
        numbers = _numbers(needed)
        sorts = [words.among(needed[places[0]], _numbers(parts))]
        sorts += (
            one.among(needed[place], numbers) for one, place in zip(layers, places[1:], strict=True)
        )
        formulas = np.flatnonzero(alive[self.roots])
        return parts, formulas, Sorts(sorts, numbers[self.roots[formulas]])


def _numbers(flags: Flags) -> Numbers:
    """The number of each that is flagged, among those that are."""
    numbers: Numbers = np.cumsum(flags) - 1
    return numbers

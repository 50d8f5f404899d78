"""The gates of a circuit in layers of one sort, and those of them on which a text depends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.vocabulary import Numbers

Flags: TypeAlias = npt.NDArray[np.bool_]


class Sort(NamedTuple):
    """Gates that all do the same."""

    every: bool
    """True where a gate needs each of its members, else one is enough."""
    size: int
    """How many gates there are."""
    owners: Numbers
    """For each member of all gates the number of the gate …"""
    members: Numbers
    """… and the number of the member."""

    def decided(self, known: Flags) -> Flags:
        """Which gates hold, out of what is known of all members."""
        holding = known[self.members]
        gates = np.full(self.size, self.every)
        gates[self.owners[~holding] if self.every else self.owners[holding]] = not self.every
        return gates

    def among(self, gates: Flags, members: Flags) -> Sort:
        """The same with some gates and some members alone, each with its number among these."""
        kept = gates[self.owners] & members[self.members]
        return Sort(
            self.every,
            int(np.count_nonzero(gates)),
            _numbers(gates)[self.owners[kept]],
            _numbers(members)[self.members[kept]],
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
        words, *layers = self.sorts
        known = [words.decided(there)]
        for one in layers:
            known.append(one.decided(np.concatenate(known)))
        alive = np.concatenate(known)
        needed = np.zeros(len(alive), bool)
        needed[self.roots] = alive[self.roots]
        end = len(alive)
        for one in reversed(layers):
            asked = needed[end - one.size : end][one.owners]
            needed[one.members[asked]] = alive[one.members[asked]]
            end -= one.size
        parts = np.zeros(len(there), bool)
        parts[words.members[needed[: words.size][words.owners]]] = True
        sorts = [words.among(needed[: words.size], parts)]
        for one in layers:
            sorts.append(one.among(needed[end : end + one.size], needed))
            end += one.size
        formulas = np.flatnonzero(alive[self.roots])
        return parts, formulas, Sorts(sorts, _numbers(needed)[self.roots[formulas]])


def _numbers(flags: Flags) -> Numbers:
    """The number of each that is flagged, among those that are."""
    numbers: Numbers = np.cumsum(flags) - 1
    return numbers

"""The same sentence read once: wordings of one script mostly differ in a value or two."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from qunce.frozen import frozen
from qunce.rules.redline.packs.sheet import STOP

_WORTH = 0.8
"""With more different sentences than this share of all, nothing is gained."""


@frozen
class Reading:
    """What is searched, with where each of its sentences begins, and ends for the last one."""

    text: str
    bounds: Sequence[int]
    places: Sequence[Sequence[int]] = ()
    """For each sentence every place where it stands; nothing if all stand where they are read."""

    def shifts(self, start: int) -> Sequence[int]:
        """How far from here each place is where something stands that was found here."""
        if not self.places:
            return (0,)
        number = bisect_right(self.bounds, start) - 1
        return [place - self.bounds[number] for place in self.places[number]]


def once(text: str, bounds: Sequence[int]) -> Reading:
    """Every different sentence once, each with its end mark, in the order of the text."""
    places: dict[str, list[int]] = {}
    whole = text + STOP  # the last sentence has no end mark of its own
    for first, last in pairwise(bounds):
        places.setdefault(whole[first:last], []).append(first)
    if len(places) > _WORTH * (len(bounds) - 1):
        return Reading(text, bounds)
    starts = [0]
    for sentence in places:
        starts.append(starts[-1] + len(sentence))
    return Reading("".join(places), starts, [*places.values()])

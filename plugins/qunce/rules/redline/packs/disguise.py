"""What a text says once gaps are closed and variants are put back: scanned as a second reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from operator import attrgetter

from qunce.frozen import frozen
from qunce.rules.redline.packs.gaps import gaps
from qunce.rules.redline.packs.guesses import guesses, pictured
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.normal import Normal, edited
from qunce.rules.redline.packs.tricks import Trick
from qunce.rules.redline.packs.variants import Found, variants

MARKED, BLANK = "字间夹了「{mark}」", "字间夹了空格"


Stretch = tuple[int, int]

_start = attrgetter("start")


@frozen
class Change:
    """A place of the second reading that was written otherwise; a closed gap has no length."""

    start: int
    end: int
    trick: Trick


@frozen
class Undisguised:
    """The second reading of a text, and where it differs from the first."""

    normal: Normal
    changes: Sequence[Change]

    def within(self, start: int, end: int) -> Iterator[Change]:
        """The changes that a stretch needs in order to say what it says."""
        number = bisect_left(self.changes, start, key=_start)
        for change in self.changes[max(number - 1, 0) :]:
            if change.start >= end:
                return
            if start < change.end or start < change.start == change.end:
                yield change


def undisguised(
    plain: Normal, bounds: Sequence[int], spelled: Iterable[Stretch]
) -> Undisguised | None:
    """The second reading; None when it is the same as the first.

    Spellings are put back in the sentences, of which the bounds are given, in which one stands,
    and where closing a gap makes one.
    """
    stretches = sorted(spelled)
    holes = gaps(plain.text)
    if holes:  # a mark that stands for a character is no gap: 唯—品牌
        known = variants(plain.text, stretches)
        holes = [
            one
            for one in holes
            if not (_within(one, known) or any(pictured(plain.text, at) for at in range(*one)))
        ]
        stretches = _joined(holes, bounds, stretches)
    reading, changes = plain, _closed(plain.text, holes)
    if holes:
        reading = edited(plain, [(*hole, "") for hole in holes])
    looks: tuple[Callable[[str], list[Found]], ...] = (
        partial(variants, stretches=stretches),
        guesses,
    )
    for look in looks:
        found = look(reading.text)
        if found:
            changes = _put_back(changes, found)
            reading = edited(reading, [(one.start, one.end, one.variant.word) for one in found])
    return Undisguised(reading, changes) if changes else None


def _joined(
    holes: Sequence[Stretch], bounds: Sequence[int], stretches: Sequence[Stretch]
) -> list[Stretch]:
    """Those stretches, and the sentences with holes in them, once the holes are closed."""
    last = len(bounds) - 1
    around = (
        (bounds[bisect_right(bounds, one) - 1], bounds[min(bisect_right(bounds, other), last)])
        for one, other in holes
    )
    joined: list[Stretch] = []
    for begin, end in sorted((*stretches, *around)):
        if joined and begin < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((begin, end))
    starts = [start for start, _ in holes]
    gone = [0, *accumulate(end - start for start, end in holes)]
    return [
        (begin - gone[bisect_left(starts, begin)], end - gone[bisect_left(starts, end)])
        for begin, end in joined
    ]


def _within(hole: tuple[int, int], known: Sequence[Found]) -> bool:
    """True when a variant, none of which overlaps another, holds the whole hole."""
    number = bisect_right(known, hole[0], key=_start)
    return number > 0 and hole[1] <= known[number - 1].end


def _closed(text: str, holes: Sequence[tuple[int, int]]) -> list[Change]:
    """What closing these gaps changes, at the places where they were."""
    found = []
    gone = 0
    for first, last in holes:
        mark = text[first:last].strip()
        label = MARKED.replace("{mark}", mark) if mark else BLANK
        found.append(Change(first - gone, first - gone, Trick(Step.GAPS, label)))
        gone += last - first
    return found


def _put_back(changes: Sequence[Change], found: Sequence[Found]) -> list[Change]:
    """All changes in order, at their places behind what is put back now."""
    grown = [0, *accumulate(len(one.variant.word) - one.end + one.start for one in found)]
    moved = []
    for one in changes:
        number = bisect_left(found, one.start, key=_start)
        if number and found[number - 1].end > one.start:
            continue  # a spelling was found across the gap, and tells of the place already
        moved.append(Change(one.start + grown[number], one.end + grown[number], one.trick))
    for number, spelling in enumerate(found):
        start = spelling.start + grown[number]
        assert spelling.variant.step is not None
        trick = Trick(spelling.variant.step, spelling.label)
        moved.append(Change(start, start + len(spelling.variant.word), trick))
    return sorted(moved, key=lambda one: (one.start, one.end))

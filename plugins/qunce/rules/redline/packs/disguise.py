"""What a text says once gaps are closed and variants are put back: scanned as a second reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from qunce.frozen import frozen
from qunce.rules.redline.packs.gaps import gaps
from qunce.rules.redline.packs.guesses import guesses, pictured
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.normal import Normal, edited
from qunce.rules.redline.packs.tricks import Trick
from qunce.rules.redline.packs.variants import Found, signs, variants

MARKED, BLANK = "字间夹了「{mark}」", "字间夹了空格"


Stretch = tuple[int, int]


class Change(NamedTuple):
    """A place of the second reading that was written otherwise; a closed gap has no length."""

    start: int
    end: int
    trick: Trick


_start: Callable[[Change | Found], int] = itemgetter(0)


@frozen
class Undisguised:
    """The second reading of a text, and where it differs from the first."""

    normal: Normal
    changes: Sequence[Change]
    joined: bool = False
    """True when an end mark was taken away, so that two sentences are one."""

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
    if holes:
        holes = [*_meaningless(holes, plain.text, stretches)]
        stretches = _joined(holes, bounds, stretches)
    reading, changes = plain, _closed(plain.text, holes)
    if holes:
        reading = edited(plain, [(*hole, "") for hole in holes])
    looks: tuple[Callable[[str], list[Found]], ...] = (
        partial(variants, places=stretches),
        guesses,
    )
    for look in looks:
        found = look(reading.text)
        if found:
            changes = _put_back(changes, found)
            reading = edited(reading, [(one.start, one.end, one.variant.word) for one in found])
    joined = any(not ENDS.isdisjoint(plain.text[slice(*one)]) for one in holes)
    return Undisguised(reading, changes, joined) if changes else None


def _meaningless(
    holes: Sequence[Stretch], text: str, stretches: Iterable[Stretch]
) -> Iterator[Stretch]:
    """The holes whose marks stand for no character: in 唯—品牌 it does."""
    inside = [one for one in stretches if bisect_left(holes, one[:1]) < bisect_left(holes, one[1:])]
    known, pictures = variants(text, inside), signs().keys()
    for start, end in holes:
        number = bisect_right(known, start, key=_start)  # none of them overlaps another
        if number and end <= known[number - 1].end:
            continue
        if pictures.isdisjoint(text[start:end]) or not any(
            pictured(text, place) for place in range(start, end)
        ):
            yield start, end


def _joined(
    holes: Sequence[Stretch], bounds: Sequence[int], stretches: Sequence[Stretch]
) -> list[Stretch]:
    """Those stretches, and the sentences with holes in them, once the holes are closed."""
    last = len(bounds) - 1
    around: list[Stretch] = []
    stop = 0
    for start, end in holes:
        if end >= stop:
            stop = bounds[min(bisect_right(bounds, end), last)]
            around.append((bounds[bisect_right(bounds, start) - 1], stop))
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


def _closed(text: str, holes: Sequence[Stretch]) -> list[Change]:
    """What closing these gaps changes, at the places where they were."""
    tricks = {mark: _trick(mark) for mark in {text[start:end] for start, end in holes}}
    gone = accumulate((end - start for start, end in holes), initial=0)
    return [
        Change(start - less, start - less, tricks[text[start:end]])
        for (start, end), less in zip(holes, gone, strict=False)
    ]


def _trick(mark: str) -> Trick:
    shown = mark.strip()
    return Trick(Step.GAPS, MARKED.replace("{mark}", shown) if shown else BLANK)


def _put_back(changes: Sequence[Change], found: Sequence[Found]) -> list[Change]:
    """All changes in order, at their places behind what is put back now."""
    grown = [0, *accumulate(len(one.variant.word) - one.end + one.start for one in found)]
    moved: list[Change] = []
    rest = 0
    for one, more in zip(found, grown, strict=False):
        next_ = bisect_right(changes, one.start, rest, key=_start)
        moved += _moved(changes[rest:next_], more)
        assert one.variant.step is not None
        start = one.start + more
        trick = Trick(one.variant.step, one.label)
        moved.append(Change(start, start + len(one.variant.word), trick))
        # a spelling that was found across a gap tells of the place already
        rest = bisect_left(changes, one.end, next_, key=_start)
    moved += _moved(changes[rest:], grown[-1])
    return sorted(moved, key=itemgetter(0, 1))


def _moved(changes: Sequence[Change], by: int) -> Iterator[Change]:
    return (Change(start + by, end + by, trick) for start, end, trick in changes)

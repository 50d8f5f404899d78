"""What a text says once gaps are closed and variants are put back: scanned as a second reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from operator import itemgetter

from qunce.frozen import frozen
from qunce.rules.redline.packs.gaps import gaps
from qunce.rules.redline.packs.guesses import guesses, pictured
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.normal import Normal, edited
from qunce.rules.redline.packs.tricks import Trick
from qunce.rules.redline.packs.variants import Found, joints, signs, variants
from qunce.tuples import NamedTuple

MARKED, BLANK = "字间夹了「{mark}」", "字间夹了空格"
_MANY = 500
"""Of so many holes it pays to ask first which of them could make a spelling."""

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

    def touched(self) -> list[tuple[int, str]]:
        """Where each change is, and what came together there if only a gap was closed."""
        text = self.normal.text
        return [
            (start, text[start - 1 : start + 1] if start == end else "")
            for start, end, _ in self.changes
        ]


def undisguised(
    plain: Normal, bounds: Sequence[int], spelled: Iterable[Stretch]
) -> Undisguised | None:
    """The second reading; None when it is the same as the first.

    Spellings are put back in the sentences, of which the bounds are given, in which one stands,
    and where closing a gap makes one.
    """
    stretches, text = sorted(spelled), plain.text
    holes = gaps(text)
    if holes:
        holes = [*_meaningless(holes, text, stretches)]
        stretches = _joined(holes, _telling(holes, text), bounds, stretches)
    reading = edited(plain, [(*one, "") for one in holes])
    changes: list[Change] = []
    closed = reading.moved(plain, [start for start, _ in holes])
    tricks = _tricks([text[start:end] for start, end in holes])
    looks: tuple[Callable[[str], list[Found]], ...] = (
        lambda text: variants(text, stretches),
        guesses,
        # with the rest put back what is left may be spelled as usual: 驰铭shang标, v亻言
        lambda text: variants(text, _around(reading, plain, bounds, changes)),
    )
    for look in looks:
        found = look(reading.text)
        if found:
            _leave_out(closed, tricks, found)
            changes = _put_back(changes, found)
            before = reading
            reading = edited(before, [(one.start, one.end, one.variant.word) for one in found])
            closed = reading.moved(before, closed)
    changes = sorted([*map(Change, closed, closed, tricks), *changes], key=itemgetter(0, 1))
    joined = any(not ENDS.isdisjoint(text[start:end]) for start, end in holes)
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


def _telling(holes: Sequence[Stretch], text: str) -> Sequence[Stretch]:
    """The holes that could make a spelling when they are closed, or one sentence out of two."""
    if len(holes) < _MANY:
        return holes
    return [
        (start, end)
        for start, end in holes
        if text[start - 1] + text[end] in joints() or not ENDS.isdisjoint(text[start:end])
    ]


def _around(
    reading: Normal, plain: Normal, bounds: Sequence[int], changes: Iterable[Change]
) -> list[Stretch]:
    """The sentences in which something was put back; the bounds are those of the plain text."""
    numbers = {bisect_right(bounds, reading.place_in(plain, one.start)) for one in changes}
    ends = [bounds[at] for number in sorted(numbers) for at in (number - 1, number)]
    moved = reading.moved(plain, ends)
    return [*zip(moved[::2], moved[1::2], strict=True)]


def _joined(
    holes: Sequence[Stretch],
    telling: Iterable[Stretch],
    bounds: Sequence[int],
    stretches: Sequence[Stretch],
) -> list[Stretch]:
    """Those stretches, and the sentences with telling holes in them, once all are closed."""
    last = len(bounds) - 1
    around: list[Stretch] = []
    stop = 0
    for start, end in telling:
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


def _tricks(marks: Sequence[str]) -> list[Trick]:
    """How each closed gap is told."""
    shown = {one: one.strip() for one in {*marks}}
    labels = {one: MARKED.replace("{mark}", mark) if mark else BLANK for one, mark in shown.items()}
    known = {one: Trick(Step.GAPS, label) for one, label in labels.items()}
    return [*map(known.__getitem__, marks)]


def _leave_out(closed: list[int], tricks: list[Trick], found: Iterable[Found]) -> None:
    """A spelling that was found across closed gaps tells of their places already."""
    for one in found:
        gone = slice(bisect_right(closed, one.start), bisect_left(closed, one.end))
        del closed[gone], tricks[gone]


def _put_back(changes: Sequence[Change], found: Sequence[Found]) -> list[Change]:
    """All changes in order, at their places behind what is put back now."""
    grown = [0, *accumulate(len(one.variant.word) - one.end + one.start for one in found)]
    moved = []
    for one in changes:
        number = bisect_left(found, one.start, key=_start)
        if not number or found[number - 1].end <= one.start:  # else it is told of already
            moved.append(Change(one.start + grown[number], one.end + grown[number], one.trick))
    for spelling, more in zip(found, grown, strict=False):
        start, variant = spelling.start + more, spelling.variant
        assert variant.step is not None
        trick = Trick(variant.step, spelling.label)
        moved.append(Change(start, start + len(variant.word), trick))
    return moved

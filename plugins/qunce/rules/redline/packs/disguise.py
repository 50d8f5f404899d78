"""What a text says once gaps are closed and variants are put back: scanned as a second reading."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from qunce.derived.expressions import compiled
from qunce.frozen import frozen
from qunce.rules.redline.packs.characters import shapes, traditional
from qunce.rules.redline.packs.gaps import gaps
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.normal import HIDDEN, Normal, edited
from qunce.rules.redline.packs.variants import Found, variants

EMOJI_PART = "\ufe0f\ufe0e\u20e3"
"""Unseen characters that belong to an emoji and disguise nothing."""
MARKED, BLANK, UNSEEN = "字间夹了「{mark}」", "字间夹了空格", "字间夹了看不见的字符"
TOLD = "（写法变体：{labels}）"


Stretch = tuple[int, int]

_start = attrgetter("start")


class Trick(NamedTuple):
    """A step that made words match, and what it exchanged, for the reader."""

    step: Step
    label: str


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
        holes = [one for one in holes if not _within(one, known)]
        stretches = _closed(holes, bounds, stretches)
    closed = edited(plain, [(*hole, "") for hole in holes]) if holes else plain
    found = variants(closed.text, stretches)
    if not holes and not found:
        return None
    changes = _changes(plain, holes, found)
    if not found:
        return Undisguised(closed, changes)
    put_back = [(one.start, one.end, one.variant.word) for one in found]
    return Undisguised(edited(closed, put_back), changes)


def _closed(
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


def _changes(
    plain: Normal, holes: Sequence[tuple[int, int]], spelled: Sequence[Found]
) -> list[Change]:
    """All changes in order, at their places in the second reading."""
    grown = [0, *accumulate(len(one.variant.word) - one.end + one.start for one in spelled)]
    starts = [one.start for one in spelled]
    found = []
    gone = 0
    for first, last in holes:
        place = first - gone
        gone += last - first
        number = bisect_left(starts, place)
        if number and spelled[number - 1].end > place:
            continue  # a spelling was found across the gap, and tells of the place already
        place += grown[number]
        mark = plain.text[first:last].strip()
        label = MARKED.replace("{mark}", mark) if mark else BLANK
        found.append(Change(place, place, Trick(Step.GAPS, label)))
    for number, one in enumerate(spelled):
        start = one.start + grown[number]
        assert one.variant.step is not None
        trick = Trick(one.variant.step, one.label)
        found.append(Change(start, start + len(one.variant.word), trick))
    return sorted(found, key=lambda one: (one.start, one.end))


def tricks_of_characters(raw: str) -> Iterator[Trick]:
    """The steps that single characters of the words as written needed."""
    for char in dict.fromkeys(raw.lower()):
        if char in traditional():
            yield Trick(Step.TRADITIONAL, f"{char}→{traditional()[char]}")
        elif char in shapes():
            yield Trick(Step.SHAPE, f"{char}→{shapes()[char]}")
        elif char not in EMOJI_PART and compiled(HIDDEN).match(char):
            yield Trick(Step.GAPS, UNSEEN)


def told(tricks: Sequence[Trick]) -> str:
    """How a match came about, in brackets; nothing when the words stand there as they are."""
    labels = dict.fromkeys(one.label for one in tricks)
    return TOLD.replace("{labels}", "，".join(labels)) if labels else ""

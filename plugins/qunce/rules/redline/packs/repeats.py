"""The same sentence read once: wordings of one script mostly differ in a value or two."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate

from qunce.rules.redline.packs.sheet import STOP, Sheet

_WORTH = 0.8
"""With more different sentences than this share of all, nothing is gained."""


class Reading:
    """Sentences to be searched, each with its end mark, and where in a text they stand."""

    def __init__(
        self, sentences: Sequence[str], places: Sequence[Sequence[int]], before: str = ""
    ) -> None:
        self.sentences = sentences
        self.said = "".join(sentences)
        self.text = before + self.said
        self.bounds = [*accumulate(map(len, sentences), initial=len(before))]
        """Where each sentence begins, and the end of the last one."""
        self._places = places

    @cached_property
    def lasts(self) -> list[int]:
        """Where each ends, without its end mark."""
        return [one - 1 for one in self.bounds[1:]]

    def places(self, number: int) -> Sequence[int]:
        """Every place where a sentence stands."""
        return self._places[number]

    def shifts(self, number: int) -> Sequence[int]:
        """How far from here each place is where something stands that was found in a sentence."""
        return [place - self.bounds[number] for place in self.places(number)]


class _Whole(Reading):
    """All sentences of a sheet as they stand there: hardly any is repeated."""

    def __init__(self, sheet: Sheet) -> None:
        self.sentences, self.bounds = sheet.sentences, sheet.bounds
        self.said = self.text = sheet.normal.text + STOP

    def places(self, number: int) -> Sequence[int]:
        return (self.bounds[number],)

    def shifts(self, number: int) -> Sequence[int]:
        return (0,)


def once(sheet: Sheet) -> Reading:
    """Every different sentence once, in the order of the text."""
    if len({*sheet.sentences}) > _WORTH * len(sheet.sentences):
        return _Whole(sheet)
    places: dict[str, list[int]] = {}
    for sentence, start in zip(sheet.sentences, sheet.bounds, strict=False):
        places.setdefault(sentence, []).append(start)
    return Reading([*places], [*places.values()])


def only(sheet: Sheet, numbers: Sequence[int]) -> Reading:
    """Some sentences, by their numbers."""
    return Reading(
        [*map(sheet.said, numbers)], [(sheet.bounds[one],) for one in numbers], before=STOP
    )

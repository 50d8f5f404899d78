"""The same sentence read once: wordings of one script mostly differ in a value or two."""

from __future__ import annotations

from collections.abc import Sequence
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
        self.lasts = [one - 1 for one in self.bounds[1:]]
        """Where each ends, without its end mark."""
        self.places = places
        """For each sentence every place where it stands."""

    def shifts(self, number: int) -> list[int]:
        """How far from here each place is where something stands that was found in a sentence."""
        return [place - self.bounds[number] for place in self.places[number]]


def once(sheet: Sheet) -> Reading:
    """Every different sentence once, in the order of the text."""
    starts = sheet.bounds[:-1]
    if len({*sheet.sentences}) > _WORTH * len(starts):
        return Reading(sheet.sentences, [*zip(starts, strict=True)])
    places: dict[str, list[int]] = {}
    for sentence, start in zip(sheet.sentences, starts, strict=True):
        places.setdefault(sentence, []).append(start)
    return Reading([*places], [*places.values()])


def only(sheet: Sheet, numbers: Sequence[int]) -> Reading:
    """Some sentences, by their numbers."""
    return Reading(
        [*map(sheet.said, numbers)], [(sheet.bounds[one],) for one in numbers], before=STOP
    )

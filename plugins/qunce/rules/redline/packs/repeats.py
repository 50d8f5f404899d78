"""The same sentence read once: wordings of one script mostly differ in a value or two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING

from qunce.rules.redline.packs.sheet import STOP, Sheet

if TYPE_CHECKING:
    from qunce.rules.redline.packs.vocabulary import Numbers

_WORTH = 0.8
"""With more different sentences than this share of all, nothing is gained."""
_MANY, _SOME = 8_000, 8
"""Of so many sentences only those are compared whose length is a multiple of a number: equal ones
are equally long, so that among them the share of repeats is much the same.
"""


class Reading:
    """Sentences to be searched, each with its end mark, and where in a text they stand."""

    whole = False
    """True when they are all sentences of a text, as they stand there."""

    def __init__(
        self, sentences: Sequence[str], places: Sequence[Sequence[int]], before: str = ""
    ) -> None:
        self._sentences = sentences
        self.said = "".join(sentences)
        self.text = before + self.said
        self.bounds = [*accumulate(map(len, sentences), initial=len(before))]
        """Where each sentence begins, and the end of the last one."""
        self._places = places

    @property
    def count(self) -> int:
        """How many sentences there are."""
        return len(self.bounds) - 1

    def sentence(self, number: int) -> str:
        """One of them."""
        return self.text[self.bounds[number] : self.bounds[number + 1]]

    @property
    def sentences(self) -> Sequence[str]:
        """All of them."""
        return self._sentences

    @cached_property
    def numbers(self) -> Numbers:
        """The bounds for whoever counts with all of them at once."""
        import numpy as np

        return np.array(self.bounds)

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

    whole = True

    def __init__(self, sheet: Sheet) -> None:
        self.bounds, self._sheet = sheet.bounds, sheet
        self.said = self.text = sheet.normal.text + STOP

    @property
    def sentences(self) -> Sequence[str]:
        return self._sheet.sentences

    def places(self, number: int) -> Sequence[int]:
        return (self.bounds[number],)

    def shifts(self, number: int) -> Sequence[int]:
        return (0,)


def once(sheet: Sheet) -> Reading:
    """Every different sentence once, in the order of the text."""
    whole = _Whole(sheet)
    some = whole.sentences if whole.count < _MANY else [*_some(whole)]
    if len({*some}) > _WORTH * len(some):
        return whole
    places: dict[str, list[int]] = {}
    for sentence, start in zip(whole.sentences, sheet.bounds, strict=False):
        places.setdefault(sentence, []).append(start)
    return Reading([*places], [*places.values()])


def _some(whole: Reading) -> Iterator[str]:
    """The sentences of certain lengths, and at least one."""
    sizes = whole.numbers[1:] - whole.numbers[:-1]
    yield whole.sentence(0)
    yield from map(whole.sentence, (sizes % _SOME == 0).nonzero()[0].tolist())


def only(sheet: Sheet, numbers: Sequence[int]) -> Reading:
    """Some sentences, by their numbers."""
    return Reading(
        [*map(sheet.said, numbers)], [(sheet.bounds[one],) for one in numbers], before=STOP
    )

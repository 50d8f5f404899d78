"""The same sentence read once: wordings of one script mostly differ in a value or two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, reduce
from itertools import accumulate
from operator import or_

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
        self.characters = Characters(sentences)

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


class Characters:
    """In which sentences characters stand, as a number of which each bit tells of a sentence."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        self._any: dict[str, int] = {}

    def any_of(self, chars: str) -> int:
        """The sentences that hold one of some characters."""
        known = self._any.get(chars)
        if known is None:
            known = self._any[chars] = reduce(or_, map(self._each.__getitem__, chars), 0)
        return known

    @cached_property
    def _each(self) -> defaultdict[str, int]:
        found: defaultdict[str, int] = defaultdict(int)
        for number, sentence in enumerate(self._sentences):
            bit = 1 << number
            for char in {*sentence}:
                found[char] |= bit
        return found


def bits(numbers: Iterable[int]) -> int:
    """The number in which these bits are set."""
    return reduce(or_, map((1).__lshift__, numbers), 0)


def numbers(bits: int) -> Iterator[int]:
    """Which bits of a number are set, in order."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest

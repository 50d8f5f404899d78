"""How alike two wordings are: the share of three-character pieces that both of them have.

Variables count as one character whatever stands in for them, and spaces, punctuation and emoji
do not count: two notices that differ in a price and a full stop are one notice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Generic, TypeVar

from qunce.derived.expressions import expression

K = TypeVar("K")

Pieces = frozenset[str]

_PLACEHOLDER = expression(r"\{\{|\}\}|\{[^{}\n]*\}")
_MASK = "\0"
_NO_WORD = expression(r"[^\w\0]+|_+")


def plain(wording: str) -> str:
    """A wording without what varies and what is not said.

    >>> plain("{商品}到了，只要 {价格} 元！").replace(_MASK, "□")
    '□到了只要□元'
    """
    masked = _PLACEHOLDER.sub(lambda match: "" if len(match[0]) == 2 else _MASK, wording)
    return _NO_WORD.sub("", masked).lower()


def pieces(text: str) -> Pieces:
    """The three-character pieces of a plain text; a shorter one is its own only piece."""
    return frozenset({text[at : at + 3] for at in range(max(len(text) - 2, 1))})


def likeness(one: Pieces, other: Pieces) -> float:
    """Jaccard's measure in per cent: 100 for the same pieces, 0 for none in common."""
    both = len(one & other)
    return 100 * both / (len(one) + len(other) - both)


class Alike(Generic[K]):
    """Wordings made ready to find those that are at least `least` per cent alike.

    Two sets that share so much cannot differ in all of their rarest pieces, so only those with a
    rare piece in common are compared (prefix filtering); none is missed, and no pair is compared
    twice. Wordings of the same pieces have one number and are one to this.
    """

    def __init__(self, wordings: Mapping[K, Pieces], least: int) -> None:
        self.least = least
        numbers: dict[Pieces, int] = {}
        self.of = {
            name: numbers.setdefault(those, len(numbers)) for name, those in wordings.items()
        }
        self._sets = tuple(numbers)
        frequency = Counter(chain.from_iterable(self._sets))
        self._shared = frozenset(piece for piece, count in frequency.items() if count > 1)
        self._rare = tuple(self._rarest(those, frequency) for those in self._sets)
        self._known: dict[tuple[int, int], float] = {}

    def _rarest(self, those: Pieces, frequency: Mapping[str, int]) -> Sequence[str]:
        """The rarest pieces of a wording, less those that no other one has."""
        shared = self._shared.intersection(those)
        count = len(shared) + (-self.least * len(those) // 100) + 1
        if count <= 0:
            return ()
        return sorted(shared, key=lambda piece: (frequency[piece], piece))[:count]

    def among(self, names: Iterable[K]) -> dict[int, dict[int, float]]:
        """For the number of each of these wordings the numbers alike and how much, itself too."""
        numbers = {self.of[name] for name in names}
        near = {number: {number: 100.0} for number in sorted(numbers)}
        holders: dict[str, list[int]] = {}
        for number in sorted(numbers, key=lambda one: (len(self._sets[one]), one)):
            tried = set[int]()
            for piece in self._rare[number]:
                for other in holders.setdefault(piece, []):
                    if other not in tried:
                        tried.add(other)
                        share = self._share(other, number)
                        if share >= self.least:
                            near[number][other] = near[other][number] = share
                holders[piece].append(number)
        return near

    def _share(self, one: int, other: int) -> float:
        """How alike two wordings are, the shorter one first; 0 where their lengths forbid it."""
        first, second = self._sets[one], self._sets[other]
        if len(first) * 100 < self.least * len(second):
            return 0.0
        if (one, other) not in self._known:
            self._known[one, other] = likeness(first, second)
        return self._known[one, other]

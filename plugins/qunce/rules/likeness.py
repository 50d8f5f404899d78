"""How alike two wordings are: the share of three-character pieces that both of them have.

Variables count as one character whatever stands in for them, and spaces, punctuation and emoji
do not count: two notices that differ in a price and a full stop are one notice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

K = TypeVar("K")

Pieces = frozenset[str]

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{[^{}\n]*\}")
_MASK = "\0"
_NO_WORD = re.compile(r"[^\w\0]+|_+")


def plain(wording: str) -> str:
    """A wording without what varies and what is not said.

    >>> plain("{商品}到了，只要 {价格} 元！").replace(_MASK, "□")
    '□到了只要□元'
    """
    masked = _PLACEHOLDER.sub(lambda match: "" if len(match[0]) == 2 else _MASK, wording)
    return _NO_WORD.sub("", masked).lower()


def pieces(text: str) -> Pieces:
    """The three-character pieces of a plain text; a shorter one is its own only piece."""
    return frozenset(text[at : at + 3] for at in range(max(len(text) - 2, 1)))


def likeness(one: Pieces, other: Pieces) -> float:
    """Jaccard's measure in per cent: 100 for the same pieces, 0 for none in common."""
    both = len(one & other)
    return 100 * both / (len(one) + len(other) - both)


@dataclass(frozen=True, slots=True)
class Alike(Generic[K]):
    """Which wordings are as alike as was asked for, worked out once for all posts."""

    of: Mapping[K, int]
    """Each wording's number; wordings of the same pieces share one."""
    near: Sequence[Mapping[int, float]]
    """For each number, those alike and how much, itself with 100."""


def alike(wordings: Mapping[K, Pieces], least: int) -> Alike[K]:
    """Every pair of wordings that is at least `least` per cent alike, without trying all pairs.

    Two sets that share so much cannot differ in all of their rarest pieces, so only those with a
    rare piece in common are compared (prefix filtering); none is missed.
    """
    numbers: dict[Pieces, int] = {}
    of = {name: numbers.setdefault(those, len(numbers)) for name, those in wordings.items()}
    sets = list(numbers)
    frequency = Counter(piece for those in sets for piece in those)
    near: list[dict[int, float]] = [{number: 100.0} for number in range(len(sets))]
    holders: dict[str, list[int]] = {}
    for number in sorted(range(len(sets)), key=lambda one: len(sets[one])):
        those = sets[number]
        size = len(those)
        rare = sorted(those, key=lambda piece: (frequency[piece], piece))
        tried = set[int]()
        for piece in rare[: size + (-least * size // 100) + 1]:
            for other in holders.setdefault(piece, []):
                if len(sets[other]) * 100 >= least * size and other not in tried:
                    tried.add(other)
                    share = likeness(those, sets[other])
                    if share >= least:
                        near[number][other] = near[other][number] = share
            holders[piece].append(number)
    return Alike(of, near)

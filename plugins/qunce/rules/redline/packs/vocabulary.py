"""The characters and pairs of characters of which words are made, found in a text all at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.sheet import STOP

Numbers: TypeAlias = npt.NDArray[np.int64]
Codes: TypeAlias = npt.NDArray[np.uint32]
Parts: TypeAlias = npt.NDArray[np.unsignedinteger[Any]]
"""Numbers of parts, in as few bytes as they fit in."""

_BESIDE = 21
"""A character takes so many bits, in a pair as well."""
_ROOM = 19
"""The table of pairs has two to the power of this places, some ten times what it holds."""
_FIRST, _SECOND = np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)
"""Odd numbers that mix the bits of a pair."""


def codes_of(text: str) -> Codes:
    """The characters of a text by their numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


class Vocabulary:
    """Words by their parts: a word of one character is one part, a longer one all its pairs."""

    def __init__(self, text: str) -> None:
        """Of words, each with an end mark; none is empty."""
        codes = codes_of(text)
        ends = np.flatnonzero(codes == ord(STOP))
        sizes = np.diff(ends, prepend=-1)
        word = np.repeat(np.arange(len(ends)), sizes)  # whose each character is
        alone = ends[sizes == 2] - 1
        paired = np.ones(len(codes), bool)
        paired[ends] = paired[ends - 1] = False
        first = np.flatnonzero(paired)
        chars, of_alone = np.unique(codes[alone], return_inverse=True)
        pairs, of_pairs = np.unique(_pairs(codes, first), return_inverse=True)
        self.size = len(chars) + len(pairs)
        """How many parts there are."""
        order = np.argsort(np.concatenate((alone, first)), kind="stable")
        self.parts: Numbers = np.concatenate((of_alone, of_pairs + len(chars)))[order]
        """The parts of each word, one word after the other …"""
        counts = np.bincount(word[alone], minlength=len(ends))
        counts += np.bincount(word[first], minlength=len(ends))
        self.starts: Numbers = np.concatenate(([0], np.cumsum(counts)))
        """… where those of each begin, and where those of the last one end."""
        self._alone: Parts = np.zeros(1 << _BESIDE, np.min_scalar_type(self.size))
        self._alone[chars] = np.arange(1, len(chars) + 1)
        self._pairs = _Table(pairs, len(chars) + 1)

    def among(self, text: str) -> tuple[Parts, Parts]:
        """For each character of a text its number as a part, and that of the pair it begins.

        Parts count from one on; 0 is for what is none.
        """
        codes = codes_of(text)
        return self._alone.take(codes, mode="clip"), self._pairs.among(codes)

    def known(self, pairs: Iterable[str]) -> set[str]:
        """Those of some pairs of characters that are parts."""
        said = STOP.join(pairs)
        first = np.flatnonzero(self._pairs.among(codes_of(said)))
        return {said[one : one + 2] for one in first.tolist()}


def _pairs(codes: Codes, first: Numbers) -> Numbers:
    """The pairs of characters that begin in some places, each as a number."""
    return (codes[first].astype(np.int64) << _BESIDE) | codes[first + 1]


class _Table:
    """Pairs with their numbers from one on, at places worked out of both characters.

    Where a place is taken the next free one is used, as in any open table; what is asked for many
    pairs at once has no dictionary that is as quick.
    """

    def __init__(self, pairs: Numbers, least: int) -> None:
        self._numbers: Parts = np.zeros(1 << _ROOM, np.min_scalar_type(least + len(pairs)))
        numbers = np.arange(least, least + len(pairs))
        one = (pairs >> _BESIDE).astype(np.uint32)
        two = (pairs & ((1 << _BESIDE) - 1)).astype(np.uint32)
        self._marks = np.concatenate((np.zeros(least, np.uint32), _mark(one, two)))
        self._full = np.zeros(len(self._marks), bool)
        """For each number whether another pair had to go on from its place."""
        place = _place(one, two)
        while len(numbers):
            free = self._numbers[place] == 0
            self._numbers[place[free]] = numbers[free]  # of several the last one gets the place
            lost = self._numbers[place] != numbers
            self._full[self._numbers[place[lost]]] = True
            numbers, place = numbers[lost], _next(place[lost])

    def among(self, codes: Codes) -> Parts:
        """For each character of a text the number of the pair that it begins, if that is known."""
        one, two = codes[:-1], codes[1:]
        place, mark = _place(one, two), _mark(one, two)
        found = np.zeros(len(codes), self._numbers.dtype)
        number = self._numbers.take(place)
        same = self._marks.take(number) == mark
        np.multiply(number, same, out=found[:-1])
        left = np.flatnonzero(self._full.take(number) > same)
        place, mark = place[left], mark[left]
        while len(left):
            place = _next(place)
            number = self._numbers[place]
            same = self._marks[number] == mark
            found[left] = number * same
            other = self._full[number] > same
            left, place, mark = left[other], place[other], mark[other]
        return found


def _place(one: Codes, two: Codes) -> Codes:
    return (one * _FIRST + two * _SECOND) >> np.uint32(32 - _ROOM)


def _mark(one: Codes, two: Codes) -> Codes:
    """What tells a pair from any other; from some, if a character is beyond the first plane.

    Then a word counts as there where it is not, which costs no more than looking for it.
    """
    return (one << np.uint32(16)) ^ two


def _next(place: Codes) -> Codes:
    return (place + np.uint32(1)) & np.uint32((1 << _ROOM) - 1)

"""Words in order, of which those that a text could hold are found without looking for them.

They lie in a few long strings, for tens of thousands of short ones would fill more memory than all
else that a check reads: of words that begin alike the first two characters are told once, and only
those are taken out whose first two characters stand side by side in the text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import add

from qunce.tuples import NamedTuple

_END = "\x00"
"""Behind every word of more than two characters."""
_FEW = 500
"""So many different characters hardly any words begin with, so that the others are left aside."""


class Pairs(NamedTuple):
    """What tells which words a text could hold."""

    chars: set[str]
    """Every character of it …"""
    pairs: set[str]
    """… and the same with every two that stand side by side."""


Row = tuple[str, str]
"""Pairs of characters in order: all that stand first, and all that stand second."""


class Glossary:
    """Words by their numbers: those of one character come first, then those of two."""

    def __init__(
        self, single: str, double: Row, heads: Row, begins: bytes, firsts: bytes, long: str
    ) -> None:
        self.plain = single, double, heads, begins, firsts, long
        """What it is made of again."""
        self._single = single
        """The words of one character, …"""
        self._double = double
        """… those of two, …"""
        self._heads = heads
        """… what longer ones begin with, …"""
        self._begins = memoryview(begins).cast("I")
        """… where those of each beginning stand, and where the last ones end, …"""
        self._firsts = memoryview(firsts).cast("I")
        """… which number the first of them has …"""
        self._long = long
        """… and the words themselves, each with an end mark."""

    @property
    def words(self) -> list[str]:
        """All words by their numbers."""
        return [*self._single, *map(add, *self._double), *self._long.split(_END)[:-1]]

    def __len__(self) -> int:
        return len(self._single) + len(self._double[0]) + self._long.count(_END)

    def standing(self, of: Pairs) -> dict[str, int]:
        """The words that a text of these pairs could hold, with their numbers."""
        there = of.pairs
        found = {one: number for number, one in enumerate(self._single) if one in there}
        shift = len(self._single)
        found |= {pair: shift + place for place, pair in _standing(self._double, of)}
        for head, _ in _standing(self._heads, of):
            for number, word in self._headed(head):
                if word[1:3] in there and word[-2:] in there:
                    found[word] = number
        return found

    def number(self, word: str) -> int:
        """The number of a word; -1 for one that is not here."""
        if len(word) == 1:
            return self._single.find(word)
        if len(word) == 2:
            place = _place(self._double, word)
            return place if place < 0 else len(self._single) + place
        place = _place(self._heads, word)
        those = self._headed(place) if place >= 0 else ()
        return next((number for number, one in those if one == word), -1)

    def _headed(self, head: int) -> Iterator[tuple[int, str]]:
        """The words with one of the beginnings, with their numbers."""
        begins = self._begins
        words = self._long[begins[head] : begins[head + 1] - 1].split(_END)
        return enumerate(words, self._firsts[head])


def _place(row: Row, word: str) -> int:
    """Where the first two characters of a word stand in a row; -1 if they do not."""
    starts, seconds = row
    first, last = bisect_left(starts, word[0]), bisect_right(starts, word[0])
    place = bisect_left(seconds, word[1], first, last)
    return place if place < last and seconds[place] == word[1] else -1


def _standing(row: Row, of: Pairs) -> Iterable[tuple[int, str]]:
    """The pairs of a row that stand in a text, and where in the row."""
    there, (starts, seconds) = of.pairs, row
    if len(of.chars) > _FEW:
        return [(place, pair) for place, pair in enumerate(map(add, *row)) if pair in there]
    return [
        (place, char + seconds[place])
        for char in sorted(of.chars)
        for place in range(bisect_left(starts, char), bisect_right(starts, char))
        if char + seconds[place] in there
    ]


def glossary(words: Iterable[str]) -> Glossary:
    """Some words, each once and none empty, in order."""
    ordered = sorted(words)
    single, double = ([one for one in ordered if len(one) == size] for size in (1, 2))
    heads: list[str] = []
    begins, firsts, long = array("I", [0]), array("I", [len(single) + len(double)]), [""]
    for head, alike in groupby((one for one in ordered if len(one) > 2), lambda one: one[:2]):
        those = [*alike]
        heads.append(head)
        long.append("".join(one + _END for one in those))
        begins.append(begins[-1] + len(long[-1]))
        firsts.append(firsts[-1] + len(those))
    return Glossary(
        "".join(single),
        _row(double),
        _row(heads),
        begins.tobytes(),
        firsts.tobytes(),
        "".join(long),
    )


def _row(pairs: Sequence[str]) -> Row:
    return "".join(one[0] for one in pairs), "".join(one[1] for one in pairs)


def pairs(text: str) -> Pairs:
    """The characters and pairs of a text."""
    chars = {*text}
    return Pairs(chars, {*chars, *map(add, text, text[1:])})

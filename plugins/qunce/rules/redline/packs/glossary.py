"""Words in order, of which those that a text could hold are found without looking for them.

They lie in a few long strings, for tens of thousands of short ones would fill more memory than all
else that a check reads: of words that begin alike the first two characters are told once, and only
those are taken out whose first two characters stand side by side in the text.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby
from operator import add

from qunce.tuples import NamedTuple

_END = "\x00"
"""Behind every word."""
_LAST = chr(sys.maxunicode)
"""No word has it, and every other character goes before it."""
_FEW = 200
"""So many different characters hardly any words begin with, so that the others are left aside."""


class Pairs(NamedTuple):
    """What tells which words a text could hold."""

    chars: set[str]
    """Every character of it …"""
    pairs: set[str]
    """… and the same with every two that stand side by side."""


class Glossary:
    """Words by their numbers: those of one or two characters come first."""

    def __init__(self, short: str, heads: str, begins: bytes, firsts: bytes, long: str) -> None:
        self.plain = short, heads, begins, firsts, long
        """What it is made of again."""
        self._begins = memoryview(begins).cast("I")
        """Where in the long words those of each head begin, and where the last ones end …"""
        self._firsts = memoryview(firsts).cast("I")
        """… and which number the first of them has."""
        self._long = long

    @cached_property
    def _short(self) -> list[str]:
        """The words of one or two characters …"""
        return self.plain[0].split(_END)[:-1]

    @cached_property
    def _heads(self) -> list[str]:
        """… and the two with which longer ones begin, both in order."""
        return self.plain[1].split(_END)[:-1]

    @property
    def words(self) -> list[str]:
        """All words by their numbers."""
        return [*self._short, *self._long.split(_END)[:-1]]

    def __len__(self) -> int:
        return len(self._short) + self._long.count(_END)

    def standing(self, of: Pairs) -> dict[str, int]:
        """The words that a text of these pairs could hold, with their numbers."""
        there = of.pairs
        found = {word: number for number, word in _standing(self._short, of)}
        for head, _ in _standing(self._heads, of):
            for number, word in self._headed(head):
                if word[1:3] in there and word[-2:] in there:
                    found[word] = number
        return found

    def number(self, word: str) -> int:
        """The number of a word; -1 for one that is not here."""
        if len(word) <= 2:
            return _place(self._short, word)
        place = _place(self._heads, word[:2])
        those = self._headed(place) if place >= 0 else ()
        return next((number for number, one in those if one == word), -1)

    def _headed(self, head: int) -> Iterator[tuple[int, str]]:
        """The words with one of the beginnings, with their numbers."""
        begins = self._begins
        words = self._long[begins[head] : begins[head + 1] - 1].split(_END)
        return enumerate(words, self._firsts[head])


def _place(row: Sequence[str], pair: str) -> int:
    """Where something stands in a row; -1 if it does not."""
    place = bisect_left(row, pair)
    return place if place < len(row) and row[place] == pair else -1


def _standing(row: Sequence[str], of: Pairs) -> Iterable[tuple[int, str]]:
    """What of a row stands in a text, and where in the row."""
    there = of.pairs
    if len(of.chars) > _FEW:
        return [(place, pair) for place, pair in enumerate(row) if pair in there]
    bounds = ((bisect_left(row, one), bisect_left(row, one + _LAST)) for one in sorted(of.chars))
    return [
        (place, pair)
        for first, last in bounds
        for place, pair in enumerate(row[first:last], first)
        if pair in there
    ]


def glossary(words: Iterable[str]) -> Glossary:
    """Some words, each once and none empty, in order."""
    ordered = sorted(words)
    short = [one for one in ordered if len(one) <= 2]
    heads: list[str] = []
    begins, firsts, long = array("I", [0]), array("I", [len(short)]), [""]
    for head, alike in groupby((one for one in ordered if len(one) > 2), lambda one: one[:2]):
        those = [*alike]
        heads.append(head)
        long.append(_joined(those))
        begins.append(begins[-1] + len(long[-1]))
        firsts.append(firsts[-1] + len(those))
    return Glossary(
        _joined(short), _joined(heads), begins.tobytes(), firsts.tobytes(), "".join(long)
    )


def _joined(words: Iterable[str]) -> str:
    return "".join(word + _END for word in words)


def pairs(text: str) -> Pairs:
    """The characters and pairs of a text."""
    chars = {*text}
    return Pairs(chars, {*chars, *map(add, text, text[1:])})

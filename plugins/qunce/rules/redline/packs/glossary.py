"""Words in order, of which those that a text could hold are found without looking for them."""

from __future__ import annotations

import sys
from bisect import bisect_left
from collections.abc import Iterable
from functools import cached_property
from itertools import chain
from operator import add
from typing import NamedTuple

_END = "\x00"
"""Behind every word."""
_LAST = chr(sys.maxunicode)
"""No word has it, and every other character goes before it."""
_FEW = 500
"""So many different characters hardly any words begin with, so that the others are left aside."""


class Pairs(NamedTuple):
    """What tells which words a text could hold."""

    chars: set[str]
    """Every character of it …"""
    pairs: set[str]
    """… and the same with every two that stand side by side."""


class Glossary:
    """Words by their numbers: those of one or two characters come first."""

    def __init__(self, short: str, long: str) -> None:
        self.short = short
        """Words in order, each with an end mark."""
        self.long = long

    @property
    def words(self) -> list[str]:
        """All words by their numbers."""
        return [*self._short, *self._long]

    @cached_property
    def _short(self) -> list[str]:
        return self.short.split(_END)[:-1]

    @cached_property
    def _long(self) -> list[str]:
        return self.long.split(_END)[:-1]

    def __getitem__(self, number: int) -> str:
        first = len(self._short)
        return self._short[number] if number < first else self._long[number - first]

    def __len__(self) -> int:
        return self.short.count(_END) + self.long.count(_END)

    def standing(self, of: Pairs) -> list[str]:
        """The words that a text of these pairs could hold, in order."""
        there = of.pairs
        long = [
            word
            for word in _beginning(self._long, of.chars)
            if word[:2] in there and word[1:3] in there and word[-2:] in there
        ]
        return [*sorted(there.intersection(_beginning(self._short, of.chars))), *long]

    def number(self, word: str) -> int:
        """The number of a word; -1 for one that is not here."""
        first, words = (0, self._short) if len(word) <= 2 else (len(self._short), self._long)
        place = bisect_left(words, word)
        return first + place if place < len(words) and words[place] == word else -1


def _beginning(words: list[str], chars: set[str]) -> Iterable[str]:
    """Of words in order those that begin with a character of a short text; all for a longer one."""
    if len(chars) > _FEW:
        return words
    bounds = ((bisect_left(words, one), bisect_left(words, one + _LAST)) for one in sorted(chars))
    return chain.from_iterable(words[first:last] for first, last in bounds)


def glossary(words: Iterable[str]) -> Glossary:
    """Some words, each once and none empty, in order."""
    ordered = sorted(words)
    short, long = (
        "".join(word + _END for word in ordered if (len(word) <= 2) is fits)
        for fits in (True, False)
    )
    return Glossary(short, long)


def pairs(text: str) -> Pairs:
    """The characters and pairs of a text."""
    chars = {*text}
    return Pairs(chars, {*chars, *map(add, text, text[1:])})

"""Normalising for matching: case, width, forms of characters; every index finds back."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain, pairwise
from operator import add
from pathlib import Path

from qunce.derived.expressions import compiled
from qunce.derived.whole import derived
from qunce.rules.redline.packs.characters import sources, table

HIDDEN = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]+"
)
"""Characters that nobody sees."""
_FEW = 50
"""So many different odd characters are replaced one by one faster than in one translation."""
_BEYOND = 0x10000

Edit = tuple[int, int, str]
"""A stretch of a text, and what stands there instead."""


class Normal:
    """A text as it is matched, whose characters know where they are written.

    One that was made out of another keeps what was exchanged, and looks back when it is asked:
    of a long text only the few places are ever asked for in which something was found.
    """

    def __init__(self, text: str, base: Normal | None = None, edits: Sequence[Edit] = ()) -> None:
        self.text = text
        self._base = base
        """What it was made out of; nothing if each character stands where it is written."""
        self._edits = edits
        self._grown: tuple[Normal | None, list[tuple[int, int]]] = (None, [])

    @cached_property
    def _starts(self) -> list[int]:
        """Where each exchanged stretch begins in what this was made out of …"""
        return [one[0] for one in self._edits]

    @cached_property
    def _at(self) -> list[int]:
        """… and where the words begin here that stand for it."""
        grown = accumulate((len(new) - end + start for start, end, new in self._edits), initial=0)
        return [*map(add, self._starts, grown)]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the text as written."""
        here, last = self, max(end - 1, start)
        while here._base is not None:
            start = here.before(start)[0]
            first, end = here.before(last)
            here, last = here._base, max(end - 1, first)
        return start, end

    def before(self, place: int) -> tuple[int, int]:
        """The stretch for which a character stands in the text out of which this was made."""
        number = bisect_right(self._at, place) - 1
        if number >= 0:
            start, end, new = self._edits[number]
            beyond = place - self._at[number] - len(new)
            if beyond < 0:
                return start, end
            place = end + beyond
        return place, place + 1

    def index(self, raw: int) -> int:
        """Where a character of the text as written stands here."""
        if self._base is None:
            return raw
        place = self._base.index(raw)
        number = bisect_right(self._starts, place) - 1
        if number < 0:
            return place
        _, end, new = self._edits[number]
        return self._at[number] + (len(new) + place - end if place >= end else 0)

    def moved(self, base: Normal, places: Sequence[int]) -> list[int]:
        """Where places are here that are given in order for a text of which this was made."""
        steps = [0] * (len(places) + 1)
        for place, more in self._growth(base):
            steps[bisect_right(places, place)] += more
        return [*map(add, places, accumulate(steps))]

    def _growth(self, base: Normal) -> list[tuple[int, int]]:
        """Where a text of which this was made grew on the way here, and by how much."""
        if self is base or self._base is None:
            return []
        known, growth = self._grown
        if known is not base:  # whoever asks once asks again
            growth = [*self._base._growth(base)]
            for start, end, new in self._edits:
                growth.append((self._base.place_in(base, start), len(new) - end + start))
            self._grown = base, growth
        return growth

    def place_in(self, base: Normal, place: int) -> int:
        """Where a character, or what it stands for, is in a text of which this was made."""
        if self is base or self._base is None:
            return place
        return self._base.place_in(base, self.before(place)[0])


def normal(text: str) -> Normal:
    """Lower case, half width, simplified, plain forms; what nobody sees is dropped.

    >>> normal("ＮＯ．1 最\\u200b好").raw(6, 7)
    (7, 8)
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters of other scripts grow when they are made small
        lower = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    if lower.isascii():
        return Normal(lower)
    odd = {*compiled(_odd()).findall(lower)}
    if not odd:
        return Normal(lower)
    plain = _plain(lower, odd)
    hidden = "".join(compiled(HIDDEN).findall("".join(odd)))
    places = sorted(place for char in hidden for place in _places(plain, char))
    return edited(Normal(plain), [(one, one + 1, "") for one in places])


@cache
def _odd() -> str:
    """Any character that is dropped or read as another one, or that is beyond the first plane."""
    found: str = derived("odd", [*sources(), Path(__file__)], _not_plain)
    return found


def _not_plain() -> str:
    """A class that names all others: then one look at a table tells that one of them is none.

    If it named the odd ones, each ordinary character would be compared with those beyond as well.
    """
    ranges = compiled("(.)(?:-(.))?").findall(HIDDEN[1:-2])
    hidden = chain.from_iterable(range(ord(one), ord(two or one) + 1) for one, two in ranges)
    odd = sorted({-1, *(one for one in (*table(), *hidden) if one < _BEYOND), _BEYOND})
    plain = ((chr(one + 1), chr(two - 1)) for one, two in pairwise(odd) if two - one > 1)
    return f"[^{''.join('-'.join(map(re.escape, one)) for one in plain)}]"


def _places(text: str, char: str) -> Iterator[int]:
    place = text.find(char)
    while place >= 0:
        yield place
        place = text.find(char, place + 1)


def _plain(text: str, odd: set[str]) -> str:
    known = table()
    read = sorted(char for char in odd if ord(char) in known)
    if len(read) > _FEW:
        return text.translate(known)
    for char in read:
        text = text.replace(char, chr(known[ord(char)]))
    return text


def edited(base: Normal, edits: Sequence[Edit]) -> Normal:
    """The same text with other words in some places, given in order; it still finds back."""
    if not edits:
        return base
    parts: list[str] = []
    text, place = base.text, 0
    for start, end, new in edits:
        parts += text[place:start], new
        place = end
    return Normal("".join((*parts, text[place:])), base, edits)

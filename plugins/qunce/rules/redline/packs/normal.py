"""Normalising for matching: case, width, forms of characters; every index finds back."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from qunce.derived.expressions import compiled
from qunce.frozen import frozen
from qunce.rules.redline.packs.characters import table

HIDDEN = (
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u20e3\ufe00-\ufe0f\ufeff"
    "\U000e0100-\U000e01ef]+"
)
"""Characters that nobody sees."""
_FEW = 50
"""So many different odd characters are replaced one by one faster than in one translation."""
_BEYOND = 0x10000
SAME = -1
"""Instead of an end: a stretch of a text that is as long as it was written."""


@frozen
class Normal:
    """A text as it is matched, in stretches that know where they are written."""

    text: str
    at: tuple[int, ...] = (0,)
    """Where each stretch begins here …"""
    raws: tuple[int, ...] = (0,)
    """… and where in the text as written …"""
    stops: tuple[int, ...] = (SAME,)
    """… and where it ends there, unless it goes on character by character."""

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the text as written."""
        if not self.raws[-1]:  # nothing was dropped or changed in length
            return start, end
        first = bisect_right(self.at, start) - 1
        begin = self.raws[first] + (start - self.at[first] if self.stops[first] == SAME else 0)
        place = max(end - 1, start)
        last = bisect_right(self.at, place) - 1
        if self.stops[last] == SAME:
            return begin, self.raws[last] + place - self.at[last] + (end > start)
        return begin, self.stops[last]

    def index(self, raw: int) -> int:
        """Where a character of the text as written stands here."""
        if not self.raws[-1]:  # nothing was dropped or changed in length
            return raw
        number = bisect_right(self.raws, raw) - 1
        place = self.at[number]
        if self.stops[number] == SAME:
            place += raw - self.raws[number]
        elif raw >= self.stops[number]:
            place = len(self.text)
        return min(place, self.at[number + 1]) if number + 1 < len(self.at) else place


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
    hidden = [(*match.span(), "") for match in compiled(HIDDEN).finditer(plain)]
    return edited(Normal(plain), hidden) if hidden else Normal(plain)


@cache
def _odd() -> str:
    """Any character that is dropped or read as another one, or that is beyond the first plane."""
    low = "".join(sorted(re.escape(chr(one)) for one in table() if one < _BEYOND))
    return f"[{low}{HIDDEN[1:-2]}{chr(_BEYOND)}-{chr(sys.maxunicode)}]"


def _plain(text: str, odd: set[str]) -> str:
    known = table()
    read = sorted(char for char in odd if ord(char) in known)
    if len(read) > _FEW:
        return text.translate(known)
    for char in read:
        text = text.replace(char, chr(known[ord(char)]))
    return text


def edited(base: Normal, edits: Iterable[tuple[int, int, str]]) -> Normal:
    """The same text with other words in some places, given in order; it still finds back."""
    parts: list[str] = []
    at: list[int] = []
    raws: list[int] = []
    stops: list[int] = []
    size = place = 0

    def copy(first: int, last: int) -> None:
        nonlocal size
        number = bisect_right(base.at, first) - 1
        while number < len(base.at) and base.at[number] < last:
            begin = max(base.at[number], first)
            same = base.stops[number] == SAME
            at.append(size + begin - first)
            raws.append(base.raws[number] + (begin - base.at[number] if same else 0))
            stops.append(base.stops[number])
            number += 1
        parts.append(base.text[first:last])
        size += last - first

    for start, end, new in edits:
        if start > place:
            copy(place, start)
        if new:
            begin, stop = base.raw(start, end)
            at.append(size)
            raws.append(begin)
            stops.append(stop)
            parts.append(new)
            size += len(new)
        place = end
    copy(place, len(base.text) + 1)  # one further: the end, too, has to find back
    return Normal("".join(parts), tuple(at), tuple(raws), tuple(stops))

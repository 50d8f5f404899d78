"""Light normalising for matching: width, case, invisible characters; every index finds back."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

compiled = cache(re.compile)
"""Regular expressions, each made once and only when a text needs it: making them takes longest."""

_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff"
_HIDDEN = f"[{_INVISIBLE}]"
_ODD = f"[{_INVISIBLE}\uff05\uff0b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
_WIDE = "[\uff05\uff0b\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+"
_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as it is matched, and where invisible characters were taken out of it."""

    text: str
    gaps: tuple[int, ...] = ()

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """Where text[start:end] stands in the text as written."""
        if not self.gaps:
            return start, end
        return (
            start + bisect_right(self.gaps, start),
            end + bisect_right(self.gaps, max(end - 1, start)),
        )

    def index(self, raw: int) -> int:
        """Where a character of the text as written stands here."""
        if not self.gaps:
            return raw
        low, high = max(raw - len(self.gaps), 0), raw
        while low < high:
            middle = (low + high) // 2
            if middle + bisect_right(self.gaps, middle) < raw:
                low = middle + 1
            else:
                high = middle
        return low


def normal(text: str) -> Normal:
    """Lower case and half width, character by character; invisible characters are dropped.

    >>> normal("ＮＯ．1 最\\u200b好").raw(6, 7)
    (7, 8)
    """
    lower = text.lower()
    if len(lower) != len(text):  # a few letters of other scripts grow when they are made small
        lower = "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
    if not compiled(_ODD).search(lower):
        return Normal(lower)
    narrow = compiled(_WIDE).sub(lambda match: match[0].translate(_NARROW), lower)
    hidden = [match.start() for match in compiled(_HIDDEN).finditer(narrow)]
    if not hidden:
        return Normal(narrow)
    return Normal(
        compiled(_HIDDEN).sub("", narrow),
        tuple(place - number for number, place in enumerate(hidden)),
    )

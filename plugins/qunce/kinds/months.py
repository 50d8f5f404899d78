"""How long months are, for which `calendar` takes a millisecond to be imported."""

from __future__ import annotations

_LENGTHS = 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31


def length_of(year: int, month: int) -> int:
    """How many days a month has.

    >>> length_of(2028, 2), length_of(2100, 2)
    (29, 28)
    """
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 29 if leap and month == 2 else _LENGTHS[month - 1]

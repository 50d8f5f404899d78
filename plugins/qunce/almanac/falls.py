"""On which dates of a year a day falls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from qunce.almanac import lunar, official
from qunce.kinds.day.when import (
    EveryYear,
    Lunar,
    LunarEve,
    MakeUp,
    NthWeekday,
    OneDay,
    SolarTerm,
    When,
)


def dates_in(when: When, year: int) -> tuple[date, ...]:
    """The dates of a calendar year, in order; most often one, of a lunar rule none or two."""
    match when:
        case OneDay():
            found = [when.date]
        case EveryYear():
            found = [date(year, when.month, when.day)] if _exists(year, when) else []
        case Lunar():
            # the last lunar months fall into the next calendar year
            years = (year - 1, year) if when.month > 10 else (year,)
            found = _real(lunar.lunar(one, when.month, when.day, leap=when.leap) for one in years)
        case LunarEve():
            found = _real(lunar.eve(one) for one in (year - 1, year))
        case SolarTerm():
            found = [lunar.term(year, when.index)]
        case NthWeekday():
            found = _real([_nth(year, when)])
        case MakeUp():
            found = [*official.make_ups(year)]
        case _:
            raise AssertionError(when)
    return tuple(one for one in found if one.year == year)


def computed(when: When) -> bool:
    """True for rules of the lunar calendar and the sun, which nobody can do in their head."""
    return isinstance(when, (Lunar, LunarEve, SolarTerm))


def _real(dates: Iterable[date | None]) -> list[date]:
    return [one for one in dates if one is not None]


def _exists(year: int, when: EveryYear) -> bool:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (when.month, when.day) != (2, 29)


def _nth(year: int, when: NthWeekday) -> date | None:
    first = date(year, when.month, 1)
    days = first + timedelta((when.weekday - first.weekday()) % 7)
    found = [days + timedelta(weeks=number) for number in range(5)]
    inside = [one for one in found if one.month == when.month]
    place = when.nth - 1 if when.nth > 0 else -1
    return inside[place] if place < len(inside) else None

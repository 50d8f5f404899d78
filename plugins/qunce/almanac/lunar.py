"""Lunar dates and solar terms, computed by the package `tyme4py`."""

from __future__ import annotations

from datetime import date
from functools import cache

PACKAGE = "tyme4py"


@cache
def lunar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The date of a lunar day; None when that month is shorter or that year has no such leap."""
    from tyme4py.lunar import LunarDay

    try:
        found = LunarDay.from_ymd(year, -month if leap else month, day).get_solar_day()
    except ValueError:
        return None
    return date(found.get_year(), found.get_month(), found.get_day())


@cache
def eve(year: int) -> date | None:
    """The last day of a lunar year."""
    return lunar(year, 12, 30) or lunar(year, 12, 29)


@cache
def term(year: int, index: int) -> date:
    """The date of a solar term, counted from the winter solstice, in a calendar year."""
    from tyme4py.solar import SolarTerm

    # the package counts the winter solstice to the year that it opens
    found = SolarTerm.from_index(year + (index == 0), index).get_solar_day()
    return date(found.get_year(), found.get_month(), found.get_day())


def told(day: date) -> str:
    """A date in the words of the lunar calendar: 农历八月十五."""
    from tyme4py.solar import SolarDay

    found = SolarDay.from_ymd(day.year, day.month, day.day).get_lunar_day()
    return f"农历{found.get_lunar_month().get_name()}{found.get_name()}"

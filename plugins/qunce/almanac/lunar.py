"""Lunar dates and solar terms, computed by the package `tyme4py`."""

from __future__ import annotations

from datetime import date
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qunce.derived.parts import Parts

PACKAGE = "tyme4py"


@cache
def lunar(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The date of a lunar day; None when that month is shorter or that year has no such leap."""
    named = -month if leap else month
    days = _computed().get(f"lunar {year} {named} {day}", lambda: _lunar(year, named, day))
    return date.fromordinal(days) if days else None


def _lunar(year: int, month: int, day: int) -> int:
    from tyme4py.lunar import LunarDay

    try:
        found = LunarDay.from_ymd(year, month, day).get_solar_day()
    except ValueError:
        return 0
    return date(found.get_year(), found.get_month(), found.get_day()).toordinal()


@cache
def eve(year: int) -> date | None:
    """The last day of a lunar year."""
    return lunar(year, 12, 30) or lunar(year, 12, 29)


@cache
def term(year: int, index: int) -> date:
    """The date of a solar term, counted from the winter solstice, in a calendar year."""
    days = _computed().get(f"term {year} {index}", lambda: _term(year, index))
    return date.fromordinal(days)


def _term(year: int, index: int) -> int:
    from tyme4py.solar import SolarTerm

    # the package counts the winter solstice to the year that it opens
    found = SolarTerm.from_index(year + (index == 0), index).get_solar_day()
    return date(found.get_year(), found.get_month(), found.get_day()).toordinal()


@cache
def _computed() -> Parts:
    """What the package computed before, since to import it takes longer than a year's dates."""
    place = getattr(find_spec(PACKAGE), "origin", None)
    assert place is not None, f"{PACKAGE} 没有装好"
    return Parts("lunar", Path(place), Path(__file__))


@cache
def told(day: date) -> str:
    """A date in the words of the lunar calendar: 农历八月十五."""
    return _computed().get(f"told {day}", lambda: _told(day))


def _told(day: date) -> str:
    from tyme4py.solar import SolarDay

    found = SolarDay.from_ymd(day.year, day.month, day.day).get_lunar_day()
    return f"农历{found.get_lunar_month().get_name()}{found.get_name()}"

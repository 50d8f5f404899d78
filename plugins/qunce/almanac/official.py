"""What the State Council's notices say: days off and working weekends, from a data package.

The package is `chinesecalendar`; why it and not another is told in docs/days.md. Nothing is said of
a year whose notice it does not have yet.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qunce.derived.place import files_in
from qunce.derived.whole import derived
from qunce.tuples import NamedTuple

PACKAGE = "chinesecalendar"

_IDS = {
    "New Year's Day": "new-year",
    "Spring Festival": "spring-festival",
    "Tomb-sweeping Day": "qingming",
    "Labour Day": "labour-day",
    "Dragon Boat Festival": "dragon-boat",
    "Mid-autumn Festival": "mid-autumn",
    "National Day": "national-day",
}
"""The package's name of a holiday → the id of our day."""

HOLIDAYS = tuple(_IDS.values())
"""The seven holidays of the law, by the ids of their days."""

NEW_YEAR = "new-year"
"""The holiday whose days off may lie in two years."""

_DAY = timedelta(1)


class Notices(NamedTuple):
    """All notices that the package has: days off and working weekends, each with its holiday."""

    off: dict[date, str]
    work: dict[date, str]
    years: frozenset[int]


@cache
def notices() -> Notices:
    """The package's data, looked at when the first date is asked for."""
    package = find_spec("chinese_calendar")  # which finds it without running it
    assert package is not None  # Qunce depends on it
    sources = files_in(Path(package.origin or "").parent, ".py")
    told = derived("official", [Path(__file__), *sources], _told)
    off, work = ({date.fromordinal(day): name for day, name in one.items()} for one in told)
    # the first days of a year may be named in the notice of the year before it
    years = {day.year for day, name in off.items() if name and (day.month, day.day) == (10, 1)}
    return Notices(off, work, frozenset(years))


def _told() -> list[dict[int, str]]:
    """Days off and working weekends as plain values."""
    from chinese_calendar import holidays, workdays

    return [
        {day.toordinal(): _IDS.get(name, "") for day, name in one.items()}
        for one in (holidays, workdays)
    ]


def known(year: int) -> bool:
    """True when the notice for a year is in the package."""
    return year in notices().years


def is_off(day: date) -> bool | None:
    """Whether the notices make a date a day off or a working day; None when they say nothing."""
    told = notices()
    if day in told.off:
        return True
    return False if day in told.work else None


def stretch(holiday: str, day: date) -> tuple[date, date]:
    """The first and the last day off of a holiday, which falls on `day` itself."""
    off = notices().off
    first = last = day
    while first - _DAY in off:
        first -= _DAY
    while last + _DAY in off:
        last += _DAY
    # where two holidays meet, each keeps the days that bear its name
    own = [one for one in _between(first, last) if off.get(one) == holiday]
    return min([day, *own]), max([day, *own])


def make_ups(year: int) -> dict[date, str]:
    """The working weekends of a year, each with the holiday that it makes up for."""
    return {day: name for day, name in sorted(notices().work.items()) if day.year == year}


def _between(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]

"""What a day is: workday or day off, and which named days fall on it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from qunce.almanac import official
from qunce.almanac.falls import dates_in
from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.day.model import Day
from qunce.kinds.day.when import MakeUp, OneDay
from qunce.kinds.vocabulary import DayKind, SlotDay

__all__ = ["Almanac", "Occasion", "core"]

_OFFICIAL = (DayKind.HOLIDAY, DayKind.WORKDAY)
_WEEKDAYS = tuple(SlotDay)[:7]
_DAY = timedelta(1)
_LONGEST = 366


@frozen
class Occasion:
    """A day of the playbook as it falls in one year."""

    day: Day
    date: datetime.date
    """The day itself, such as the fifteenth of the eighth lunar month."""
    first: datetime.date
    last: datetime.date
    """With the days off around it, or to the day that the playbook says."""
    title: str

    @property
    def id(self) -> str:
        return self.day.id

    @property
    def span(self) -> Span:
        """Where it is written; of a built-in day, in the table of those."""
        return self.day.span

    @property
    def kind(self) -> DayKind:
        return self.day.kind

    @property
    def advice(self) -> str:
        return self.day.advice

    def holds_for(self, group: str) -> bool:
        """True when the day is about a group: it names none, or this one among others."""
        return not self.day.groups or group in self.day.groups


class Almanac:
    """The playbook's days by date; each year is worked out when somebody asks for it.

    Whether people work is decided by what the playbook itself says of a date, then by the State
    Council's notice, then by the weekday.
    """

    def __init__(self, days: Iterable[Day], works: Almanac | None = None) -> None:
        """`works` is another almanac that knows of more days, and so who works when."""
        self._works = works
        self._days: Mapping[str, Day] = {day.id: day for day in days if not day.off}
        self._once: dict[int, list[Day]] = {}
        self._yearly: list[Day] = []
        for day in self._days.values():
            if isinstance(day.date, OneDay):
                self._once.setdefault(day.date.date.year, []).append(day)
            else:
                self._yearly.append(day)
        self._long = [
            day for day in self._yearly if day.until is not None or day.id == official.NEW_YEAR
        ]
        self._years: dict[int, tuple[Occasion, ...]] = {}
        self._by_date: dict[int, dict[date, list[Occasion]]] = {}
        self._own_off: dict[date, bool] | None = None
        self._called: dict[date, tuple[SlotDay, SlotDay]] = {}

    def on(self, when: date) -> tuple[Occasion, ...]:
        """The named days that fall on a date."""
        found = self._by_date.get(when.year)
        if found is None:
            found = self._by_date[when.year] = {}
            for one in self.between(date(when.year, 1, 1), date(when.year, 12, 31)):
                for day in _dates(one.first, one.last):
                    found.setdefault(day, []).append(one)
        return tuple(found.get(when, ()))

    def between(self, first: date, last: date) -> tuple[Occasion, ...]:
        """The named days of which some part lies between two dates, both included, in order."""
        found = [one for year in range(first.year, last.year + 1) for one in self._in(year)]
        # a long day may reach into the next year, and the days off at new year into the old one
        found = [*self._reaching(first.year - 1), *found, *self._reaching(last.year + 1)]
        return tuple(one for one in found if one.first <= last and first <= one.last)

    def of(self, name: str, first: date, last: date) -> tuple[Occasion, ...]:
        """The dates of one day, by its id, between two dates, both included."""
        years = range(first.year, last.year + 1)
        return tuple(
            one
            for year in years
            for one in self._in(year)
            if one.day.id == name and first <= one.date <= last
        )

    def is_workday(self, when: date) -> bool:
        """True when most people work: an official holiday or shifted workday beats the weekday."""
        if self._works is not None:
            return self._works.is_workday(when)
        own = self._own().get(when)
        off = official.is_off(when) if own is None else own
        return when.weekday() < 5 if off is None else not off

    def called(self, when: date) -> tuple[SlotDay, SlotDay]:
        """What slots and shifts may call a date: its weekday, and whether most people work."""
        known = self._called.get(when)
        if known is None:
            works = SlotDay.WORKDAY if self.is_workday(when) else SlotDay.RESTDAY
            known = self._called[when] = _WEEKDAYS[when.weekday()], works
        return known

    def knows(self, year: int) -> bool:
        """True when the days off of a year are known: by its notice, or all from the playbook."""
        return official.known(year) or not self.untold(year)

    def untold(self, year: int) -> tuple[Day, ...]:
        """The official holidays of a year whose days off the playbook itself does not say."""
        own = self._own()
        found = []
        for name in official.HOLIDAYS:
            day = self._days.get(name)
            if day and not all(own.get(one) for one in dates_in(day.date, year)):
                found.append(day)
        return tuple(found)

    def _own(self) -> dict[date, bool]:
        """Dates that the playbook's own files make a day off (True) or a workday (False)."""
        if self._own_off is None:
            self._own_off = {}
            for those in self._once.values():
                for day in those:
                    if day.kind in _OFFICIAL and day.declared and not day.groups:
                        (one,) = self._occasions(day, _year(day))
                        for when in _dates(one.first, one.last):
                            off = day.kind is DayKind.HOLIDAY
                            self._own_off[when] = self._own_off.get(when, False) or off
        return self._own_off

    def _reaching(self, year: int) -> list[Occasion]:
        """What may reach from a year into its neighbours; worked out without a moon."""
        if year in self._years:
            return [*self._years[year]]
        those = [*self._once.get(year, ()), *self._long]
        return [one for day in those for one in self._occasions(day, year)]

    def _in(self, year: int) -> tuple[Occasion, ...]:
        """The days whose own date falls in a year, in order."""
        if year not in self._years:
            those = [*self._once.get(year, ()), *self._yearly]
            found = [one for day in those for one in self._occasions(day, year)]
            hidden = _hidden(found)
            kept = [one for one in found if id(one) not in hidden]
            self._years[year] = tuple(sorted(kept, key=lambda one: (one.date, one.day.id)))
        return self._years[year]

    def _occasions(self, day: Day, year: int) -> Iterator[Occasion]:
        made_up = official.make_ups(year) if isinstance(day.date, MakeUp) else {}
        for when in dates_in(day.date, year):
            first = last = when
            if day.until is not None:
                ends = [one for one in dates_in(day.until, year) if one >= when]
                ends = ends or [*dates_in(day.until, year + 1)]
                last = min([*ends, when + _DAY * _LONGEST]) if ends else when
            elif day.id in official.HOLIDAYS and not isinstance(day.date, OneDay):
                first, last = official.stretch(day.id, when)
            holiday = self._days.get(made_up.get(when, ""))
            yield Occasion(
                day, when, first, last, f"{holiday.title}{day.title}" if holiday else day.title
            )


def core(title: str) -> str:
    """A name without what may be left out: 中秋节 is 中秋."""
    short = title.replace(" ", "").removesuffix("节")
    return short if len(short) > 1 else title


def _hidden(found: list[Occasion]) -> set[int]:
    """The built-in days that the playbook tells itself, under an id of its own."""
    own: dict[str, list[Occasion]] = {}
    worked = set[date]()
    for one in found:
        if one.day.declared:
            own.setdefault(core(one.title), []).append(one)
            if one.kind is DayKind.WORKDAY:
                worked.add(one.date)
    return {
        id(one)
        for one in found
        if not one.day.declared
        and one.kind is not DayKind.MOURNING
        and (
            one.date in worked
            if one.kind is DayKind.WORKDAY
            else any(
                told.first <= one.date <= told.last
                for name in (one.title, *one.day.names)
                for told in own.get(core(name), ())
            )
        )
    }


def _year(day: Day) -> int:
    assert isinstance(day.date, OneDay)
    return day.date.date.year


def _dates(first: date, last: date) -> Iterator[date]:
    for number in range((last - first).days + 1):
        yield first + timedelta(number)

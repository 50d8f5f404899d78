"""What a day is: workday or day off, and which named days fall on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from qunce.kinds.day.model import Day
from qunce.kinds.vocabulary import DayKind


class Almanac:
    """The playbook's days by date; a weekend is off unless a shifted workday says otherwise."""

    def __init__(self, days: Iterable[Day]) -> None:
        named: dict[date, list[Day]] = {}
        for day in days:
            last = day.until or day.date
            for number in range(min((last - day.date).days, 366) + 1):
                named.setdefault(day.date + timedelta(number), []).append(day)
        self._named: Mapping[date, list[Day]] = named
        self._off = {
            when: any(day.kind is DayKind.HOLIDAY for day in these)
            for when, these in named.items()
            if any(day.kind in (DayKind.HOLIDAY, DayKind.WORKDAY) for day in these)
        }

    def on(self, when: date) -> tuple[Day, ...]:
        """The named days that fall on a date."""
        return tuple(self._named.get(when, ()))

    def is_workday(self, when: date) -> bool:
        """True when most people work: an official holiday or shifted workday beats the weekday."""
        off = self._off.get(when)
        return when.weekday() < 5 if off is None else not off

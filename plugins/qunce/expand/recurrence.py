"""Recurrence: on which days a slot falls, and by which name each occurrence is known.

A name says which week, month, year's day or campaign an occurrence belongs to and its place among
the slot's occurrences there, never the date: what is moved inside its week, month or festival
stays itself in people's calendars. The keys:

- by the week: `2026w48-2`, the slot's second weekday of that week;
- every workday or day off: `2026w48-7`, the seventh day of that week, so that a holiday which the
  State Council announces later renames no other day;
- by the month: `2026m11-1`, the slot's first day of that month, whether it says 15 or last Friday;
- on a named day: `mid-autumn_2026-1`, the first of its days before and after that year's festival;
- with a campaign: `double-12_burst-1`; on a plain date: `20261201-1`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qunce.expand.falls import Fall, stem_of
from qunce.expand.named_days import NamedDays
from qunce.kinds.months import length_of
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.vocabulary import Cycle, SlotDay
from qunce.resolve.scalars import day_of
from qunce.tuples import NamedTuple

_DAY = timedelta(1)
_WEEK = timedelta(7)


class Occurrence(NamedTuple):
    """One time that a slot comes round."""

    day: date
    key: str
    turn: int
    """How many came before it since the schedule began: whose script it is in a rotation."""


def occurrences(
    slot: Slot, schedule: Schedule, days: NamedDays, first: date, last: date
) -> Iterator[Occurrence]:
    """What a slot's own rule gives between two days, both included, each day once.

    The same occurrences come whatever the two days are, so that no rotation hangs on the horizon.
    """
    if slot.on or slot.campaign:
        found = _around(slot, schedule, days, first, last)
    elif slot.monthday or slot.nth:
        found = _by_month(slot, schedule, days, first, last)
    elif slot.weekly:
        found = _by_week(slot, schedule, first, last)
    else:
        found = _every_day(slot, schedule, days, last)
    seen: set[date] = set()
    for one in found:
        if first <= one.day <= last and one.day not in seen:
            seen.add(one.day)
            yield one


def in_a_year(slot: Slot, schedule: Schedule, days: NamedDays, start: date) -> float:
    """How often a slot comes round in the 52 weeks from a day, whatever narrows it."""
    if slot.weekly:
        return 52 * len(slot.day) / weeks_apart(slot)[0]
    last = start + timedelta(52 * 7 - 1)
    return len(list(occurrences(slot, schedule, days, start, last)))


def weeks_apart(slot: Slot) -> tuple[int, int]:
    """Every how many weeks, and which of them, counted from the schedule's first."""
    if slot.cycle:
        return 2, 0 if slot.cycle is Cycle.A else 1
    return slot.every, slot.offset


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def _week_key(day: date, ordinal: int) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}w{week:02}-{ordinal}"


def _by_week(slot: Slot, schedule: Schedule, first: date, last: date) -> Iterator[Occurrence]:
    anchor = _monday(schedule.start)
    numbers = sorted({one.number for one in slot.day})
    every, offset = weeks_apart(slot)
    week = (_monday(first) - anchor).days // 7
    week += (offset - week) % every
    start = anchor + week * _WEEK
    while start <= last:
        for ordinal, number in enumerate(numbers):
            turn = (week // every) * len(numbers) + ordinal
            yield Occurrence(start + timedelta(number), _week_key(start, ordinal + 1), turn)
        week += every
        start += every * _WEEK


def _every_day(slot: Slot, schedule: Schedule, days: NamedDays, last: date) -> Iterator[Occurrence]:
    """Every workday or day off, counted from the schedule's first day on."""
    anchor = _monday(schedule.start)
    every, offset = weeks_apart(slot)
    day, turn = schedule.start, 0
    while day <= last:
        if (day - anchor).days // 7 % every == offset and days.fits(day, slot.day):
            yield Occurrence(day, _week_key(day, day.isoweekday()), turn)
            turn += 1
        day += _DAY


def _by_month(
    slot: Slot, schedule: Schedule, days: NamedDays, first: date, last: date
) -> Iterator[Occurrence]:
    months = sorted(set(slot.month)) or list(range(1, 13))
    rules = sorted(set(slot.monthday or slot.nth), key=_negative_last)
    words = () if slot.monthday else sorted(set(slot.day), key=lambda one: one.number)
    pairs = [(number, word) for number in rules for word in words or (None,)]
    for year in range(first.year, last.year + 1):
        for place, month in enumerate(months):
            if not (first.year, first.month) <= (year, month) <= (last.year, last.month):
                continue
            round_ = (year - schedule.start.year) * len(months) + place
            for ordinal, (number, word) in enumerate(pairs):
                day = _of_month(year, month, number, word, days)
                if day is not None:
                    key = f"{year}m{month:02}-{ordinal + 1}"
                    yield Occurrence(day, key, round_ * len(pairs) + ordinal)


def _negative_last(number: int) -> tuple[bool, int]:
    return number < 0, number


def _of_month(
    year: int, month: int, number: int, word: SlotDay | None, days: NamedDays
) -> date | None:
    """The nth day of a month, or its nth such weekday, workday or day off; None without one."""
    length = length_of(year, month)
    those = [
        day
        for day in (date(year, month, one) for one in range(1, length + 1))
        if word is None or days.fits(day, (word,))
    ]
    place = number - 1 if number > 0 else len(those) + number
    return those[place] if 0 <= place < len(those) else None


def _around(
    slot: Slot, schedule: Schedule, days: NamedDays, first: date, last: date
) -> Iterator[Occurrence]:
    """Before, on and after named days, dates and the phases of campaigns."""
    steps = sorted({(-one, False) for one in slot.before} | {(one, True) for one in slot.after})
    steps = steps or [(0, False)]
    anchors = tuple(dict.fromkeys(slot.campaign or slot.on))
    rounds = len(anchors) * len(steps)
    # so many workdays are never more than three times as many days and a long holiday
    reach = timedelta(max(abs(one) for one, _ in steps) * (3 if slot.workdays else 1) + 30)
    met: dict[str, int] = {}
    for place, name in enumerate(anchors):
        for one in anchored(slot, name, days, first - reach, last + reach):
            years = 0 if slot.campaign else one.day.year - schedule.start.year
            for index, (step, behind) in enumerate(steps):
                origin = one.last if behind else one.first if step else one.day
                day = _stepped(origin, step, days, workdays=slot.workdays)
                met[one.key] = met.get(one.key, 0) + 1
                turn = years * rounds + place * len(steps) + index
                yield Occurrence(day, f"{one.key}-{met[one.key]}", turn)


def anchored(slot: Slot, name: str, days: NamedDays, first: date, last: date) -> Iterator[Fall]:
    """Everything that a name of a slot stands for in the years of some days."""
    if slot.campaign:
        found = days.campaign(name)
        if found is not None:
            yield found
        return
    plain = day_of(name)
    if plain is not None:
        yield Fall(plain, plain, plain, f"{plain:%Y%m%d}")
        return
    for year in range(first.year, last.year + 1):
        for one in days.in_year(name, year):
            yield one._replace(key=f"{stem_of(days.steady(name))}_{one.key}")


def _stepped(day: date, step: int, days: NamedDays, *, workdays: bool) -> date:
    if not workdays:
        return day + timedelta(step)
    ahead = _DAY if step > 0 else -_DAY
    left = abs(step)
    while left:
        day += ahead
        if days.is_workday(day):
            left -= 1
    return day

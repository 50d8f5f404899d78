"""Recurrence: which days a slot falls on, held against dateutil and recurring-ical-events."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import recurring_ical_events
from dateutil.rrule import FR, MO, MONTHLY, SA, SU, TH, TU, WE, WEEKLY, rrule, rruleset, weekday
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event, vRecur

from qunce.almanac import Almanac
from qunce.example import compile_text
from qunce.expand import Plan
from qunce.kinds.months import length_of

WEEKDAYS = (MO, TU, WE, TH, FR, SA, SU)
WORDS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKS = 110


@dataclass
class Case:
    """A slot as an operator writes it, and the same in dateutil's words."""

    yaml: str
    rules: list[dict[str, Any]]
    """Keywords of `rrule`; the slot gives the union."""


def weekly(draw: random.Random) -> Case:
    days = sorted(draw.sample(range(7), draw.randint(1, 4)))
    said = f"day: [{', '.join(WORDS[one] for one in days)}]"
    every, offset = 1, 0
    form = draw.choice(("plain", "every", "A", "B"))
    if form == "every":
        every = draw.randint(2, 9)
        offset = draw.randrange(every)
        said += f", every: {every}, offset: {offset}"
    elif form != "plain":
        every, offset = 2, int(form == "B")
        said += f", week: {form}"
    rule = {"freq": WEEKLY, "interval": every, "byweekday": days, "offset": offset}
    return Case(said, [rule])


def nth(draw: random.Random) -> Case:
    days = draw.sample(range(7), draw.randint(1, 3))
    numbers = draw.sample([one for one in range(-5, 6) if one], draw.randint(1, 2))
    rule: dict[str, Any] = {
        "freq": MONTHLY,
        "byweekday": [WEEKDAYS[day](number) for day in days for number in numbers],
    }
    said = f"day: [{', '.join(WORDS[one] for one in days)}], nth: {numbers}"
    return Case(*_with_months(draw, said, rule))


def monthday(draw: random.Random) -> Case:
    days = draw.sample([one for one in range(-31, 32) if one], draw.randint(1, 3))
    return Case(*_with_months(draw, f"monthday: {days}", {"freq": MONTHLY, "bymonthday": days}))


def last_weekdays(draw: random.Random) -> Case:
    """The nth of all weekdays, which are the workdays while no holiday is declared."""
    number = draw.choice([one for one in range(-20, 21) if one])
    rest = draw.random() < 0.3
    number = max(-8, min(8, number)) if rest else number
    rule: dict[str, Any] = {
        "freq": MONTHLY,
        "byweekday": (SA, SU) if rest else (MO, TU, WE, TH, FR),
        "bysetpos": number,
    }
    said = f"day: {'restday' if rest else 'workday'}, nth: {number}"
    return Case(*_with_months(draw, said, rule))


def _with_months(
    draw: random.Random, said: str, rule: dict[str, Any]
) -> tuple[str, list[dict[str, Any]]]:
    if draw.random() < 0.4:
        months = draw.sample(range(1, 13), draw.randint(1, 4))
        return f"{said}, month: {months}", [{**rule, "bymonth": months}]
    return said, [rule]


FORMS = (weekly, nth, monthday, last_weekdays)
FAR = date(2091, 1, 1)
"""A stretch of years for which nobody knows a holiday, so that workdays are Monday to Friday."""


def plan_of(slots: Sequence[str], anchor: date, start: date, *, more: str = "") -> Plan:
    lines = "".join(
        f"  s{n:04}: {{{one}, at: 09:00, theme: tips}}\n" for n, one in enumerate(slots)
    )
    text = (
        f"# calendar/schedules/week.yml\ntitle: 排期\ngroups: [vip]\nfrom: {anchor}\n"
        f"slots:\n{lines}{more}"
    )
    outcome = compile_text(text, start=start, weeks=WEEKS, checks=[])
    assert outcome.plan is not None
    return outcome.plan


def days_by_slot(plan: Plan, count: int) -> list[list[date]]:
    found: list[list[date]] = [[] for _ in range(count)]
    for post in plan.posts:
        found[int(post.place.name.removeprefix("week.s"))].append(post.date)
    return found


def as_rruleset(case: Case, anchor: date) -> rruleset:
    monday = anchor - timedelta(anchor.weekday())
    union = rruleset()
    for rule in case.rules:
        rest = {name: value for name, value in rule.items() if name != "offset"}
        since = monday + timedelta(weeks=rule.get("offset", 0))
        if rule["freq"] == MONTHLY:
            since = anchor.replace(day=1)
        union.rrule(rrule(dtstart=datetime.combine(since, time()), wkst=MO, **rest))
    return union


def expected(case: Case, anchor: date, start: date) -> list[date]:
    end = start + timedelta(weeks=WEEKS) - timedelta(1)
    first = datetime.combine(max(anchor, start), time())
    found = as_rruleset(case, anchor).between(first, datetime.combine(end, time()), inc=True)
    return [one.date() for one in found]


def compared(seed: int, count: int) -> None:
    draw = random.Random(seed)
    base = FAR if draw.random() < 0.5 else FAR + timedelta(days=draw.randrange(3000))
    anchor = base + timedelta(draw.randrange(1500))
    start = anchor + timedelta(draw.randint(-40, 700))
    cases = [draw.choice(FORMS)(draw) for _ in range(count)]
    plan = plan_of([one.yaml for one in cases], anchor, start)

    for case, found in zip(cases, days_by_slot(plan, count), strict=True):
        assert found == expected(case, anchor, start), f"{case.yaml} from {anchor}, {start}"


def test_two_thousand_rules_fall_on_the_days_that_dateutil_gives() -> None:
    for seed in range(10):
        compared(seed, 200)


def test_rules_fall_on_the_days_that_a_calendar_program_shows() -> None:
    draw = random.Random(7)
    cases = [draw.choice((weekly, nth, monthday))(draw) for _ in range(80)]
    anchor, start = date(2091, 3, 14), date(2092, 2, 4)
    plan = plan_of([one.yaml for one in cases], anchor, start)

    for case, found in zip(cases, days_by_slot(plan, len(cases)), strict=True):
        assert found == shown(case, anchor, start), case.yaml


def shown(case: Case, anchor: date, start: date) -> list[date]:
    """The same days as a program reads them from an RRULE in a calendar file."""
    [rule] = case.rules
    event, calendar = Event(), Calendar()
    first = as_rruleset(case, anchor)[0]  # a DTSTART has to be one of the days
    names = {WEEKLY: "WEEKLY", MONTHLY: "MONTHLY"}
    said: dict[str, Any] = {"FREQ": names[rule["freq"]], "WKST": "MO"}
    for name, value in rule.items():
        if name == "byweekday":
            said["BYDAY"] = [
                _ical_weekday(WEEKDAYS[one] if isinstance(one, int) else one) for one in value
            ]
        elif name in ("interval", "bymonth", "bymonthday"):
            said[name.upper()] = value
    event.add("UID", "one")
    event.add("DTSTART", first.replace(hour=9))
    event.add("RRULE", vRecur(said))
    calendar.add_component(event)
    end = start + timedelta(weeks=WEEKS)
    those = recurring_ical_events.of(calendar).between(start, end)
    days = sorted(one["DTSTART"].dt.date() for one in those)
    return [one for one in days if one >= max(anchor, start)]


def _ical_weekday(day: weekday) -> str:
    """A weekday of dateutil as iCalendar has it: `2FR`, `-1FR`."""
    return f"{day.n or ''}{str(day)[:2]}"


OFFICIAL = """\
# calendar/days/own.yml
holiday-a: {title: 长假, date: 2091-10-01, until: 2091-10-07, kind: holiday}
make-up-a: {title: 长假补班, date: 2091-09-30, kind: workday}
make-up-b: {title: 长假补班, date: 2091-10-14, kind: workday}
make-up-c: {title: 长假补班, date: 2091-10-13, kind: workday}
night-2091: {title: 灯会, date: 2091-10-08, until: 2091-10-10, kind: festival}
night-2092: {title: 灯会, date: 2092-01-02, kind: festival}
late-2092: {title: 岁末, date: 2092-12-31, kind: festival}
"""


def test_work_and_rest_follow_the_official_calendar_with_its_shifted_days() -> None:
    anchor, start = date(2091, 8, 1), date(2091, 8, 1)
    slots = (
        "day: workday", "day: restday", "day: workday, nth: [1, -1]", "day: restday, nth: 1",
        "day: [sat, sun], only: workday", "day: [mon, tue], only: workday", "monthday: [1, 14], only: restday",
    )  # fmt: skip
    plan = plan_of(slots, anchor, start, more=OFFICIAL)
    work, rest = split(plan.almanac, start, 3 * 365)
    last = start + timedelta(weeks=WEEKS) - timedelta(1)

    found = days_by_slot(plan, len(slots))
    assert found[0] == [one for one in work if one <= last]
    assert found[1] == [one for one in rest if one <= last]
    assert found[2] == [
        one
        for one in work
        if one <= last and one in (of_month(work, one, 0), of_month(work, one, -1))
    ]
    assert found[3] == [one for one in rest if one <= last and one == of_month(rest, one, 0)]
    assert found[4] == [date(2091, 9, 30), date(2091, 10, 13), date(2091, 10, 14)]
    assert found[5] == [one for one in work if one <= last and one.weekday() < 2]
    assert found[6] == [one for one in rest if one <= last and one.day in (1, 14)]


def split(almanac: Almanac, start: date, length: int) -> tuple[list[date], list[date]]:
    days = [start + timedelta(number) for number in range(length)]
    work = [one for one in days if almanac.is_workday(one)]
    return work, [one for one in days if one not in set(work)]


def of_month(days: Sequence[date], day: date, place: int) -> date:
    return [one for one in days if (one.year, one.month) == (day.year, day.month)][place]


def test_days_and_working_days_before_and_after_named_days_are_counted_right() -> None:
    start = date(2091, 8, 1)
    draw = random.Random(11)
    steps = [
        (draw.choice(("before", "after")), draw.randint(0, 40), draw.random() < 0.6)
        for _ in range(150)
    ]
    slots = [
        f"on: night, {side}: {count}{', workdays: true' if working else ''}"
        for side, count, working in steps
    ]
    plan = plan_of(slots, date(2091, 1, 1), start, more=OFFICIAL)
    work, _ = split(plan.almanac, date(2091, 1, 1), 3 * 365)
    festivals = ((date(2091, 10, 8), date(2091, 10, 10)), (date(2092, 1, 2), date(2092, 1, 2)))

    for (side, count, working), found in zip(steps, days_by_slot(plan, len(slots)), strict=True):
        wanted = []
        for first, last in festivals:
            origin = first if side == "before" else last
            if not working or not count:
                wanted.append(origin + timedelta(-count if side == "before" else count))
            elif side == "before":
                wanted.append(work[bisect_left(work, origin) - count])
            else:
                wanted.append(work[bisect_right(work, origin) + count - 1])
        assert found == wanted, (side, count, working)


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_any_rules_fall_on_the_days_that_dateutil_gives(seed: int) -> None:
    compared(seed, 12)


@given(year=st.integers(1, 9999), month=st.integers(1, 12))
def test_a_month_is_as_long_as_python_says(year: int, month: int) -> None:
    assert length_of(year, month) == monthrange(year, month)[1]

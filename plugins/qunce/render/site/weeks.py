"""View models of weeks: seven days as rows, each with its entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from qunce.expand import Plan, Post, monday
from qunce.frozen import frozen
from qunce.kinds.schedule.model import Schedule
from qunce.kinds.vocabulary import Cycle
from qunce.render.site.escape import literal, span
from qunce.render.site.lookup import WEEKDAYS, month_day, week_of

_MOST_ENTRIES = 60


@frozen
class DayRow:
    name: str
    date: str
    classes: str
    notes: tuple[Markup, ...]
    entries: tuple[Markup, ...]


@frozen
class Week:
    """Seven days, each with its entries; days are rows, so that a phone shows them as cards."""

    days: tuple[DayRow, ...]
    classes: str = ""


def week(
    plan: Plan,
    start: date,
    posts: Sequence[Post],
    show: Callable[[Post], Markup],
    extra: Callable[[date], Iterable[Markup]] = lambda _: (),
) -> Week:
    """The week from a Monday: these posts by day, with the names of the days."""
    by_day: dict[date, list[Markup]] = {}
    for post in week_of(posts, start):
        by_day.setdefault(post.date, []).append(show(post))
    rows = []
    for number, name in enumerate(WEEKDAYS):
        day = start + timedelta(number)
        notes = [span(one.title, f"q-day d-{one.kind.value}") for one in plan.almanac.on(day)]
        rows.append(
            DayRow(
                name,
                month_day(day),
                day_classes(plan, day),
                (*notes, *extra(day)),
                capped(by_day.get(day, [])),
            )
        )
    return Week(tuple(rows))


def capped(entries: list[Markup]) -> tuple[Markup, ...]:
    """The entries of a day; somebody who posts to hundreds of groups sees how many more."""
    if len(entries) <= _MOST_ENTRIES:
        return tuple(entries)
    return (*entries[:_MOST_ENTRIES], span(f"还有 {len(entries) - _MOST_ENTRIES} 条", "q-none"))


def day_classes(plan: Plan, day: date) -> str:
    """How a day looks: today, past, a day off."""
    found = [] if plan.almanac.is_workday(day) else ["is-off"]
    if day == plan.today:
        found.append("is-today")
    elif day < plan.today:
        found.append("is-past")
    return " ".join(found)


def weeks_shown(plan: Plan, most: int = 2) -> list[date]:
    """The Mondays of the weeks that pages show: from this week on, inside the horizon."""
    first = monday(plan.today)
    if not plan.start <= first < plan.end:
        first = plan.start
    return [
        day for day in (first + timedelta(weeks=number) for number in range(most)) if day < plan.end
    ]


def week_title(plan: Plan, first: date) -> Markup:
    """本周（11-23 至 11-29）."""
    away = (first - monday(plan.today)).days // 7
    name = {0: "本周", 1: "下周"}.get(away, f"{first.isocalendar().week} 周")
    days = f"（{month_day(first)} 至 {month_day(first + timedelta(6))}）"
    return literal(name) + span(days, "q-when")


def cycle_of(schedule: Schedule, first: date) -> Cycle:
    """Whether a schedule's week that begins on this Monday is an A or a B week."""
    return Cycle.A if (first - monday(schedule.start)).days // 7 % 2 == 0 else Cycle.B

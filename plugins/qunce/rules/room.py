"""Where a group has room: days without posts, and minutes far enough from what is planned."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, time, timedelta

from qunce.expand import Plan, Week
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import PostKind
from qunce.rules.wording import theme_of, weekday

_APART = 90
"""Minutes that a new post keeps from its neighbours, as CAD-006 asks by default."""

_TRIED = (
    time(12, 30), time(19, 30), time(10, 30), time(16), time(14), time(18), time(9), time(21),
)  # fmt: skip
"""When people look at their phones, the likeliest first."""


def free_time(plan: Plan, group: Group, day: date) -> time | None:
    """A time of day at which a group could take one more post; nothing when the day is full."""
    taken = [_minutes(post.starts.time()) for post in plan.days_of(group).get(day, ())]
    for one in _TRIED:
        if not _quiet(group, one) and all(abs(_minutes(one) - at) >= _APART for at in taken):
            return one
    return None


def add_one(plan: Plan, group: Group, day: date, *kinds: PostKind) -> str:
    """The advice to put a post of one of these kinds on a day, with a time that is free."""
    at = free_time(plan, group, day)
    when = f"{weekday(day)}（{day:%m-%d}）" + (f"{at:%H:%M} " if at else "")
    return f"在{when}加一条{theme_of(plan, group, *kinds)}"


def emptiest_first(plan: Plan, group: Group, week: Week) -> list[date]:
    """The days of a week, those with the fewest posts first."""
    planned = plan.days_of(group)
    return sorted(days_of_week(week), key=lambda day: (len(planned.get(day, ())), day))


def days_of_week(week: Week) -> tuple[date, ...]:
    """Monday to Sunday."""
    return tuple(week.start + timedelta(number) for number in range(7))


def runs_of_weeks(weeks: Collection[Week]) -> Iterator[list[Week]]:
    """Whole weeks that follow each other without a gap."""
    run: list[Week] = []
    for week in weeks:
        if run and (not week.whole or week.start - run[-1].start != timedelta(7)):
            yield run
            run = []
        if week.whole:
            run.append(week)
    if run:
        yield run


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _quiet(group: Group, at: time) -> bool:
    if group.quiet is None:
        return False
    start, end = group.quiet.start, group.quiet.end
    return start <= at < end if start <= end else at >= start or at < end

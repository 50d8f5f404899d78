"""Free places: the weekdays and times at which a group has room for a post, the nearest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from qunce.expand import Plan, Post, monday
from qunce.expand.duty import on_duty_at
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person
from qunce.kinds.vocabulary import PostKind

QUIET = (time(22), time(8))
SPACING = timedelta(minutes=90)
STEP = 30

Place = tuple[date, time]
"""A day, which stands for its weekday where a weekly slot is meant, and a time of day."""


def free_places(
    plan: Plan,
    group: Group,
    near: datetime,
    days: Iterable[date],
    *,
    owner: Person | None = None,
    without: Post | None = None,
    spacing: timedelta = SPACING,
) -> Iterator[Place]:
    """Places on some days that respect quiet hours, spacing and the owner's shift.

    The days keep their order; on each the time nearest to that of `near` comes first, then the
    next ones at least `spacing` apart. `without` is the post to be moved, which is in nobody's way.
    """
    posts = plan.days_of(group)
    for day in days:
        taken = [
            post.starts
            for post in posts.get(day, ())
            if post is not without and post.kind is not PostKind.WELCOME
        ]
        told: list[datetime] = []
        for clock in _clocks(near.time()):
            moment = datetime.combine(day, clock, tzinfo=near.tzinfo)
            if is_quiet(group, clock) or (
                owner and owner.shifts and not on_duty_at(owner, day, clock, plan.almanac)
            ):
                continue
            if any(abs(moment - one) < spacing for one in (*taken, *told)):
                continue
            told.append(moment)
            yield day, clock


def first_free(plan: Plan, post: Post, day: date) -> time | None:
    """The time on a day that is free for a post and nearest to its own."""
    own = (post.group, post.starts, [day])
    found = next(free_places(plan, *own, owner=post.owner, without=post), None)
    return found[1] if found else None


def days_near(plan: Plan, group: Group, day: date, *, among: Iterable[date] = ()) -> list[date]:
    """The other days of a week, those with the fewest posts first and then the nearest."""
    posts: Mapping[date, tuple[Post, ...]] = plan.days_of(group)
    week = list(among) or [monday(day) + timedelta(number) for number in range(7)]
    return sorted(
        (one for one in week if one != day),
        key=lambda one: (len(posts.get(one, ())), abs((one - day).days), one),
    )


def is_quiet(group: Group, clock: time) -> bool:
    """True in the group's own quiet hours, or from ten in the evening until eight."""
    start, end = (group.quiet.start, group.quiet.end) if group.quiet else QUIET
    return start <= clock < end if start <= end else clock >= start or clock < end


def _clocks(near: time) -> Iterator[time]:
    """Times of day by their distance from one: that very time, then half hours around it."""
    own = near.hour * 60 + near.minute
    yield near
    halves = sorted(range(0, 24 * 60, STEP), key=lambda one: (abs(one - own), one))
    for one in halves:
        if one != own:
            yield time(one // 60, one % 60)

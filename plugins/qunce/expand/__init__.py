"""Expand: a playbook, a horizon and a day called today → the plan."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from datetime import date, datetime, timedelta

from qunce.almanac import Almanac
from qunce.expand.doubts import doubtful_slots
from qunce.expand.experiments import Trials
from qunce.expand.grouping import grouping
from qunce.expand.maker import Maker
from qunce.expand.named_days import NamedDays
from qunce.expand.past import CAMPAIGNS, SCRIPTS, Past, running
from qunce.expand.plan import Place, Plan, Post, Week, monday
from qunce.expand.rhythm import Stretch
from qunce.kinds.override.model import Override
from qunce.kinds.playbook.model import Horizon
from qunce.kinds.vocabulary import Action
from qunce.ledger import Ledger
from qunce.resolve import Playbook

__all__ = [
    "CAMPAIGNS", "SCRIPTS", "Past", "Place", "Plan", "Post", "Week", "doubtful_slots", "expand",
    "horizon_of", "in_order", "monday", "running",
]  # fmt: skip

_DEFAULT_WEEKS = 13
_DEFAULT_BACK = 2


def horizon_of(playbook: Playbook, today: date) -> tuple[date, date]:
    """First day (a Monday) and the day after the last; fixed by the charter or led by today."""
    horizon: Horizon | None = playbook.charter.horizon
    weeks = horizon.weeks if horizon else _DEFAULT_WEEKS
    if horizon and horizon.start:
        start = monday(horizon.start)
        return start, start + timedelta(weeks=weeks)
    back = horizon.back_weeks if horizon else _DEFAULT_BACK
    this_week = monday(today)
    return this_week - timedelta(weeks=back), this_week + timedelta(weeks=weeks)


def expand(
    playbook: Playbook,
    *,
    today: date,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    past: Mapping[str, tuple[Past, ...]] | None = None,
    published: Ledger | None = None,
) -> Plan:
    """Every post between `start` and `end`; the charter's horizon where they are not given."""
    first, last = horizon_of(playbook, today)
    start, end = start or first, end or last
    overrides: dict[tuple[str, date], list[Override]] = {}
    for override in playbook.overrides.values():
        overrides.setdefault((override.slot, override.date), []).append(override)
    # a post moved into the horizon comes from a day outside it, so look a little further
    reach = [abs((one.to.date() - one.date).days) for one in playbook.overrides.values() if one.to]
    margin = timedelta(min(max(reach, default=0), 400))
    almanac = Almanac(playbook.days.values())
    named = NamedDays(playbook, almanac)
    maker = Maker(playbook, named, overrides, start - margin, end + margin)
    minutes: dict[int, list[Post]] = {}
    cancelled: list[Post] = []
    moved: set[int] = set()
    opening, closing = start.toordinal() * 1440, end.toordinal() * 1440
    # posts come by group and by place, so the posts of a minute are in order as they come
    for minute, post in Trials(playbook).worded(maker.posts()):
        if opening <= minute < closing:
            if post.override is not None and post.override.action is Action.SKIP:
                cancelled.append(post)
                continue
            minutes.setdefault(minute, []).append(post)
            if post.override is not None:
                moved.add(minute)
    for minute in moved:
        minutes[minute].sort(key=in_order)
    cancelled.sort(key=in_order)
    posts = [post for minute in sorted(minutes) for post in minutes[minute]]
    grouped = grouping(playbook, posts, start, end)
    length = (end - start).days
    return Plan(
        playbook=playbook,
        almanac=almanac,
        today=today,
        as_of=as_of or today,
        start=start,
        end=end,
        cancelled=tuple(cancelled),
        named=named,
        workdays=frozenset(
            day
            for day in (start + timedelta(number) for number in range(length))
            if almanac.is_workday(day)
        ),
        published=published,
        past=past or {},
        alike=_alike(playbook, maker.shapes, grouped["stretches"]),
        **grouped,
    )


def _alike(
    playbook: Playbook, shapes: Mapping[str, Hashable], covered: Mapping[str, tuple[Stretch, ...]]
) -> tuple[tuple[str, ...], ...]:
    """The groups that differ in nothing but name, people and place."""
    found: dict[Hashable, list[str]] = {}
    limited = [day for day in playbook.days.values() if day.groups]
    for group in playbook.groups.values():
        own = group.id if group.rules else ""  # settings of its own set a group apart
        shape = (
            shapes.get(group.id, group.id), own, group.type, group.stage, group.platform,
            group.themes, group.quiet, group.opened, covered.get(group.id),
            tuple(day.id for day in limited if group.id in day.groups),
        )  # fmt: skip
        found.setdefault(shape, []).append(group.id)
    return tuple(tuple(those) for those in found.values())


def in_order(post: Post) -> tuple[datetime, str, str, str]:
    """What posts are sorted by: time, group, slot and occurrence."""
    return (post.starts.replace(tzinfo=None), post.group.id, post.place.name, post.key)

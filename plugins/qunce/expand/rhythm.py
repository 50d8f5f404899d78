"""The rhythm of each group: its posts by day and by week, and the stretches its plan covers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from qunce.expand.plan import Post, Week, monday
from qunce.kinds.vocabulary import Phase
from qunce.resolve import Playbook

Stretch = tuple[date, date]
"""First and last day, both included."""

OPEN_END = date(9999, 1, 1)
_DAY = timedelta(1)
_SUNDAY = timedelta(6)
_QUIET: frozenset[date] = frozenset()


def days_of(posts: Iterable[Post]) -> dict[date, tuple[Post, ...]]:
    """The posts of one group by the day on which they go out."""
    days: dict[date, list[Post]] = {}
    for post in posts:
        days.setdefault(post.date, []).append(post)
    return {day: tuple(those) for day, those in days.items()}


def weeks_of(
    days: Mapping[date, tuple[Post, ...]], covered: Sequence[Stretch], start: date, end: date
) -> tuple[Week, ...]:
    """The weeks in which a group posts; a week is whole when plan and horizon cover all of it."""
    weeks: dict[date, list[date]] = {}
    for day in days:
        weeks.setdefault(monday(day), []).append(day)
    loud = {
        monday(day)
        for day, posts in days.items()
        for post in posts
        if post.place.phase is Phase.BURST
    }
    return tuple(
        Week(
            start=first,
            posts=tuple(post for day in those for post in days[day]),
            whole=start <= first
            and first + _SUNDAY < end
            and any(since <= first and first + _SUNDAY <= until for since, until in covered),
            burst=_QUIET
            if first not in loud
            else frozenset(
                day for day in those if any(post.place.phase is Phase.BURST for post in days[day])
            ),
        )
        for first, those in weeks.items()
    )


def stretches(playbook: Playbook) -> dict[str, tuple[Stretch, ...]]:
    """Group id → the days that its schedules and campaigns cover, as stretches without gaps."""
    found: dict[str, set[Stretch]] = {}
    for schedule in playbook.schedules.values():
        for group in schedule.groups:
            found.setdefault(group, set()).add((schedule.start, schedule.until or OPEN_END))
    for campaign in playbook.campaigns.values():
        if campaign.phases:
            first = min(plan.start for plan in campaign.phases.values())
            last = max(plan.until for plan in campaign.phases.values())
            for group in campaign.groups:
                found.setdefault(group, set()).add((first, last))
    return {group: _joined(those) for group, those in found.items()}


def _joined(those: Iterable[Stretch]) -> tuple[Stretch, ...]:
    joined: list[Stretch] = []
    for since, until in sorted(those):
        if joined and since <= joined[-1][1] + _DAY:
            joined[-1] = (joined[-1][0], max(joined[-1][1], until))
        else:
            joined.append((since, until))
    return tuple(joined)

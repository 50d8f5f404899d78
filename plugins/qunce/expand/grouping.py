"""Posts as rules and pages ask for them: by group and person, by day and week."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypedDict

from qunce.expand.plan import Post, Week
from qunce.expand.rhythm import days_of, stretches, weeks_of
from qunce.resolve import Playbook


class Grouping(TypedDict):
    """The fields of a plan that follow from its posts."""

    posts: tuple[Post, ...]
    by_group: Mapping[str, tuple[Post, ...]]
    by_owner: Mapping[str, tuple[Post, ...]]
    of_campaigns: tuple[Post, ...]
    by_day: Mapping[str, Mapping[date, tuple[Post, ...]]]
    by_week: Mapping[str, tuple[Week, ...]]
    stretches: Mapping[str, tuple[tuple[date, date], ...]]


def grouping(playbook: Playbook, posts: Sequence[Post], start: date, end: date) -> Grouping:
    """What follows from posts, given in their order, from a day to before another."""
    by_group: dict[str, list[Post]] = {}
    by_owner: dict[str, list[Post]] = {}
    for post in posts:
        by_group.setdefault(post.group.id, []).append(post)
        by_owner.setdefault(post.owner.id, []).append(post)
    covered = stretches(playbook)
    by_day = {name: days_of(those) for name, those in sorted(by_group.items())}
    return {
        "posts": tuple(posts),
        "by_group": {name: tuple(those) for name, those in sorted(by_group.items())},
        "by_owner": {name: tuple(those) for name, those in sorted(by_owner.items())},
        "of_campaigns": tuple([post for post in posts if post.place.campaign is not None]),
        "by_day": by_day,
        "by_week": {
            name: weeks_of(days, covered.get(name, ()), start, end) for name, days in by_day.items()
        },
        "stretches": covered,
    }

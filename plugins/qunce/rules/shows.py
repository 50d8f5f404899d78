"""Live shows of a plan: when each is on in a group, what announces it there, and when it should."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Format, Step

LONGEST_LEAD = timedelta(days=7)
_UNITS = {"天": timedelta(days=1), "小时": timedelta(hours=1), "分钟": timedelta(minutes=1)}
LEAD = r"[1-7] ?天|(?:[1-9]|1[0-9]|2[0-3]) ?小时|(?:[1-9]|[1-5][0-9]) ?分钟"
"""How a moment before a show is written."""


@frozen
class Show:
    """One live show, as the group sees it: the post that stands for it, and its announcements."""

    post: Post
    before: tuple[Post, ...]


def shows_of(plan: Plan) -> Iterator[Show]:
    """Every live show of the horizon, group by group in order of time.

    A show is the post of a live theme that says no other step; it lasts as long as its slot.
    """
    for group in plan.groups:
        posts = plan.posts_in(group)
        shows = [post for post in posts if is_show(post)]
        announcing = [post for post in posts if _announces(post)] if shows else []
        last = None
        for post in shows:
            first = post.starts - LONGEST_LEAD
            if last is not None:
                first = max(first, last.ends)
            yield Show(post, tuple(one for one in announcing if first <= one.starts < post.starts))
            last = post


def is_show(post: Post) -> bool:
    """True for the post that stands for a live show itself."""
    if post.theme.format is not Format.LIVE:
        return False
    return post.script is None or post.script.step in (None, Step.OPEN)


def _announces(post: Post) -> bool:
    script = post.script
    if script is None or script.step not in (Step.NOTICE, Step.REMIND):
        return False
    return script.live is not None or post.theme.format is Format.LIVE


@frozen
class Lead:
    """A moment before a show: how it is called, how long before, and from when to when it counts."""

    name: str
    length: timedelta
    low: timedelta
    high: timedelta


def leads_of(moments: Iterable[str]) -> list[Lead]:
    """The moments before a show, the longest before first, each once.

    >>> [f"{one.name} {one.low}–{one.high}" for one in leads_of(["10分钟", "1 天"])]
    ['1 天前 18:00:00–1 day, 6:00:00', '10 分钟前 0:05:00–0:40:00']
    """
    found = {}
    for written in moments:
        unit = next(one for one in _UNITS if written.endswith(one))
        number = int(written.removesuffix(unit))
        length = number * _UNITS[unit]
        if unit == "天":
            slack = min(length / 4, timedelta(hours=12))
            low, high = length - slack, length + slack
        elif unit == "小时":
            low, high = length * 2 / 3, length * 2
        else:
            low, high = length / 2, length * 4
        found[length] = Lead(f"{number} {unit}前", length, low, high)
    return sorted(found.values(), key=lambda one: one.length, reverse=True)

"""Live shows of a plan: when each is on in a group, and what announces it there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Format, Step

LONGEST_LEAD = timedelta(days=7)


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

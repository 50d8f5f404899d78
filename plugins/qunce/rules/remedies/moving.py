"""Moving posts to free places, once or for good: what most rules propose first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from qunce.expand import Plan, Post
from qunce.finding import Change
from qunce.rules.remedies.occasions import moved_once
from qunce.rules.remedies.places import SPACING, first_free, free_places
from qunce.rules.remedies.slots import moved, together

Places = Sequence[tuple[Post, datetime]]


def moves(plan: Plan, wanted: Iterable[tuple[Post, date]], reason: str) -> Iterator[Change]:
    """Posts on other days, at the free time nearest to their own: only this once, then for good.

    What touches one date is the smaller change; the engine leaves it out for what comes back.
    """
    places: list[tuple[Post, datetime]] = []
    for post, day in wanted:
        clock = first_free(plan, post, day)
        if clock is None:
            return
        places.append((post, datetime.combine(day, clock)))
    yield from _both(plan, places, reason)


def retimes(
    plan: Plan, post: Post, days: Iterable[date], reason: str, spacing: timedelta = SPACING
) -> Iterator[Change]:
    """One post at every free place of some days, the first day and the nearest time first."""
    free = free_places(
        plan, post.group, post.starts, days, owner=post.owner, without=post, spacing=spacing
    )
    for day, clock in free:
        yield from _both(plan, [(post, datetime.combine(day, clock))], reason)


def retimed(plan: Plan, post: Post, moments: Iterable[datetime], reason: str) -> Iterator[Change]:
    """One post at each of some moments, in their order, whether or not the day is full."""
    for moment in moments:
        yield from _both(plan, [(post, moment.replace(tzinfo=None))], reason)


def _both(plan: Plan, places: Places, reason: str) -> Iterator[Change]:
    if change := together(moved_once(plan, post, to, reason) for post, to in places):
        yield change
    if change := together(moved(post, to.date(), to.time()) for post, to in places):
        yield change

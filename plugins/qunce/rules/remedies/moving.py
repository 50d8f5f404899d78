"""Moving posts to free places, once or for good: what most rules propose first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from qunce.expand import Plan, Post
from qunce.finding import Change
from qunce.kinds.campaign.model import PhaseSlot
from qunce.rules.remedies.occasions import moved_once
from qunce.rules.remedies.places import first_free
from qunce.rules.remedies.slots import moved, together


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
    once = [moved_once(plan, post, to, reason) for post, to in places if not _alone(post)]
    if len(once) == len(places) and (change := together(once)):
        yield change
    if change := together(moved(post, to.date(), to.time()) for post, to in places):
        yield change


def _alone(post: Post) -> bool:
    """True for the only post of a phase's slot, which is moved where it stands."""
    slot = post.place.slot
    return isinstance(slot, PhaseSlot) and len(slot.dates or slot.days) == 1

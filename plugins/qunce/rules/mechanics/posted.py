"""The posts of a plan that say how little is left, or when something begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import TypeVar

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.offer import Offer
from qunce.kinds.script.fill import Filled
from qunce.kinds.script.wordings import Filling, shown
from qunce.kinds.vocabulary import Purpose
from qunce.rules.mechanics.countdown import Left, Opening, days_left, left, openings
from qunce.rules.mechanics.ending import last_day

_Said = TypeVar("_Said", Left, Opening)


@frozen
class Hurry:
    """A wording that says how little is left or when it begins; values filled in are left out."""

    filling: Filling
    pieces: tuple[Left, ...]
    days: tuple[Left, ...]
    opens: tuple[Opening, ...]


def hurried(plan: Plan) -> Iterator[tuple[Post, Hurry]]:
    """Every post that says how little is left, in order of time."""
    known: dict[tuple[str, str], Hurry] = {}
    for script in plan.playbook.scripts.values():
        if script.purpose is not Purpose.POST:
            continue
        names = [name for name, *_ in script.texts()]
        for name, filling in zip(names, shown(script), strict=False):
            text, filled = filling.text, filling.filled
            pieces, days = (_written(found, filled) for found in (left(text), days_left(text)))
            opens = _written(openings(text), filled)
            if pieces or days or opens:
                known[(script.id, name)] = Hurry(filling, pieces, days, opens)
    for post in plan.posts if known else ():
        if post.script is not None and (post.script.id, post.variant) in known:
            yield post, known[(post.script.id, post.variant)]


def _written(found: Iterator[_Said], filled: Filled) -> tuple[_Said, ...]:
    """What stands in the text itself, and not in a value that stands for the real figure."""
    return tuple(one for one in found if not filled.names(one.start, one.end))


def about(post: Post) -> str:
    """What ties posts together: their campaign, or else the script itself."""
    if post.place.campaign is not None:
        return f"campaign {post.place.campaign.id}"
    return f"script {post.script.id}" if post.script else ""


def meant(post: Post) -> tuple[Offer, ...]:
    """The offers that a post is about: those that its slot names, its campaign's, its script's."""
    campaign = post.place.campaign
    if campaign is None:
        return (post.script.offer,) if post.script and post.script.offer else ()
    names = getattr(post.place.slot, "offers", ()) or tuple(campaign.offers)
    return tuple(campaign.offers[name] for name in names if name in campaign.offers)


def last_days(post: Post) -> frozenset[date]:
    """The days on which the offers that a post is about come to an end."""
    campaign = post.place.campaign
    known = {day for end in last_moments(post) for day in last_day(end)}
    if campaign and campaign.offers and not getattr(post.place.slot, "offers", ()):
        known |= {plan.until for plan in campaign.phases.values()}
    return frozenset(known)


def last_moments(post: Post) -> list[datetime]:
    """When the offers that a post is about come to an end."""
    return [one.end for one in meant(post) if one.end]


def begins(post: Post) -> list[datetime]:
    """When the offers that a post is about begin; midnight of its phases where they do not say."""
    campaign = post.place.campaign
    found = [one.start for one in meant(post) if one.start]
    if campaign and campaign.offers and not getattr(post.place.slot, "offers", ()):
        found += [datetime.combine(plan.start, time.min) for plan in campaign.phases.values()]
    return sorted(found)

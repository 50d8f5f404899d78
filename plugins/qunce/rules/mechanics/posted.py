"""The posts of a plan that say how little is left."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.script.wordings import Filling, shown
from qunce.kinds.vocabulary import Purpose
from qunce.rules.mechanics.countdown import Left, days_left, left
from qunce.rules.mechanics.ending import last_day


@frozen
class Hurry:
    """A wording that says how little is left; figures that a value stands for are left out."""

    filling: Filling
    pieces: tuple[Left, ...]
    days: tuple[Left, ...]


def hurried(plan: Plan) -> Iterator[tuple[Post, Hurry]]:
    """Every post that says how little is left, in order of time."""
    known: dict[tuple[str, str], Hurry] = {}
    for script in plan.playbook.scripts.values():
        if script.purpose is not Purpose.POST:
            continue
        names = [name for name, *_ in script.texts()]
        for name, filling in zip(names, shown(script), strict=False):
            pieces, days = (
                tuple(one for one in found if not filling.filled.names(one.start, one.end))
                for found in (left(filling.text), days_left(filling.text))
            )
            if pieces or days:
                known[(script.id, name)] = Hurry(filling, pieces, days)
    for post in plan.posts if known else ():
        if post.script is not None and (post.script.id, post.variant) in known:
            yield post, known[(post.script.id, post.variant)]


def about(post: Post) -> str:
    """What ties posts together: their campaign, or else the script itself."""
    if post.place.campaign is not None:
        return f"campaign {post.place.campaign.id}"
    return f"script {post.script.id}" if post.script else ""


def last_days(post: Post) -> frozenset[date]:
    """The days on which the offers that a campaign's post is about come to an end."""
    campaign = post.place.campaign
    if campaign is None or not campaign.offers:
        return frozenset()
    known = {day for end in last_moments(post) for day in last_day(end)}
    if not getattr(post.place.slot, "offers", ()):
        known |= {plan.until for plan in campaign.phases.values()}
    return frozenset(known)


def last_moments(post: Post) -> list[datetime]:
    """When the offers that a campaign's post is about come to an end."""
    campaign = post.place.campaign
    if campaign is None:
        return []
    names = getattr(post.place.slot, "offers", ()) or tuple(campaign.offers)
    ends = (campaign.offers[name].end for name in names if name in campaign.offers)
    return [end for end in ends if end]

"""The posts of a plan with the words that members will read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qunce.expand import Plan, Post
from qunce.kinds.script.wordings import Filling, shown
from qunce.kinds.vocabulary import Purpose
from qunce.rules.mechanics.ending import last_day


def posted(plan: Plan) -> Iterator[tuple[Post, Filling]]:
    """Every post that has words, in order of time, with its wording filled by examples."""
    known: dict[tuple[str, str], Filling] = {}
    for script in plan.playbook.scripts.values():
        names = [name for name, *_ in script.texts()]
        for name, filling in zip(names, shown(script), strict=False):
            known[(script.id, name)] = filling
    for post in plan.posts:
        if post.script is not None and post.script.purpose is Purpose.POST:
            words = known.get((post.script.id, post.variant))
            if words is not None:
                yield post, words


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
    slot = post.place.slot
    names = getattr(slot, "offers", ()) or tuple(campaign.offers)
    ends = [campaign.offers[name].end for name in names if name in campaign.offers]
    known = {day for end in ends if end for day in last_day(end)}
    if not getattr(slot, "offers", ()):
        known |= {plan.until for plan in campaign.phases.values()}
    return frozenset(known)

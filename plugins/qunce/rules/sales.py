"""Flash sales of a plan: when each begins and ends in a group, and every post that is about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from qunce.expand import Plan, Post
from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import OfferKind, Step
from qunce.lately import once_in_a_row

_BEFORE = (Step.NOTICE, Step.REMIND)
_AROUND = timedelta(days=7)
"""How far from a sale of a weekly slot a post may be and still be about it."""


@frozen
class Sale:
    """One flash sale in one group."""

    group: Group
    title: str
    start: datetime
    end: datetime
    span: Span
    """Where it is set: the post that opens it, else the offer."""
    before: tuple[Post, ...]
    """What announces it, in order of time."""
    during: tuple[Post, ...]
    after: tuple[Post, ...]
    campaign: Campaign | None = None
    opening: Post | None = None


@once_in_a_row
def sales_of(plan: Plan) -> tuple[Sale, ...]:
    """Every flash sale that begins inside the horizon, group by group in order of time."""
    return tuple(_sales(plan))


def _sales(plan: Plan) -> Iterator[Sale]:
    timed = [
        (campaign, name, offer)
        for campaign in plan.playbook.campaigns.values()
        for name, offer in campaign.offers.items()
        if offer.kind is OfferKind.FLASH_SALE and offer.start is not None
    ]
    for group in plan.groups:
        posts = plan.posts_in(group)
        found = [
            sale
            for campaign, name, offer in timed
            if group.id in campaign.groups
            if (sale := _of_campaign(plan, group, campaign, name, offer, posts)) is not None
        ]
        found += _of_slots(group, posts)
        yield from sorted(found, key=lambda one: (one.start, one.title))


def _of_campaign(
    plan: Plan, group: Group, campaign: Campaign, name: str, offer: Offer, posts: Sequence[Post]
) -> Sale | None:
    """A sale that a campaign's offer times; None where the group has no post about it."""
    about = [post for post in posts if _names(post, campaign, name)]
    if not about or offer.start is None:
        return None
    start = offer.start.replace(tzinfo=plan.playbook.zone)
    end = (offer.end or offer.start + timedelta(hours=1)).replace(tzinfo=plan.playbook.zone)
    if not plan.start <= start.date() < plan.end:
        return None
    opening = next((post for post in about if post.starts >= start), None)
    before = [post for post in about if post.starts < start]
    before += [one for one in posts if _announces(one) and start - _AROUND < one.starts < start]
    return Sale(
        group, offer.what, start, end, opening.span if opening else offer.at("start"),
        tuple(sorted(before, key=lambda one: one.starts)),
        tuple(post for post in about if start <= post.starts < end),
        tuple(post for post in about if post.starts >= end),
        campaign, opening,
    )  # fmt: skip


def _names(post: Post, campaign: Campaign, name: str) -> bool:
    slot = post.place.slot
    return post.place.campaign is campaign and isinstance(slot, PhaseSlot) and name in slot.offers


def _of_slots(group: Group, posts: Sequence[Post]) -> Iterator[Sale]:
    """The sales that a script opens without a campaign to time them."""
    steps = [post for post in posts if post.script and post.script.step and not _of_show(post)]
    openings = [post for post in steps if _opens(post)]
    for last, post, after in zip([None, *openings], openings, [*openings[1:], None], strict=False):
        near = [
            one
            for one in steps
            if abs(one.starts - post.starts) < _AROUND
            and (last is None or one.starts >= last.ends)
            and (after is None or one.starts < after.starts)
            and one.place.campaign is None
        ]
        yield Sale(
            group, post.theme.title, post.starts, post.ends, post.span,
            tuple(one for one in near if one.starts < post.starts and _announces(one)),
            tuple(one for one in near if post.starts <= one.starts < post.ends),
            tuple(one for one in near if one.starts >= post.ends and _step(one) is Step.CLOSE),
            None, post,
        )  # fmt: skip


def _announces(post: Post) -> bool:
    """True for the notices and reminders that a weekly slot gives."""
    return _step(post) in _BEFORE and post.place.campaign is None and not _of_show(post)


def _of_show(post: Post) -> bool:
    return post.script is not None and post.script.live is not None


def _opens(post: Post) -> bool:
    script, slot = post.script, post.place.slot
    if (
        script is None
        or script.step is not Step.OPEN
        or (isinstance(slot, PhaseSlot) and slot.offers)
    ):
        return False
    return script.offer is not None and script.offer.kind is OfferKind.FLASH_SALE


def _step(post: Post) -> Step | None:
    return post.script.step if post.script else None

"""The past: what running campaigns and scripts promised before, when somebody knows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.resolve import Playbook

CAMPAIGNS = "calendar/campaigns/"
SCRIPTS = "content/scripts/"
LONG = timedelta(days=60)
"""How far back an offer is looked for that its file no longer tells of."""


@frozen(eq=False)
class Past:
    """The offers of one file as they stood from a moment on."""

    since: datetime
    """When it was written so, in local wall time."""
    offers: Mapping[str, Offer]
    start: datetime | None = None
    """When a campaign's first phase began, as it stood then."""
    end: datetime | None = None


def running(playbook: Playbook, today: date) -> dict[str, datetime]:
    """The files whose offers run today, each with the moment from which its past matters.

    The folders of campaigns and scripts are always among them, for what has changed lately.
    """
    found: dict[str, datetime] = {}
    for campaign in playbook.campaigns.values():
        start, end = span_of(campaign)
        starts = [start, *(one.start for one in campaign.offers.values() if one.start)]
        ends = [end, *(one.end for one in campaign.offers.values() if one.end)]
        if min(starts).date() <= today <= max(ends).date():
            found[campaign.span.file] = min(starts)
    for script in playbook.scripts.values():
        offer = script.offer
        if offer is None or offer.start is None or offer.end is None:
            continue
        if offer.start.date() <= today <= offer.end.date():
            found[script.span.file] = offer.start
    # what was taken away, renamed or shortened runs no longer as far as the files say
    found[CAMPAIGNS] = found[SCRIPTS] = datetime.combine(today - LONG, time.min)
    return {path: moment.replace(tzinfo=playbook.zone) for path, moment in sorted(found.items())}


def span_of(campaign: Campaign) -> tuple[datetime, datetime]:
    """From the first moment of a campaign's first phase to the last moment of its last."""
    phases = campaign.phases.values()
    return (
        datetime.combine(min((one.start for one in phases), default=date.max), time.min),
        datetime.combine(max((one.until for one in phases), default=date.min), time.max),
    )

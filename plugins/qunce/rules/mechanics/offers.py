"""Every offer of a playbook with the thing that makes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time

from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.kinds.record import Record
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import OfferKind, VariableType
from qunce.lately import once_in_a_row
from qunce.resolve import Playbook


@frozen
class Standing:
    """An offer, and the script or the campaign that it stands in."""

    offer: Offer
    home: Script | Campaign
    name: str = ""
    """What a campaign calls it; a script has only one."""

    @property
    def campaign(self) -> Campaign | None:
        return self.home if isinstance(self.home, Campaign) else None

    @property
    def words(self) -> str:
        """Everything that the offer says in words of its own."""
        offer = self.offer
        said = (offer.what, offer.terms, offer.audience, offer.draw, offer.claim, offer.odds)
        return "\n".join(one for one in said if one)


@once_in_a_row
def offers(playbook: Playbook) -> tuple[Standing, ...]:
    """The offers of scripts, then those of campaigns."""
    scripts, campaigns = playbook.scripts.values(), playbook.campaigns.values()
    return (
        *(Standing(one.offer, one) for one in scripts if one.offer is not None),
        *(
            Standing(offer, campaign, name)
            for campaign in campaigns
            for name, offer in campaign.offers.items()
        ),
    )


def lotteries(playbook: Playbook) -> Iterator[Standing]:
    """The offers that draw winners."""
    return (one for one in offers(playbook) if one.offer.kind is OfferKind.LOTTERY)


def leaning(playbook: Playbook) -> frozenset[str]:
    """The scripts that may leave the terms of a draw to a link or to their campaign's draw."""
    linked = {
        script.id
        for script in playbook.scripts.values()
        if any(one.type is VariableType.URL for one in script.variables.values())
    }
    planned = {
        name
        for campaign in playbook.campaigns.values()
        if any(offer.kind is OfferKind.LOTTERY for offer in campaign.offers.values())
        for plan in campaign.phases.values()
        for slot in plan.slots.values()
        for name in slot.script
    }
    return frozenset(linked | planned)


def best_prize(offer: Offer) -> int:
    """The worth of the best that one person can win at a time, in yuan."""
    values = [one.value for one in offer.prizes]
    return max([offer.prize_value or 0, *values])


def missing(record: Record, keys: Mapping[str, str]) -> list[str]:
    """The keys of a record that are not written, each with its Chinese name."""
    return [
        f"{name}（{title}）" for name, title in keys.items() if getattr(record, name) in (None, "")
    ]


def starts(offer: Offer, campaign: Campaign) -> datetime:
    """When an offer begins: as it says, or with the first phase of its campaign."""
    first = min((plan.start for plan in campaign.phases.values()), default=date.max)
    return offer.start or datetime.combine(first, time.min)


def ends(offer: Offer, campaign: Campaign) -> datetime:
    """When an offer ends: as it says, or with the last phase of its campaign."""
    last = max((plan.until for plan in campaign.phases.values()), default=date.min)
    return offer.end or datetime.combine(last, time.max)

"""What running offers said before, as far as somebody knows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from qunce.expand import CAMPAIGNS, SCRIPTS, Past, Plan
from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.kinds.script.model import Script
from qunce.rules.mechanics.names import alike
from qunce.rules.mechanics.offers import ends, starts


@frozen
class Kept:
    """A running offer as it stood at some time since it began, and as it stands now."""

    was: Offer
    now: Offer | None
    home: Script | Campaign | None
    """Where it stands, or stood; None where the file itself is gone."""
    name: str
    since: datetime
    file: str
    until: datetime
    """When it was to end, by its own word or its campaign's."""

    @property
    def span(self) -> Span:
        """Where an offer is missed that stands there no more."""
        if self.home is None:
            return Span(self.file)
        return self.home.at("offers" if self.name else "offer")


def kept(plan: Plan) -> Iterator[Kept]:
    """Every running offer beside what it said when it began and later, oldest first."""
    if not plan.past:
        return
    campaigns = plan.playbook.campaigns.values()
    for campaign in campaigns:
        past = plan.past.get(campaign.span.file, ())
        for name in dict.fromkeys(name for one in past for name in one.offers if name):
            yield from _of_campaign(plan, campaign, name, past)
    here = {campaign.span.file for campaign in campaigns}
    here |= {script.span.file for script in plan.playbook.scripts.values()}
    for file in sorted(plan.past.keys() - here):
        if file.startswith(CAMPAIGNS):
            yield from _gone(plan, file)
        elif file.startswith(SCRIPTS):
            yield from _gone_script(plan, file)
    for script in plan.playbook.scripts.values():
        yield from _of_script(plan, script.span.file, script)


def unknown(plan: Plan) -> Iterator[Script | Campaign]:
    """What runs today, and nobody can know what it said when it began."""
    if not plan.past:
        return
    for campaign in plan.playbook.campaigns.values():
        if campaign.offers and plan.past.get(campaign.span.file) == ():
            yield campaign
    for script in plan.playbook.scripts.values():
        if plan.past.get(script.span.file) == ():
            yield script


def _of_campaign(
    plan: Plan, campaign: Campaign, name: str, past: tuple[Past, ...]
) -> Iterator[Kept]:
    now, file = campaign.offers.get(name), campaign.span.file
    for one in _since(past, name, campaign):
        was = one.offers[name]
        start, until = _term(one, was, campaign)
        if start.date() <= plan.today <= until.date():
            yield Kept(was, now, campaign, name, one.since, file, until)


def _gone(plan: Plan, file: str) -> Iterator[Kept]:
    """The offers of a file that is gone; a campaign of another name may have taken them over."""
    past = plan.past[file]
    for name in dict.fromkeys(name for one in past for name in one.offers if name):
        heir = next(
            (campaign for campaign in plan.playbook.campaigns.values()
             if name in campaign.offers
             and any(alike(campaign.offers[name].what, one.offers[name].what)
                     for one in past if name in one.offers)),
            None,
        )  # fmt: skip
        for one in _since(past, name, None):
            was = one.offers[name]
            start, until = was.start or one.start, was.end or one.end
            if start and until and start.date() <= plan.today <= until.date():
                now = heir.offers[name] if heir else None
                yield Kept(was, now, heir, name, one.since, file, until)


def _of_script(plan: Plan, file: str, now: Script | None) -> Iterator[Kept]:
    """The offer of a script that stood in a file, which may be gone or called otherwise."""
    for one in _since(plan.past.get(file, ()), "", None):
        was = one.offers[""]
        if was.start and was.end and was.start.date() <= plan.today <= was.end.date():
            yield Kept(was, now.offer if now else None, now, "", one.since, file, was.end)


def _gone_script(plan: Plan, file: str) -> Iterator[Kept]:
    """The offer of a script whose file is gone; one of another name may have taken it over."""
    told = [one.offers[""] for one in plan.past[file] if "" in one.offers]
    name = file.removeprefix(SCRIPTS).rpartition("/")[2].partition(".")[0]
    scripts = plan.playbook.scripts.values()
    heir = next((one for one in scripts if name in one.was), None) or next(
        (
            one
            for one in scripts
            if one.offer and any(alike(one.offer.what, was.what) for was in told)
        ),
        None,
    )
    yield from _of_script(plan, file, heir)


def _term(one: Past, was: Offer, campaign: Campaign) -> tuple[datetime, datetime]:
    return was.start or one.start or starts(was, campaign), was.end or one.end or ends(
        was, campaign
    )


def _since(past: tuple[Past, ...], name: str, campaign: Campaign | None) -> list[Past]:
    """The states of one offer from the one in force when it began."""
    told = [one for one in past if name in one.offers]
    if not told:
        return []
    first = told[-1].offers[name]
    start = first.start or told[-1].start or (starts(first, campaign) if campaign else None)
    if start is None:
        return told
    before = [one for one in told if one.since <= start]
    return [*before[-1:], *(one for one in told if one.since > start)]

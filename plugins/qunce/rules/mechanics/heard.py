"""Which texts speak of which offers: a script of its own, a post of its campaign's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Note, Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import Filling, shown
from qunce.kinds.vocabulary import Purpose
from qunce.lately import once_in_a_row
from qunce.rules.mechanics.names import named

_SENTENCE = expression(r"[^。！？!?；;\n]+")


@frozen
class Heard:
    """A stretch of a wording that speaks of an offer."""

    script: Script
    filling: Filling
    start: int
    end: int
    offer: Offer
    campaign: Campaign | None
    """Whose offer it is; None for the script's own."""
    bare: bool
    """True when even a price that nothing is said of must be this offer's."""
    examples: bool
    """True when the values filled in are meant as they stand: they speak of this offer alone."""

    @property
    def text(self) -> str:
        return self.filling.text[self.start : self.end]

    def counts(self, start: int, end: int) -> bool:
        """True when text[start:end] is meant: written out, or filled in for this offer."""
        return self.examples or not self.filling.filled.names(self.start + start, self.start + end)

    def span(self, start: int, end: int) -> Span:
        return self.filling.span(self.start + start, self.start + end)

    def notes(self, start: int, end: int) -> tuple[Note, ...]:
        """Where the values in text[start:end] come from."""
        return tuple(
            Note(self.filling.values[name].span, f"变量「{name}」填的是这个值")
            for name in self.filling.filled.names(self.start + start, self.start + end)
        )


@frozen
class Spoken:
    """A script in a campaign, and the offers that its slots say it is about."""

    campaign: Campaign
    script: Script
    offers: tuple[str, ...]
    alone: bool
    """True when the script is used nowhere else."""


def heard(plan: Plan) -> Iterator[Heard]:
    """Every stretch of a script that speaks of an offer, its own or its campaign's."""
    for script in plan.playbook.scripts.values():
        if script.offer is not None and script.purpose in (Purpose.POST, Purpose.REPLY):
            for filling in shown(script):
                yield Heard(
                    script, filling, 0, len(filling.text), script.offer, None,
                    bare=True, examples=True,
                )  # fmt: skip
    for one in spoken(plan):
        for filling in shown(one.script):
            for name, offer in one.campaign.offers.items():
                for start, end, bare in _stretches(filling.text, name, offer, one):
                    yield Heard(
                        one.script, filling, start, end, offer, one.campaign, bare, one.alone
                    )


def _stretches(text: str, name: str, offer: Offer, one: Spoken) -> Iterator[tuple[int, int, bool]]:
    if one.offers:
        if name in one.offers:
            yield 0, len(text), len(one.offers) == 1
        return
    if one.alone and _only_priced(one.campaign) is offer:
        yield 0, len(text), False
        return
    for match in _SENTENCE.finditer(text) if named(offer.what, text) else ():
        if named(offer.what, match[0]):
            yield match.start(), match.end(), True


def _only_priced(campaign: Campaign) -> Offer | None:
    """The one offer of a campaign that has a price, when there is just one offer."""
    offers = [*campaign.offers.values()]
    return offers[0] if len(offers) == 1 and offers[0].price else None


@once_in_a_row
def spoken(plan: Plan) -> tuple[Spoken, ...]:
    """Every script that a campaign plans, by hand or by an override, once for each campaign."""
    return tuple(_spoken(plan))


def _spoken(plan: Plan) -> Iterator[Spoken]:
    if not any(campaign.offers for campaign in plan.playbook.campaigns.values()):
        return
    # only an override gives a post a script that its slot does not name
    replaced = [post for post in plan.posts if post.override and post.place.campaign]
    uses = _uses(plan)
    for campaign in plan.playbook.campaigns.values():
        if not campaign.offers:
            continue
        named_in: dict[str, list[str]] = {}
        silent = set[str]()
        for phase in campaign.phases.values():
            for slot in phase.slots.values():
                for script in slot.script:
                    named_in.setdefault(script, []).extend(slot.offers)
                    if not slot.offers:
                        silent.add(script)
        for post in replaced:
            if post.place.campaign is campaign and post.script is not None:
                if post.script.id not in named_in:
                    silent.add(post.script.id)
                named_in.setdefault(post.script.id, [])
        for script, names in sorted(named_in.items()):
            # where one slot says nothing, the script may be about anything there
            about = () if script in silent else tuple(dict.fromkeys(names))
            thing = plan.playbook.scripts[script]
            if thing.purpose in (Purpose.POST, Purpose.REPLY):
                yield Spoken(campaign, thing, about, uses[script] == {campaign.id})


def _uses(plan: Plan) -> Mapping[str, set[str]]:
    """Script → the schedules and campaigns that plan it."""
    found: dict[str, set[str]] = {name: set() for name in plan.playbook.scripts}
    for schedule in plan.playbook.schedules.values():
        for slot in schedule.slots.values():
            for name in slot.script:
                found[name].add(schedule.id)
    for campaign in plan.playbook.campaigns.values():
        for phase in campaign.phases.values():
            for phase_slot in phase.slots.values():
                for name in phase_slot.script:
                    found[name].add(campaign.id)
    for post in plan.posts:
        if post.override and post.script is not None:
            found[post.script.id].add(post.place.home.id)
    return found

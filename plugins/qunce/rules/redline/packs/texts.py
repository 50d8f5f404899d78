"""The texts that packs read, each of which knows where its characters stand in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from qunce.expand.reach import ANYWHERE, Reach, reach_of_groups, reaches
from qunce.finding import Note, Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.kinds.script.fill import Filled
from qunce.kinds.script.model import Script, Variable
from qunce.kinds.script.wordings import Filling, fillings
from qunce.kinds.vocabulary import Category, Purpose, VariableType
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Sequence, span_in
from qunce.resolve import Playbook
from qunce.rules.redline.packs.authored import authored
from qunce.rules.redline.packs.weighing import names_of


class Text(Protocol):
    """A text with its places and whatever decides which rules read it."""

    @property
    def text(self) -> str: ...
    @property
    def reach(self) -> Reach: ...
    @property
    def category(self) -> Category: ...
    @property
    def purpose(self) -> Purpose: ...
    @property
    def offer(self) -> Offer | None: ...
    @property
    def declared(self) -> Declared | None:
        """The script or the campaign that it belongs to, which may declare things in fields."""
        ...

    @property
    def names(self) -> tuple[str, ...]:
        """What the platforms that it will stand on are called; nothing when nobody knows."""
        ...

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        """Where text[start:end] is written, and where the values in it come from."""
        ...

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        """The types of the variables that were filled into text[start:end]."""
        ...


@frozen
class Wording:
    """A script's wording, filled."""

    script: Script
    filling: Filling
    reach: Reach

    @property
    def text(self) -> str:
        return self.filling.text

    @property
    def category(self) -> Category:
        return self.script.category

    @property
    def purpose(self) -> Purpose:
        return self.script.purpose

    @property
    def offer(self) -> Offer | None:
        return self.script.offer

    @property
    def declared(self) -> Declared | None:
        return self.script

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.reach)

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        notes = tuple(
            Note(self.filling.values[name].span, f"变量「{name}」填的是这个值")
            for name in self.filling.filled.names(start, end)
        )
        return self.filling.span(start, end), notes

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        names = self.filling.filled.names(start, end)
        return frozenset(self.script.variables[name].type for name in names)

    def within_one_value(self, start: int, end: int) -> bool:
        """True when one variable's value alone wrote text[start:end]."""
        parts = self.filling.filled.between(start, end)
        return len(parts) == 1 and parts[0].filled


@frozen
class Promise:
    """A text of an offer: what it gives, or on which terms."""

    scalar: Scalar
    offer: Offer | None
    reach: Reach
    category: Category
    purpose: Purpose = Purpose.POST
    declared: Declared | None = None

    @property
    def text(self) -> str:
        return self.scalar.value

    @property
    def names(self) -> tuple[str, ...]:
        return names_of(self.reach)

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        return span_in(self.scalar, start, end), ()

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset()


@frozen
class Draft:
    """An example of a pack, read as a script's wording would be."""

    scalar: Scalar
    filled: Filled
    variables: Mapping[str, Variable]
    category: Category
    names: tuple[str, ...] = ()
    reach: Reach = ANYWHERE
    purpose: Purpose = Purpose.POST
    offer: Offer | None = None
    declared: Declared | None = None

    @property
    def text(self) -> str:
        return self.filled.text

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        return self.filled.span(self.scalar, start, end), ()

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset(self.variables[name].type for name in self.filled.names(start, end))


def claims(playbook: Playbook) -> Iterator[Text]:
    """Whatever speaks to members about goods: scripts, offers, and what else somebody wrote."""
    reach = reaches(playbook)
    for script in playbook.scripts.values():
        for filling in fillings(script):
            yield Wording(script, filling, reach[script.id])
        if script.offer is not None:
            yield from _promises(script.offer, reach[script.id], script)
    for campaign in playbook.campaigns.values():
        sends = {slot.send for plan in campaign.phases.values() for slot in plan.slots.values()}
        circle = reach_of_groups(playbook, campaign.groups, sends) if sends else None
        for offer in campaign.offers.values():
            yield from _promises(
                offer, circle or reach_of_groups(playbook, campaign.groups), campaign
            )
    yield from authored(playbook)


def _promises(offer: Offer, reach: Reach, home: Script | Campaign) -> Iterator[Promise]:
    purpose = home.purpose if isinstance(home, Script) else Purpose.POST
    for scalar in _said(offer.node):
        yield Promise(scalar, offer, reach, home.category, purpose, home)


_WORDS: dict[str, tuple[str, ...]] = {
    "what": (), "terms": (), "audience": (), "odds": (), "draw": (), "claim": (),
    "gift": ("name", "spec", "how"), "coupon": ("scope", "stacking"), "prizes": ("name",),
    "presale": ("ships", "refund"), "sizes": ("name",), "segments": ("who", "condition"),
    "referral": ("reward",), "group_buy": ("unfilled",),
}  # fmt: skip
"""The keys of an offer that members read, and the keys inside them."""


def _said(node: MapNode) -> Iterator[Scalar]:
    """What an offer says in words, in the order of the keys above."""
    for key, inner in _WORDS.items():
        value = node.get(key)
        holders = value.items if isinstance(value, Sequence) else (value,)
        for holder in holders:
            found = [holder.get(one) for one in inner] if isinstance(holder, MapNode) else [holder]
            yield from (one for one in found if isinstance(one, Scalar) and not one.empty)

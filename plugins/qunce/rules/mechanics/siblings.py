"""Offers of one campaign that name the same goods and say different things of them."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Note
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.offer import Offer
from qunce.lately import once_in_a_row
from qunce.rules.mechanics.agreement import Contradiction, amounts, contradictions
from qunce.rules.mechanics.heard import spoken
from qunce.rules.mechanics.names import alike, named


@frozen
class Beside:
    """A script's offer, and the offer that it has to agree with."""

    offer: Offer
    model: Offer
    whose: str


@once_in_a_row
def differences(plan: Plan) -> tuple[Contradiction, ...]:
    """All that texts and offers say of the same thing in different ways.

    One rule tells what lures, another one the rest of it.
    """
    return (*contradictions(plan), *disagreements(plan))


def disagreements(plan: Plan) -> Iterator[Contradiction]:
    """Scripts whose offer differs from the campaign's, or from an earlier script's of it."""
    for one in _pairs(plan):
        yield from _prices(one)
        yield from _rest(one)


def _pairs(plan: Plan) -> Iterator[Beside]:
    earlier: dict[str, list[tuple[str, Offer]]] = {}
    for one in spoken(plan):
        offer = one.script.offer
        if offer is None:
            continue
        model = _of_campaign(one.campaign, offer)
        if model is not None:
            yield Beside(offer, model, f"活动「{one.campaign.title}」")
            continue
        known = earlier.setdefault(one.campaign.id, [])
        for title, other in known:
            if other.kind is offer.kind and _same(other, offer):
                yield Beside(offer, other, f"话术「{title}」")
                break
        else:
            known.append((one.script.title, offer))


def _of_campaign(campaign: Campaign, offer: Offer) -> Offer | None:
    return next((one for one in campaign.offers.values() if _same(one, offer)), None)


def _same(one: Offer, other: Offer) -> bool:
    return named(one.what, other.what)


def _prices(one: Beside) -> Iterator[Contradiction]:
    price, deals = yuan(one.offer.price), amounts(one.model)
    if price is not None and deals and price not in deals:
        known = min(deals, key=lambda amount: abs(amount - price))
        yield Contradiction(
            _finding(one, "price", deals[known], in_yuan(price), in_yuan(known)),
            lures=price < min(deals),
        )
    ref, known_ref = yuan(one.offer.ref_price), yuan(one.model.ref_price)
    if ref is not None and known_ref is not None and ref != known_ref:
        yield Contradiction(
            _finding(one, "ref_price", "ref_price", in_yuan(ref), in_yuan(known_ref))
        )


def _rest(one: Beside) -> Iterator[Contradiction]:
    end, known = one.offer.end, one.model.end
    if end and known and end != known:
        yield Contradiction(
            _finding(one, "end", "end", f"{end:%m-%d %H:%M}", f"{known:%m-%d %H:%M}")
        )
    gift = one.offer.gift.name if one.offer.gift else ""
    known_gift = one.model.gift.name if one.model.gift else ""
    if gift and known_gift and not alike(gift, known_gift):
        yield Contradiction(_finding(one, "gift", "gift", gift, known_gift))


_TITLES = {"price": "价", "ref_price": "对照价", "end": "结束", "gift": "赠品"}


def _finding(one: Beside, key: str, model_key: str, said: str, known: str) -> Finding:
    return Finding(
        one.offer.at(key),
        f"{_TITLES[key]}写「{said}」，{one.whose}里是「{known}」",
        mend=f"改成「{known}」，或把别处一起改对",
        see=(Note(one.model.at(model_key), f"{one.whose}里写的"),),
    )

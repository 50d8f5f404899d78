"""Where texts and offers of one campaign contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from qunce.expand import Plan
from qunce.finding import Finding, Note
from qunce.frozen import frozen
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.offer import Offer
from qunce.rules.mechanics.ending import End, days_in, ends, last_day
from qunce.rules.mechanics.heard import Heard, heard
from qunce.rules.mechanics.names import alike
from qunce.rules.mechanics.said import Price, Role, presents, prices


@frozen
class Contradiction:
    """A text that says something else than the offer that it speaks of."""

    finding: Finding
    lures: bool = False
    """True when the text names a lower price than anybody can buy at."""


def contradictions(plan: Plan) -> Iterator[Contradiction]:
    """Every place where a text and its offer disagree on price, end or gift."""
    for one in heard(plan):
        yield from _prices(one)
        yield from _ends(one)
        yield from _presents(one)


def amounts(offer: Offer) -> dict[Decimal, str]:
    """What one may be asked to pay, each with the key that says so."""
    presale = offer.presale
    written: list[tuple[str | None, str]] = [(offer.price, "price")]
    written += [(one.price, "sizes") for one in offer.sizes]
    written += [(one.price, "segments") for one in offer.segments]
    if presale:
        written += [(one, "presale") for one in (presale.total, presale.deposit, presale.balance)]
    found: dict[Decimal, str] = {}
    for text, key in written:
        amount = yuan(text)
        if amount is not None:
            found.setdefault(amount, key)
    return found


def _whose(one: Heard) -> str:
    return f"活动「{one.campaign.title}」" if one.campaign else "offer "


def _prices(one: Heard) -> Iterator[Contradiction]:
    said = [price for price in prices(one.text) if one.counts(price.start, price.end)]
    deals = amounts(one.offer)
    if deals:
        yield from _deals(one, said, deals)
    history = one.offer.price_history
    refs = {amount for text in (
        one.offer.ref_price, *((history.low_7d, history.low_30d, history.last_deal,
        history.listed) if history else ()),
    ) if (amount := yuan(text)) is not None}  # fmt: skip
    ref = yuan(one.offer.ref_price)
    if ref is None:
        return
    for price in said:
        if price.role is Role.REF and price.amount not in refs and price.amount not in deals:
            yield Contradiction(
                _finding(
                    one, price.start, price.end,
                    f"对照价写 {in_yuan(price.amount)}，{_whose(one)}里是 {in_yuan(ref)}",
                    f"改成 {in_yuan(ref)}", "ref_price",
                )
            )  # fmt: skip


def _deals(one: Heard, said: list[Price], deals: dict[Decimal, str]) -> Iterator[Contradiction]:
    labelled = [price for price in said if price.role is Role.DEAL]
    bare = [price for price in said if price.role is Role.BARE]
    if not labelled and len(bare) == 1 and one.bare:
        labelled = bare  # the only price where nothing else is spoken of
    if not one.bare and len(labelled) > 1:
        return  # a list of several goods, and nobody said which of them is this one
    # what is left after the cuts that the text names itself
    off = [price.amount for price in said if price.role is Role.OTHER]
    reduced = {amount - less for amount in deals for less in (*off, sum(off))}
    least = min(deals)
    for price in labelled:
        if price.amount in deals or price.amount in reduced or _other_unit(price, one.offer):
            continue
        known = min(deals, key=lambda amount: abs(amount - price.amount))
        yield Contradiction(
            _finding(
                one, price.start, price.end,
                f"写 {in_yuan(price.amount)}，{_whose(one)}里的价是 {in_yuan(known)}",
                f"改成 {in_yuan(known)}", deals[known],
            ),
            lures=price.amount < least,
        )  # fmt: skip


def _other_unit(price: Price, offer: Offer) -> bool:
    """True for 3.9 元／斤 beside an offer by the box: another measure, not another price."""
    if not price.per:
        return False
    own = offer.unit or offer.what
    return price.per[0] not in own and price.per not in own


def _ends(one: Heard) -> Iterator[Contradiction]:
    offer = one.offer
    if offer.end is None:
        return
    moments = [offer.end, offer.start, offer.coupon.until if offer.coupon else None]
    moments += [offer.gift.until] if offer.gift else []
    moments += [offer.presale.due, offer.presale.balance_from] if offer.presale else []
    allowed: set[tuple[int, int]] = {
        (day.month, day.day) for moment in moments if moment for day in last_day(moment)
    }
    for text in (offer.terms, offer.claim, offer.draw, offer.what):
        allowed.update(days_in(text))
    last = last_day(offer.end)[0]
    for said in ends(one.text):
        if not one.counts(said.start, said.end):
            continue
        right = said.year is None or said.year in (last.year, offer.end.year)
        if right and (said.month, said.day) in allowed:
            yield from _clock(one, said, [moment for moment in moments if moment])
            continue
        yield Contradiction(
            _finding(
                one, said.start, said.end,
                f"写到 {said.month} 月 {said.day} 日为止，{_whose(one)}里到 {_day(last)}为止",
                f"改成 {_day(last)}", "end",
            )
        )  # fmt: skip


def _clock(one: Heard, said: End, moments: list[datetime]) -> Iterator[Contradiction]:
    """An hour that none of that day's moments of the offer has."""
    meant = [it for it in moments if (said.month, said.day) in _days(it)]
    if said.clock is None or not meant or any(said.clock.means(it) for it in meant):
        return
    known = f"{meant[0]:%H:%M}"
    yield Contradiction(
        _finding(
            one, said.start, said.end,
            f"写到 {said.month} 月 {said.day} 日 {said.clock} 为止，{_whose(one)}里到 {known} 为止",
            f"改成 {known}", "end",
        )
    )  # fmt: skip


def _days(moment: datetime) -> set[tuple[int, int]]:
    return {(day.month, day.day) for day in last_day(moment)}


def _day(day: date) -> str:
    return f"{day.month} 月 {day.day} 日"


def _presents(one: Heard) -> Iterator[Contradiction]:
    gift = one.offer.gift
    if gift is None or not gift.name:
        return
    for said in presents(one.text):
        if one.counts(said.start, said.end) and not alike(said.name, gift.name):
            yield Contradiction(
                _finding(
                    one, said.start, said.end,
                    f"写送「{said.name}」，{_whose(one)}里的赠品是「{gift.name}」",
                    f"改成「{gift.name}」", "gift",
                )
            )  # fmt: skip


def _finding(one: Heard, start: int, end: int, message: str, mend: str, key: str) -> Finding:
    whose = "活动里" if one.campaign else "字段里"
    return Finding(
        one.span(start, end),
        message,
        mend=f"{mend}，或把{whose}的 {key} 和别处一起改对",
        see=(Note(one.offer.at(key), f"{whose}写的"), *one.notes(start, end)),
    )

"""What became of an offer since it began: each change, and whether it is for the worse."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.money import yuan
from qunce.kinds.offer import Offer
from qunce.kinds.record import Record
from qunce.rules.mechanics.kept import Kept
from qunce.rules.mechanics.names import alike
from qunce.rules.mechanics.offers import ends


@frozen
class Change:
    """One thing that an offer said when it began and does not say any more."""

    span: Span
    title: str
    was: str
    now: str
    worse: bool
    """False where nobody but a person can tell whether it is worse."""


_DEARER = {
    "price": "价",
    "presale.total": "总价",
    "presale.deposit": "预付",
    "coupon.threshold": "门槛",
}
_FEWER = {
    "quantity": "数量", "per_person": "每人限领", "gift.qty": "赠品数量", "gift.value": "赠品价值",
    "coupon.amount": "减额", "prize_value": "最高奖价值",
}  # fmt: skip
_SOONER = {
    "end": "结束", "coupon.until": "有效期", "gift.until": "赠品期限", "presale.due": "尾款截止",
}  # fmt: skip


def changes(one: Kept) -> Iterator[Change]:
    """What of an offer is worse for those who take it up."""
    assert one.now
    for path, title in _DEARER.items():
        yield from _number(one, path, title, 1)
    for path, title in _FEWER.items():
        yield from _number(one, path, title, -1)
    for path, title in _SOONER.items():
        was, now = _at(one.was, path), _at(one.now, path)
        if was and now and now < was:
            yield Change(_span(one.now, path), title, _moment(was), _moment(now), worse=True)
    if isinstance(one.home, Campaign) and not (one.was.end or one.now.end):
        now_end = ends(one.now, one.home)
        if now_end.date() < one.until.date():
            span = one.home.at("phases")
            yield Change(span, "结束", _moment(one.until), _moment(now_end), worse=True)
    if one.was.start and one.now.start and one.now.start > one.was.start:
        was_start, now_start = _moment(one.was.start), _moment(one.now.start)
        yield Change(one.now.at("start"), "开始", was_start, now_start, worse=True)
    yield from _listed(one)
    if one.was.gift and one.was.gift.name:
        name = one.now.gift.name if one.now.gift else ""
        if not alike(one.was.gift.name, name):
            yield Change(
                one.now.at("gift"), "赠品", one.was.gift.name, name or "没有了", worse=True
            )


def reworded(one: Kept, keys: dict[str, str]) -> Iterator[Change]:
    """Which texts of an offer read differently now."""
    assert one.now
    for path, title in keys.items():
        was, now = _at(one.was, path) or "", _at(one.now, path) or ""
        if was and " ".join(was.split()) != " ".join(now.split()):
            yield Change(_span(one.now, path), title, was, now or "没有了", worse=False)


def _number(one: Kept, path: str, title: str, worse: int) -> Iterator[Change]:
    assert one.now
    was, now = _at(one.was, path), _at(one.now, path)
    before, after = _amount(was), _amount(now)
    if before is not None and after is not None and (after - before) * worse > 0:
        yield Change(_span(one.now, path), title, str(was), str(now), worse=True)


def _listed(one: Kept) -> Iterator[Change]:
    """Prizes, sizes and prices by segment, compared by their names."""
    assert one.now
    prizes = {prize.name: prize for prize in one.now.prizes}
    for old in one.was.prizes:
        new = prizes.get(old.name)
        was = f"{old.name} {old.value:,} 元 {old.count} 名"
        if new is None:
            yield Change(one.now.at("prizes"), "奖项", was, "没有了", worse=True)
        elif new.value < old.value or new.count < old.count:
            now = f"{new.name} {new.value:,} 元 {new.count} 名"
            yield Change(new.span, "奖项", was, now, worse=True)
    named = [
        ("sizes", "规格", {one.name: one.price for one in one.was.sizes},
         {one.name: one.price for one in one.now.sizes}),
        ("segments", "人群价", {one.who: one.price for one in one.was.segments},
         {one.who: one.price for one in one.now.segments}),
    ]  # fmt: skip
    for key, title, before, after in named:
        for name, price in before.items():
            known = after.get(name)
            dearer = (yuan(known) or Decimal(0)) > (yuan(price) or Decimal(0))
            if known is None or dearer:
                told = f"{name} {known}" if known else "没有了"
                yield Change(one.now.at(key), title, f"{name} {price}", told, worse=True)


def _at(offer: Offer, path: str) -> Any:
    """The value of a dotted path; None where nothing is written."""
    found: Any = offer
    for name in path.split("."):
        found = getattr(found, name) if found is not None else None
    return found


def _span(offer: Offer, path: str) -> Span:
    head, _, key = path.partition(".")
    inner = getattr(offer, head)
    return inner.at(key) if key and isinstance(inner, Record) else offer.at(head)


def _amount(value: object) -> Decimal | None:
    return (
        Decimal(value)
        if isinstance(value, int)
        else yuan(value)
        if isinstance(value, str)
        else None
    )


def _moment(value: object) -> str:
    return f"{value:%m-%d %H:%M}"

"""对照价高过成交记录，或没有写取自哪里。

## 查什么

优惠写了 `ref_price`，和 `price_history` 里的成交记录对不上：

- 没有另写取自哪里的（或写 `ref_from: 7d_low`），高过前七日最低成交价 `low_7d`；七日里没有成交的，高过最近一次成交价 `last_deal`；
- `ref_from` 写 `30d_low`、`last_deal`、`listed` 的，高过 `price_history` 里的那个数。

以上是错误。`ref_basis`、`ref_from`、`price_history` 一样都没写的是警告。

## 为什么

没有说明的对照价不得高于活动前七日的最低成交价，写了依据就要和记录相符（明码标价和禁止价格欺诈规定第十六条）

## 怎么改

把对照价改成记录里的数；要用厂商建议零售价、吊牌价，写 `ref_from: msrp` 或 `tag`，并在 `ref_basis` 里说明。

## 依据

- 明码标价和禁止价格欺诈规定第十六条（2022-07-01 起施行；2026-11-01 核对，读过原文）
- 规范促销行为暂行规定第二十一条（2020-12-01 起施行；2026-11-01 核对，读过转引）

## 例

活动前七天最低卖过 62 元，对照价却写 79 元：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装，活动价 49 元，11月28日到30日。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 49 元
  ref_price: 79 元  # ✗ RED-PR-001
  price_history: {low_7d: 62 元, taken: 2026-11-27}
```

改成记录里的数：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装，活动价 49 元，11月28日到30日。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 49 元
  ref_price: 62 元
  ref_from: 7d_low
  price_history: {low_7d: 62 元, taken: 2026-11-27}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.offer import Offer
from qunce.kinds.prices import RefBasis
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import offers

_KEYS = {
    RefBasis.LOW_7D: ("low_7d", "last_deal"),
    RefBasis.LOW_30D: ("low_30d",),
    RefBasis.LAST_DEAL: ("last_deal",),
    RefBasis.LISTED: ("listed",),
}


@rule("RED-PR-001", "reference-price-without-basis", severity=Severity.ERROR)
def reference_price_without_basis(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        offer = one.offer
        ref = yuan(offer.ref_price)
        if ref is None:
            continue
        if not (offer.ref_basis or offer.ref_from or offer.price_history):
            yield Finding(
                offer.at("ref_price"),
                f"对照价 {in_yuan(ref)}没有写取自哪里",
                severity=Severity.WARNING,
                mend="补上 ref_from: 7d_low 和 price_history.low_7d（前七日最低成交价）",
            )
        yield from _against_history(offer, ref)


def _against_history(offer: Offer, ref: Decimal) -> Iterator[Finding]:
    history = offer.price_history
    for key in _KEYS.get(offer.ref_from or RefBasis.LOW_7D, ()) if history else ():
        known = yuan(getattr(history, key))
        if history is None or known is None:
            continue
        if ref > known:
            title = {"low_7d": "前七日最低成交价", "low_30d": "前三十日最低成交价"}.get(key) or {
                "last_deal": "最近一次成交价",
                "listed": "活动前标价",
            }[key]
            yield Finding(
                offer.at("ref_price"),
                f"对照价 {in_yuan(ref)}，高过{title} {in_yuan(known)}",
                mend=f"对照价改成 {in_yuan(known)}（{title}）",
                see=(Note(history.at(key), title),),
            )
        return

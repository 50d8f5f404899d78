"""写「起」的价没有一种规格能买到。

## 查什么

优惠的 `price` 写了「起」，而 `sizes` 里最便宜的一种不是这个价，或者没有列出各规格的价。

## 为什么

「多少元起」要真有一种能用这个价买到，不然就是用低价引人（明码标价和禁止价格欺诈规定第十九条第（二）项）

## 怎么改

把「起」的价改成最便宜一种的价，或在 `sizes` 里补上这一种。

## 依据

- 明码标价和禁止价格欺诈规定第十九条第（二）项（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

写 39 元起，最便宜的要 59 元：

```yaml
# content/scripts/example.yml
title: 例
text: "四件套到货，各种尺寸看价签。"
offer:
  kind: discount
  what: 棉质四件套
  price: 39 元起  # ✗ RED-PR-010
  sizes:
    - {name: 1.5 米床, price: 59 元}
    - {name: 1.8 米床, price: 79 元}
```

改成最便宜一种的价：

```yaml
# content/scripts/example.yml
title: 例
text: "四件套到货，各种尺寸看价签。"
offer:
  kind: discount
  what: 棉质四件套
  price: 59 元起
  sizes:
    - {name: 1.5 米床, price: 59 元}
    - {name: 1.8 米床, price: 79 元}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.money import in_yuan, yuan
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import offers


@rule("RED-PR-010", "unreachable-from-price", severity=Severity.INFO)
def unreachable_from_price(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        offer = one.offer
        price = yuan(offer.price)
        if price is None or not (offer.price or "").rstrip("。 ").endswith("起"):
            continue
        known = [(amount, size) for size in offer.sizes if (amount := yuan(size.price)) is not None]
        if not known:
            yield Finding(
                offer.at("price"),
                f"写了「{offer.price}」，没有列出各规格的价",
                mend="在 sizes 里写每种规格的价，如 {name: 1.5 米床, price: 59 元}",
            )
            continue
        least, size = min(known, key=lambda pair: pair[0])
        if least != price:
            yield Finding(
                offer.at("price"),
                f"写了「{offer.price}」，各规格里最低的是 {in_yuan(least)}",
                mend=f"改成「{in_yuan(least)}起」，或补上 {in_yuan(price)}的那一种",
                see=(Note(size.at("price"), f"「{size.name}」的价"),),
            )

"""赠品的品名、规格、数量、期限没有写全，或价值写高了。

## 查什么

优惠的 `gift` 少了品名 `name`、规格 `spec`、数量 `qty`、期限 `until` 中的任何一项（数量和期限可以写在优惠的 `quantity`、`end` 里）；
或者写的价值 `value` 不等于赠品单卖的现价 `price_now`。

## 为什么

赠品的品名、规格、数量、期限和方式要写明，标的价值就是现在的售价（广告法第八条第二款，明码标价和禁止价格欺诈规定第十八条）

## 怎么改

补齐缺的字段；价值改成现在单卖的价。

## 依据

- 广告法第八条第二款（2021-04-29 起施行；2026-11-01 核对，读过原文）
- 明码标价和禁止价格欺诈规定第十八条（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

只写了送什么：

```yaml
# content/scripts/example.yml
title: 例
text: "家居满 500 元送窗花一套，送完公示。"
offer:
  kind: gift
  what: 家居满 500 元送窗花
  gift: {name: 手工剪纸窗花}  # ✗ RED-PR-006
```

写全了：

```yaml
# content/scripts/example.yml
title: 例
text: "家居满 500 元送窗花一套，送完公示。"
offer:
  kind: gift
  what: 家居满 500 元送窗花
  gift: {name: 手工剪纸窗花, spec: 四张，25 厘米见方, qty: 400, until: 2027-01-30 21:00}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.offer import Offer
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import missing, offers


@rule("RED-PR-006", "gift-unnamed", severity=Severity.WARNING)
def gift_unnamed(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        gift = one.offer.gift
        if gift is None:
            continue
        lacking = _lacking(one.offer)
        if lacking:
            yield Finding(
                one.offer.at("gift"),
                f"赠品还缺 {len(lacking)} 项要写明的事",
                mend=f"补上 {'、'.join(lacking)}",
            )
        value, now = yuan(gift.value), yuan(gift.price_now)
        if value is not None and now is not None and value != now:
            yield Finding(
                gift.at("value"),
                f"赠品价值写 {in_yuan(value)}，现在单卖 {in_yuan(now)}",
                mend=f"价值改成 {in_yuan(now)}",
            )


def _lacking(offer: Offer) -> list[str]:
    assert offer.gift  # asked only of offers that have one
    keys = {"name": "品名", "spec": "规格"}
    if offer.quantity is None:
        keys["qty"] = "数量"
    if offer.end is None:
        keys["until"] = "期限"
    return missing(offer.gift, keys)

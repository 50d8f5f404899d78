"""券和满减的条件没有写全。

## 查什么

优惠的 `coupon` 少了门槛 `threshold`、减多少 `amount`、适用范围 `scope`、有效期 `until`（可以写在优惠的 `end` 里）、能否叠加 `stacking` 中的任何一项；或者减的比门槛还多。

## 为什么

券的门槛、金额、范围、期限和能否叠加要公开，抵扣的方法要事先讲明（规范促销行为暂行规定第二十条、第二十二条，明码标价和禁止价格欺诈规定第十九条第（七）项）

## 怎么改

补齐缺的字段；没有门槛的写 `threshold: 0 元`，不能叠加的写 `stacking: 不与其他优惠同用`。

## 依据

- 规范促销行为暂行规定第二十条、第二十二条（2020-12-01 起施行；2026-11-01 核对，读过转引）
- 明码标价和禁止价格欺诈规定第十九条第（七）项（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

没有写范围和叠加：

```yaml
# content/scripts/example.yml
title: 例
text: "会员券满 400 元减 40 元，5 月 24 日前有效。"
offer:
  kind: coupon
  what: 会员券，满 400 元减 40 元
  coupon: {threshold: 400 元, amount: 40 元, until: 2026-05-24 21:00}  # ✗ RED-PR-007
```

写全了：

```yaml
# content/scripts/example.yml
title: 例
text: "会员券满 400 元减 40 元，5 月 24 日前有效。"
offer:
  kind: coupon
  what: 会员券，满 400 元减 40 元
  coupon:
    threshold: 400 元
    amount: 40 元
    until: 2026-05-24 21:00
    scope: 全店，餐饮、黄金、预付卡除外
    stacking: 与满减二选一
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.money import in_yuan, yuan
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import missing, offers

_PUBLIC = {
    "threshold": "门槛",
    "amount": "减多少",
    "scope": "适用范围",
    "stacking": "能否叠加",
}


@rule("RED-PR-007", "coupon-terms-missing", severity=Severity.WARNING)
def coupon_terms_missing(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        coupon = one.offer.coupon
        if coupon is None:
            continue
        until = {} if one.offer.end else {"until": "有效期"}
        lacking = missing(coupon, {**_PUBLIC, **until})
        if lacking:
            yield Finding(
                one.offer.at("coupon"),
                f"券或满减还缺 {len(lacking)} 项要公开的条件",
                mend=f"补上 {'、'.join(lacking)}",
            )
        threshold, amount = yuan(coupon.threshold), yuan(coupon.amount)
        if threshold and amount is not None and amount > threshold:
            yield Finding(
                coupon.at("amount"),
                f"满 {in_yuan(threshold)}减 {in_yuan(amount)}，减的比门槛还多",
                mend=f"减额改到 {in_yuan(threshold)}以内，或改正门槛",
            )

"""从下线的销售里层层拿提成。

## 查什么

奖励层级（`referral:` 的 `levels`，或优惠上的 `levels`）写到两层是警告，三层以上是错误。

## 为什么

按下线的业绩计酬是传销的一种，三层以上又满三十人的还可能是犯罪

## 怎么改

`levels` 改成 `1`：只奖直接介绍人。

## 例外

没有例外。

## 依据

- 禁止传销条例第七条第（三）项（2005-11-01 起施行；2026-11-01 核对，读过原文）

## 例

三层分佣：

```yaml
# content/scripts/example.yml
title: 例
text: 觉得好的，推荐给朋友。
offer:
  kind: referral
  what: 朋友首单后返 10 元券
  referral: {levels: 3, reward_basis: sales}  # ✗ RED-MLM-003
```

只有一层：

```yaml
# content/scripts/example.yml
title: 例
text: 觉得好的，推荐给朋友。
offer:
  kind: referral
  what: 朋友首单后返 10 元券
  referral: {levels: 1, reward_basis: sales}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers

_MOST, _CRIMINAL = 1, 3


@rule("RED-MLM-003", "team-sales-reward", severity=Severity.ERROR)
def team_sales_reward(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            inner = offer.referral.levels if offer.referral is not None else 0
            outer = offer.levels or 0
            levels = max(inner, outer)
            if levels <= _MOST:
                continue
            holder = offer.referral if offer.referral is not None and inner >= outer else offer
            yield Finding(
                holder.at("levels"),
                f"奖励写到第 {levels} 层，最多 {_MOST} 层",
                severity=Severity.ERROR if levels >= _CRIMINAL else Severity.WARNING,
                mend=f"levels 改成 {_MOST}，只奖直接介绍人",
            )

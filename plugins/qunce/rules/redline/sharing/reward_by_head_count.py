"""按拉来的人头给钱。

## 查什么

优惠的 `referral:` 按人数计奖（`reward_basis: headcount`），而且奖励不止一层（`levels` 大于 1）。

## 为什么

按直接、间接发展的人数滚动计酬是传销的一种，和卖没卖出货无关

## 怎么改

`levels` 改成 `1`，`reward_basis` 改成 `sales`：只奖直接介绍人，新客买了才给。

## 例外

没有例外。只有一层的按人数奖励，在微信和企业微信另有 RED-SH-004 管。

## 依据

- 禁止传销条例第七条第（一）项（2005-11-01 起施行；2026-11-01 核对，读过原文）

## 例

拉来的人再拉人也有份：

```yaml
# content/scripts/example.yml
title: 例
text: 觉得好的，推荐给朋友。
offer:
  kind: referral
  what: 每来一位给 5 元
  referral: {levels: 2, reward_basis: headcount}  # ✗ RED-MLM-002
```

只奖直接介绍人，按成交：

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
from qunce.kinds.sharing import RewardBasis
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.carriers import carriers


@rule("RED-MLM-002", "reward-by-head-count", severity=Severity.ERROR)
def reward_by_head_count(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for carrier in carriers(plan):
        for offer in carrier.offers:
            referral = offer.referral
            if referral is None or referral.reward_basis is not RewardBasis.HEADCOUNT:
                continue
            levels = max(referral.levels, offer.levels or 1)
            if levels > 1:
                yield Finding(
                    referral.at("reward_basis"),
                    f"按拉来的人数奖励到第 {levels} 层",
                    mend="levels 改成 1，reward_basis 改成 sales",
                )

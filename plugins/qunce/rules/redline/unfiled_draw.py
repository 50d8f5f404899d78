"""抽奖没有写档案存在哪里。

## 查什么

活动里的抽奖没有写 `archive`。

## 为什么

有奖销售的规则、结果和兑奖情况要建档，保存两年以备查（规范促销行为暂行规定第十九条）

## 怎么改

写明规则、开奖录像、中奖名单存在哪里，如 `archive: 合规档案/2026/店庆抽奖，存三年`。

## 例外

话术里的抽奖跟着活动走，不另外要求。

## 依据

- 规范促销行为暂行规定第十九条（2020-12-01 起施行；2026-11-01 核对，凭常识）
- 互联网广告管理办法第十三条（广告档案三年；2023-05-01 起施行；2026-11-01 核对，读过原文）

## 例

没有写：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery  # ✗ RED-LOT-007
    what: 双层蒸锅一口
phases:
  burst: {from: 2026-03-02, until: 2026-03-08}
```

写了：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery
    what: 双层蒸锅一口
    archive: 合规档案/2026/三月抽奖，存三年
phases:
  burst: {from: 2026-03-02, until: 2026-03-08}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import lotteries


@rule("RED-LOT-007", "unfiled-draw", severity=Severity.INFO)
def unfiled_draw(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in lotteries(plan.playbook):
        if one.campaign is not None and not one.offer.archive.strip():
            yield Finding(
                one.offer.at("kind"),
                "抽奖没有写规则、结果、名单存在哪里",
                mend=f"补上 archive，如：合规档案/{one.campaign.id}，存三年",
            )

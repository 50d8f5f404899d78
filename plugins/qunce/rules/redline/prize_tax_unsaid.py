"""不用买东西就能抽的奖，没有写个税谁来缴。

## 查什么

活动里的抽奖在条件里写了不要求消费，而没有写 `tax`。

## 为什么

送给非购买者的奖品是偶然所得，按百分之二十缴个人所得税，由办活动的一方代扣（财政部、税务总局公告）

## 怎么改

写明税由谁承担，如 `tax: 税款由商场承担并代缴`。

## 依据

- 财政部 税务总局公告 2019 年第 74 号（2019-01-01 起施行；2026-11-01 核对，凭常识）

## 例

没有写税：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  draw:
    kind: lottery  # ✗ RED-LOT-011
    what: 双层蒸锅一口
    terms: 到店登记一次即可，不要求消费
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
    terms: 到店登记一次即可，不要求消费
    tax: 税款由商场承担并代缴
phases:
  burst: {from: 2026-03-02, until: 2026-03-08}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.offers import lotteries

_FREE = expression(
    r"(?:不(?:要求|需要?|用|必|以)|无[需须]|免)(?:先|任何)?(?:消费|购买|购物|下单|买)|零门槛|免费(?:参加|参与|抽)"
)


@rule("RED-LOT-011", "prize-tax-unsaid", severity=Severity.INFO)
def prize_tax_unsaid(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in lotteries(plan.playbook):
        if one.campaign is not None and not one.offer.tax.strip() and _FREE.search(one.words):
            yield Finding(
                one.offer.at("kind"),
                "不消费也能抽的奖没有写个税谁来缴",
                mend="补上 tax，如：税款由商场承担并代缴",
            )

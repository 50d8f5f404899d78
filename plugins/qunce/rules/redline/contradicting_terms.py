"""同一个活动，各处写的价、期限、赠品不一样。

## 查什么

话术填好变量之后写的价、对照价、截止的日期和钟点、赠品，和自己的 `offer`、所在活动的 `offers`、同一活动里别的话术对不上。

活动里的优惠由时段的 `offers: [优惠名]` 指定；没有指定的，看同一句里有没有写那件商品的名字。几个活动共用的话术，变量里的数只是示例，只和自己的 `offer` 比。

## 为什么

同一次促销各处说法不一，看的人信哪一个都可能吃亏（明码标价和禁止价格欺诈规定第二十条第（二）项）

## 怎么改

以活动里公布的为准，把别处改成一样。

## 例外

比活动里低的价按 RED-PR-016 报；提货、兑奖、报名、付尾款这些另有期限的日期不比。

## 依据

- 明码标价和禁止价格欺诈规定第二十条第（二）项（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

话术的价、期限和赠品都跟活动不一样：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel:
    kind: discount
    what: 纯棉浴巾两条装
    price: 49 元
    end: 2026-03-08 20:00
    gift: {name: 手工窗花, spec: 四张, qty: 200}
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}
# content/scripts/example.yml
title: 例
text: |
  浴巾两条装，活动价 59 元，  # ✗ RED-PR-017
  送保鲜盒一个，  # ✗ RED-PR-017
  到 3 月 10 日止。  # ✗ RED-PR-017
```

处处一样：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel:
    kind: discount
    what: 纯棉浴巾两条装
    price: 49 元
    end: 2026-03-08 20:00
    gift: {name: 手工窗花, spec: 四张, qty: 200}
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}
# content/scripts/example.yml
title: 例
text: |
  浴巾两条装，活动价 49 元，送窗花一份，
  到 3 月 8 日止。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.siblings import differences


@rule("RED-PR-017", "contradicting-terms", severity=Severity.ERROR)
def contradicting_terms(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in differences(plan):
        if not one.lures:
            yield one.finding

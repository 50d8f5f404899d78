"""话术里的价比活动里能买到的都低。

## 查什么

话术填好变量之后写的价，低过 `offer` 或所在活动 `offers` 里每一种能买到的价（`price`、`sizes`、`segments`、`presale`）。

活动里的优惠由时段的 `offers: [优惠名]` 指定；没有指定的，看同一句里有没有写那件商品的名字。几个活动共用的话术，变量里的数只是示例，不拿来比。

## 为什么

报的价低过成交的价，就是用低价诱骗人来交易（明码标价和禁止价格欺诈规定第十九条第（二）项、第二十条第（一）项）

## 怎么改

把话术里的价改成活动里的价。

## 例外

单位不同的价（3.9 元一斤和 39 元一箱）、满减、运费、押金、券面额不算。

## 依据

- 明码标价和禁止价格欺诈规定第十九条第（二）项、第二十条第（一）项（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

话术写 39 元，活动里最低 49 元：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾两条装, price: 49 元}
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}
# content/scripts/example.yml
title: 例
text: 浴巾两条装，活动价 39 元，3月8日 20:00 结束。  # ✗ RED-PR-016
```

和活动一样：

```yaml
# calendar/campaigns/example.yml
title: 例
groups: [daily]
owner: qiu
goal: 让老会员回来一次
offers:
  towel: {kind: discount, what: 纯棉浴巾两条装, price: 49 元}
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}
# content/scripts/example.yml
title: 例
text: 浴巾两条装，活动价 49 元，3月8日 20:00 结束。
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.mechanics.siblings import differences


@rule("RED-PR-016", "lure-price", severity=Severity.ERROR)
def lure_price(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for one in differences(plan):
        if one.lures:
            yield one.finding

"""活动前三十天里涨过价。

## 查什么

优惠的 `price_history` 里，活动前的标价 `listed` 比三十天前的标价 `listed_30d` 高出一定比例，而没有写 `reason`。

## 为什么

先提价再打折是价格欺诈，活动前后的标价一查就知道（明码标价和禁止价格欺诈规定第十七条）

## 怎么改

从三十天前的标价往下减；真有理由的（换季、进货价上涨）在 `reason` 里写明并附单据号。

## 参数

- `rise`：涨了百分之几就报。

## 例外

写了 `reason` 的不报。

## 依据

- 明码标价和禁止价格欺诈规定第十七条（2022-07-01 起施行；2026-11-01 核对，读过原文）

## 例

三十天前标 62 元，活动前标到 79 元，再打折：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装，活动价 59 元，11月28日到30日。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 59 元
  price_history: {listed: 79 元, listed_30d: 62 元}  # ✗ RED-PR-002
```

标价没有动过：

```yaml
# content/scripts/example.yml
title: 例
text: "浴巾两条装，活动价 49 元，11月28日到30日。"
offer:
  kind: discount
  what: 纯棉浴巾两条装
  price: 49 元
  price_history: {listed: 62 元, listed_30d: 62 元}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.money import in_yuan, yuan
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.mechanics.offers import offers


@record
class Options:
    rise: int = key("涨幅", "百分之几", default=10, least=1, most=100)


@rule("RED-PR-002", "raised-before-cut", severity=Severity.ERROR, options=Options)
def raised_before_cut(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for one in offers(plan.playbook):
        history = one.offer.price_history
        before = yuan(history.listed_30d) if history else None
        now = yuan(history.listed) if history else None
        if history is None or not before or now is None or history.reason:
            continue
        rise = (now - before) / before * 100
        if rise >= settings.base.rise:
            yield Finding(
                history.at("listed"),
                f"标价三十天里从 {in_yuan(before)}涨到 {in_yuan(now)}，涨了 {rise:.0f}%",
                mend=f"以 {in_yuan(before)}为准往下减，或在 reason 里写明涨价的理由和单据号",
                see=(Note(history.at("listed_30d"), "三十天前的标价"),),
            )

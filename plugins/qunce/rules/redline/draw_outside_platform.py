"""微博上的抽奖没有用平台的工具，或奖值超过平台的限额。

## 查什么

会发到微博的抽奖（活动的社群、话术的平台或排期在微博上）没有写 `tool` 用平台的抽奖工具；单个奖品或全部奖品的价值超过设定的限额。

## 为什么

微博要求抽奖用平台自己的工具并公开结果，超过限额的要先报备，各时期的限额说法不一（微博社区公约和抽奖规则）

## 怎么改

写 `tool: 微博抽奖平台`；超过限额的先向平台报备，再把 `single`、`total` 调成批下来的数。

## 参数

- `single`：单个奖品的限额，元。
- `total`：全部奖品的限额，元。

## 依据

- 微博抽奖规则（随时更新，两种转引互相矛盾：单奖 5,000 元、合计 50,000 元，或单奖 50,000 元；2026-11-01 核对，读过转引）

## 例

没有写工具：

```yaml
# content/platforms/weibo.yml
{title: 微博, short: 微博, channel: public, text_max: 1000}
# content/scripts/example.yml
title: 例
text: "评论区说说你的拿手菜，抽一口蒸锅。"
platforms: [weibo]
offer: {kind: lottery, what: 双层蒸锅一口, prize_value: 159, quantity: 5}  # ✗ RED-LOT-002
```

用平台的工具：

```yaml
# content/platforms/weibo.yml
{title: 微博, short: 微博, channel: public, text_max: 1000}
# content/scripts/example.yml
title: 例
text: "评论区说说你的拿手菜，抽一口蒸锅。"
platforms: [weibo]
offer: {kind: lottery, what: 双层蒸锅一口, prize_value: 159, quantity: 5, tool: 微博抽奖平台}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.expand.reach import Reach, reach_of_groups, reaches
from qunce.finding import Finding, Severity
from qunce.kinds.offer import Offer
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.rule import Settings, rule
from qunce.rules.mechanics.offers import best_prize, lotteries

_PLATFORM = ("weibo", "微博")


@record
class Options:
    single: int = key("单奖限额", "元", default=5_000, least=0)
    total: int = key("合计限额", "元", default=50_000, least=0)


@rule("RED-LOT-002", "draw-outside-platform", severity=Severity.WARNING, options=Options)
def draw_outside_platform(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    draws = [*lotteries(plan.playbook)]
    of_scripts = reaches(plan.playbook) if draws else {}
    for one in draws:
        home = one.home
        if isinstance(home, Script):
            reach = of_scripts[home.id]
        else:
            reach = reach_of_groups(plan.playbook, home.groups)
        if _on_weibo(reach):
            yield from _judged(one.offer, settings.base)


def _on_weibo(reach: Reach) -> bool:
    return any(
        word in f"{one.id} {one.title} {one.short}".lower()
        for one in reach.platforms
        for word in _PLATFORM
    )


def _judged(offer: Offer, options: Options) -> Iterator[Finding]:
    if not any(word in offer.tool.lower() for word in _PLATFORM):
        yield Finding(
            offer.at("tool") if offer.tool else offer.at("kind"),
            f"微博抽奖用「{offer.tool}」开奖" if offer.tool else "微博抽奖没有写用什么工具开奖",
            mend="写 tool: 微博抽奖平台",
        )
    best = best_prize(offer)
    total = sum(one.value * one.count for one in offer.prizes) or best * (offer.quantity or 1)
    where = offer.at("prizes" if offer.prizes else "prize_value")
    if best > options.single:
        yield Finding(
            where,
            f"微博抽奖单个奖品 {best:,} 元，超过限额 {options.single:,} 元",
            mend=f"单个奖品降到 {options.single:,} 元以内，或先向平台报备",
        )
    if total > options.total:
        yield Finding(
            where,
            f"微博抽奖奖品合计 {total:,} 元，超过限额 {options.total:,} 元",
            mend=f"合计降到 {options.total:,} 元以内，或先向平台报备",
        )

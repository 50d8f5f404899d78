"""卖完没有下文。

## 查什么

秒杀结束后四十八小时内，开过的群里要有一条结果（话术的 `step` 是 `close`，或活动里讲这个优惠的帖子）。有爆发阶段的活动，爆发结束后七天内要有复盘阶段，并写好复盘要回答的问题。

## 为什么

卖了多少、谁买到了、怎么退，卖完没人说，下一场的预告就没人信。

## 怎么改

排一条收尾：结果、提货、退换；活动里写上 `review` 阶段和复盘问题。

## 参数

- `hours`：结果至多隔几小时。默认 48。
- `days`：复盘至多隔几天开始。默认 7。

## 依据

- 百货社群培训资料：活动结束后评估效果。
- 规范促销行为暂行规定（市场监管总局令第 32 号）第十三条：有奖销售和促销的结果应当公示。
- 小时数和天数是本手册的判断。

## 例

活动做完就散了：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  burst: {from: 2026-03-02, until: 2026-03-03}  # ✗ CAD-055
```

```text
calendar/campaigns/cups.yml:7:10: warning CAD-055 「杯子周」爆发完没有复盘阶段，7 天内要有
    7 |   burst: {from: 2026-03-02, until: 2026-03-03}  # ✗ CAD-055
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  卖了多少、谁买到了、怎么退，卖完没人说，下一场的预告就没人信
    改法  加 review: {from: 2026-03-09, until: 2026-03-10}
```

七天内复盘：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases:
  burst: {from: 2026-03-02, until: 2026-03-03}
  review: {from: 2026-03-06, until: 2026-03-07}
review: [两百只里有多少是第一次来买的人？]
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Phase, Step
from qunce.rule import Settings, rule
from qunce.rules.remedies import announced
from qunce.rules.sales import Sale, sales_of
from qunce.rules.wording import about, adjusted, origin, weekday


@record
class Options:
    hours: int = key("结果", "至多隔几小时", default=48, least=1)
    days: int = key("复盘", "至多隔几天开始", default=7, least=1)


@rule("CAD-055", "forgotten-aftermath", severity=Severity.WARNING, options=Options)
def forgotten_aftermath(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for sale in sales_of(plan):
        hours = settings.of(sale.group).hours
        if sale.end + timedelta(hours=hours) > _end(plan, sale):
            continue  # the result may come after the horizon
        if not any(post.starts - sale.end <= timedelta(hours=hours) for post in sale.after):
            yield Finding(
                sale.span,
                f"「{sale.group.title}」{weekday(sale.start.date())} {sale.start:%H:%M} 的"
                f"「{sale.title}」结束后 {hours} 小时里没有一条结果"
                f"{origin(settings, sale.group, 'hours')}",
                mend=f"{weekday(sale.end.date())} {sale.end:%H:%M} 加一条收尾：结果、提货、退换",
                see=(*adjusted(*sale.during), about(sale.group)),
                when=sale.start.date(),
                group=sale.group.id,
                ways=partial(announced, plan, sale.opening, [(sale.end, Step.CLOSE)])
                if sale.opening
                else None,
            )
    for campaign in plan.playbook.campaigns.values():
        yield from _unreviewed(campaign, settings)


def _end(plan: Plan, sale: Sale) -> datetime:
    return sale.start.replace(
        year=plan.end.year, month=plan.end.month, day=plan.end.day, hour=0, minute=0
    )


def _unreviewed(campaign: Campaign, settings: Settings[Options]) -> Iterator[Finding]:
    burst, review = campaign.phases.get(Phase.BURST), campaign.phases.get(Phase.REVIEW)
    if burst is None:
        return
    days = settings.base.days
    where = settings.origins.get(("", "days"), "")
    limit = f"{days} 天内{f'（{where}）' if where else ''}"
    last = burst.until + timedelta(days)
    if review is None:
        yield Finding(
            burst.span,
            f"「{campaign.title}」爆发完没有复盘阶段，{limit}要有",
            mend=f"加 review: {{from: {last - timedelta(1)}, until: {last}}}",
        )
    elif review.start > last:
        yield Finding(
            review.at("from"),
            f"「{campaign.title}」爆发到 {burst.until} 结束，复盘从 {review.start} 开始，{limit}要开始",
            mend=f"把 from 改到 {last} 或更早",
        )
    elif not campaign.review:
        yield Finding(
            review.span,
            f"「{campaign.title}」有复盘阶段，没有写要回答什么",
            mend="写上 review，如：退的是哪几样，为什么",
        )

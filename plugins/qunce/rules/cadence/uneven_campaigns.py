"""活动一阵有一阵没有，或挤在一起。

## 查什么

手册里有活动时：

- 排期里的每个整月，至少有一天在做活动；
- 两场活动之间至多空 `gap` 天；
- 一个社群不同时做两场主活动：一场活动的爆发阶段，不和另一场活动的爆发阶段重叠。

还没有任何活动的手册不查。已经过去的月份和空档不查，整个月落在一段空档里的只说空档。

## 为什么

一个月没有活动，群就散了；两场活动叠着喊，群友不知道该听哪一场。

## 怎么改

给空着的月份排一场中等的活动，或把叠着的两场错开。

## 参数

- `gap`：两场活动之间至多空几天。默认 21。

## 依据

社群营销随笔：长久性经营，经常性的活动。每月一场中型、每季一场大型，来自行业文章；21 天是我们的判断。

## 例

两场活动的爆发叠在一起：

```yaml
# calendar/campaigns/spring.yml
title: 春装节
groups: [vip]
owner: xia
goal: 让老会员回来一次
phases:
  burst: {from: 2026-03-06, until: 2026-03-08}
# calendar/campaigns/tea.yml
title: 新茶节
groups: [vip]
owner: xia
goal: 让人来喝一杯
phases:
  burst: {from: 2026-03-08, until: 2026-03-10}  # ✗ CAD-037
```

```text
calendar/campaigns/tea.yml:7:10: warning CAD-037 「会员群」同时有两场活动爆发：「春装节」和「新茶节」，重叠 1 天（2026-03-08）
    7 |   burst: {from: 2026-03-08, until: 2026-03-10}  # ✗ CAD-037
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  一个月没有活动，群就散了；两场活动叠着喊，群友不知道该听哪一场
    改法  「新茶节」的爆发从 03-09 开始，或换一批群
    参见  calendar/campaigns/spring.yml:7:10 「春装节」的爆发
```

只做一场，或错开几天：

```yaml
# calendar/campaigns/tea.yml
title: 新茶节
groups: [vip]
owner: xia
goal: 让人来喝一杯
phases:
  burst: {from: 2026-03-09, until: 2026-03-10}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Phase
from qunce.rule import Settings, rule

_DAY = timedelta(1)


@record
class Options:
    gap: int = key("空档", "两场活动之间至多空几天", default=21, least=1)


@rule("CAD-037", "uneven-campaigns", severity=Severity.WARNING, options=Options)
def uneven_campaigns(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    running = sorted(
        (_stretch(one) for one in plan.playbook.campaigns.values() if one.phases),
        key=lambda one: (one[0], one[1], one[2].id),
    )
    if not running:
        return
    gaps = list(_gaps(plan, running, settings.base.gap))
    yield from _empty_months(plan, running, [(first, last) for first, last, _, _ in gaps])
    where = settings.origins.get(("", "gap"))
    limit = f"至多 {settings.base.gap} 天" + (f"（{where}）" if where else "")
    for first, last, before, campaign in gaps:
        empty = (last - first).days + 1
        yield Finding(
            campaign.at("title"),
            f"「{before.title}」到「{campaign.title}」之间 {empty} 天没有活动"
            f"（{first:%m-%d} 到 {last:%m-%d}），{limit}",
            mend=f"在 {first + empty // 2 * _DAY:%m-%d} 前后加一场小活动，"
            f"或把「{campaign.title}」提前",
            see=(Note(before.at("title"), "上一场活动"),),
            when=first,
        )
    yield from _overlaps(plan, [one for _, _, one in running])


def _stretch(campaign: Campaign) -> tuple[date, date, Campaign]:
    phases = campaign.phases.values()
    return min(one.start for one in phases), max(one.until for one in phases), campaign


def _empty_months(
    plan: Plan, running: list[tuple[date, date, Campaign]], told: list[tuple[date, date]]
) -> Iterator[Finding]:
    """Every month without a campaign, unless a gap between two was told of its days to come."""
    first = plan.start.replace(day=1)
    while first < plan.end:
        following = (first + 31 * _DAY).replace(day=1)
        inside = plan.start <= first and following <= plan.end and plan.today < following
        ahead = max(first, plan.today)
        if (
            inside
            and not any(since < following and first <= until for since, until, _ in running)
            and not any(since <= ahead and following - _DAY <= until for since, until in told)
        ):
            yield Finding(
                plan.playbook.charter.at("title"),
                f"{first.year} 年 {first.month} 月一场活动都没有，每月至少一场",
                mend=f"在 calendar/campaigns/ 里给 {first.month} 月排一场中等的活动",
                when=first,
            )
        first = following


def _gaps(
    plan: Plan, running: list[tuple[date, date, Campaign]], most: int
) -> Iterator[tuple[date, date, Campaign, Campaign]]:
    """The days of each gap that is too long, with the campaigns before and after it."""
    reached, before = running[0][1], running[0][2]
    for since, until, campaign in running[1:]:
        # nobody can mend what is over, and what lies beyond the plan is not planned yet
        first, last = max(reached + _DAY, plan.start, plan.today), min(since, plan.end) - _DAY
        if (last - first).days + 1 > most:
            yield first, last, before, campaign
        if until > reached:
            reached, before = until, campaign


def _overlaps(plan: Plan, campaigns: list[Campaign]) -> Iterator[Finding]:
    bursts = [(one, one.phases[Phase.BURST]) for one in campaigns if Phase.BURST in one.phases]
    for (one, first), (other, second) in combinations(bursts, 2):
        since, until = max(first.start, second.start), min(first.until, second.until)
        shared = [name for name in one.groups if name in other.groups]
        if since > until or not shared or until < max(plan.start, plan.today) or since >= plan.end:
            continue
        titles = "、".join(f"「{plan.playbook.groups[name].title}」" for name in shared[:3])
        more = f"等 {len(shared)} 个群" if len(shared) > 3 else ""
        yield Finding(
            second.span,
            f"{titles}{more}同时有两场活动爆发：「{one.title}」和「{other.title}」，"
            f"重叠 {(until - since).days + 1} 天",
            mend=f"「{other.title}」的爆发从 {until + _DAY:%m-%d} 开始，或换一批群",
            see=(Note(first.span, f"「{one.title}」的爆发"),),
            when=since,
        )

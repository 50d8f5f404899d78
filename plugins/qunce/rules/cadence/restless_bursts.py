"""两场爆发之间没有歇口气。

## 查什么

一个群里一场爆发持续两天以上，结束后不到三天又是一场爆发。

## 为什么

连着被催两回，第三回群就静音了。

## 怎么改

把后一场推后，或把它缩成一天、并进前一场。

## 参数

- `days`：两场爆发之间至少隔几天。默认 3。
- `length`：前一场爆发几天以上才算。默认 2。

## 依据

百货社群培训资料的失败案例「过度营销」。三天是本手册的判断。

## 例

周四刚完，周六又开始：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases: {burst: {from: 2026-03-03, until: 2026-03-05}}
# calendar/campaigns/towels.yml
title: 毛巾周
groups: [vip]
owner: xia
goal: 卖掉三百条毛巾
phases: {burst: {from: 2026-03-07, until: 2026-03-08}}  # ✗ CAD-059
```

```text
calendar/campaigns/towels.yml:6:24: info CAD-059 「会员群」「杯子周」爆发 3 天，才隔 1 天又是「毛巾周」，至少隔 3 天（2026-03-07）
    6 | phases: {burst: {from: 2026-03-07, until: 2026-03-08}}  # ✗ CAD-059
      |                        ^^^^^^^^^^
    原因  连着被催两回，第三回群就静音了
    改法  推到 2026-03-09 开始，或并进「杯子周」
    参见  calendar/campaigns/cups.yml:6:43 前一场的结束
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

歇三天再来：

```yaml
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip]
owner: xia
goal: 卖掉两百只马克杯
phases: {burst: {from: 2026-03-03, until: 2026-03-05}}
# calendar/campaigns/towels.yml
title: 毛巾周
groups: [vip]
owner: xia
goal: 卖掉三百条毛巾
phases: {burst: {from: 2026-03-09, until: 2026-03-10}}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Phase
from qunce.rule import Settings, rule
from qunce.rules.wording import about, origin


@record
class Options:
    days: int = key("间隔", "至少隔几天", default=3, least=1)
    length: int = key("前一场", "几天以上才算", default=2, least=1)


@rule("CAD-059", "restless-bursts", severity=Severity.INFO, options=Options)
def restless_bursts(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    of_group: dict[str, list[Campaign]] = {}
    for campaign in plan.playbook.campaigns.values():
        if Phase.BURST in campaign.phases:
            for name in campaign.groups:
                of_group.setdefault(name, []).append(campaign)
    for group in plan.groups:
        options = settings.of(group)
        campaigns = of_group.get(group.id, [])
        last: Campaign | None = None
        for campaign in sorted(campaigns, key=lambda one: (one.phases[Phase.BURST].start, one.id)):
            burst = campaign.phases[Phase.BURST]
            if last is not None:
                before = last.phases[Phase.BURST]
                gap = (burst.start - before.until).days - 1
                length = (before.until - before.start).days + 1
                if length >= options.length and 0 <= gap < options.days:
                    free = before.until + timedelta(options.days + 1)
                    yield Finding(
                        burst.at("from"),
                        f"「{group.title}」「{last.title}」爆发 {length} 天，"
                        f"才隔 {gap} 天又是「{campaign.title}」，"
                        f"至少隔 {options.days} 天{origin(settings, group, 'days')}",
                        mend=f"推到 {free} 开始，或并进「{last.title}」",
                        see=(Note(before.at("until"), "前一场的结束"), about(group)),
                        when=burst.start,
                        group=group.id,
                    )
            last = campaign

"""过节了，群里没有一条说到这个节。

## 查什么

法定节假日，和手册自己写进 `calendar/days/` 的购物节、门店日：从前 `days` 天到当天，没有一条帖子说到它。帖子的栏目、话术、正文、备注或活动名里有它的名字（或日子的 `names`），或者时段写了 `on: 日子`，都算说到。

默认几个群里有一个群说到就行；`each_group` 打开的群要自己有一条。筹建、沉寂、解散的群不查。

## 为什么

别的群都在过节，我们只有日常，群友就觉得这里没人。

## 怎么改

在节前几天加一条祝福、提醒或节日话题；不打算过的节，在日子里写 `off: true`。

## 参数

- `days`：从前几天起算。默认 3。
- `each_group`：每个群都要自己有一条。默认关。

## 依据

百货社群培训资料：定期发送节日祝福，定期做与节日、季节有关的主题活动。前 3 天是常见做法。

## 例

店庆写进了日子，群里没人提：

```yaml
# calendar/days/ours.yml
anniversary: {title: 店庆, date: 03-12, kind: brand}  # ✗ CAD-030
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
```

```text
calendar/days/ours.yml:2:14: warning CAD-030 没有一个群说到「店庆」（2026-03-12），前 3 天到当天至少一条（2026-03-12）
    2 | anniversary: {title: 店庆, date: 03-12, kind: brand}  # ✗ CAD-030
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  别的群都在过节，我们只有日常，群友就觉得这里没人
    改法  在 03-12 周四加一条说到「店庆」的帖子，时段写 on: anniversary
```

店庆那天有一条，每年都有：

```yaml
# calendar/days/ours.yml
anniversary: {title: 店庆, date: 03-12, kind: brand}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  birthday: {on: anniversary, at: 10:30, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from qunce.almanac import Occasion
from qunce.expand import Plan
from qunce.finding import Finding, Severity, Span
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import DayKind
from qunce.rule import Settings, rule
from qunce.rules.festive import active, is_about, names_of, occasions, posts_on
from qunce.rules.wording import about, origin, weekday

_MARKED = (DayKind.SHOPPING, DayKind.BRAND)


@record
class Options:
    days: int = key("提前", "从前几天起算", default=3, least=0, most=30)
    each_group: bool = key("每个群", "每个群都要自己有一条", default=False)


@rule("CAD-030", "unmarked-festival", severity=Severity.WARNING, options=Options)
def unmarked_festival(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    groups = list(active(plan))
    alone = [group for group in groups if settings.of(group).each_group]
    pool = [group for group in groups if not settings.of(group).each_group]
    for day in occasions(plan):
        if day.kind is not DayKind.HOLIDAY and not (day.kind in _MARKED and day.day.declared):
            continue
        for group in alone:
            lead = settings.of(group).days
            if day.holds_for(group.id) and _silent(plan, [group], day, lead):
                yield Finding(
                    group.span,
                    f"「{group.title}」没有说到「{day.title}」（{day.date}），"
                    f"前 {lead} 天到当天至少一条{origin(settings, group, 'each_group')}",
                    mend=_mend(day),
                    see=(about(group),),
                    when=day.date,
                    group=group.id,
                )
        where = settings.origins.get(("", "days"))
        told = f"（{where}）" if where else ""
        together, lead = [one for one in pool if day.holds_for(one.id)], settings.base.days
        if together and _silent(plan, together, day, lead):
            yield Finding(
                _place(plan, day),
                f"没有一个群说到「{day.title}」（{day.date}），前 {lead} 天到当天至少一条{told}",
                mend=_mend(day),
                when=day.date,
            )


def _silent(plan: Plan, groups: Iterable[Group], day: Occasion, lead: int) -> bool:
    """True when no group speaks of a day, and all the days before it lie in the plan and ahead."""
    first, groups = day.date - timedelta(lead), list(groups)
    since = [plan.stretches[one.id][0][0] for one in groups if plan.stretches.get(one.id)]
    if (
        not since
        or first < max(plan.start, min(since))
        or day.date < plan.today
        or day.date >= plan.end
    ):
        return False
    return not any(
        is_about(post, day) for group in groups for post in posts_on(plan, group, first, day.date)
    )


def _place(plan: Plan, day: Occasion) -> Span:
    return day.span if day.day.declared else plan.playbook.charter.at("title")


def _mend(day: Occasion) -> str:
    return (
        f"在 {day.date:%m-%d} {weekday(day.date)}加一条说到「{names_of(day)[0]}」的帖子，"
        f"时段写 on: {day.id}"
    )

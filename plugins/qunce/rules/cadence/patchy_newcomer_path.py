"""新人头几天少了触点。

## 查什么

一个社群的进群旅程（`on: join`）加在一起，缺了 `days` 里的某一天。没有旅程的群见 CAD-044。

## 为什么

新人留不留下来，看的是头一周有没有人再来找他一次

## 怎么改

在旅程里补上缺的那一天，一步一句话就够。

## 参数

- `days`：要有触点的日子，进群当天是 0。默认 0、1、3、7；新客群还要 14、30。

## 依据

门店增长工作计划：新人任务。日子来自行业里一份公开的运营手册（D0、1、3、7、14、21、30），证据较弱，所以只是提示。

## 例

少了第三天：

```yaml
# content/journeys/newcomer.yml
title: 新人七天  # ✗ CAD-045
on: join
groups: [vip, daily]
steps:
  welcome: {day: 0, within: 300, script: welcome-join}
  day-1: {day: 1, at: 10:00, title: 回答第一个问题}
  day-7: {day: 7, at: 16:00, title: 问一句有没有用}
```

```text
content/journeys/newcomer.yml:2:1: info CAD-045 兴趣群的新人少了 D+3 的触点（共 2 处）
    2 | title: 新人七天  # ✗ CAD-045
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  新人留不留下来，看的是头一周有没有人再来找他一次
    改法  旅程「新人七天」加上 D+3 的触点
    参见  content/groups/daily.yml:2:1 社群「街坊群」
```

补上就通过：

```yaml
# content/journeys/newcomer.yml
title: 新人七天
on: join
groups: [vip, daily]
steps:
  welcome: {day: 0, within: 300, script: welcome-join}
  day-1: {day: 1, at: 10:00, title: 回答第一个问题}
  day-3: {day: 3, at: 16:00, title: 说说有哪些栏目}
  day-7: {day: 7, at: 16:00, title: 问一句有没有用}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan
from qunce.expand.cohort import journeys_of
from qunce.finding import Finding, Severity
from qunce.kinds.journey.model import Trigger
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Stage
from qunce.rule import Profiles, Settings, rule
from qunce.rules.remedies import touched
from qunce.rules.wording import about, origin

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)


@record
class Options:
    days: tuple[int, ...] = key("哪几天", "进群当天是 0", default=(0, 1, 3, 7))


PROFILES: Profiles = {
    GroupType.NEW: {"days": (0, 1, 3, 7, 14, 30)},
    GroupType.STAFF: {"days": (0,)},
}


@rule("CAD-045", "patchy-newcomer-path", severity=Severity.INFO, options=Options, profiles=PROFILES)
def patchy_newcomer_path(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        journeys = journeys_of(plan.playbook, group, Trigger.JOIN)
        if not journeys or group.stage in _ASLEEP:
            continue
        there = {step.day for one in journeys for step in one.steps.values()}
        missing = [day for day in sorted(set(settings.of(group).days)) if day not in there]
        if missing:
            told = "、".join(f"D+{day}" for day in missing)
            yield Finding(
                journeys[0].span,
                f"{group.type.label}的新人少了 {told} 的触点{origin(settings, group, 'days')}",
                mend=f"steps 里加 day-{missing[0]}: {{day: {missing[0]}, at: 16:00, title: 说一句话}}",
                see=(about(group),),
                ways=partial(touched, journeys[0], missing),
                group=group.id,
            )

"""开着的群没有排期。

## 查什么

不是筹建、也没有解散的社群，既不在任何排期里，也不在任何活动里。

## 为什么

没人安排发什么的群，不是一片死寂，就是谁想起来谁发广告。

## 怎么改

把群加进一份排期的 `groups`；不想再做的群，把 `stage` 写成 `closed`，还在准备的写成 `prepare`。

## 依据

电商社群策略资料：定期更新内容，保持活跃。一个群至少要有一份排期，是本手册的规定。

## 例

两个群，只有一个在排期里：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
host: xia
# content/groups/daily.yml
title: 每日群  # ✗ CAD-077
platform: wecom
type: interest
host: qiu
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips}
```

```text
content/groups/daily.yml:2:8: error CAD-077 「每日群」开着，却没有一份排期或活动
    2 | title: 每日群  # ✗ CAD-077
      |        ^^^^^^
    原因  没人安排发什么的群，不是一片死寂，就是谁想起来谁发广告
    改法  还没开张的，把 stage 写成 prepare
```

还在筹建，不必有排期：

```yaml
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
stage: prepare
host: qiu
# content/groups/vip.yml
title: 会员群
platform: wecom
type: vip
stage: closed
host: xia
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.schedule.model import Schedule
from qunce.kinds.vocabulary import Stage
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import valued

_RESTING = (Stage.PREPARE, Stage.CLOSED)


@rule("CAD-077", "unplanned-group", severity=Severity.ERROR)
def unplanned_group(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    planned = {group for one in plan.playbook.schedules.values() for group in one.groups}
    planned |= {group for one in plan.playbook.campaigns.values() for group in one.groups}
    for group in plan.groups:
        if group.stage not in _RESTING and group.id not in planned:
            yield Finding(
                group.at("title"),
                f"「{group.title}」开着，却没有一份排期或活动",
                mend=_mend(plan, group),
                group=group.id,
                ways=partial(_ways, plan, group),
            )


def _schedules(plan: Plan, group: Group) -> list[Schedule]:
    """All schedules, those of groups of the same type first."""
    by_id = plan.playbook.groups
    return sorted(
        plan.playbook.schedules.values(),
        key=lambda one: all(by_id[name].type is not group.type for name in one.groups),
    )


def _ways(plan: Plan, group: Group) -> Iterator[Change]:
    for one in _schedules(plan, group):
        words = f"把 {group.id} 写进「{one.title}」的 groups"
        if change := valued(one, "groups", f"[{', '.join([*one.groups, group.id])}]", words):
            yield change
    words = "还没开张的，把 stage 写成 prepare"
    if change := valued(group, "stage", "prepare", words):
        yield change


def _mend(plan: Plan, group: Group) -> str:
    schedules = _schedules(plan, group)
    if not schedules:
        return "在 calendar/schedules/ 里给它写一份排期，或把 stage 写成 prepare、closed"
    return f"把 {group.id} 写进「{schedules[0].title}」的 groups，或把 stage 写成 prepare、closed"

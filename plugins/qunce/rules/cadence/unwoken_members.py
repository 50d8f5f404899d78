"""沉默的群友没有人唤醒，或唤醒得太勤。

## 查什么

两种情形：社群既没有沉默旅程（`on: silent`），这个月的排期里也没有写给沉默群友的话术（`segment` 里有「沉默」）；
沉默旅程在任意 `days` 天里找同一位群友多于 `most` 次。开了不满 `young` 天的群不查，新客群、员工群不查，筹建、破冰、沉寂、解散的群不查。

## 为什么

沉默的人不会自己回来；找得太勤，又会直接退群

## 怎么改

写一条沉默旅程，一个月找一到两次，回了话就停。

## 参数

- `most`：`days` 天里至多找同一个人几次。默认 2。
- `days`：看连着多少天。默认 30。
- `young`：开群多少天以内不查。默认 60。
- `needed`：这类社群要不要查。默认要，新客群、员工群不要。

## 依据

门店增长工作计划：「沉默用户：定期推送、沉默唤醒」。次数和天数是我们的判断。

## 例

五天里找了三次：

```yaml
# content/journeys/wake-up.yml
title: 好久不见  # ✗ CAD-047
on: silent
silent_days: 30
groups: [vip, daily]
steps:
  first: {day: 0, at: 16:00, title: 说一件新鲜事}
  second: {day: 2, at: 16:00, title: 问一句近况}
  third: {day: 5, at: 16:00, title: 送一张券}
```

```text
content/journeys/wake-up.yml:2:1: info CAD-047 30 天里找同一位群友 3 次，至多 2 次（共 2 处）
    2 | title: 好久不见  # ✗ CAD-047
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  沉默的人不会自己回来；找得太勤，又会直接退群
    改法  third 的 day 改成 30
    参见  content/groups/daily.yml:2:1 社群「街坊群」
```

两次就通过：

```yaml
# content/journeys/wake-up.yml
title: 好久不见
on: silent
silent_days: 30
groups: [vip, daily]
steps:
  first: {day: 0, at: 16:00, title: 说一件新鲜事}
  second: {day: 10, at: 16:00, title: 问一句近况}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from qunce.expand import Plan
from qunce.expand.cohort import journeys_of
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey, Trigger
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Stage
from qunce.rule import Settings, rule
from qunce.rules.remedies import valued
from qunce.rules.wording import about, origin

_AWAKE = (Stage.GROWTH, Stage.MATURE)


@record
class Options:
    most: int = key("至多几次", "这些天里至多找同一个人几次", default=2, least=1)
    days: int = key("看多少天", "连着多少天里数次数", default=30, least=1, most=366)
    young: int = key("多新不查", "开群多少天以内不查", default=60, least=0)
    needed: bool = key("要不要查", "这类社群要不要唤醒", default=True)


PROFILES = {GroupType.NEW: {"needed": False}, GroupType.STAFF: {"needed": False}}


@rule("CAD-047", "unwoken-members", severity=Severity.INFO, options=Options, profiles=PROFILES)
def unwoken_members(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        if group.stage not in _AWAKE:
            continue
        journeys = journeys_of(plan.playbook, group, Trigger.SILENT)
        for journey in journeys:
            often = _at_most(journey, options.days)
            if often > options.most:
                yield Finding(
                    journey.span,
                    f"{options.days} 天里{origin(settings, group, 'days')}找同一位群友 {often} 次，"
                    f"至多 {options.most} 次{origin(settings, group, 'most')}",
                    mend=_mend(journey, options),
                    see=(about(group),),
                    ways=partial(_ways, journey, options),
                    group=group.id,
                )
        young = group.opened and (plan.today - group.opened).days < options.young
        if options.needed and not journeys and not young and not _planned(plan, group):
            yield Finding(
                group.span,
                f"「{group.title}」没有唤醒沉默群友的安排",
                mend=f"在 content/journeys/ 建一条 on: silent 的旅程，groups 写 {group.id}",
                group=group.id,
            )


def _at_most(journey: Journey, length: int) -> int:
    """The most touch points that one member meets in any stretch of so many days."""
    days = [step.day for step in journey.steps.values()]
    if journey.again_days:
        days += [day + journey.again_days * turn for turn in range(1, 6) for day in days]
    return max((sum(first <= day < first + length for day in days) for first in days), default=0)


def _mend(journey: Journey, options: Options) -> str:
    _, step = journey.in_order[-1]
    if len(journey.steps) > options.most:
        days = [one.day for _, one in journey.in_order]
        return f"把最后一步（D+{step.day}）的 day 改成 {days[-1 - options.most] + options.days}，或删掉它"
    return f"again_days 改成 {max(one.day for one in journey.steps.values()) + options.days}"


def _planned(plan: Plan, group: Group) -> bool:
    """True when the plan itself speaks to the silent."""
    return any(post.script and "沉默" in post.script.segment for post in plan.posts_in(group))


def _ways(journey: Journey, options: Options) -> Iterator[Change]:
    """The last step later, or the whole journey again after a longer while."""
    name, step = journey.in_order[-1]
    days = [one.day for _, one in journey.in_order]
    if len(days) > options.most:
        later = days[-1 - options.most] + options.days
        if change := valued(step, "day", f"{later}", f"{name} 的 day 改成 {later}"):
            yield change
    if journey.again_days:
        again = max(days) + options.days
        if change := valued(journey, "again_days", f"{again}", f"again_days 改成 {again}"):
            yield change

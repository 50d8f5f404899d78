"""新人进群没有欢迎，或欢迎得太晚。

## 查什么

开着的社群没有一条进群旅程（`content/journeys/`，`on: join`）；旅程当天没有在 `seconds` 秒以内的欢迎；
用欢迎语接口自动发的（`auto: true`）没有在平台给的时间里，或同一个群自动发了不止一条，这两样是错误。
筹建、沉寂、解散的群不查，员工群不查。

## 为什么

刚进来的五分钟没有人理，很多人就再也不点开了；欢迎语接口过了时间就调不动，只能调一次

## 怎么改

写一条旅程，当天那一步写上 `within:` 和欢迎的话术；自动发的改到平台的时间以内。

## 参数

- `seconds`：多少秒内要有欢迎。默认 300。
- `needed`：这类社群要不要查。默认要，员工群不要。

## 依据

- 门店增长工作计划：新用户有欢迎语、新人任务。五分钟是我们的判断。
- 企业微信开发者文档「发送新客户欢迎语」（2025-11-17 更新；2026-11-20 核对，读过原文）：事件发生后 20 秒内调用，只能一次。

## 例

接口要在 20 秒里调用，写成了 60 秒：

```yaml
# content/journeys/newcomer.yml
title: 新人七天
on: join
groups: [vip, daily]
steps:
  welcome: {day: 0, within: 60, auto: true, script: welcome-join}  # ✗ CAD-044
```

```text
content/journeys/newcomer.yml:6:12: error CAD-044 欢迎语自动发，写了 60 秒，接口只收 20 秒内的（群策带的数，2026-11-20 核对）（共 2 处）
    6 |   welcome: {day: 0, within: 60, auto: true, script: welcome-join}  # ✗ CAD-044
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  刚进来的五分钟没有人理，很多人就再也不点开了；欢迎语接口过了时间就调不动，只能调一次
    改法  within 改成 10
    参见  content/platforms/wecom.yml:2:1 新成员欢迎语接口：不超过 20 秒，出处：企业微信开发者文档「发送新客户欢迎语」，2025-11-17 更新；事件后 20 秒内调用，只能一次
    参见  content/groups/daily.yml:2:1 社群「街坊群」
```

20 秒以内就通过：

```yaml
# content/journeys/newcomer.yml
title: 新人七天
on: join
groups: [vip, daily]
steps:
  welcome: {day: 0, within: 10, auto: true, script: welcome-join}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan
from qunce.expand.cohort import journeys_of
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey, Step, Trigger
from qunce.kinds.platform.measures import Means, Measure
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Stage
from qunce.resolve.limits import limit_of
from qunce.rule import Settings, rule
from qunce.rules.quotas import grounds, whose
from qunce.rules.remedies import lacking, valued
from qunce.rules.wording import about, origin

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)


@record
class Options:
    seconds: int = key("多少秒内", "进群后多少秒内要有欢迎", default=300, least=1)
    needed: bool = key("要不要查", "这类社群要不要有欢迎", default=True)


PROFILES = {GroupType.STAFF: {"needed": False}}


@rule("CAD-044", "late-welcome", severity=Severity.WARNING, options=Options, profiles=PROFILES)
def late_welcome(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.stage in _ASLEEP:
            continue
        journeys = journeys_of(plan.playbook, group, Trigger.JOIN)
        first = [step for one in journeys for step in one.steps.values() if step.day == 0]
        yield from _automatic(plan, group, [step for step in first if step.auto])
        if settings.of(group).needed:
            yield from _prompt(settings, group, journeys, first)


def _prompt(
    settings: Settings[Options], group: Group, journeys: Sequence[Journey], first: Sequence[Step]
) -> Iterator[Finding]:
    seconds = settings.of(group).seconds
    soon = [step.within for step in first if step.within is not None]
    if any(one <= seconds for one in soon):
        return
    where = origin(settings, group, "seconds")
    if not journeys:
        yield Finding(
            group.span,
            f"「{group.title}」的新人进群没有欢迎，要在 {seconds} 秒内{where}",
            mend=f"在 content/journeys/ 建一条 on: join 的旅程，groups 写 {group.id}，"
            f"当天一步写 within: {seconds}",
            group=group.id,
        )
        return
    spot = next((step.span for step in first), journeys[0].span)
    fact = f"的欢迎要等 {min(soon)} 秒" if soon else "当天没有马上欢迎"
    yield Finding(
        spot,
        f"「{group.title}」{fact}，要在 {seconds} 秒内{where}",
        mend=f"within 改成 {seconds}" if soon else f"当天一步写 within: {seconds}，不写 at",
        ways=partial(_sooner, first[0], seconds) if first else None,
        see=(about(group),),
        group=group.id,
    )


def _automatic(plan: Plan, group: Group, steps: Sequence[Step]) -> Iterator[Finding]:
    """What the platform's interface for welcomes would refuse."""
    platform = plan.playbook.platforms[group.platform]
    found = limit_of(platform, Means.WELCOME, Measure.DELAY, plan.today)
    for step in steps:
        if found is None:
            continue
        most = found.limit.most(plan.today)
        if step.within is None or step.within > most:
            said = "没有写多少秒内" if step.within is None else f"写了 {step.within} 秒"
            yield Finding(
                step.span,
                f"欢迎语自动发，{said}，接口只收 {most} 秒内的{whose(found)}",
                severity=Severity.ERROR,
                mend=f"within 改成 {most // 2}",
                ways=partial(_sooner, step, most // 2),
                see=(grounds(platform, found), about(group)),
                group=group.id,
            )
    for step in steps[1:] if found else ():
        yield Finding(
            step.span,
            f"欢迎语自动发了 {len(steps)} 条，接口一次进群只收一条",
            severity=Severity.ERROR,
            mend="删掉 auto: true，由人来发",
            ways=partial(_by_person, step),
            see=(Note(steps[0].span, "已经自动发的那一条"), about(group)),
            group=group.id,
        )


def _sooner(step: Step, seconds: int) -> Iterator[Change]:
    if change := valued(step, "within", f"{seconds}", f"within 改成 {seconds}"):
        yield change


def _by_person(step: Step) -> Iterator[Change]:
    if change := lacking(step, "auto", "删掉 auto: true，由人来发"):
        yield change

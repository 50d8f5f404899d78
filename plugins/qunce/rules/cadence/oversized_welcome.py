"""入群欢迎语的素材太多，或一条太长。

## 查什么

一个平台上自动发的欢迎语（旅程里 `auto: true` 的一步）：用到的话术条数，正文填好变量以后的字节数，有一样超过平台限制。
企业微信默认 100 条、3,000 字节（一个汉字三个字节，大约 1,000 字）。

## 为什么

素材满了加不进去，超长的存不了，新人看到的还是旧的欢迎语

## 怎么改

几个群合用一条；正文删短，群规放进群公告。

## 依据

- 企业微信开发者文档「入群欢迎语素材管理」（2026-11-20 核对，二手）。

## 例

平台文件里写着欢迎语至多 60 字节：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 欢迎语, via: welcome, of: text, number: 60, unit: byte, source: 自家后台的设置, checked: 2026-02-20}
# content/scripts/hello.yml
title: 欢迎
text: 欢迎来会员群，有问题直接问，九点到二十二点有人答。  # ✗ CAD-067
# content/journeys/newcomer.yml
title: 新人七天
on: join
groups: [vip]
steps:
  welcome: {day: 0, within: 10, auto: true, script: hello}
```

```text
content/scripts/hello.yml:3:27: info CAD-067 欢迎语填好变量最长有 75 字节，至多 60 字节（content/platforms/wecom.yml 第 7 行）
    3 | text: 欢迎来会员群，有问题直接问，九点到二十二点有人答。  # ✗ CAD-067
      |                                               ^^^^^^^^^^
    原因  素材满了加不进去，超长的存不了，新人看到的还是旧的欢迎语
    改法  从这里起删掉 15 字节
    参见  content/platforms/wecom.yml:7:5 欢迎语：不超过 60 字节，出处：自家后台的设置
    参见  content/journeys/newcomer.yml:6:12 这一步自动发
```

短一些就通过：

```yaml
# content/platforms/wecom.yml
title: 企业微信
short: 企微
channel: closed_group
text_max: 4000
limits:
  - {name: 欢迎语, via: welcome, of: text, number: 60, unit: byte, source: 自家后台的设置, checked: 2026-02-20}
# content/scripts/hello.yml
title: 欢迎
text: 欢迎来会员群，有问题直接问。
# content/journeys/newcomer.yml
title: 新人七天
on: join
groups: [vip]
steps:
  welcome: {day: 0, within: 10, auto: true, script: hello}
```
"""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.expand.cohort import walked
from qunce.finding import Finding, Note, Severity
from qunce.kinds.journey.model import Step, Trigger
from qunce.kinds.platform.measures import Means, Measure
from qunce.kinds.platform.model import Platform
from qunce.resolve.limits import limit_of
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import first_beyond, fullest, grounds, whose


@rule("CAD-067", "oversized-welcome", severity=Severity.INFO)
def oversized_welcome(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    used: dict[str, dict[str, Step]] = {}
    for journey in plan.playbook.journeys.values():
        steps = [one for one in journey.steps.values() if one.auto and one.script]
        if journey.trigger is not Trigger.JOIN or not steps:
            continue
        for group in walked(plan.playbook, journey):
            for step in steps:
                assert step.script  # kept only with one
                used.setdefault(group.platform, {}).setdefault(step.script, step)
    for name, those in used.items():
        platform = plan.playbook.platforms[name]
        yield from _too_many(plan, platform, those)
        for script, step in those.items():
            yield from _too_long(plan, platform, script, step)


def _too_many(plan: Plan, platform: Platform, those: dict[str, Step]) -> Iterator[Finding]:
    found = limit_of(platform, Means.WELCOME, Measure.TEMPLATES, plan.today)
    if found and len(those) > (most := found.limit.most(plan.today)):
        extra = [*those.values()][most]
        yield Finding(
            extra.span,
            f"{platform.title}的欢迎语用了 {len(those)} 条素材，至多 {most} 条{whose(found)}",
            mend=f"几个群合用一条，少 {len(those) - most} 条就够",
            see=(grounds(platform, found),),
        )


def _too_long(plan: Plan, platform: Platform, name: str, step: Step) -> Iterator[Finding]:
    found = limit_of(platform, Means.WELCOME, Measure.TEXT, plan.today)
    if found is None:
        return
    unit, most = found.limit.unit, found.limit.most(plan.today)
    label = unit.label if unit else ""
    for filling, size in fullest(plan.playbook.scripts[name], unit):
        if size > most:
            yield Finding(
                filling.span(first_beyond(filling, most, unit), len(filling.text)),
                f"欢迎语填好变量最长有 {size} {label}，至多 {most} {label}{whose(found)}",
                mend=f"从这里起删掉 {size - most} {label}",
                see=(grounds(platform, found), Note(step.span, "这一步自动发")),
            )

"""话术没有一处用到。

## 查什么

用途是「发布」的话术，没有任何排期、活动、临时调整用它，社群、旅程、课程和实验也没有提到它。

## 为什么

没人用的话术没人维护，过几个月拿出来发，价格和规矩都是旧的。

## 怎么改

排进一个时段，或加进同栏目时段的 `script` 里轮换；不再用的删掉。

## 依据

本手册的规定：手册里只留真正在用的话。排了却不存在的话术另有 REF 类结果提示。

## 例

写好了却没人用：

```yaml
# content/scripts/tips-scarf.yml
title: 围巾怎么收  # ✗ CAD-076
text: 围巾卷起来立着放，不压出折痕。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: [tips-sweater, tips-menu]}
  poll: {day: tue, at: 12:30, theme: poll, script: poll-fruit}
  gift: {day: wed, at: 19:30, theme: gift, script: [gift-tasting, gift-thanks]}
  help: {day: fri, at: 12:30, theme: help, script: help-return}
  deal: {day: sat, at: 19:30, theme: deal, script: deal-weekend}
```

```text
content/scripts/tips-scarf.yml:2:8: warning CAD-076 话术「围巾怎么收」没有一处用到
    2 | title: 围巾怎么收  # ✗ CAD-076
      |        ^^^^^^^^^^
    原因  没人用的话术没人维护，过几个月拿出来发，价格和规矩都是旧的
    改法  周一 10:30「生活小窍门」的话术轮着用「毛衣怎么洗」、「一周菜单」、「围巾怎么收」
```

排进去轮换就通过：

```yaml
# content/scripts/tips-scarf.yml
title: 围巾怎么收
text: 围巾卷起来立着放，不压出折痕。
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: [tips-sweater, tips-menu, tips-scarf]}
  poll: {day: tue, at: 12:30, theme: poll, script: poll-fruit}
  gift: {day: wed, at: 19:30, theme: gift, script: [gift-tasting, gift-thanks]}
  help: {day: fri, at: 12:30, theme: help, script: help-return}
  deal: {day: sat, at: 19:30, theme: deal, script: deal-weekend}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from qunce.expand import Plan
from qunce.finding import Change, Finding, Severity
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Purpose
from qunce.resolve import Playbook
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import rescripted


@rule("CAD-076", "unused-script", severity=Severity.WARNING, whole=True)
def unused_script(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    book = plan.playbook
    used, alike = _named(book), _slots_by_stem(book)
    for script in book.scripts.values():
        if script.purpose is Purpose.POST and script.id not in used:
            yield Finding(
                script.at("title"),
                f"话术「{script.title}」没有一处用到",
                mend=f"写进一个时段的 script 里{alike.get(_stem(script.id), '')}；不用就删掉这个文件",
                ways=partial(_ways, plan, script),
            )


def _ways(plan: Plan, script: Script) -> Iterator[Change]:
    """In turn with scripts that are called alike."""
    for post in {one.place.name: one for one in plan.posts}.values():
        if any(_stem(one.id) == _stem(script.id) for one in post.place.scripts) and (
            change := rescripted(post, [*post.place.scripts, script])
        ):
            yield change


def _stem(name: str) -> str:
    return name.partition("-")[0]


def _named(book: Playbook) -> set[str]:
    """Every script that something names."""
    used = {name for one in book.schedules.values() for slot in one.slots.values()
            for name in slot.script}  # fmt: skip
    for campaign in book.campaigns.values():
        for phase in campaign.phases.values():
            used.update(name for slot in phase.slots.values() for name in slot.script)
    used.update(one.script for one in book.overrides.values() if one.script)
    used.update(arm.script for one in book.experiments.values() for arm in one.arms.values())
    used.update(
        step.script for one in book.journeys.values() for step in one.steps.values() if step.script
    )
    for group in book.groups.values():
        if group.service and group.service.complaint_script:
            used.add(group.service.complaint_script)
    said = "\n".join(
        (*(one.body for one in book.lessons.values()), *(one.body for one in book.pages.values()))
    )
    return used | {name for name in book.scripts if name not in used and name in said}


def _slots_by_stem(book: Playbook) -> Mapping[str, str]:
    """What scripts are called by → the first slot whose scripts are called so, as 如 …."""
    found: dict[str, str] = {}
    for schedule in book.schedules.values():
        for name, slot in schedule.slots.items():
            for one in slot.script:
                found.setdefault(_stem(one), f"，如 {schedule.id}.{name}")
    return found

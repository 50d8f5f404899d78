"""同一条话术很快又用了一次。

## 查什么

一个社群里，同一条话术不到 `days` 天又发一次。同一天发两次是错误，其余是警告。欢迎和服务类栏目、用途是群规的话术不算。

## 为什么

原话再发一遍，群友会当成机器人刷屏。

## 怎么改

换一条话术，或在 `script` 里多写几条轮换着用。

## 参数

- `days`：至少隔几天，默认 7。

## 依据

店铺增长运营方案：「避免内容同质化」。七天是我们的判断。

## 例

两个时段用同样的两条轮换，撞在一起：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: [tips-sweater, tips-menu]}  # ✗ CAD-021
  thu-tips: {day: thu, at: 10:30, theme: tips, script: [tips-menu, tips-sweater]}
```

```text
calendar/schedules/vip-week.yml:6:13: warning CAD-021 「会员群」里话术「一周菜单」隔了 4 天又发一次，至少隔 7 天（2026-03-09）
    6 |   mon-tips: {day: mon, at: 10:30, theme: tips, script: [tips-sweater, tips-menu]}  # ✗ CAD-021
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  原话再发一遍，群友会当成机器人刷屏
    改法  周一 10:30「生活小窍门」的话术换成「毛衣怎么洗」，周四 10:30「生活小窍门」的话术换成「一周菜单」
    参见  calendar/schedules/vip-week.yml:7:13 上一次：03-05 周四 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

各用各的就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-sweater}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: tips-menu}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.record import key, record
from qunce.kinds.schedule.model import Slot
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import PostKind, Purpose
from qunce.resolve import Playbook
from qunce.rule import Settings, rule
from qunce.rules.remedies import days_near, moves, rescripted, together
from qunce.rules.wording import about, adjusted, dated, named, origin

_EXEMPT = (PostKind.WELCOME, PostKind.SERVICE)


@record
class Options:
    days: int = key("间隔", "同一条话术至少隔几天", default=7, least=1)


@rule("CAD-021", "repeated-script", severity=Severity.WARNING, options=Options, alike=True)
def repeated_script(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    of_theme = _scripts_by_theme(plan.playbook)
    for group in plan.groups:
        days = settings.of(group).days
        uses: dict[str, list[Post]] = {}
        for post in plan.posts_in(group):
            script = post.script
            if script and post.kind not in _EXEMPT and script.purpose is not Purpose.RULES:
                uses.setdefault(script.id, []).append(post)
        for posts in uses.values():
            for before, post in pairwise(posts):
                gap = (post.date - before.date).days
                if gap >= days or post.script is None:
                    continue
                again = f"隔了 {gap} 天又发一次" if gap else "同一天发两次"
                yield Finding(
                    post.span,
                    f"「{group.title}」里话术「{post.script.title}」{again}，"
                    f"至少隔 {days} 天{origin(settings, group, 'days')}",
                    severity=None if gap else Severity.ERROR,
                    mend=_mend(post, of_theme.get(post.theme.id, ()), uses, days),
                    see=(
                        Note(before.span, f"上一次：{dated(before)}"),
                        *adjusted(before, post),
                        about(group),
                    ),
                    when=post.date,
                    group=group.id,
                    ways=partial(_ways, plan, before, post, of_theme.get(post.theme.id, ())),
                )


def _scripts_by_theme(playbook: Playbook) -> Mapping[str, Sequence[Script]]:
    """The scripts that the playbook's slots use for each theme, each once."""
    slots: list[Slot | PhaseSlot] = []
    for schedule in playbook.schedules.values():
        slots.extend(schedule.slots.values())
    for campaign in playbook.campaigns.values():
        for phase in campaign.phases.values():
            slots.extend(phase.slots.values())
    found: dict[str, dict[str, Script]] = {}
    for slot in slots:
        for name in slot.script:
            found.setdefault(slot.theme, {})[name] = playbook.scripts[name]
    return {theme: tuple(scripts.values()) for theme, scripts in found.items()}


def _ways(plan: Plan, before: Post, post: Post, scripts: Sequence[Script]) -> Iterator[Change]:
    """Scripts kept apart, another one of the theme in its place or in turn, or another day."""
    own = [one for one in scripts if one.id in post.place.slot.script]
    others = [one for one in scripts if one.id not in post.place.slot.script]
    for one, other in ((post, before), (before, post)):
        rest = [script for script in one.place.scripts if script is not post.script]
        if change := rescripted(one, rest):
            yield change
        apart = [script for script in other.place.scripts if script not in rest]
        if other.place is not one.place:
            both = together([rescripted(one, rest), rescripted(other, apart)])
            if both:
                yield both
    for one in (post, before):
        for script in others:
            if change := rescripted(one, [script]):
                yield change
        for script in others:
            if change := rescripted(one, [*own, script]):
                yield change
    for one in (post, before):
        for day in days_near(plan, one.group, one.date):
            yield from moves(plan, [(one, day)], "同一条话术隔得太近")


def _mend(
    post: Post, scripts: Sequence[Script], uses: Mapping[str, Sequence[Post]], days: int
) -> str:
    """A script of the same theme that is free around that day, or a new one."""
    for script in scripts:
        around = (abs((post.date - one.date).days) for one in uses.get(script.id, ()))
        if all(gap >= days for gap in around):
            return f"把{named(post)}的话术换成「{script.title}」"
    return f"给{named(post)}另写一条话术，或在 script 里多写几条轮换"

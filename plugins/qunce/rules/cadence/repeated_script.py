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

from qunce.expand import Plan, Post
from qunce.finding import Finding, Note, Severity
from qunce.kinds.record import key, record
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import PostKind, Purpose
from qunce.resolve import Playbook
from qunce.rule import Settings, rule
from qunce.rules.wording import about, named, origin

_EXEMPT = (PostKind.WELCOME, PostKind.SERVICE)


@record
class Options:
    days: int = key("间隔", "同一条话术至少隔几天", default=7, least=1)


@rule("CAD-021", "repeated-script", severity=Severity.WARNING, options=Options)
def repeated_script(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    of_theme = _scripts_by_theme(plan.playbook)
    for group in plan.groups:
        days = settings.of(group).days
        last: dict[str, Post] = {}
        for post in plan.posts_in(group):
            script = post.script
            if script is None or post.kind in _EXEMPT or script.purpose is Purpose.RULES:
                continue
            before = last.get(script.id)
            last[script.id] = post
            if before is None or (gap := (post.date - before.date).days) >= days:
                continue
            again = f"隔了 {gap} 天又发一次" if gap else "同一天发两次"
            yield Finding(
                post.span,
                f"「{group.title}」里话术「{script.title}」{again}，"
                f"至少隔 {days} 天{origin(settings, group, 'days')}",
                severity=None if gap else Severity.ERROR,
                mend=_mend(post, of_theme.get(post.theme.id, ()), last, days),
                see=(Note(before.span, f"上一次：{named(before)}"), about(group)),
                when=post.date,
                group=group.id,
            )


def _scripts_by_theme(playbook: Playbook) -> Mapping[str, Sequence[Script]]:
    """The scripts that the playbook's slots use for each theme, each once."""
    found: dict[str, dict[str, Script]] = {}
    slots = [slot for one in playbook.schedules.values() for slot in one.slots.values()]
    phases = [plan for one in playbook.campaigns.values() for plan in one.phases.values()]
    for slot in (*slots, *(one for plan in phases for one in plan.slots.values())):
        for name in slot.script:
            found.setdefault(slot.theme, {})[name] = playbook.scripts[name]
    return {theme: tuple(scripts.values()) for theme, scripts in found.items()}


def _mend(post: Post, scripts: Sequence[Script], last: Mapping[str, Post], days: int) -> str:
    """A script of the same theme that the group has not used lately, or a new one."""
    for script in scripts:
        used = last.get(script.id)
        if used is None or (post.date - used.date).days >= days:
            return f"把{named(post)}的话术换成「{script.title}」"
    return f"给{named(post)}另写一条话术，或在 script 里多写几条轮换"

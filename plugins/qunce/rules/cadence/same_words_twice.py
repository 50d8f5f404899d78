"""同一批人在两个群里看到同一条话术。

## 查什么

两个群写明了有很多相同的群友（`overlaps`），一天之内收到同一条话术的同一版。欢迎语、服务、公告不算；实验里特意对照的两组不算。

## 为什么

同一个人在两个群里读到一字不差的话，就知道对面是机器，不是人。

## 怎么改

给其中一个群换一条同栏目的话术，或隔一天以上再发。

## 参数

- `hours`：几小时之内算重复。默认 24。

## 依据

社群增长方案：避免内容同质化。二十四小时是本手册的判断。

## 例

两个群里大半是同一批人：

```yaml
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
host: qiu
overlaps: [vip]
# calendar/schedules/both.yml
title: 两群同发
groups: [vip, daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}  # ✗ CAD-074
```

```text
calendar/schedules/both.yml:6:9: info CAD-074 「会员群」和「每日群」很多群友相同，24 小时里都收到「一周菜单」（2026-03-02 起共 2 次）
    6 |   tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}  # ✗ CAD-074
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  同一个人在两个群里读到一字不差的话，就知道对面是机器，不是人
    改法  给「会员群」换一条「生活小窍门」的话术，或挪到 03-03 周二 10:30 以后
    参见  content/groups/daily.yml:2:1 社群「每日群」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

换一条话术就通过：

```yaml
# content/groups/daily.yml
title: 每日群
platform: wecom
type: interest
host: qiu
overlaps: [vip]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
# calendar/schedules/daily-week.yml
title: 每日群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-sweater}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.experiments import Trials
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import alike, rescripted
from qunce.rules.wording import about, adjusted, involved, origin, weekday

_EXEMPT = (PostKind.WELCOME, PostKind.SERVICE, PostKind.NOTICE)


@record
class Options:
    hours: int = key("间隔", "几小时之内算重复", default=24, least=1, most=336)


@rule("CAD-074", "same-words-twice", severity=Severity.INFO, options=Options)
def same_words_twice(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    shared, trials = _shared(plan), Trials(plan.playbook)
    last: dict[tuple[str, str], dict[str, Post]] = {}
    for post in plan.posts if shared else ():
        script = post.script
        if script is None or post.kind in _EXEMPT or post.group.id not in shared:
            continue
        hours = settings.of(post.group).hours
        earlier = last.setdefault((script.id, post.variant), {})
        for name in shared[post.group.id]:
            other = earlier.get(name)
            if other is None or post.starts - other.starts >= timedelta(hours=hours):
                continue
            if trials.together(post, other):
                continue
            free = other.starts + timedelta(hours=hours)
            yield Finding(
                post.span,
                f"「{post.group.title}」和「{other.group.title}」很多群友相同，"
                f"{hours} 小时里都收到「{script.title}」{origin(settings, post.group, 'hours')}",
                mend=f"给「{post.group.title}」换一条「{post.theme.title}」的话术，"
                f"或挪到 {free:%m-%d} {weekday(free.date())} {free:%H:%M} 以后",
                see=(
                    *(involved([other]) if other.span != post.span else ()),
                    *adjusted(other, post), about(other.group), about(post.group),
                ),
                when=post.date,
                group=post.group.id,
                ways=partial(_ways, plan, post) if post.span != other.span else None,
            )  # fmt: skip
        earlier[post.group.id] = post


def _ways(plan: Plan, post: Post) -> Iterator[Change]:
    """Another script of the same theme."""
    for script in alike(plan, post):
        if change := rescripted(post, [script]):
            yield change


def _shared(plan: Plan) -> Mapping[str, tuple[str, ...]]:
    """Group → the groups it shares many members with, whichever of the two says so."""
    found: dict[str, set[str]] = {}
    for group in plan.groups:
        for name in group.overlaps:
            if name != group.id:
                found.setdefault(group.id, set()).add(name)
                found.setdefault(name, set()).add(group.id)
    return {name: tuple(sorted(others)) for name, others in sorted(found.items())}

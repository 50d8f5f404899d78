"""社群好几天没有一条帖子。

## 查什么

一个社群连着没有帖子的日子超过 `days` 天。从排期第一次开始的那天算起；排期到期以后也算。筹建、沉寂、解散的群不查。静默日不计在内；一份排期也没有的群，由 CAD-077 说。

## 为什么

几天不说话，群友就忘了这个群，再发也没有人看。

## 怎么改

在空着的那几天里加一条；群不用了，就把 `stage` 改成 quiet 或 closed。

## 参数

- `days`：至多空几天。默认 3，会员群和服务群 7，员工群 14。

## 依据

电商社群策略：「定期更新内容保持活跃」。3 天和 7 天是常见做法，服务群和员工群的天数是我们的判断。

## 例

周五之后要到下周四才有下一条：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-046
platform: wecom
type: interest
host: xia
themes: [tips, poll, gift, deal, help]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  thu-tips: {day: thu, at: 10:30, theme: tips}
  fri-poll: {day: fri, at: 12:30, theme: poll}
# calendar/schedules/daily-week.yml
title: 街坊群周排期
groups: [daily]
from: 2026-03-02
slots:
  tips: {day: [mon, wed, fri], at: 10:30, theme: tips}
```

```text
content/groups/vip.yml:2:1: warning CAD-046 「会员群」连着 5 天没有帖子，至多 3 天（2026-03-07）
    2 | title: 会员群  # ✗ CAD-046
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  几天不说话，群友就忘了这个群，再发也没有人看
    改法  只这一次：把 03-12 周四 10:30「生活小窍门」挪到 03-09 周一 10:30
    参见  calendar/schedules/vip-week.yml:7:13 03-06 周五 12:30「大家投一票」
    参见  calendar/schedules/vip-week.yml:6:13 03-12 周四 10:30「生活小窍门」
```

周一加一条就通过：

```yaml
# calendar/schedules/shared-week.yml
title: 两个群的周排期
groups: [vip, daily]
from: 2026-03-02
slots:
  mon-gift: {day: mon, at: 19:30, theme: gift}
  thu-tips: {day: thu, at: 10:30, theme: tips}
  fri-poll: {day: fri, at: 12:30, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind, Stage
from qunce.rule import Settings, rule
from qunce.rules.festive import silent_days
from qunce.rules.remedies import adds, lacking, moves
from qunce.rules.wording import about, involved, origin, theme_of, weekday

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)
_LIVELY = (PostKind.VALUE, PostKind.INTERACT, PostKind.BENEFIT)
_DAY = timedelta(1)


@record
class Options:
    days: int = key("上限", "至多连着空几天", default=3, least=0)


PROFILES = {
    GroupType.VIP: {"days": 7},
    GroupType.SERVICE: {"days": 7},
    GroupType.STAFF: {"days": 14},
}


@rule("CAD-046", "silent-group", severity=Severity.WARNING, options=Options, profiles=PROFILES)
def silent_group(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    silent_for = silent_days(plan)
    for group in plan.groups:
        if group.stage in _ASLEEP or not plan.stretches.get(group.id):
            continue  # that nothing at all is planned for a group is told by CAD-077
        most, silent = settings.of(group).days, silent_for(group)
        for before, first, last, after in _silences(plan, group):
            empty = (last - first).days + 1
            if empty - sum(first <= day <= last for day in silent) > most:
                yield Finding(
                    group.span,
                    f"「{group.title}」连着 {empty} 天没有帖子，"
                    f"至多 {most} 天{origin(settings, group, 'days')}",
                    mend=_mend(plan, group, first, last, before),
                    see=involved([one for one in (before, after) if one]) or (about(group),),
                    when=first,
                    group=group.id,
                    ways=partial(_ways, plan, group, first, last, before, after),
                )


Silence = tuple[Post | None, date, date, Post | None]
"""The post before, the first and last empty day, the post after."""


def _silences(plan: Plan, group: Group) -> Iterator[Silence]:
    """Every stretch of days without a post, the horizon's edges included."""
    stretches = plan.stretches.get(group.id, ())
    since = max(plan.start, stretches[0][0]) if stretches else plan.start
    before: Post | None = None
    for day, posts in plan.days_of(group).items():
        if day > since:
            yield before, since, day - _DAY, posts[0]
        before, since = posts[-1], day + _DAY
    if since < plan.end:
        yield before, since, plan.end - _DAY, None


def _ways(
    plan: Plan, group: Group, first: date, last: date, before: Post | None, after: Post | None
) -> Iterator[Change]:
    """A post in the middle of the silence, new or moved; where no plan holds, a longer plan."""
    middle = first + (last - first) // 2
    around = sorted(
        (first + timedelta(number) for number in range((last - first).days + 1)),
        key=lambda day: (abs((day - middle).days), day),
    )
    yield from adds(plan, group, around[:7], _LIVELY)
    for post in [one for one in (before, after) if one]:
        for day in around[:3]:
            yield from moves(plan, [(post, day)], "隔得太久没有帖子")
    for schedule in plan.playbook.schedules.values():
        if group.id in schedule.groups and schedule.until and schedule.until < plan.end:
            words = f"排期 {schedule.id} 接着排下去（去掉 until）"
            if change := lacking(schedule, "until", words):
                yield change


def _mend(plan: Plan, group: Group, first: date, last: date, before: Post | None) -> str:
    middle = first + (last - first) // 2
    theme = theme_of(plan, group, PostKind.VALUE, PostKind.INTERACT)
    if any(since <= middle <= until for since, until in plan.stretches.get(group.id, ())):
        return f"在{weekday(middle)}（{middle}）加一条{theme}"
    if before:
        return f"{before.date} 以后没有排期，接着排下去，或把 stage 改成 quiet"
    return f"给「{group.title}」建一份周排期，先排一条{theme}"

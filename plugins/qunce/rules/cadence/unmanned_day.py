"""有一天没有人当班。

## 查什么

帖子的发送人那天不当班：班次里没有那一天，或在休假又没有人顶班。没有帖子的日子，群主、副群主和运营里也要有一个人当班。没有写班次的人只看休假；班次写 `workday`（工作日）、`restday`（休息日）的，放假和补班照国务院通知。筹建和解散的群不查。

## 为什么

没有人在，帖子发不出去，群友的问题也没有人回。

## 怎么改

把时段的 `owner` 换成那天当班的人，给他加上那天的班次，或在休假里写上 `deputy`。

## 依据

社群营销文章：「每日由专人负责通告优惠、播报战况」；群组建立者、管理者对群负责，见《互联网群组信息服务管理规定》。

## 例

小夏周六不当班，周六的帖子却归她发：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-tips: {day: fri, at: 10:30, theme: tips}
  sat-deal: {day: sat, at: 19:30, theme: deal}  # ✗ CAD-040
```

```text
calendar/schedules/vip-week.yml:7:13: error CAD-040 「会员群」周六 19:30「本周好价」没有人发：小夏周六不当班（2026-03-07 起共 2 次）
    7 |   sat-deal: {day: sat, at: 19:30, theme: deal}  # ✗ CAD-040
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  没有人在，帖子发不出去，群友的问题也没有人回
    改法  周六 19:30「本周好价」改由小秋发（owner: qiu）
    参见  content/people/xia.yml:2:1 小夏的班次
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

换成周六当班的小秋就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  fri-tips: {day: fri, at: 10:30, theme: tips}
  sat-deal: {day: sat, at: 19:30, theme: deal, owner: qiu}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.duty import is_there, leave_on, on_duty_at, shifts_on
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Leave, Person
from qunce.kinds.vocabulary import SlotDay, Stage
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import days_near, moves, owned, valued
from qunce.rules.wording import about, adjusted, hours, named, weekday

Duty = Mapping[str, frozenset[date]]
"""Person id → the days of the horizon on which they are there."""


@rule("CAD-040", "unmanned-day", severity=Severity.ERROR)
def unmanned_day(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    horizon = frozenset(plan.days())
    duty: Duty = {
        person.id: frozenset(day for day in horizon if is_there(person, day, plan.almanac))
        for person in plan.playbook.people.values()
    }
    for group in plan.groups:
        if group.stage in (Stage.PREPARE, Stage.CLOSED):
            continue
        team = _team(group)
        for day, posts in plan.days_of(group).items():
            for post in posts:
                if day not in duty[post.owner.id]:
                    yield _unsent(plan, group, post, day, [one for one in team if day in duty[one]])
        yield from _unattended(plan, group, duty, horizon)


def _team(group: Group) -> tuple[str, ...]:
    """The ids of those who answer for a group, each once."""
    return tuple(dict.fromkeys(one for one in (group.host, group.deputy, *group.operators) if one))


def _unsent(plan: Plan, group: Group, post: Post, day: date, there: list[str]) -> Finding:
    owner = post.owner
    leave = leave_on(owner, day)
    where = f"在{owner.title}的休假里写 deputy:" if leave else "owner 写"
    mend = f"给「{group.title}」的一个人加上{_official(plan, day)}的班次"
    clock = post.starts.time()
    people = [plan.playbook.people[one] for one in there]
    at_work = [one for one in people if not one.shifts or on_duty_at(one, day, clock, plan.almanac)]
    there = [one.id for one in at_work] + [one.id for one in people if one not in at_work]
    if at_work:
        mend = f"{where} {there[0]}（{at_work[0].title}那时在班上）"
    elif people:
        own = hours(shifts_on(people[0], day, plan.almanac))
        mend = f"{where} {there[0]}，时刻挪进{people[0].title}的班次 {own}"
    fact = "在休假，没有人顶班" if leave else f"{_official(plan, day)}不当班"
    roster = Note(owner.span, f"{owner.title}的班次")
    if leave:
        roster = Note(leave.span, f"{owner.title}休假 {leave.start} 到 {leave.end}")
    return Finding(
        post.span,
        f"「{group.title}」{named(post)}没有人发：{owner.title}{fact}",
        mend=mend,
        see=(roster, *adjusted(post), about(group)),
        when=day,
        group=group.id,
        ways=partial(_unsent_ways, plan, post, leave, there),
    )


def _unattended(
    plan: Plan, group: Group, duty: Duty, horizon: frozenset[date]
) -> Iterator[Finding]:
    """The days without posts on which nobody of the team is there."""
    team = [plan.playbook.people[one] for one in _team(group)]
    busy = plan.days_of(group).keys() | frozenset().union(*(duty[one.id] for one in team))
    stretches = plan.stretches.get(group.id, ())
    idle = horizon - busy
    days = [day for day in sorted(idle) if any(since <= day <= until for since, until in stretches)]
    words = "、".join(dict.fromkeys(_official(plan, day) for day in sorted(days, key=date.weekday)))
    for day in days:
        yield Finding(
            group.span,
            f"「{group.title}」{words}没有人当班",
            mend=f"给{'或'.join(one.title for one in team)}加上{words}的班次",
            see=tuple(Note(one.span, f"{one.title}的班次") for one in team),
            when=day,
            group=group.id,
            ways=partial(_unattended_ways, team, days),
        )


def _official(plan: Plan, day: date) -> str:
    """A weekday, and whether the official calendar makes something else of it."""
    works = plan.almanac.is_workday(day)
    if works is (day.weekday() < 5):
        return weekday(day)
    return f"{weekday(day)}（{'补班' if works else '放假'}）"


def _unsent_ways(
    plan: Plan, post: Post, leave: Leave | None, there: Sequence[str]
) -> Iterator[Change]:
    """Somebody of the team who is there sends it; else it goes out on another day."""
    for name in there:
        person = plan.playbook.people[name]
        if leave is not None:
            words = f"{post.owner.title} {leave.start} 起休假，写上由{person.title}顶班"
            change = valued(leave, "deputy", name, words)
        else:
            change = owned(post, person)
        if change:
            yield change
    for day in days_near(plan, post.group, post.date):
        yield from moves(plan, [(post, day)], f"{post.owner.title}那天不当班")
    yield from _unattended_ways([post.owner], [post.date])


def _unattended_ways(team: Sequence[Person], days: Sequence[date]) -> Iterator[Change]:
    """One of the team with a shift on the days on which nobody is there."""
    numbers = {day.weekday() for day in days}
    for person in team:
        for shift in person.shifts:
            more = sorted({*(one.number for one in shift.days), *numbers})
            words = "、".join(one.label for one in SlotDay if one.number in numbers)
            text = ", ".join(one.value for one in SlotDay if one.number in more)
            if change := valued(shift, "days", f"[{text}]", f"{person.title}的班次加上{words}"):
                yield change

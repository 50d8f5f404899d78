"""帖子发出的时候，或发完那一小时，没有人在班上。

## 查什么

发送人那天当班，可帖子的时刻不在他的班次里；或发完 `after` 分钟以内班上没有人了。
后一半由群主、副群主、运营里谁守着都算，进了社群的免打扰时段就不用守。没有写班次的人、机器人发的时刻不查。旅程里写了几点的一步，那个时刻一周里哪天都没有人当班，也算。那天整天没有人见 CAD-040。

## 为什么

群友大多在发完一小时里提问，没有人答就成了「发完就跑」

## 怎么改

把时刻挪进班次里早一点的地方，或换成那时候当班的人。

## 参数

- `after`：发完要有人守多少分钟。默认 60。

## 依据

百货社群培训资料的失败案例：用户咨询得不到及时回应。60 分钟是我们的判断。

## 例

小夏二十二点下班，帖子排在二十一点半：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-poll: {day: mon, at: 21:30, theme: poll}  # ✗ CAD-041
```

```text
calendar/schedules/vip-week.yml:6:13: warning CAD-041 「会员群」周一 21:30「大家投一票」发完 30 分钟就没有人守着，至少 60 分钟（2026-03-02 起共 2 次）
    6 |   mon-poll: {day: mon, at: 21:30, theme: poll}  # ✗ CAD-041
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  群友大多在发完一小时里提问，没有人答就成了「发完就跑」
    改法  把周一 21:30「大家投一票」挪到 21:00
    参见  content/people/xia.yml:2:1 小夏的班次 09:00–22:00
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

早半个小时就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-poll: {day: mon, at: 21:00, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from functools import partial

from qunce.expand import Plan, Post
from qunce.expand.duty import shifts_on, team
from qunce.finding import Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person, Shift
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Send, Stage
from qunce.rule import Settings, rule
from qunce.rules.remedies import on_duty
from qunce.rules.wording import about, adjusted, named, origin
from qunce.rules.wording import hours as worked

Hours = tuple[tuple[int, int], ...]
"""Shifts as minutes of the day."""


@record
class Options:
    after: int = key("守多久", "发完要有人守多少分钟", default=60, least=0, most=600)


@rule("CAD-041", "off-duty-post", severity=Severity.WARNING, options=Options)
def off_duty_post(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    known: dict[str, dict[date, Hours]] = {one: {} for one in plan.playbook.people}

    def hours(person: Person, day: date) -> Hours:
        own = known[person.id]
        if day not in own:
            own[day] = tuple(_minutes(one) for one in shifts_on(person, day, plan.almanac))
        return own[day]

    for group in plan.groups:
        after, people = settings.of(group).after, team(plan.playbook, group)
        yield from _steps(plan, group, people, after)
        quiet = _of(group.quiet.start) if group.quiet else 24 * 60
        for day, posts in plan.days_of(group).items():
            for post in posts:
                own, at = hours(post.owner, day), post.starts.hour * 60 + post.starts.minute
                if own and own[0][0] <= at and at + after < own[0][1]:
                    continue  # as it is for most
                until = max(min(at + after, quiet if quiet > at else 24 * 60), at + 1)
                if not own or any(start <= at and until <= end for start, end in own):
                    continue
                mend = _into(own, at, after)
                if post.place.slot.send is not Send.BOT and not any(a <= at < b for a, b in own):
                    yield _late(plan, after, post, f"那时{post.owner.title}不在班上", mend)
                    continue
                there = [one for person in (post.owner, *people) for one in hours(person, day)]
                last = _reach(there, at)
                if last < until:
                    least = f"至少 {after} 分钟{origin(settings, group, 'after')}"
                    fact = f"发完 {last - at} 分钟就没有人守着，{least}"
                    yield _late(plan, after, post, fact, mend)


def _steps(plan: Plan, group: Group, people: Sequence[Person], after: int) -> Iterator[Finding]:
    """The steps of journeys at a time of day at which nobody of a group ever works."""
    shifts = [shift for person in people for shift in person.shifts]
    if group.stage is Stage.CLOSED or len([one for one in people if one.shifts]) < len(people):
        return
    for journey in plan.playbook.journeys.values():
        for step in journey.steps.values() if group.id in journey.groups else ():
            clock = step.time_of_day
            if clock and not any(one.start <= clock < one.end for one in shifts):
                nearest = _into(tuple(_minutes(one) for one in shifts), _of(clock), after)
                yield Finding(
                    step.at("at"),
                    f"「{journey.title}」D{step.day:+} 的 {clock:%H:%M}，哪天都没有人在班上",
                    mend=nearest.partition("，")[0],
                    see=(about(group),),
                    group=group.id,
                )


def _late(plan: Plan, after: int, post: Post, fact: str, mend: str) -> Finding:
    shifts = shifts_on(post.owner, post.date, plan.almanac)
    return Finding(
        post.span,
        f"「{post.group.title}」{named(post)}{fact}",
        mend=mend,
        see=(Note(post.owner.span, f"{post.owner.title}的班次 {worked(shifts)}"), *adjusted(post),
             about(post.group)),
        when=post.date,
        group=post.group.id, ways=partial(on_duty, plan, post, after),
    )  # fmt: skip


def _minutes(shift: Shift) -> tuple[int, int]:
    return _of(shift.start), _of(shift.end)


def _of(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _reach(hours: Iterable[tuple[int, int]], at: int) -> int:
    """Until when somebody is there without a gap."""
    for start, end in sorted(hours):
        if start <= at < end:
            at = end
    return at


def _into(own: Hours, at: int, after: int) -> str:
    """The nearest time at which the sender is there long enough."""
    fitting = [(start, max(end - after, start)) for start, end in own]
    best = min((min(max(at, a), b) for a, b in fitting), key=lambda one: abs(one - at))
    return f"at 改成 {best // 60:02}:{best % 60:02}，或换成那时候当班的人"

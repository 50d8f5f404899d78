"""没有副手，或本人和副手同一天都不在。

## 查什么

发帖子的人、当群主的人没有写 `deputy`；社群没有写副群主；休假的那几天，顶班的人自己也在休假。筹建和解散的群不查。

## 为什么

人总有生病、休假的时候，没有第二个人，那天的群就没有人管

## 怎么改

写上 `deputy`；休假撞上的，在休假里另写一个 `deputy`，或错开一天。

## 依据

门店增长工作计划：管理员团队。

## 例

小夏没有写副手：

```yaml
# content/people/xia.yml
title: 小夏  # ✗ CAD-048
roles: [host]
shifts:
  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 22:00}
```

```text
content/people/xia.yml:2:1: warning CAD-048 小夏没有副手
    2 | title: 小夏  # ✗ CAD-048
      | ^^^^^^^^^^^^^^^^^^^^^^^^
    原因  人总有生病、休假的时候，没有第二个人，那天的群就没有人管
    改法  补上 deputy: qiu
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

小夏请假，顶班的小秋那天也不在：

```yaml
# content/people/xia.yml
title: 小夏
roles: [host]
shifts:
  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 22:00}
deputy: qiu
leave:
  - {from: 2026-03-05, to: 2026-03-06}  # ✗ CAD-048
# content/people/qiu.yml
title: 小秋
roles: [host]
shifts:
  - {days: [wed, thu, fri, sat, sun], from: 09:00, to: 22:00}
deputy: xia
leave:
  - {from: 2026-03-06, to: 2026-03-06}  # ✗ CAD-048
```

```text
content/people/qiu.yml:8:5: warning CAD-048 小秋休假，顶班的小夏 2026-03-06 也在休假（2026-03-06）
    8 |   - {from: 2026-03-06, to: 2026-03-06}  # ✗ CAD-048
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  人总有生病、休假的时候，没有第二个人，那天的群就没有人管
    改法  把其中一个的休假挪开 2026-03-06
    参见  content/people/xia.yml:8:5 小夏的休假

content/people/xia.yml:8:5: warning CAD-048 小夏休假，顶班的小秋 2026-03-06 也在休假（2026-03-06）
    8 |   - {from: 2026-03-05, to: 2026-03-06}  # ✗ CAD-048
      |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  人总有生病、休假的时候，没有第二个人，那天的群就没有人管
    改法  把其中一个的休假挪开 2026-03-06
    参见  content/people/qiu.yml:8:5 小秋的休假
```

错开就通过：

```yaml
# content/people/xia.yml
title: 小夏
roles: [host]
shifts:
  - {days: [mon, tue, wed, thu, fri], from: 09:00, to: 22:00}
deputy: qiu
leave:
  - {from: 2026-03-05, to: 2026-03-06}
# content/people/qiu.yml
title: 小秋
roles: [host]
shifts:
  - {days: [wed, thu, fri, sat, sun], from: 09:00, to: 22:00}
deputy: xia
leave:
  - {from: 2026-03-09, to: 2026-03-09}
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import partial

from qunce.expand import Plan
from qunce.expand.duty import leave_on, team
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.person.model import Leave, Person
from qunce.kinds.record import Record
from qunce.kinds.vocabulary import Stage
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import valued
from qunce.rules.wording import about


@rule("CAD-048", "missing-deputy", severity=Severity.WARNING)
def missing_deputy(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    needed: dict[str, Note] = {}
    for group in plan.groups:
        if group.stage in (Stage.PREPARE, Stage.CLOSED):
            continue
        needed.setdefault(group.host, about(group))
        if group.deputy is None:
            others = [one for one in team(plan.playbook, group) if one.id != group.host]
            guess = others[0].id if others else "另一个人的 id"
            yield Finding(
                group.span, f"「{group.title}」没有副群主", mend=f"补上 deputy: {guess}",
                group=group.id, ways=partial(_named, group, [one.id for one in others]),
            )  # fmt: skip
    for post in plan.posts:
        sender = post.stands_in_for or post.owner
        if sender.id not in needed:
            needed[sender.id] = about(post.group)
    for name, person in plan.playbook.people.items():
        if name in needed and person.deputy is None:
            yield Finding(
                person.span,
                f"{person.title}没有副手",
                mend=f"补上 deputy: {_other(plan, person)}",
                see=(needed[name],),
                ways=partial(_named, person, [_other(plan, person)]),
            )
        for leave in person.leave:
            yield from _both_away(plan, person, leave)


def _other(plan: Plan, person: Person) -> str:
    """Somebody with a role in common, to be named as the deputy."""
    others = [one for one in plan.playbook.people.values() if one.id != person.id]
    alike = [one for one in others if set(one.roles) & set(person.roles)]
    return next((one.id for one in (*alike, *others)), "另一个人的 id")


def _both_away(plan: Plan, person: Person, leave: Leave) -> Iterator[Finding]:
    name = leave.deputy or person.deputy
    deputy = plan.playbook.people.get(name) if name else None
    if deputy is None:
        return
    if deputy.id == person.id:
        yield Finding(
            leave.at("deputy"), f"{person.title}休假，顶班的还是自己", mend="写另一个人的 id"
        )
        return
    first, last = max(leave.start, plan.start), min(leave.end, plan.end - timedelta(1))
    days = ((last - first).days + 1) if last >= first else 0
    away = [day for day in (first + timedelta(n) for n in range(days)) if leave_on(deputy, day)]
    if away:
        theirs = leave_on(deputy, away[0])
        free = next(
            (one.id for one in plan.playbook.people.values()
             if one.id not in (person.id, deputy.id)
             and not any(leave_on(one, day) for day in away)),
            "",
        )  # fmt: skip
        yield Finding(
            leave.span,
            f"{person.title}休假，顶班的{deputy.title} {away[0]} 也在休假",
            mend=f"这段休假里写 deputy: {free}" if free else f"把其中一个的休假挪开 {away[0]}",
            see=(Note(theirs.span, f"{deputy.title}的休假"),) if theirs else (),
            when=away[0],
            ways=partial(_named, leave, [free] if free else []),
        )


def _named(thing: Record, names: Iterable[str]) -> Iterator[Change]:
    """Somebody written as the deputy."""
    for name in names:
        if change := valued(thing, "deputy", name, f"补上 deputy: {name}"):
            yield change

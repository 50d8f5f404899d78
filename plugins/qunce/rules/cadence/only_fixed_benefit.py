"""福利只有固定的那一种。

## 查什么

一个社群连着 `weeks` 周，福利都只在同一星期几、同一时刻（前后 `drift` 分钟）发，没有一条是另外给的。没有福利的周由 CAD-014 查；排期在周中开始或结束的那一周不算；服务群和员工群不查。

## 为什么

福利全猜得到，群友就只在那一刻来；偶尔多给一次，平日才有人看。

## 怎么改

另外加一条不固定时间的福利，如小红包、试吃、谢谢答疑的人。

## 参数

- `weeks`：几周里至少要有一条机动福利，默认 4。
- `drift`：前后差多少分钟还算同一时刻，默认 30。

## 依据

社群营销文章：「每星期有固定福利，经常性有机动性福利」。四周一条是我们的判断，所以只是提示。

## 例

只有周三的固定福利（例子里改成两周，好看得短些）：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-015
platform: wecom
type: interest
host: xia
deputy: qiu
themes: [tips, poll, gift, deal, help]
rules:
  CAD-015: {weeks: 2}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-poll: {day: fri, at: 12:30, theme: poll}
```

```text
content/groups/vip.yml:2:1: info CAD-015 「会员群」连着 2 周只有周三 19:30 这一条固定福利，2 周里至少另给 1 条（content/groups/vip.yml 第 9 行）（2026-03-02）
    2 | title: 会员群  # ✗ CAD-015
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  福利全猜得到，群友就只在那一刻来；偶尔多给一次，平日才有人看
    改法  只这一次：03-14 周六 12:30 加一条「每周小福利」（vip-week）
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
```

隔一周多给一次就通过：

```yaml
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
deputy: qiu
themes: [tips, poll, gift, deal, help]
rules:
  CAD-015: {weeks: 2}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-poll: {day: fri, at: 12:30, theme: poll}
  sat-gift: {day: sat, at: 10:30, theme: gift, week: B}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post, Week
from qunce.finding import Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds
from qunce.rules.room import add_one, emptiest_first, runs_of_weeks
from qunce.rules.wording import involved, origin, weekday

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)


@record
class Options:
    weeks: int = key("几周", "几周里至少要有一条机动福利", default=4, least=2)
    drift: int = key("误差", "前后差多少分钟还算同一时刻", default=30, least=0)


@rule("CAD-015", "only-fixed-benefit", severity=Severity.INFO, options=Options, alike=True)
def only_fixed_benefit(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        options = settings.of(group)
        for weeks in runs_of_weeks(plan.weeks_of(group)):
            for run, fixed in _monotonous(weeks, options.drift):
                if len(run) >= options.weeks:
                    yield _finding(plan, group, run, fixed, options.weeks, settings)


def _monotonous(weeks: Sequence[Week], drift: int) -> Iterator[tuple[list[Week], Post]]:
    """Weeks in a row whose benefits all come at one weekday and time, and the first of them."""
    run: list[Week] = []
    fixed: Post | None = None
    for week in weeks:
        benefits = [post for post in week.posts if post.theme.kind is PostKind.BENEFIT]
        if fixed and benefits and all(_same(fixed, post, drift) for post in benefits):
            run.append(week)
            continue
        if fixed:
            yield run, fixed
        one = benefits and all(_same(benefits[0], post, drift) for post in benefits)
        fixed, run = (benefits[0], [week]) if one else (None, [])
    if fixed:
        yield run, fixed


def _finding(
    plan: Plan,
    group: Group,
    run: Sequence[Week],
    fixed: Post,
    weeks: int,
    settings: Settings[Options],
) -> Finding:
    last = run[weeks - 1]
    days = [
        day for day in emptiest_first(plan, group, last) if day.weekday() != fixed.date.weekday()
    ]
    return Finding(
        group.span,
        f"「{group.title}」连着 {len(run)} 周只有{weekday(fixed.date)} {fixed.starts:%H:%M} "
        f"这一条固定福利，{weeks} 周里至少另给 1 条{origin(settings, group, 'weeks')}",
        mend=add_one(plan, group, days[0], PostKind.BENEFIT),
        see=involved([fixed]),
        when=run[0].start,
        group=group.id,
        ways=partial(
            adds, plan, group, days, (PostKind.BENEFIT,),
            every=f"every: {weeks}",
        ),
    )  # fmt: skip


def _same(one: Post, other: Post, drift: int) -> bool:
    """True for the same weekday at about the same time of day."""
    first, second = one.starts, other.starts
    apart = abs((first.hour - second.hour) * 60 + first.minute - second.minute)
    return first.weekday() == second.weekday() and apart <= drift

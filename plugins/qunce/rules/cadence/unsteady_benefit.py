"""没有每周固定的福利。

## 查什么

有一周一条福利都没有，是错误。每周都有福利，但`weeks` 周里至少 `fixed` 周落在同一星期几、同一时刻（前后 `drift` 分钟）做不到，是警告；排期更换的那几周不比。没有帖子的周、排期在周中开始或结束的周不查；服务群和员工群不查。

## 为什么

福利在固定的时候来，群友才会记得每周回来看一眼。

## 怎么改

定一个星期几和时刻，每周都发；机动福利另外加。

## 参数

- `drift`：前后差多少分钟还算同一时刻，默认 30。
- `weeks`、`fixed`：连着几周里至少几周固定，默认 4 周里 3 周。

## 依据

社群营销文章：「每星期有固定福利，经常性有机动性福利」。四周里三周、前后 30 分钟是我们的判断。

## 例

A 周没有福利：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-014
platform: wecom
type: interest
host: xia
themes: [tips, poll, gift, deal, help]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift, week: B}
```

```text
content/groups/vip.yml:2:1: error CAD-014 「会员群」有一周没有福利，每周至少 1 条（2026-03-02）
    2 | title: 会员群  # ✗ CAD-014
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  福利在固定的时候来，群友才会记得每周回来看一眼
    改法  周三 19:30「每周小福利」每周都发（去掉 week）
    参见  calendar/schedules/vip-week.yml:7:13 03-11 周三 19:30「每周小福利」
```

每周都有，但时间不定：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift, week: A}
  fri-gift: {day: fri, at: 12:30, theme: gift, week: B}  # ✗ CAD-014
```

```text
calendar/schedules/vip-week.yml:8:13: warning CAD-014 「会员群」2 周里只有 1 周的福利在同一时间，至少 2 周（2026-03-13）
    8 |   fri-gift: {day: fri, at: 12:30, theme: gift, week: B}  # ✗ CAD-014
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  福利在固定的时候来，群友才会记得每周回来看一眼
    改法  把周五 12:30「每周小福利」改到周三 19:30
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

每周三晚上固定一条就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-gift: {day: fri, at: 12:30, theme: gift, week: B}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import partial

from qunce.expand import Plan, Post, Week, monday
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, lacking, moved, moved_once, of_slot
from qunce.rules.wording import about, adjusted, involved, named, origin, theme_of, weekday

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)


@record
class Options:
    drift: int = key("误差", "前后差多少分钟还算同一时刻", default=30, least=0)
    weeks: int = key("看几周", "拿连着几周一起看", default=4, least=2, most=52)
    fixed: int = key("固定几周", "其中至少几周在同一时间", default=3, least=1, most=52)


@rule("CAD-014", "unsteady-benefit", severity=Severity.WARNING, options=Options, alike=True)
def unsteady_benefit(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        span = settings.of(group).weeks
        weeks: list[list[Post]] = []
        for week in plan.weeks_of(group):
            if week.whole:
                benefits = [post for post in week.posts if post.kind is PostKind.BENEFIT]
                if benefits:
                    weeks.append(benefits)
                else:
                    yield _missing(plan, group, week)
        for first in range(max(len(weeks) - span, 0) + 1):
            window = weeks[first : first + span]
            if len(window) > 1:
                yield from _unsteady(plan, settings, group, window)


def _missing(plan: Plan, group: Group, week: Week) -> Finding:
    usual = next((post for post in plan.posts_in(group) if post.kind is PostKind.BENEFIT), None)
    theme = theme_of(plan, group, PostKind.BENEFIT)
    when = f"{weekday(usual.date)} {usual.starts:%H:%M}" if usual else "周三 19:30"
    return Finding(
        group.span,
        f"「{group.title}」有一周没有福利，每周至少 1 条",
        severity=Severity.ERROR,
        mend=f"从 {week.start} 那一周起，每{when} 固定发一条{theme}",
        see=involved([usual] if usual else week.posts, 1),
        when=week.start,
        group=group.id,
        ways=partial(_missing_ways, plan, group, week),
    )


def _missing_ways(plan: Plan, group: Group, week: Week) -> Iterator[Change]:
    """The benefit of other weeks in every week; else one more, weekly, at its place or another."""
    usual = next((post for post in plan.posts_in(group) if post.kind is PostKind.BENEFIT), None)
    if usual:
        yield from _every_week(usual)
    days = [week.start + timedelta(number) for number in range(7)]
    at = usual.starts.time() if usual else time(19, 30)
    first = usual.date.weekday() if usual else 2
    yield from adds(plan, group, [days[first], *days], (PostKind.BENEFIT,), at=at, weekly=True)


def _every_week(post: Post) -> Iterator[Change]:
    """The slot of a benefit in every week."""
    slot = post.place.slot
    for word in ("week", "every"):
        change = lacking(slot, word, f"{of_slot(post)}每周都发（去掉 {word}）")
        if change:
            yield change


def _unsteady_ways(plan: Plan, anchor: Post, off: Sequence[Sequence[Post]]) -> Iterator[Change]:
    """The stray benefits at the weekday and time of the others, or those in every week."""
    at = anchor.starts.time()
    for posts in off:
        for post in posts:
            day = monday(post.date) + timedelta(anchor.date.weekday())
            if change := moved_once(plan, post, datetime.combine(day, at), "福利固定在同一时间"):
                yield change
            if change := moved(post, day, at):
                yield change
    yield from _every_week(anchor)


def _changes(window: Sequence[Sequence[Post]]) -> bool:
    """True when a weekly slot of a benefit begins or ends within these weeks: a new plan."""
    first = monday(window[0][0].date) + timedelta(6)
    last = monday(window[-1][0].date)
    places = {post.place for posts in window for post in posts if post.place.campaign is None}
    return any(place.stretch[0] > first or place.stretch[1] < last for place in places)


def _unsteady(
    plan: Plan, settings: Settings[Options], group: Group, window: Sequence[Sequence[Post]]
) -> Iterator[Finding]:
    drift, least = settings.of(group).drift, min(settings.of(group).fixed, len(window))
    anchor, off = window[0][0], list(window)
    for one in (post for posts in window for post in posts):
        others = [posts for posts in window if not any(_same(one, post, drift) for post in posts)]
        if len(others) < len(off):
            anchor, off = one, others
        if len(window) - len(off) >= least:
            return
    if not _changes(window):
        stray = off[0][0]
        yield Finding(
            stray.span,
            f"「{group.title}」{len(window)} 周里只有 {len(window) - len(off)} 周的福利"
            f"在同一时间，至少 {least} 周{origin(settings, group, 'fixed')}",
            mend=f"把{named(stray)}改到{weekday(anchor.date)} {anchor.starts:%H:%M}",
            see=(*involved([anchor]), *adjusted(stray), about(group)),
            when=stray.date,
            group=group.id,
            ways=partial(_unsteady_ways, plan, anchor, off),
        )


def _same(one: Post, other: Post, drift: int) -> bool:
    """True for the same weekday at about the same time of day."""
    first, second = one.starts, other.starts
    apart = abs((first.hour - second.hour) * 60 + first.minute - second.minute)
    return first.weekday() == second.weekday() and apart <= drift

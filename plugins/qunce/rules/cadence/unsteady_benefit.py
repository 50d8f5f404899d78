"""没有每周固定的福利。

## 查什么

有一周一条福利都没有，是错误。每周都有福利，但四周里至少三周落在同一星期几、同一时刻（前后 `drift` 分钟）做不到，是警告；排期更换的那几周不比。没有帖子的周、排期在周中开始或结束的周不查；服务群和员工群不查。

## 为什么

福利在固定的时候来，群友才会记得每周回来看一眼。

## 怎么改

定一个星期几和时刻，每周都发；机动福利另外加。

## 参数

- `drift`：前后差多少分钟还算同一时刻，默认 30。

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
from datetime import timedelta

from qunce.expand import Plan, Post, Week
from qunce.finding import Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.wording import about, involved, named, origin, theme_of, weekday

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_WINDOW, _FIXED = 4, 3

Benefits = tuple[Week, list[Post]]


@record
class Options:
    drift: int = key("误差", "前后差多少分钟还算同一时刻", default=30, least=0)


@rule("CAD-014", "unsteady-benefit", severity=Severity.WARNING, options=Options)
def unsteady_benefit(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        weeks: list[Benefits] = []
        for week in plan.weeks_of(group):
            if not week.whole:
                continue
            benefits = [post for post in week.posts if post.kind is PostKind.BENEFIT]
            if benefits:
                weeks.append((week, benefits))
            else:
                yield _missing(plan, group, week)
        drift = settings.of(group).drift
        for first in range(max(len(weeks) - _WINDOW, 0) + 1):
            window = weeks[first : first + _WINDOW]
            if len(window) > 1 and not _changes(window):
                yield from _unsteady(settings, group, window, drift)


def _missing(plan: Plan, group: Group, week: Week) -> Finding:
    usual = next((post for post in plan.posts_in(group) if post.kind is PostKind.BENEFIT), None)
    theme = theme_of(plan, group, PostKind.BENEFIT)
    when = f"{weekday(usual.date)} {usual.starts:%H:%M}" if usual else "周三 19:30"
    return Finding(
        group.span,
        f"「{group.title}」有一周没有福利，每周至少 1 条",
        severity=Severity.ERROR,
        mend=f"每周{when} 固定发一条{theme}",
        see=involved([usual] if usual else week.posts, 1),
        when=week.start,
        group=group.id,
    )


def _changes(window: Sequence[Benefits]) -> bool:
    """True when a slot of a benefit begins or ends within these weeks: a change of plan."""
    first = window[0][0].start + timedelta(6)
    last = window[-1][0].start
    for _, benefits in window:
        for post in benefits:
            slot, home = post.place.slot, post.place.home
            if isinstance(home, Schedule) and isinstance(slot, Slot):
                begins = max(home.start, slot.start or home.start)
                ends = min((one for one in (home.until, slot.until) if one), default=None)
                if begins > first or (ends is not None and ends < last):
                    return True
    return False


def _unsteady(
    settings: Settings[Options], group: Group, window: Sequence[Benefits], drift: int
) -> Iterator[Finding]:
    best, support = window[0][1][0], 0
    for _, benefits in window:
        for anchor in benefits:
            like = sum(any(_same(anchor, one, drift) for one in those) for _, those in window)
            if like > support:
                best, support = anchor, like
    if support >= min(_FIXED, len(window)):
        return
    stray = next(
        those[0] for _, those in window if not any(_same(best, one, drift) for one in those)
    )
    yield Finding(
        stray.span,
        f"「{group.title}」{len(window)} 周里只有 {support} 周的福利在同一时间，"
        f"至少 {min(_FIXED, len(window))} 周{origin(settings, group, 'drift')}",
        mend=f"把{named(stray)}改到{weekday(best.date)} {best.starts:%H:%M}",
        see=(*involved([best], 1), about(group)),
        when=stray.date,
        group=group.id,
    )


def _same(one: Post, other: Post, drift: int) -> bool:
    """True for the same weekday at about the same time of day."""
    return one.starts.weekday() == other.starts.weekday() and drift >= abs(
        _minute(one) - _minute(other)
    )


def _minute(post: Post) -> int:
    return post.starts.hour * 60 + post.starts.minute

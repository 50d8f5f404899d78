"""有一周没有主题活动。

## 查什么

一个社群有一周既没有营销活动的帖子，也没有一条出自主题活动栏目（栏目写了 `activity: true`）的帖子。沉寂、筹建、解散的群和服务群、员工群不查；排期在周中开始或结束的那一周不查。

## 为什么

天天都一样，群友就没有盼头；一周有一件能参加的事，才会回来。

## 怎么改

把一条普通帖子换成主题活动（会员日、拼单、征集、打卡、投票选品……），或给办活动的栏目写上 `activity: true`。

## 参数

- `least`：一周至少几条，默认 1。

## 依据

社群营销文章：「一周发布一期主题活动」。

## 例

没有一个栏目是活动：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-016
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
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-help: {day: thu, at: 12:30, theme: help}
```

```text
content/groups/vip.yml:2:1: warning CAD-016 「会员群」有一周没有主题活动，一周至少 1 条（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-016
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  天天都一样，群友就没有盼头；一周有一件能参加的事，才会回来
    改法  把周一 10:30「生活小窍门」换成「大家投一票」
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:8:13 03-05 周四 12:30「有问必答」
```

周四换成投票选品（这个栏目写了 `activity: true`）就通过：

```yaml
# content/themes/poll.yml
title: 大家投一票
kind: interact
activity: true
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-poll: {day: thu, at: 12:30, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import GroupType, PostKind, Stage
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, rethemed, rethemed_once
from qunce.rules.room import emptiest_first, free_time
from qunce.rules.wording import dated, involved, origin, weekday

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)
_ORDINARY = (PostKind.VALUE, PostKind.INTERACT, PostKind.PROMO)


@record
class Options:
    least: int = key("下限", "一周至少几条主题活动", default=1, least=0)


@rule("CAD-016", "week-without-activity", severity=Severity.WARNING, options=Options, alike=True)
def week_without_activity(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT or group.stage in _ASLEEP:
            continue
        least = settings.of(group).least
        for week in plan.weeks_of(group):
            if not week.whole:
                continue
            found = sum(
                post.theme.activity or post.place.campaign is not None for post in week.posts
            )
            if found < least:
                said = f"只有 {found} 条主题活动" if found else "没有主题活动"
                yield Finding(
                    group.span,
                    f"「{group.title}」有一周{said}，"
                    f"一周至少 {least} 条{origin(settings, group, 'least')}",
                    mend=_mend(plan, group, week),
                    see=involved(week.posts, 3),
                    when=week.start,
                    group=group.id,
                    ways=partial(_ways, plan, group, week),
                )


def _activities(plan: Plan, group: Group) -> list[Theme]:
    """The group's themes that are activities; those that sell come last."""
    themes = plan.playbook.themes
    ours = [themes[name] for name in group.themes if name in themes and themes[name].activity]
    return sorted(ours, key=lambda one: one.kind is PostKind.PROMO)


def _ways(plan: Plan, group: Group, week: Week) -> Iterator[Change]:
    """An ordinary post turned into an activity, or one more on the emptiest days."""
    ours = _activities(plan, group)
    for post in reversed(week.posts):
        if post.kind in _ORDINARY and not post.place.campaign:
            for theme in ours[:2]:
                if change := rethemed_once(plan, post, theme, "这一周还没有主题活动"):
                    yield change
                if change := rethemed(post, theme):
                    yield change
    days = emptiest_first(plan, group, week)
    kinds = tuple(dict.fromkeys(theme.kind for theme in ours))
    yield from adds(plan, group, days, kinds)


def _mend(plan: Plan, group: Group, week: Week) -> str:
    ours = _activities(plan, group)
    if not ours:
        return (
            "给办活动的栏目写上 activity: true；还没有这样的栏目，"
            "就新建一个（拼单、征集、打卡、投票选品……），一周排一次"
        )
    theme = ours[0]
    day = emptiest_first(plan, group, week)[0]
    at = free_time(plan, group, day)
    ordinary = [post for post in week.posts if post.kind in _ORDINARY]
    swap = f"把 {dated(_spare(ordinary))}换成「{theme.title}」，或" if ordinary else ""
    when = f"{weekday(day)}（{day:%m-%d}）" + (f"{at:%H:%M} " if at else "")
    return f"{swap}在{when}加一条「{theme.title}」"


def _spare(posts: Sequence[Post]) -> Post:
    """The post that can go most easily: the last of the kind that the week has most of."""
    kinds = [post.kind for post in posts]
    return max(posts, key=lambda post: (kinds.count(post.kind), post.starts))

"""该有帖子的日子空着。

## 查什么

一个社群的一周里，哪个工作日的帖子不到 `least` 条；休息日空着的超过 `rest` 天。工作日按调休算：补班的周日要有帖子，放假的周三算休息日；放长假的一周，比双休多出来的假日也可以空。欢迎语不算。筹建、沉寂、解散的群不查，排期在周中开始或结束的那一周不查；一条都没有的一周由 CAD-046 查。静默日没有帖子不算。

## 为什么

今天来看没有，明天来看也没有，群友就不再打开了。

## 怎么改

从同一周帖子最多的那天挪一条过来，或加一条不费事的价值、互动。

## 参数

- `least`：一个工作日至少几条，默认 1，服务群 0（有人问才答）。
- `idle`：一周可以空几个工作日，默认 0，会员群 2，员工群 1。
- `rest`：一周可以空几个休息日，默认 1，员工群 7。

## 依据

电商社群策略：「定期更新内容保持活跃」。一天一到两条来自行业文章，证据较弱；会员群和员工群的数字是我们的判断。放假和补班依国务院办公厅每年的通知。

## 例

周四没有帖子：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-001
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
  tue-poll: {day: tue, at: 12:30, theme: poll}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  fri-help: {day: fri, at: 12:30, theme: help}
  fri-tips: {day: fri, at: 19:30, theme: tips}
  sat-deal: {day: sat, at: 19:30, theme: deal}
```

```text
content/groups/vip.yml:2:1: warning CAD-001 「会员群」周四（03-05）没有帖子，工作日一天至少 1 条（2026-03-05 起共 2 次）
    2 | title: 会员群  # ✗ CAD-001
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  今天来看没有，明天来看也没有，群友就不再打开了
    改法  把周五 19:30「生活小窍门」挪到周四 19:30
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-03 周二 12:30「大家投一票」
    参见  calendar/schedules/vip-week.yml:8:13 03-04 周三 19:30「每周小福利」
```

把周五的一条挪到周四就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 12:30, theme: poll}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-help: {day: thu, at: 12:30, theme: help}
  fri-tips: {day: fri, at: 19:30, theme: tips}
  sat-deal: {day: sat, at: 19:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind, Stage
from qunce.rule import Settings, rule
from qunce.rules.festive import silent_days
from qunce.rules.remedies import adds, moves, together
from qunce.rules.room import add_one, days_of_week
from qunce.rules.wording import dated, involved, origin, weekday

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)
_USUAL_REST = 2
_LIVELY = (PostKind.VALUE, PostKind.INTERACT)


@record
class Options:
    least: int = key("下限", "一个工作日至少几条，欢迎语不算", default=1, least=0)
    idle: int = key("可空的工作日", "一周可以空几个工作日", default=0, least=0, most=7)
    rest: int = key("可空的休息日", "一周可以空几个休息日", default=1, least=0, most=7)


PROFILES = {
    GroupType.SERVICE: {"least": 0, "rest": 7},
    GroupType.VIP: {"idle": 2},
    GroupType.STAFF: {"idle": 1, "rest": 7},
}


@rule(
    "CAD-001",
    "empty-day",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def empty_day(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    silent_for = silent_days(plan)
    for group in plan.groups:
        if group.stage in _ASLEEP:
            continue
        options, by_day, silent = settings.of(group), plan.days_of(group), silent_for(group)
        for week in plan.weeks_of(group):
            if not week.whole:
                continue
            days = {
                day: [post for post in by_day.get(day, ()) if post.kind is not PostKind.WELCOME]
                for day in days_of_week(week)
            }
            thin = [
                day
                for day, posts in days.items()
                if len(posts) < options.least and day not in silent
            ]
            work = [day for day in thin if day in plan.workdays]
            if len(work) > options.idle:
                more = f"，一周可以空 {options.idle} 天" if options.idle else ""
                limit = f"工作日一天至少 {options.least} 条{origin(settings, group, 'least')}{more}"
                yield _finding(plan, group, week, days, work[options.idle :], limit)
                continue
            bare = [
                day
                for day, posts in days.items()
                if not posts and day not in plan.workdays and day not in silent
            ]
            rest = sum(day not in plan.workdays for day in days)
            spare = options.rest + max(rest - _USUAL_REST, 0)
            if len(bare) > spare:
                limit = f"休息日至多空 {spare} 天{origin(settings, group, 'rest')}"
                yield _finding(plan, group, week, days, bare[spare:], limit)


def _finding(
    plan: Plan,
    group: Group,
    week: Week,
    days: Mapping[date, Sequence[Post]],
    empty: Sequence[date],
    limit: str,
) -> Finding:
    first = empty[0]
    which = "、".join(f"{weekday(day)}（{day:%m-%d}）" for day in empty)
    few = f"只有 {len(days[first])} 条" if days[first] else "没有帖子"
    add = add_one(plan, group, first, *_LIVELY)
    giver = max(days, key=lambda day: (len(days[day]), day))
    spare = len(days[giver]) - len(days[first]) >= 2
    move = f"把 {dated(days[giver][-1])}挪到{weekday(first)}，或" if spare else ""
    others = "、".join(weekday(day) for day in empty[1:])
    rest = f"；{others}{'各' if empty[2:] else '也'}补一条" if others else ""
    return Finding(
        group.span,
        f"「{group.title}」{which}{few}，{limit}",
        mend=f"{move}{add}{rest}",
        see=involved(week.posts, 3),
        when=first,
        group=group.id,
        ways=partial(_ways, plan, group, days, empty),
    )


def _ways(
    plan: Plan, group: Group, days: Mapping[date, Sequence[Post]], empty: Sequence[date]
) -> Iterator[Change]:
    """Posts of fuller days of that week, or a new one on each empty day."""
    fuller = sorted(
        (day for day, posts in days.items() if len(posts) > len(days[empty[0]]) + 1),
        key=lambda day: (-len(days[day]), abs((day - empty[0]).days), day),
    )
    if len(empty) == 1:
        for day in fuller:
            for post in reversed(days[day]):
                yield from moves(plan, [(post, empty[0])], "这一天空着")
        yield from adds(plan, group, empty, _LIVELY)
    each = [list(adds(plan, group, [day], _LIVELY)) for day in empty]
    for turn in range(4):
        for once in (True, False):
            fitting = [[change for change in one if change.once is once] for one in each]
            if all(fitting) and (
                change := together(
                    one[(turn + number) % len(one)] for number, one in enumerate(fitting)
                )
            ):
                yield change

"""有一类内容一周都没有。

## 查什么

`kinds` 里列的类型（默认价值和互动），哪一类在一个社群的一周里一条也没有。福利一周至少一条由 CAD-014 查，不重复说；要连服务、公告一起要求，就写进 `kinds`。一周不足 `posts` 条、排期在周中开始或结束的那一周不查；筹建、沉寂、解散的群和服务群、员工群不查。

## 为什么

缺了价值，群友学不到东西；缺了互动，群友插不上话。

## 怎么改

补一条缺的那类，或把最多的那类换掉一条。

## 参数

- `kinds`：哪些类型每周都要有，默认 value（价值）、interact（互动）；写成 `kinds: [value, interact, service]`。
- `posts`：一周至少有几条才查，默认 3。

## 依据

店铺增长运营方案要求价值、互动、福利搭配；每周各一条是我们的判断。

## 例

一周没有互动：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-018
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
  fri-tips: {day: fri, at: 19:30, theme: tips}
```

```text
content/groups/vip.yml:2:1: warning CAD-018 「会员群」有一周没有互动，每类每周至少 1 条（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-018
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  缺了价值，群友学不到东西；缺了互动，群友插不上话
    改法  把周五 19:30「生活小窍门」换成「大家投一票」
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:8:13 03-05 周四 12:30「有问必答」
    参见  calendar/schedules/vip-week.yml:9:13 03-06 周五 19:30「生活小窍门」
```

周五换成投票就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-help: {day: thu, at: 12:30, theme: help}
  fri-poll: {day: fri, at: 19:30, theme: poll}
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind, Stage
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, rethemes, together
from qunce.rules.room import add_one, emptiest_first
from qunce.rules.wording import dated, involved, origin, theme_of

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_FREE = (PostKind.VALUE, PostKind.INTERACT, PostKind.PROMO, PostKind.SERVICE)
_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)


@record
class Options:
    kinds: tuple[PostKind, ...] = key(
        "类型", "哪些类型每周都要有", default=(PostKind.VALUE, PostKind.INTERACT)
    )
    posts: int = key("起算条数", "一周至少有几条才查", default=3, least=1)


@rule("CAD-018", "missing-kind", severity=Severity.WARNING, options=Options, alike=True)
def missing_kind(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT or group.stage in _ASLEEP:
            continue
        options = settings.of(group)
        for week in plan.weeks_of(group):
            if not week.whole or len(week.posts) < options.posts:
                continue
            found = {post.theme.kind for post in week.posts}
            missing = [kind for kind in options.kinds if kind not in found]
            if missing:
                labels = "和".join(kind.label for kind in missing)
                yield Finding(
                    group.span,
                    f"「{group.title}」有一周没有{labels}，每类每周至少 1 条"
                    f"{origin(settings, group, 'kinds')}",
                    mend=_mend(plan, group, week, missing),
                    see=involved(week.posts),
                    when=week.start,
                    group=group.id,
                    ways=partial(_ways, plan, group, week, missing),
                )


def _ways(plan: Plan, group: Group, week: Week, missing: Sequence[PostKind]) -> Iterator[Change]:
    """Posts of kinds that the week has several of in a missing kind, or new ones."""
    days = emptiest_first(plan, group, week)
    if len(missing) == 1:
        for post in _spare(week):
            yield from rethemes(plan, post, missing, "这一周缺这一类", most=1)
        yield from adds(plan, group, days, missing)
    each = [
        list(adds(plan, group, [day], [kind])) for day, kind in zip(days, missing, strict=False)
    ]
    for once in (True, False):
        firsts = [next((one for one in ways if one.once is once), None) for ways in each]
        if change := together(firsts):
            yield change


def _spare(week: Week) -> list[Post]:
    """The posts that may become something else: of a kind the week has several of, last first."""
    count = Counter(post.theme.kind for post in week.posts)
    free = [
        post
        for post in week.posts
        if post.theme.kind in _FREE and count[post.theme.kind] > 1 and not post.place.campaign
    ]
    free.reverse()
    return sorted(free, key=lambda post: -count[post.theme.kind])


def _mend(plan: Plan, group: Group, week: Week, missing: Sequence[PostKind]) -> str:
    """Swap a post that may go where one kind is missing, or add one for each on emptier days."""
    days = emptiest_first(plan, group, week)
    add = "，".join(
        add_one(plan, group, day, kind) for day, kind in zip(days, missing, strict=False)
    )
    spare = _spare(week) if len(missing) == 1 else []
    swap = f"把 {dated(spare[0])}换成{theme_of(plan, group, missing[0])}，或" if spare else ""
    return swap + add

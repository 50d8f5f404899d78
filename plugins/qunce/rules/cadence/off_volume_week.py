"""一周发得太少或太多。

## 查什么

一个社群一周的帖子少于 `least` 条，或多于 `most` 条。欢迎语不算；排期在周中开始或结束的那一周只看多不多，不看少不少；一条都没有的一周由 CAD-046 查。筹建、沉寂、解散的群不看少不少。有静默日的周不查下限。

## 为什么

太少，群友忘了有这个群；太多，群友开了免打扰就不再看。

## 怎么改

少了，补在还空着的日子；多了，删掉或合并帖子最多的那天。

## 参数

- `least`：一周至少几条，默认 5，会员群 3，服务群 1，员工群 3，秒杀福利群 7。
- `most`：一周至多几条，默认 28，会员群 14，员工群 14，秒杀福利群 42。

## 依据

社群营销策划方案：「合理安排内容发布频率和时机」。条数是我们的判断，没有可靠的来源，所以只是警告，可以按群调整。

## 例

一周只有三条：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-003
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
  sat-deal: {day: sat, at: 19:30, theme: deal}
```

```text
content/groups/vip.yml:2:1: warning CAD-003 「会员群」一周只有 3 条，至少 5 条（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-003
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  太少，群友忘了有这个群；太多，群友开了免打扰就不再看
    改法  在周二 12:30 加一条「大家投一票」（vip-week），在周四 12:30 加一条「生活小窍门」（vip-week）
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:8:13 03-07 周六 19:30「本周好价」
```

补到五条就通过：

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
  sat-deal: {day: sat, at: 19:30, theme: deal}
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
from qunce.rules.festive import silent_days
from qunce.rules.remedies import adds, dropped, skipped_once, together
from qunce.rules.room import add_one, days_of_week, emptiest_first
from qunce.rules.wording import about, adjusted, dated, involved, listed, origin

_ASLEEP = (Stage.PREPARE, Stage.QUIET, Stage.CLOSED)
_ADDED = (PostKind.VALUE, PostKind.INTERACT)


@record
class Options:
    least: int = key("下限", "一周至少几条，欢迎语不算", default=5, least=0)
    most: int = key("上限", "一周至多几条，欢迎语不算", default=28, least=1)


PROFILES = {
    GroupType.FLASH_DEAL: {"least": 7, "most": 42},
    GroupType.VIP: {"least": 3, "most": 14},
    GroupType.SERVICE: {"least": 1},
    GroupType.STAFF: {"least": 3, "most": 14},
}


@rule(
    "CAD-003",
    "off-volume-week",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def off_volume_week(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    silent_for = silent_days(plan)
    for group in plan.groups:
        options, silent = settings.of(group), silent_for(group)
        for week in plan.weeks_of(group):
            posts = [post for post in week.posts if post.kind is not PostKind.WELCOME]
            if len(posts) > options.most:
                yield _too_many(
                    plan, group, week, posts, options.most, origin(settings, group, "most")
                )
            elif (
                week.whole
                and len(posts) < options.least
                and group.stage not in _ASLEEP
                and silent.isdisjoint(days_of_week(week))
            ):
                yield _too_few(
                    plan, group, week, posts, options.least, origin(settings, group, "least")
                )


def _too_few(
    plan: Plan, group: Group, week: Week, posts: Sequence[Post], least: int, where: str
) -> Finding:
    missing = least - len(posts)
    days = emptiest_first(plan, group, week)[:missing]
    add = "，".join(add_one(plan, group, day, *_ADDED) for day in days[:3])
    more = f"，再排 {missing - 3} 条" if missing > 3 else ""
    return Finding(
        group.span,
        f"「{group.title}」一周只有 {len(posts)} 条，至少 {least} 条{where}",
        mend=add + more,
        see=involved(week.posts),
        when=week.start,
        group=group.id,
        ways=partial(_more, plan, group, week, missing),
    )


def _more(plan: Plan, group: Group, week: Week, missing: int) -> Iterator[Change]:
    """As many posts as are missing, on the emptiest days; themes take turns."""
    days = emptiest_first(plan, group, week)
    each = [list(adds(plan, group, [day], _ADDED)) for day in days]
    for turn in range(3):
        for once in (True, False):
            fitting = [[change for change in one if change.once is once] for one in each]
            full = [one for one in fitting if one][:missing]
            chosen = [one[(turn + number) % len(one)] for number, one in enumerate(full)]
            if len(chosen) == missing and (change := together(chosen)):
                yield change


def _too_many(
    plan: Plan, group: Group, week: Week, posts: Sequence[Post], most: int, where: str
) -> Finding:
    extra = len(posts) - most
    load = Counter(post.date for post in posts)
    busiest = sorted(posts, key=lambda post: (-load[post.date], post.starts))
    last = [post for post in busiest if post.date == busiest[0].date][-extra:]
    more = f"，别的日子再减 {extra - len(last)} 条" if extra > len(last) else ""
    return Finding(
        last[0].span,
        f"「{group.title}」一周有 {len(posts)} 条，至多 {most} 条{where}",
        mend=f"删掉或合并 {dated(last[0])}"
        if extra == 1
        else f"{last[0].date:%m-%d} 那天最满，删掉或合并{listed(last)}{more}",
        see=(about(group), *involved(last[1:]), *adjusted(*last)),
        when=week.start,
        group=group.id,
        ways=partial(_fewer, plan, busiest, extra),
    )


def _fewer(plan: Plan, busiest: Sequence[Post], extra: int) -> Iterator[Change]:
    """As many posts as are too many left out, from the fullest days on."""
    for first in range(min(len(busiest) - extra + 1, 6)):
        those = busiest[first : first + extra]
        for change in (
            together(skipped_once(plan, post, "这一周发得太多") for post in those),
            together(dropped(post) for post in those),
        ):
            if change:
                yield change

"""工作日的价值和互动太少。

## 查什么

一周里工作日的帖子，价值和互动合起来不到 `share`%。工作日按调休算：补班的周日算工作日，放假的周三不算。欢迎语和活动爆发当天不算；一周不足 `posts` 条、排期在周中开始或结束的那一周不查；服务群和员工群不查。

## 为什么

上班时间群友想学点东西、聊几句，不想被推销。

## 怎么改

把工作日的促销和福利挪到休息日，或加一条价值、互动。

## 参数

- `share`：价值和互动至少占百分之几，默认 60，秒杀福利群 30。
- `posts`：工作日至少有几条才算，默认 3。

## 依据

店铺增长运营方案：「工作日侧重价值与互动，周末强化福利与促销」。60% 和秒杀福利群的 30% 是我们的判断；放假和补班依国务院办公厅每年的通知。

## 例

五条里只有两条价值和互动：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-010
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
  tue-deal: {day: tue, at: 12:30, theme: deal}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-poll: {day: thu, at: 10:30, theme: poll}
  fri-deal: {day: fri, at: 12:30, theme: deal}
```

```text
content/groups/vip.yml:2:1: warning CAD-010 「会员群」工作日的价值和互动只占 40%（5 条里 2 条），至少 60%（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-010
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  上班时间群友想学点东西、聊几句，不想被推销
    改法  把周二 12:30「本周好价」换成「大家投一票」
    参见  calendar/schedules/vip-week.yml:7:13 03-03 周二 12:30「本周好价」
    参见  calendar/schedules/vip-week.yml:10:13 03-06 周五 12:30「本周好价」
    参见  calendar/schedules/vip-week.yml:8:13 03-04 周三 19:30「每周小福利」
```

把一条促销挪到周六就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  thu-poll: {day: thu, at: 10:30, theme: poll}
  sat-deal: {day: sat, at: 12:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import zip_longest

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, moves, rethemed_all, themes_for
from qunce.rules.wording import days_off, involved, listed, origin, per_cent, theme_of, weekday

_LIVELY = (PostKind.VALUE, PostKind.INTERACT)
EXEMPT = (GroupType.SERVICE, GroupType.STAFF)


@record
class Options:
    share: int = key("比例", "价值和互动至少占百分之几", default=60, least=0, most=100)
    posts: int = key("起算条数", "工作日至少有几条才算比例", default=3, least=1)


PROFILES = {GroupType.FLASH_DEAL: {"share": 30}}


@rule(
    "CAD-010",
    "selling-workdays",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def selling_workdays(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in EXEMPT:
            continue
        options = settings.of(group)
        for week in plan.weeks_of(group):
            if not week.whole:
                continue
            counted = [
                post
                for post in week.posts
                if post.kind is not PostKind.WELCOME
                and (day := post.date) in plan.workdays
                and day not in week.burst
            ]
            others = [post for post in counted if post.kind not in _LIVELY]
            total, lively = len(counted), len(counted) - len(others)
            if total < options.posts or lively * 100 >= options.share * total:
                continue
            yield Finding(
                group.span,
                f"「{group.title}」工作日的价值和互动只占 {per_cent(lively, total)}"
                f"（{total} 条里 {lively} 条），"
                f"至少 {options.share}%{origin(settings, group, 'share')}",
                mend=_mend(plan, group, week, others, total, options.share),
                see=involved(_first_to_go(others)),
                when=week.start,
                group=group.id,
                ways=partial(_ways, plan, group, week, others, total, options.share),
            )


def _ways(
    plan: Plan, group: Group, week: Week, others: Sequence[Post], total: int, share: int
) -> Iterator[Change]:
    """As few posts as it takes on days off, or in another theme; else one more of value."""
    lively = total - len(others)
    leaving = _leaving(lively, total, share)
    rest, go = days_off(plan, week), _first_to_go(others)
    for first in range(len(go) - leaving + 1 if rest else 0):
        those = go[first : first + leaving]
        for turn in range(len(rest)):
            days = [rest[(turn + number) % len(rest)] for number in range(len(those))]
            yield from moves(plan, zip(those, days, strict=True), "工作日的价值和互动太少")
    changing = -(-(share * total - 100 * lively) // 100)
    themes = [themes_for(plan, group, post.date, _LIVELY) for post in go[:changing]]
    for fitting in zip_longest(*themes):
        pairs = [(post, theme) for post, theme in zip(go[:changing], fitting, strict=True) if theme]
        yield from rethemed_all(plan, pairs, "工作日的价值和互动太少")
    days = [week.start + timedelta(number) for number in range(7)]
    yield from adds(plan, group, [day for day in days if day in plan.workdays], _LIVELY)


def _leaving(lively: int, total: int, share: int) -> int:
    """How many of the others have to leave until the lively ones have their share."""
    return next(
        number for number in range(1, total + 1) if lively * 100 >= share * (total - number)
    )


def _first_to_go(posts: Sequence[Post]) -> list[Post]:
    """Promotions first, then benefits, then the rest; within each in order of time."""
    kinds = (PostKind.PROMO, PostKind.BENEFIT)
    return sorted(posts, key=lambda post: kinds.index(post.kind) if post.kind in kinds else 2)


def _mend(
    plan: Plan, group: Group, week: Week, others: Sequence[Post], total: int, share: int
) -> str:
    lively = total - len(others)
    leaving = _leaving(lively, total, share)
    ways = []
    if rest := days_off(plan, week):
        ways.append(f"把{listed(_first_to_go(others)[:leaving])}挪到{weekday(rest[0])}")
    more = -(-(share * total - 100 * lively) // (100 - share)) if share < 100 else total
    if more <= max(leaving, 3):
        theme = theme_of(plan, group, PostKind.VALUE, PostKind.INTERACT)
        ways.append(f"工作日加 {more} 条{theme}")
    return "，或".join(ways) or f"把{listed(others)}换成价值或互动"

"""休息日没有福利和促销，或比工作日还少。

## 查什么

一周的休息日里一条福利或促销都没有；或者休息日福利和促销的比例低于工作日。休息日按调休算：放假的周三算，补班的周日不算。欢迎语不算，爆发当天不算进工作日；比例要两边各满 `posts` 条才比；一周不足 `posts` 条、排期在周中开始或结束的那一周不查；服务群和员工群不查。

## 为什么

群友休息日有空逛、有空买，这时候不给优惠，就错过了一周里最好的时候。

## 怎么改

把工作日的一条福利或促销挪到休息日，或在休息日加一条。

## 参数

- `posts`：至少有几条才算，默认 3。

## 依据

店铺增长运营方案：「工作日侧重价值与互动，周末强化福利与促销」。放假和补班依国务院办公厅每年的通知；起算条数是我们的判断。

## 例

福利和促销都排在工作日：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-011
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
  thu-deal: {day: thu, at: 19:30, theme: deal}
  sat-poll: {day: sat, at: 10:30, theme: poll}
```

```text
content/groups/vip.yml:2:1: warning CAD-011 「会员群」休息日没有福利也没有促销，至少 1 条（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-011
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  群友休息日有空逛、有空买，这时候不给优惠，就错过了一周里最好的时候
    改法  把周六 10:30「大家投一票」换成「每周小福利」
    参见  calendar/schedules/vip-week.yml:8:13 03-04 周三 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:9:13 03-05 周四 19:30「本周好价」
    参见  calendar/schedules/vip-week.yml:10:13 03-07 周六 10:30「大家投一票」
```

促销挪到周六就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift}
  sat-poll: {day: sat, at: 10:30, theme: poll}
  sat-deal: {day: sat, at: 19:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, moves, rethemes
from qunce.rules.wording import days_off, involved, named, per_cent, theme_of, weekday

_TREATS = (PostKind.BENEFIT, PostKind.PROMO)
_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)


@record
class Options:
    posts: int = key("起算条数", "至少有几条才算", default=3, least=1)


@rule("CAD-011", "idle-weekend", severity=Severity.WARNING, options=Options, alike=True)
def idle_weekend(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        least = settings.of(group).posts
        for week in plan.weeks_of(group):
            if not week.whole or len(week.posts) < least:
                continue
            counted = [post for post in week.posts if post.kind is not PostKind.WELCOME]
            off = days_off(plan, week)
            if not off or len(counted) < least:
                continue
            rest = [post for post in counted if post.date not in plan.workdays]
            work = [
                post
                for post in counted
                if (day := post.date) in plan.workdays and day not in week.burst
            ]
            said = _compared(rest, work, least)
            if said:
                yield Finding(
                    group.span,
                    f"「{group.title}」{said}",
                    mend=_mend(plan, group, off[0], work),
                    see=involved([*(post for post in work if post.kind in _TREATS), *rest]),
                    when=week.start,
                    group=group.id,
                    ways=partial(_ways, plan, group, off, work, rest),
                )


def _compared(rest: Sequence[Post], work: Sequence[Post], least: int) -> str:
    """What is wrong with the days off, in words; nothing when all is well."""
    treats = sum(post.kind in _TREATS for post in rest)
    if not treats:
        return "休息日没有福利也没有促销，至少 1 条"
    before = sum(post.kind in _TREATS for post in work)
    enough = len(rest) >= least and len(work) >= least
    if enough and treats * len(work) < before * len(rest):
        return (
            f"休息日福利和促销占 {per_cent(treats, len(rest))}（{len(rest)} 条里 {treats} 条），"
            f"低于工作日的 {per_cent(before, len(work))}（{len(work)} 条里 {before} 条）"
        )
    return ""


def _ways(
    plan: Plan, group: Group, off: Sequence[date], work: Sequence[Post], rest: Sequence[Post]
) -> Iterator[Change]:
    """A promotion of a workday on a day off, one more treat there, or a treat for another post."""
    promos = [post for post in work if post.kind is PostKind.PROMO]
    for post in reversed(promos):
        for day in off:
            yield from moves(plan, [(post, day)], "休息日也要有福利或促销")
    for post in rest:
        if post.kind not in _TREATS:
            yield from rethemes(plan, post, _TREATS, "休息日也要有福利或促销")
    yield from adds(plan, group, off, _TREATS)


def _mend(plan: Plan, group: Group, off: date, work: Sequence[Post]) -> str:
    theme = theme_of(plan, group, PostKind.BENEFIT, PostKind.PROMO)
    add = f"在{weekday(off)}加一条{theme}"
    # promotions may move freely; the only benefit of a workday may be the fixed weekly one
    promos = [post for post in work if post.kind is PostKind.PROMO]
    return f"把{named(promos[-1])}挪到{weekday(off)}，或{add}" if promos else add

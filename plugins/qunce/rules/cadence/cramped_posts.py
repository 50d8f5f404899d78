"""相邻两条帖子挨得太近。

## 查什么

同一个社群里，一条帖子和前一条相隔不足 `minutes` 分钟；活动爆发期的帖子不足 `burst` 分钟。欢迎语不算。

## 为什么

前一条还没有人回，后一条就把它顶走了。

## 怎么改

把后一条往后挪，或并进前一条。

## 参数

- `minutes`：平时至少隔几分钟，默认 90。
- `burst`：活动爆发期至少隔几分钟，默认 30。

## 依据

90 分钟来自一篇行业文章，证据较弱；爆发期 30 分钟是我们的判断。

## 例

十点半之后，十一点又来一条：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  mon-poll: {day: mon, at: 11:00, theme: poll}  # ✗ CAD-006
```

```text
calendar/schedules/vip-week.yml:7:13: warning CAD-006 「会员群」里和上一条只隔 30 分钟，至少隔 90 分钟（2026-03-02 起共 2 次）
    7 |   mon-poll: {day: mon, at: 11:00, theme: poll}  # ✗ CAD-006
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  前一条还没有人回，后一条就把它顶走了
    改法  把周一 11:00「大家投一票」挪到 12:00
    参见  calendar/schedules/vip-week.yml:6:13 上一条：03-02 周一 10:30「生活小窍门」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

隔开一个半小时就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  mon-poll: {day: mon, at: 12:00, theme: poll}
```

活动爆发期隔半小时也可以：

```yaml
# calendar/campaigns/spring.yml
title: 春日水果节
groups: [vip]
owner: qiu
goal: 周末卖完两百份水果
phases:
  burst:
    from: 2026-03-07
    until: 2026-03-08
    slots:
      open: {day: 1, at: 10:00, theme: deal}
      report: {day: 1, at: 10:30, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time, timedelta
from functools import partial
from itertools import islice

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Phase, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import days_near, moves, retimes
from qunce.rules.wording import about, adjusted, dated, named, origin

_LATEST = time(22)


@record
class Options:
    minutes: int = key("间隔", "平时相邻两条至少隔几分钟", default=90, least=1)
    burst: int = key("爆发期间隔", "活动爆发期至少隔几分钟", default=30, least=1)


@rule("CAD-006", "cramped-posts", severity=Severity.WARNING, options=Options, alike=True)
def cramped_posts(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        usual, burst = timedelta(minutes=options.minutes), timedelta(minutes=options.burst)
        longest = max(usual, burst)
        earlier: Post | None = None
        for later in plan.posts_in(group):
            if later.kind is PostKind.WELCOME:
                continue
            before, earlier = earlier, later
            if before is None or later.starts - before.starts >= longest:
                continue
            bursts = Phase.BURST in (before.place.phase, later.place.phase)
            limit, option = (burst, "burst") if bursts else (usual, "minutes")
            gap = later.starts - before.starts
            if gap >= limit:
                continue
            near = f"只隔 {gap // timedelta(minutes=1)} 分钟" if gap else "同一分钟发出"
            yield Finding(
                later.span,
                f"「{group.title}」里和上一条{near}，"
                f"至少隔 {limit // timedelta(minutes=1)} 分钟{origin(settings, group, option)}",
                mend=_mend(later, before, plan.days_of(group)[later.date], limit),
                see=(
                    Note(before.span, f"上一条：{dated(before)}"),
                    *adjusted(before, later),
                    about(group),
                ),
                when=later.date,
                group=group.id,
                ways=partial(_ways, plan, before, later, limit),
            )


def _ways(plan: Plan, before: Post, later: Post, limit: timedelta) -> Iterator[Change]:
    """The later post at another time of its day, then the one before it, then other days."""
    reason = f"和{named(before)}挨得太近"
    for number, post in enumerate((later, before)):
        near = retimes(plan, post, [post.date], reason, limit)
        yield from islice(near, 8 - 4 * number)
    for post in (later, before):
        for day in days_near(plan, post.group, post.date):
            yield from moves(plan, [(post, day)], reason)


def _mend(moved: Post, before: Post, day: Sequence[Post], limit: timedelta) -> str:
    """The first free time on the same day after the post before it, or another day."""
    free = before.starts + limit
    for post in day:
        near = post.starts - limit < free < post.starts + limit
        if post is not moved and post.kind is not PostKind.WELCOME and near:
            free = post.starts + limit
    if free.date() != moved.date or free.time() >= _LATEST:
        return f"把{named(moved)}挪到别的日子，这天晚上 10 点前已经排满"
    return f"把{named(moved)}挪到 {free:%H:%M}"

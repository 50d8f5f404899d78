"""@所有人 用得太勤。

## 查什么

一个社群一天里 @所有人 超过 `day` 次，或一周里超过 `week` 次。只看写了 `mention_all: true` 的时段。

## 为什么

@所有人 会响铃，用多了群友只好关掉，真有要紧事就叫不到人。

## 怎么改

只在最要紧的一条上 @所有人，其余的去掉 `mention_all`。

## 参数

- `day`：一天至多几次，默认 1。
- `week`：一周至多几次，默认 2。

## 依据

次数是我们的判断，没有公开来源，所以只是警告，可以按群调整。

## 例

一周三次：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, mention_all: true}
  wed-gift: {day: wed, at: 19:30, theme: gift, mention_all: true}
  sat-deal: {day: sat, at: 19:30, theme: deal, mention_all: true}  # ✗ CAD-008
```

```text
calendar/schedules/vip-week.yml:8:13: warning CAD-008 「会员群」一周 @所有人 3 次，至多 2 次（2026-03-07 起共 2 次）
    8 |   sat-deal: {day: sat, at: 19:30, theme: deal, mention_all: true}  # ✗ CAD-008
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  @所有人 会响铃，用多了群友只好关掉，真有要紧事就叫不到人
    改法  去掉周六 19:30「本周好价」的 mention_all
    参见  calendar/schedules/vip-week.yml:6:13 03-02 周一 10:30「生活小窍门」
    参见  calendar/schedules/vip-week.yml:7:13 03-04 周三 19:30「每周小福利」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

只留福利和周末好价两次就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-gift: {day: wed, at: 19:30, theme: gift, mention_all: true}
  sat-deal: {day: sat, at: 19:30, theme: deal, mention_all: true}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import combinations

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.remedies import lacking, of_slot, together
from qunce.rules.wording import about, adjusted, involved, listed, origin, weekday


@record
class Options:
    day: int = key("一天上限", "一天至多 @所有人 几次", default=1, least=0)
    week: int = key("一周上限", "一周至多 @所有人 几次", default=2, least=0)


@rule("CAD-008", "shouting-at-all", severity=Severity.WARNING, options=Options, alike=True)
def shouting_at_all(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        for week in plan.weeks_of(group):
            loud = [post for post in week.posts if post.place.slot.mention_all]
            if not loud:
                continue
            told = set[Post]()
            for posts in _by_day(loud):
                if len(posts) > options.day:
                    told.update(posts[options.day :])
                    words = (
                        f"{weekday(posts[0].date)} @所有人 {len(posts)} 次，"
                        f"一天至多 {options.day} 次{origin(settings, group, 'day')}"
                    )
                    yield _finding(group, posts, options.day, words)
            quieter = [post for post in loud if post not in told]
            if len(quieter) > options.week:
                words = (
                    f"一周 @所有人 {len(quieter)} 次，"
                    f"至多 {options.week} 次{origin(settings, group, 'week')}"
                )
                yield _finding(group, quieter, options.week, words)


def _by_day(posts: Sequence[Post]) -> Iterator[list[Post]]:
    day: list[Post] = []
    for post in posts:
        if day and post.date != day[-1].date:
            yield day
            day = []
        day.append(post)
    yield day


def _finding(group: Group, posts: Sequence[Post], most: int, words: str) -> Finding:
    extra = posts[most:]
    return Finding(
        extra[0].span,
        f"「{group.title}」{words}",
        mend=f"去掉{listed(extra)}的 mention_all",
        see=(*involved(posts[:most]), *adjusted(*extra), about(group)),
        when=extra[0].date,
        group=group.id,
        ways=partial(_ways, posts, len(extra)),
    )


def _ways(posts: Sequence[Post], many: int) -> Iterator[Change]:
    """As few mentions as it takes left out, the last ones first."""
    for those in combinations(reversed(posts), many):
        places = {post.place: post for post in those}.values()
        if change := together(
            lacking(post.place.slot, "mention_all", f"去掉{of_slot(post)}的 mention_all")
            for post in places
        ):
            yield change

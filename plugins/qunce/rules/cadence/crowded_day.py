"""一天里发得太多。

## 查什么

一个社群一天里的帖子超过上限（欢迎语不算）。超过上限 `grave` 倍是错误，其余是警告。

## 为什么

一天响太多次，群友先免打扰，再退群。

## 怎么改

把多出来的挪到同一周帖子最少的那天，或把两条合成一条。

## 参数

- `most`：一天至多几条。默认 5，秒杀福利群 8，会员群 3。
- `grave`：超过上限几倍是错误，默认 2。

## 依据

百货社群培训资料的失败案例「过度营销」：频繁推送广告，引起反感，造成用户流失。条数来自行业文章（电商群不超过 8 条、其他群不超过 5 条），各家说法不一，证据较弱，所以只是警告，可以按群调整。

## 例

周三排了六条：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  early-tips: {day: wed, at: 08:30, theme: tips}
  late-tips: {day: wed, at: 10:30, theme: tips}
  noon-poll: {day: wed, at: 12:30, theme: poll}
  tea-help: {day: wed, at: 15:00, theme: help}
  dusk-gift: {day: wed, at: 17:30, theme: gift}
  night-poll: {day: wed, at: 20:00, theme: poll}  # ✗ CAD-002
```

```text
calendar/schedules/vip-week.yml:11:15: warning CAD-002 「会员群」周三发 6 条，一天至多 5 条（2026-03-04 起共 2 次）
   11 |   night-poll: {day: wed, at: 20:00, theme: poll}  # ✗ CAD-002
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  一天响太多次，群友先免打扰，再退群
    改法  把周三 17:30「每周小福利」挪到周二 17:30
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

挪一条到周二就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  early-tips: {day: wed, at: 08:30, theme: tips}
  late-tips: {day: wed, at: 10:30, theme: tips}
  noon-poll: {day: wed, at: 12:30, theme: poll}
  tea-help: {day: wed, at: 15:00, theme: help}
  dusk-gift: {day: tue, at: 17:30, theme: gift}
  night-poll: {day: wed, at: 20:00, theme: poll}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial

from qunce.expand import Plan, Post, monday
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import days_near, dropped, moves, together
from qunce.rules.wording import about, adjusted, involved, listed, named, origin, weekday


@record
class Options:
    most: int = key("上限", "一天至多几条，欢迎语不算", default=5, least=1)
    grave: int = key("几倍", "超过上限几倍是错误", default=2, least=1)


PROFILES = {GroupType.FLASH_DEAL: {"most": 8}, GroupType.VIP: {"most": 3}}


@rule(
    "CAD-002",
    "crowded-day",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def crowded_day(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        most = settings.of(group).most
        days = plan.days_of(group)
        for day, posts in days.items():
            if len(posts) <= most:
                continue
            counted = [post for post in posts if post.kind is not PostKind.WELCOME]
            extra = counted[most:]
            if not extra:
                continue
            yield Finding(
                extra[0].span,
                f"「{group.title}」{weekday(day)}发 {len(counted)} 条，"
                f"一天至多 {most} 条{origin(settings, group, 'most')}",
                severity=Severity.ERROR if len(counted) > settings.of(group).grave * most else None,
                mend=_mend(extra, day, days, most),
                see=(about(group), *involved(extra[1:]), *adjusted(*extra)),
                when=day,
                group=group.id,
                ways=partial(_ways, plan, counted, len(extra), day),
            )


def _ways(plan: Plan, posts: Sequence[Post], many: int, day: date) -> Iterator[Change]:
    """As many posts as are too many, the last ones first, each on a day with room for it."""
    days = days_near(plan, posts[0].group, day)
    for first in range(len(posts) - many, -1, -1):
        those = posts[first : first + many]
        for turn in range(len(days)):
            spread = [days[(turn + number) % len(days)] for number in range(many)]
            yield from moves(plan, zip(those, spread, strict=True), f"{day:%m-%d} 排得太满")
    if change := together(dropped(post) for post in posts[-many:]):
        yield change


def _mend(extra: Sequence[Post], day: date, days: Mapping[date, Sequence[Post]], most: int) -> str:
    week = [monday(day) + timedelta(number) for number in range(7)]
    busy, free = min((len(days.get(one, ())), one) for one in week if one != day)
    if busy >= most:
        return f"这周天天都满，删掉或合并{listed(extra)}"
    room = f"那天只有 {busy} 条" if busy else "那天还没有帖子"
    more = f"，再挪走 {len(extra) - 1} 条" if len(extra) > 1 else ""
    return f"把{named(extra[0])}挪到{weekday(free)}（{free:%m-%d}），{room}{more}"

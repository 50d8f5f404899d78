"""促销一条接一条。

## 查什么

一个社群里连着发的促销超过 `run` 条，或同一天的促销超过 `day` 条。活动爆发期的帖子不算；欢迎语不算，也不打断。

## 为什么

一条接一条地催单，群里就只剩广告，没有人再说话。

## 怎么改

在中间插一条价值或互动，或把多出来的促销挪到别的日子。

## 参数

- `run`：连着至多几条，默认 2，秒杀福利群 4。
- `day`：一天至多几条，默认 2，秒杀福利群 4。

## 依据

百货社群培训资料的失败案例「过度营销」：频繁推送广告。条数是我们的判断。

## 例

周五到周日连着三条促销：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  fri-deal: {day: fri, at: 19:30, theme: deal}
  sat-deal: {day: sat, at: 10:30, theme: deal}
  sun-deal: {day: sun, at: 10:30, theme: deal}  # ✗ CAD-013
```

```text
calendar/schedules/vip-week.yml:9:13: warning CAD-013 「会员群」连着 3 条促销，至多 2 条（2026-03-08 起共 2 次）
    9 |   sun-deal: {day: sun, at: 10:30, theme: deal}  # ✗ CAD-013
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  一条接一条地催单，群里就只剩广告，没有人再说话
    改法  把周日 10:30「本周好价」换成「大家投一票」
    参见  calendar/schedules/vip-week.yml:7:13 03-06 周五 19:30「本周好价」
    参见  calendar/schedules/vip-week.yml:8:13 03-07 周六 10:30「本周好价」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

中间插一条互动就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  fri-deal: {day: fri, at: 19:30, theme: deal}
  sat-deal: {day: sat, at: 10:30, theme: deal}
  sat-poll: {day: sat, at: 19:30, theme: poll}
  sun-deal: {day: sun, at: 10:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, Phase, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, days_near, moves, rethemes
from qunce.rules.wording import about, adjusted, involved, named, origin, theme_of, weekday


@record
class Options:
    run: int = key("连发上限", "连着至多几条促销", default=2, least=1)
    day: int = key("一天上限", "一天至多几条促销", default=2, least=1)


PROFILES = {GroupType.FLASH_DEAL: {"run": 4, "day": 4}}


@rule(
    "CAD-013",
    "promo-streak",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def promo_streak(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        posts = plan.posts_in(group)
        told: set[Post] = set()
        for run in _runs(posts):
            if len(run) > options.run:
                told.add(run[options.run])
                yield _finding(
                    plan, group, run, options.run,
                    f"「{group.title}」连着 {len(run)} 条促销，"
                    f"至多 {options.run} 条{origin(settings, group, 'run')}",
                )  # fmt: skip
        for promos in _by_day(posts):
            if len(promos) > options.day and promos[options.day] not in told:
                yield _finding(
                    plan, group, promos, options.day,
                    f"「{group.title}」{weekday(promos[0].date)}有 {len(promos)} 条促销，"
                    f"一天至多 {options.day} 条{origin(settings, group, 'day')}",
                )  # fmt: skip


def _runs(posts: Sequence[Post]) -> Iterator[list[Post]]:
    """Promotions without another post between them; a burst ends a run and is in none."""
    run: list[Post] = []
    for post in posts:
        kind = post.kind
        if kind is PostKind.PROMO and post.place.phase is not Phase.BURST:
            run.append(post)
        elif kind is not PostKind.WELCOME and run:
            yield run
            run = []
    if run:
        yield run


def _by_day(posts: Sequence[Post]) -> Iterator[list[Post]]:
    promos: list[Post] = []
    for post in posts:
        if post.kind is PostKind.PROMO and post.place.phase is not Phase.BURST:
            if promos and promos[-1].date != post.date:
                yield promos
                promos = []
            promos.append(post)
    if promos:
        yield promos


def _finding(plan: Plan, group: Group, posts: Sequence[Post], most: int, message: str) -> Finding:
    over = posts[most]
    theme = theme_of(plan, group, PostKind.INTERACT, PostKind.VALUE)
    return Finding(
        over.span,
        message,
        mend=f"把{named(over)}换成{theme}，或在它前面插一条",
        see=(*involved(posts[:most]), *adjusted(*posts), about(group)),
        when=over.date,
        group=group.id,
        ways=partial(_ways, plan, posts, most),
    )


def _ways(plan: Plan, posts: Sequence[Post], most: int) -> Iterator[Change]:
    """One of the promotions in another theme, another post among them, or one on another day."""
    group, kinds = posts[0].group, (PostKind.INTERACT, PostKind.VALUE)
    those = list(reversed(posts[: most + 1]))
    reason = "促销连得太紧"
    for post in those:
        yield from rethemes(plan, post, kinds, reason, most=2)
    days = dict.fromkeys(post.date for post in those)
    yield from adds(plan, group, days, kinds)
    for post in those:
        for day in days_near(plan, group, post.date):
            yield from moves(plan, [(post, day)], reason)

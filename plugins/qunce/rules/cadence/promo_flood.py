"""促销占得太多。

## 查什么

一周的帖子里促销超过 `week`%，或工作日的帖子里促销超过 `workday`%。活动爆发当天另算，促销不超过 `burst`%。任何一项超过 `grave`% 是错误，其余是警告。欢迎语不算；不足 `posts` 条不算比例；排期在周中开始或结束的那一周不查（爆发当天照查）。工作日按调休算。

## 为什么

满屏都是促销，群友就把群当广告，先免打扰，再退群。

## 怎么改

把一部分促销换成价值或互动，或挪到休息日。

## 参数

- `week`：一周里促销至多占百分之几，默认 40，秒杀福利群 70。
- `workday`：工作日里促销至多占百分之几，默认 25，秒杀福利群 60。
- `burst`：爆发当天促销至多占百分之几，默认 60，秒杀福利群 80。
- `grave`：超过百分之几是错误，默认 60，秒杀福利群 80。
- `posts`：至少有几条才算比例，默认 3。

## 依据

百货社群培训资料的失败案例「过度营销」。比例参考一份公开运营手册（一天至多一条广告，朋友圈按三四成内容、一成半广告搭配），证据较弱；秒杀福利群的数字是我们的判断。

## 例

一周五条里三条促销：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-012
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
  wed-poll: {day: wed, at: 12:30, theme: poll}
  fri-deal: {day: fri, at: 19:30, theme: deal}
  sat-deal: {day: sat, at: 10:30, theme: deal}
  sun-deal: {day: sun, at: 10:30, theme: deal}
```

```text
content/groups/vip.yml:2:1: warning CAD-012 「会员群」一周里促销占 60%（5 条里 3 条），至多 40%（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-012
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  满屏都是促销，群友就把群当广告，先免打扰，再退群
    改法  把周五 19:30「本周好价」换成「生活小窍门」
    参见  calendar/schedules/vip-week.yml:8:13 03-06 周五 19:30「本周好价」
    参见  calendar/schedules/vip-week.yml:9:13 03-07 周六 10:30「本周好价」
    参见  calendar/schedules/vip-week.yml:10:13 03-08 周日 10:30「本周好价」
```

留两条促销、都放在周末就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-poll: {day: wed, at: 12:30, theme: poll}
  fri-tips: {day: fri, at: 19:30, theme: tips}
  sat-deal: {day: sat, at: 10:30, theme: deal}
  sun-deal: {day: sun, at: 10:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import combinations, islice

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import adds, moves, rethemed_all, themes_for
from qunce.rules.wording import about, days_off, involved, listed, origin, per_cent, theme_of

MOST_CHOICES = 40
"""How many choices of the promotions to give up are looked at."""


@record
class Options:
    week: int = key("一周上限", "促销至多占百分之几", default=40, least=0, most=100)
    workday: int = key("工作日上限", "促销至多占百分之几", default=25, least=0, most=100)
    burst: int = key("爆发日上限", "促销至多占百分之几", default=60, least=0, most=100)
    grave: int = key("错误线", "超过百分之几是错误", default=60, least=0, most=100)
    posts: int = key("起算条数", "至少有几条才算比例", default=3, least=1)


PROFILES = {GroupType.FLASH_DEAL: {"week": 70, "workday": 60, "burst": 80, "grave": 80}}


@rule(
    "CAD-012",
    "promo-flood",
    severity=Severity.WARNING,
    options=Options,
    profiles=PROFILES,
    alike=True,
)
def promo_flood(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        for week in plan.weeks_of(group):
            for option, words, posts in _parts(plan, week):
                promos = [post for post in posts if post.kind is PostKind.PROMO]
                total, selling = len(posts), len(promos)
                limit: int = getattr(options, option)
                if total < options.posts or selling * 100 <= limit * total:
                    continue
                over = promos[-(selling - limit * total // 100) :]
                theme = theme_of(plan, group, PostKind.VALUE, PostKind.INTERACT)
                away = "，或挪到休息日" if option == "workday" else ""
                yield Finding(
                    # a burst has slots of its own to blame, a week's mix has only the group
                    over[-1].span if option == "burst" else group.span,
                    f"「{group.title}」{words}促销占 {per_cent(selling, total)}"
                    f"（{total} 条里 {selling} 条），"
                    f"至多 {limit}%{origin(settings, group, option)}",
                    severity=Severity.ERROR if selling * 100 > options.grave * total else None,
                    mend=f"把{listed(over)}换成{theme}{away}",
                    see=(*involved(promos), *((about(group),) if option == "burst" else ())),
                    when=week.start,
                    group=group.id,
                    ways=partial(_ways, plan, promos, len(over), week, option),
                )
                if option == "week":
                    break  # its workdays would say the same again


def _ways(
    plan: Plan, promos: Sequence[Post], many: int, week: Week, option: str
) -> Iterator[Change]:
    """As few promotions as it takes in other themes, or on days off where workdays have too many.

    The last ones go first; whoever is near the others' themes takes turns with the rest.
    """
    group, kinds = promos[0].group, (PostKind.VALUE, PostKind.INTERACT)
    rest = days_off(plan, week) if option == "workday" else []
    for those in islice(combinations(reversed(promos), many), MOST_CHOICES):
        for turn in range(len(rest)):
            days: list[date] = [rest[(turn + one) % len(rest)] for one in range(many)]
            yield from moves(plan, zip(those, days, strict=True), "工作日的促销太多")
        themes = [themes_for(plan, group, post.date, kinds) for post in those]
        for turn in range(max(map(len, themes))):
            pairs = [
                (post, fitting[(turn + number) % len(fitting)])
                for number, (post, fitting) in enumerate(zip(those, themes, strict=True))
                if fitting
            ]
            yield from rethemed_all(plan, pairs, "促销太多")
    days = [week.start + timedelta(number) for number in range(7)]
    workdays = [day for day in days if day in plan.workdays]
    yield from adds(plan, group, workdays if option == "workday" else days, kinds)


def _parts(plan: Plan, week: Week) -> Iterator[tuple[str, str, Sequence[Post]]]:
    """The posts whose mix is judged together: option that limits them, name, posts."""
    counted = [post for post in week.posts if post.kind is not PostKind.WELCOME]
    if week.burst:
        yield "burst", "爆发当天", [post for post in counted if post.date in week.burst]
        counted = [post for post in counted if post.date not in week.burst]
    if week.whole:
        yield "week", "一周里", counted
        yield "workday", "工作日", [post for post in counted if post.date in plan.workdays]

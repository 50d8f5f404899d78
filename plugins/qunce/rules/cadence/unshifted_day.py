"""调休上班的周末照着周末发。

## 查什么

调休上班的周六、周日，一个社群有促销，却没有一条价值、互动、服务或公告。只发固定福利的不算；已经过去的不查。哪天上班照国务院办公厅的通知，见「日子」页。

## 为什么

这天大家在上班，照周末的时间和热闹发，没有人有空抢，还显得不知道日子。

## 怎么改

把促销挪到真正休息的那天，或换成一条工作日的内容；时段写 `only: restday`，以后就自己让开。

## 依据

国务院办公厅每年的放假调休通知。工作日侧重价值与互动、周末强化福利与促销，出自门店社群增长方案；调休上班日照工作日算，是从这两条推出来的。

## 例

三月的周日调休上班，好价照发：

```yaml
# calendar/days/2026.yml
make-up-2026: {title: 春节调休上班, date: 2026-03-08, kind: workday}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  sun-deal: {day: sun, at: 19:30, theme: deal}  # ✗ CAD-033
```

```text
calendar/schedules/vip-week.yml:7:13: info CAD-033 「会员群」周日（03-08）春节调休上班，发的全是促销「本周好价」（2026-03-08）
    7 |   sun-deal: {day: sun, at: 19:30, theme: deal}  # ✗ CAD-033
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  这天大家在上班，照周末的时间和热闹发，没有人有空抢，还显得不知道日子
    改法  只这一次：把 03-08 周日 19:30「本周好价」换成「大家投一票」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

调休上班就不发：

```yaml
# calendar/days/2026.yml
make-up-2026: {title: 春节调休上班, date: 2026-03-08, kind: workday}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  sun-deal: {day: sun, at: 19:30, theme: deal, only: restday}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.vocabulary import DayKind, PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.festive import SELLING
from qunce.rules.remedies import days_near, moves, rethemes, skipped_once, together
from qunce.rules.wording import about, adjusted, involved, weekday


@rule("CAD-033", "unshifted-day", severity=Severity.INFO)
def unshifted_day(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    shifted = [
        day
        for day in plan.days()
        if day >= plan.today and day.weekday() > 4 and day in plan.workdays
    ]
    for day in shifted:
        names = [one.title for one in plan.almanac.on(day) if one.kind is DayKind.WORKDAY]
        for group in plan.groups:
            posts = [
                one for one in plan.days_of(group).get(day, ()) if one.kind is not PostKind.WELCOME
            ]
            kinds_of = {one.kind for one in posts}
            if PostKind.PROMO in kinds_of and kinds_of <= set(SELLING):
                kinds = "和".join(dict.fromkeys(one.kind.label for one in posts))
                yield Finding(
                    posts[0].span,
                    f"「{group.title}」{weekday(day)}（{day:%m-%d}）{names[0] if names else '上班'}，"
                    f"发的全是{kinds}「{posts[0].theme.title}」",
                    mend="换成工作日的内容，或时段写 only: restday",
                    see=(*involved(posts[1:]), about(group), *adjusted(*posts)),
                    when=day,
                    group=group.id,
                    ways=partial(_ways, plan, posts),
                )


def _ways(plan: Plan, posts: Sequence[Post]) -> Iterator[Change]:
    """All of them on a day off of the same week; one in another theme; or none of them."""
    day = posts[0].date
    off = [one for one in days_near(plan, posts[0].group, day) if one not in plan.workdays]
    for other in off:
        yield from moves(plan, [(post, other) for post in posts], "调休上班")
    yield from rethemes(plan, posts[0], (PostKind.VALUE, PostKind.INTERACT), "调休上班")
    if change := together(skipped_once(plan, post, "调休上班") for post in posts):
        yield change

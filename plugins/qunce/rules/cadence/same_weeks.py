"""一连几周发得一模一样。

## 查什么

一个社群的完整周里，周几发哪个栏目、哪条话术，一连好几周完全相同。新一周的栏目或话术有一处不同，就重新数起。

## 为什么

周周一个样，群友看三周就不看了；固定的是节奏，不该固定的是内容。

## 怎么改

让话术轮换（`script` 里多写几条），或把其中一格隔周换个栏目（`week: A`、`week: B`）。

## 参数

- `weeks`：一模一样的周至多几周。默认 4。
- `scripts`：话术换了算不算变化。默认 `true`；写 `false` 就只看栏目。

## 依据

社群增长方案：避免内容同质化。四周是本手册的判断。

## 例

五周都是同一套：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-02-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}  # ✗ CAD-078
  poll: {day: thu, at: 12:30, theme: poll}
# content/playbook.yml
title: 手册
rules: {CAD-078: {weeks: 1}}
```

```text
calendar/schedules/vip-week.yml:6:9: info CAD-078 「会员群」一连 2 周发得一模一样（03-02 至 03-15），至多 1 周（content/playbook.yml 第 3 行）
    6 |   tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}  # ✗ CAD-078
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  周周一个样，群友看三周就不看了；固定的是节奏，不该固定的是内容
    改法  周一 10:30「生活小窍门」的话术轮着用「一周菜单」、「毛衣怎么洗」
    参见  calendar/schedules/vip-week.yml:7:9 03-05 周四 12:30「大家投一票」
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

两条话术轮着用就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-02-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: [tips-menu, tips-sweater]}
  poll: {day: thu, at: 12:30, theme: poll}
# content/playbook.yml
title: 手册
rules: {CAD-078: {weeks: 1}}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import groupby
from operator import itemgetter

from qunce.expand import Plan, Post, Week
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.remedies import alike, rescripted
from qunce.rules.wording import about, involved, named, origin


@record
class Options:
    weeks: int = key("周数", "一模一样的周至多几周", default=4, least=1)
    scripts: bool = key("看话术", "话术换了算变化", default=True)


@rule("CAD-078", "same-weeks", severity=Severity.INFO, options=Options, alike=True)
def same_weeks(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        options = settings.of(group)
        said = [(_what(week, options), week) for week in plan.weeks_of(group)]
        for what, run in groupby(said, itemgetter(0)):
            weeks = [week for _, week in run]
            if what is None or len(weeks) <= options.weeks:
                continue
            first, last = weeks[0], weeks[-1].start + timedelta(6)
            post = min(weeks[0].posts, key=lambda one: (not one.script, len(one.place.scripts)))
            yield Finding(
                post.span,
                f"「{group.title}」一连 {len(weeks)} 周发得一模一样"
                f"（{first.start:%m-%d} 至 {last:%m-%d}），"
                f"至多 {options.weeks} 周{origin(settings, group, 'weeks')}",
                mend=f"给{named(post)}的 script 多写一条轮换，或隔周换个栏目",
                see=(*involved(one for one in weeks[0].posts if one.span != post.span),
                     about(group)),
                group=group.id,
                ways=partial(_ways, plan, post),
            )  # fmt: skip


def _ways(plan: Plan, post: Post) -> Iterator[Change]:
    for script in alike(plan, post):
        if change := rescripted(post, [*post.place.scripts, script]):
            yield change


def _what(week: Week, options: Options) -> list[tuple[int, str, str, str]] | None:
    """What a week says, day by day; None for a week that the plan covers in part or not at all."""
    if not week.whole or not week.posts:
        return None
    return [
        (
            post.date.weekday(),
            post.theme.id,
            post.script.id if post.script and options.scripts else "",
            post.variant if options.scripts else "",
        )
        for post in week.posts
    ]

"""免打扰时段里发了帖子。

## 查什么

帖子的时刻落在社群的免打扰时段（默认 22:00–08:00）里。群自己的 `quiet:` 优先于规则的参数。直播栏目和有预热阶段的活动，爆发期可以到 `late`（群自己写了 `quiet:` 的除外）。23:30–06:30 之间一律是错误，其余是警告。

## 为什么

夜里的提醒会吵醒人，群友先免打扰，再退群。

## 怎么改

挪到早上 8 点以后、晚上 10 点以前；直播晚了就提前预告，把收尾放到第二天早上。

## 参数

- `from`、`to`：免打扰时段的开始和结束，默认 22:00 和 08:00。
- `late`：直播和预告过的爆发期最晚到几点，默认 23:00。
- `grave_from`、`grave_to`：深夜从几点到几点，落在里面是错误。默认 23:30 和 06:30。

## 依据

行业文章说看群的高峰在 7:30–9:00、12:00–14:00、19:00–22:00，证据较弱；免打扰的起止和直播的例外是我们的判断。

## 例

晚上十一点的促销：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  late-deal: {day: tue, at: 23:00, theme: deal}  # ✗ CAD-004
```

```text
calendar/schedules/vip-week.yml:6:14: warning CAD-004 23:00 在「会员群」的免打扰时段 22:00–08:00 内（2026-03-03 起共 2 次）
    6 |   late-deal: {day: tue, at: 23:00, theme: deal}  # ✗ CAD-004
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  夜里的提醒会吵醒人，群友先免打扰，再退群
    改法  把周二 23:00「本周好价」挪到 21:30
    参见  content/groups/vip.yml:2:1 社群「会员群」，时段来自默认值
```

提前到八点就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  evening-deal: {day: tue, at: 20:00, theme: deal}
```

预告过的活动，爆发当晚可以到十一点：

```yaml
# calendar/campaigns/spring.yml
title: 春日水果节
groups: [vip]
owner: qiu
goal: 周末卖完两百份水果
phases:
  warmup:
    from: 2026-03-05
    until: 2026-03-06
    slots:
      notice: {day: 1, at: 20:00, theme: tips}
  burst:
    from: 2026-03-07
    until: 2026-03-07
    slots:
      finish: {at: 22:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.group.model import Group
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Format, Phase
from qunce.rule import Settings, place_in_words, rule
from qunce.rules.remedies import retimes


@record
class Options:
    start: time = key("开始", "免打扰从几点起", default=time(22), yaml="from")
    end: time = key("结束", "几点后可以发", default=time(8), yaml="to")
    late: time = key("最晚", "直播和预告过的爆发期到几点", default=time(23))
    grave_start: time = key("深夜", "深夜从几点起，算错误", default=time(23, 30), yaml="grave_from")
    grave_end: time = key("清早", "深夜到几点止", default=time(6, 30), yaml="grave_to")


def inside(clock: time, start: time, end: time) -> bool:
    """True when a time of day lies in [start, end), which may run over midnight."""
    return start <= clock < end if start <= end else clock >= start or clock < end


@rule("CAD-004", "night-post", severity=Severity.WARNING, options=Options, alike=True)
def night_post(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        start, end, origin = _quiet(group, settings)
        options = settings.of(group)
        late = options.late if group.quiet is None else start
        for post in plan.posts_in(group):
            clock = post.starts.time()
            if not inside(clock, start, end) or (start <= clock < late and _announced(post)):
                continue
            yield Finding(
                post.span,
                f"{clock:%H:%M} 在「{group.title}」的免打扰时段 {start:%H:%M}–{end:%H:%M} 内",
                severity=Severity.ERROR
                if inside(clock, options.grave_start, options.grave_end)
                else None,
                mend=_mend(clock, start, end),
                see=(Note(group.span, f"社群「{group.title}」，时段来自{origin}"),),
                when=post.date,
                group=group.id,
                ways=partial(_ways, plan, post),
            )


def _quiet(group: Group, settings: Settings[Options]) -> tuple[time, time, str]:
    if group.quiet is not None:
        return group.quiet.start, group.quiet.end, place_in_words(group.at("quiet"))
    options = settings.of(group)
    return options.start, options.end, settings.origin(group, "start")


def _announced(post: Post) -> bool:
    """True for a live show, and for the burst of a campaign that was warmed up."""
    campaign = post.place.campaign
    if campaign is not None and post.place.phase is Phase.BURST:
        return Phase.WARMUP in campaign.phases
    return post.theme.format is Format.LIVE


def _ways(plan: Plan, post: Post) -> Iterator[Change]:
    """The nearest free time by day: that day, else in the morning after or the evening before."""
    around = [post.date + timedelta(number) for number in (0, 1, -1)]
    yield from retimes(plan, post, around, f"{post.starts:%H:%M} 在免打扰时段")


def _mend(clock: time, start: time, end: time) -> str:
    if clock < end < start:
        return f"挪到当天 {end:%H:%M} 以后，或前一天 {start:%H:%M} 以前"
    before = (datetime.combine(date.min + timedelta(1), start) - timedelta(minutes=1)).time()
    return f"挪到 {before:%H:%M} 以前，或第二天 {end:%H:%M} 以后"

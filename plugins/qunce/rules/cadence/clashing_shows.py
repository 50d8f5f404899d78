"""直播撞在一起，或播得太晚。

## 查什么

一个群里两场直播的时间重叠；或直播到二十三点以后才结束。

## 为什么

同一群人只有一双眼睛；二十三点以后还在播，第二天早上的投诉和退货都是它。

## 怎么改

错开两场，或提前开播、缩短时长（时段的 `minutes`）。

## 参数

- `latest`：最晚几点结束。默认 23:00。

## 依据

本手册的判断。

## 例

九点半开播，播两个小时：

```yaml
# content/themes/show.yml
title: 周末直播
kind: promo
format: live
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  live: {day: sat, at: 21:30, theme: show, minutes: 120}  # ✗ CAD-058
```

```text
calendar/schedules/vip-week.yml:6:9: warning CAD-058 「会员群」周六 21:30「周末直播」播到 23:30，最晚 23:00 结束（2026-03-07 起共 2 次）
    6 |   live: {day: sat, at: 21:30, theme: show, minutes: 120}  # ✗ CAD-058
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  同一群人只有一双眼睛；二十三点以后还在播，第二天早上的投诉和退货都是它
    改法  把时长缩到 90 分钟
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

早一小时开播：

```yaml
# content/themes/show.yml
title: 周末直播
kind: promo
format: live
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  live: {day: sat, at: 20:30, theme: show, minutes: 120}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.rule import Settings, rule
from qunce.rules.remedies import moved, valued
from qunce.rules.shows import is_show
from qunce.rules.wording import about, adjusted, involved, named, origin

_SHORTEST = 30


@record
class Options:
    latest: time = key("最晚", "几点以前结束", default=time(23, 0), examples=("23:00",))


@rule("CAD-058", "clashing-shows", severity=Severity.WARNING, options=Options)
def clashing_shows(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        latest = settings.of(group).latest
        last: Post | None = None
        for post in plan.posts_in(group):
            if not is_show(post):
                continue
            bound = datetime.combine(post.date, latest, post.starts.tzinfo)
            if post.ends > bound:
                yield Finding(
                    post.span,
                    f"「{group.title}」{named(post)}播到 {post.ends:%H:%M}，"
                    f"最晚 {latest:%H:%M} 结束{origin(settings, group, 'latest')}",
                    mend=f"提前到 {bound - (post.ends - post.starts):%H:%M} 开播，或缩短时长",
                    see=(*adjusted(post), about(group)),
                    when=post.date,
                    group=group.id,
                    ways=partial(_earlier, post, bound),
                )
            if last is not None and post.starts < last.ends:
                yield Finding(
                    post.span,
                    f"「{group.title}」{named(post)}开播时，{named(last)}还没播完（到 {last.ends:%H:%M}）",
                    mend=f"挪到 {last.ends:%H:%M} 以后，或缩短前一场",
                    see=(*involved([last]), *adjusted(last, post), about(group)),
                    when=post.date,
                    group=group.id,
                    ways=partial(_later, post, last),
                )
            last = post if last is None or post.ends > last.ends else last


def _earlier(post: Post, bound: datetime) -> Iterator[Change]:
    left = int((bound - post.starts) / timedelta(minutes=1))
    if left >= _SHORTEST and (
        change := valued(post.place.slot, "minutes", f"{left}", f"把时长缩到 {left} 分钟")
    ):
        yield change
    start = bound - (post.ends - post.starts)
    if start.date() == post.date and (change := moved(post, post.date, start.time())):
        yield change


def _later(post: Post, last: Post) -> Iterator[Change]:
    if last.ends.date() == post.date and (change := moved(post, post.date, last.ends.time())):
        yield change

"""促销不在大家看手机的时候发。

## 查什么

一周的促销里，落在 `windows` 这几个时段的不到 `share`%。一周的促销不足 `posts` 条不查；服务群和员工群不查。时段含开始、不含结束。

## 为什么

没人看手机的时候发促销，占了一条的打扰，换不来几次点开。

## 怎么改

把时段外的促销挪进最近的时段。

## 参数

- `share`：至少百分之几在时段里，默认 50。
- `windows`：哪些时段，默认 12:00-14:00 和 19:00-22:00；写成 `windows: [12:00-14:00, 19:00-22:00]`。
- `posts`：一周至少有几条促销才算，默认 3。

## 依据

行业文章说的高峰是 7:30—9:00、12:00—14:00、19:00—22:00，各家说法不一，证据较弱，所以只是提示；自己的群几点有人看，以后台数字为准，改 `windows`。

## 例

三条促销都在上午和下午：

```yaml
# content/groups/vip.yml
title: 会员群  # ✗ CAD-005
platform: wecom
type: interest
host: xia
themes: [tips, poll, gift, deal, help]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  wed-deal: {day: wed, at: 15:00, theme: deal}
  fri-deal: {day: fri, at: 17:30, theme: deal}
  sat-deal: {day: sat, at: 19:30, theme: deal}
```

```text
content/groups/vip.yml:2:1: info CAD-005 「会员群」一周的促销只有 33.3%（3 条里 1 条）在 12:00-14:00、19:00-22:00，至少 50%（2026-03-02 起共 2 次）
    2 | title: 会员群  # ✗ CAD-005
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  没人看手机的时候发促销，占了一条的打扰，换不来几次点开
    改法  把周三 15:00「本周好价」挪到 13:30
    参见  calendar/schedules/vip-week.yml:6:13 03-04 周三 15:00「本周好价」
    参见  calendar/schedules/vip-week.yml:7:13 03-06 周五 17:30「本周好价」
```

挪一条到晚上就通过：

```yaml
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  wed-deal: {day: wed, at: 15:00, theme: deal}
  fri-deal: {day: fri, at: 19:30, theme: deal}
  sat-deal: {day: sat, at: 19:30, theme: deal}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import GroupType, PostKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import moved, moved_once, together
from qunce.rules.wording import involved, named, origin, per_cent

_EXEMPT = (GroupType.SERVICE, GroupType.STAFF)
_CLOCK = r"(?:[01]?[0-9]|2[0-3]):[0-5][0-9]"


@record
class Options:
    share: int = key("比例", "促销至少百分之几在时段里", default=50, least=0, most=100)
    windows: tuple[str, ...] = key(
        "时段", "大家看手机的时候，含开始、不含结束",
        default=("12:00-14:00", "19:00-22:00"),
        pattern=rf"{_CLOCK}-{_CLOCK}", form="起止时刻，如 12:00-14:00",
    )  # fmt: skip
    posts: int = key("起算条数", "一周至少有几条促销才算", default=3, least=1)


@rule("CAD-005", "prime-time-unused", severity=Severity.INFO, options=Options, alike=True)
def prime_time_unused(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    for group in plan.groups:
        if group.type in _EXEMPT:
            continue
        options = settings.of(group)
        windows = [_window(one) for one in options.windows]
        for week in plan.weeks_of(group):
            promos = [post for post in week.posts if post.kind is PostKind.PROMO]
            outside = [post for post in promos if not _inside(post, windows)]
            total, good = len(promos), len(promos) - len(outside)
            if total < options.posts or good * 100 >= options.share * total or not windows:
                continue
            missing = -(-options.share * total // 100) - good
            yield Finding(
                group.span,
                f"「{group.title}」一周的促销只有 {per_cent(good, total)}"
                f"（{total} 条里 {good} 条）在 {'、'.join(options.windows)}"
                f"{origin(settings, group, 'windows')}，"
                f"至少 {options.share}%{origin(settings, group, 'share')}",
                mend="，".join(_moves(outside, windows)[:missing]),
                see=involved(outside),
                when=week.start,
                group=group.id,
                ways=partial(_ways, plan, outside, missing, windows),
            )


def _window(text: str) -> tuple[int, int]:
    """Minutes of the day; a window that ends before it begins runs over midnight."""
    start, end = (_minutes(time.fromisoformat(one.zfill(5))) for one in text.split("-"))
    return start, end


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _inside(post: Post, windows: Sequence[tuple[int, int]]) -> bool:
    at = _minutes(post.starts.time())
    return any(
        start <= at < end if start <= end else at >= start or at < end for start, end in windows
    )


def _moves(outside: Sequence[Post], windows: Sequence[tuple[int, int]]) -> list[str]:
    """Each post with the nearest minute that lies inside a window, the shortest way first."""
    ways = []
    for post in outside:
        at = _minutes(post.starts.time())
        edges = (edge for start, end in windows for edge in (start, end - 30))
        best = min(edges, key=lambda edge: (abs(edge - at), edge))
        ways.append((abs(best - at), post.starts, f"把{named(post)}挪到 {_clock(best)}"))
    return [words for *_, words in sorted(ways)]


def _ways(
    plan: Plan, outside: Sequence[Post], missing: int, windows: Sequence[tuple[int, int]]
) -> Iterator[Change]:
    """As few promotions as it takes inside a window, the shortest way first."""
    inside = sorted(
        {minute for start, end in windows for minute in range(start, end, 30) if start < end}
    )
    for far in range(3):
        near = []
        for post in outside:
            at = _minutes(post.starts.time())
            best = sorted(inside, key=lambda minute: (abs(minute - at), minute))[far : far + 1]
            near += [(abs(minute - at), post.starts, minute, post) for minute in best]
        chosen = sorted(near, key=lambda one: one[:3])[:missing]
        times = [(post, time(minute // 60, minute % 60)) for *_, minute, post in chosen]
        for change in (
            together(
                moved_once(plan, post, datetime.combine(post.date, at), "促销放在大家看手机的时候")
                for post, at in times
            ),
            together(moved(post, at=at) for post, at in times),
        ):
            if change:
                yield change


def _clock(minutes: int) -> str:
    return f"{minutes // 60 % 24:02}:{minutes % 60:02}"

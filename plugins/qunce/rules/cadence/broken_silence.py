"""静默日里照常发帖。

## 查什么

手册自己定的静默日（`kind: silence`，如考试周、极端天气、盘点）里，除了服务、公告和欢迎语还有别的帖子。日子写了 `groups` 的，只查那些群。

## 为什么

说好这几天不打扰，帖子却照旧响，说的话就没人信了。

## 怎么改

把那几条取消，或挪到静默日前后。

## 依据

静默日由手册自己定；静默日只留服务和公告，是我们的判断。

## 例

考试那两天还在投票：

```yaml
# calendar/days/ours.yml
exam: {title: 期中考试, date: 2026-03-10, until: 2026-03-11, kind: silence}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 10:30, theme: poll}  # ✗ CAD-036
  wed-help: {day: wed, at: 10:30, theme: help}
```

```text
calendar/schedules/vip-week.yml:7:13: info CAD-036 「会员群」在静默日「期中考试」（03-10 至 03-11）发互动「大家投一票」（2026-03-10）
    7 |   tue-poll: {day: tue, at: 10:30, theme: poll}  # ✗ CAD-036
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  说好这几天不打扰，帖子却照旧响，说的话就没人信了
    改法  只这一次：把 03-10 周二 10:30「大家投一票」挪到 03-12 周四 10:30
    参见  calendar/days/ours.yml:2:7 静默日
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

答疑的留下，投票取消：

```yaml
# calendar/days/ours.yml
exam: {title: 期中考试, date: 2026-03-10, until: 2026-03-11, kind: silence}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  tue-poll: {day: tue, at: 10:30, theme: poll}
  wed-help: {day: wed, at: 10:30, theme: help}
# calendar/overrides/2026-03.yml
exam: {slot: vip-week.tue-poll, date: 2026-03-10, action: skip, reason: 期中考试}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from qunce.almanac import Occasion
from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import DayKind, PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.festive import occasions, posts_on
from qunce.rules.remedies import moves, of_slot, skipped_once, valued
from qunce.rules.wording import about, adjusted

_ALLOWED = (PostKind.SERVICE, PostKind.NOTICE, PostKind.WELCOME)


@rule("CAD-036", "broken-silence", severity=Severity.INFO)
def broken_silence(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for day in occasions(plan, DayKind.SILENCE):
        dates = f"{day.first:%m-%d}"
        if day.last != day.first:
            dates += f" 至 {day.last:%m-%d}"
        for group in plan.groups:
            if not day.holds_for(group.id):
                continue
            for post in posts_on(plan, group, day.first, day.last):
                if post.kind not in _ALLOWED:
                    yield Finding(
                        post.span,
                        f"「{group.title}」在静默日「{day.title}」（{dates}）"
                        f"发{post.kind.label}「{post.theme.title}」",
                        mend="取消这一条，或挪到静默日前后",
                        see=(Note(day.span, "静默日"), about(group), *adjusted(post)),
                        when=post.date,
                        group=group.id,
                        ways=partial(_ways, plan, post, day),
                    )


def _ways(plan: Plan, post: Post, day: Occasion) -> Iterator[Change]:
    """The day before or after the silence, or not at all."""
    for other in (day.last + timedelta(1), day.first - timedelta(1)):
        yield from moves(plan, [(post, other)], day.title)
    if change := skipped_once(plan, post, day.title):
        yield change
    slot = post.place.slot
    if isinstance(slot, Slot):
        left_out = ", ".join([*slot.exclude, day.day.id])
        words = f"{of_slot(post)}在「{day.title}」不发（except: [{left_out}]）"
        if change := valued(slot, "except", f"[{left_out}]", words):
            yield change

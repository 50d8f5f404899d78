"""哀悼和纪念的日子里促销、发福利或喜气洋洋。

## 查什么

- 哀悼日（`kind: mourning`，内置的有 12 月 13 日国家公祭日；国家临时宣布的，自己加一天）：促销、福利，或正文有喜庆字眼，是错误。
- 纪念日（`kind: memorial`，内置的有 5 月 12 日、7 月 7 日、9 月 18 日）：促销，或正文有喜庆字眼，是警告。
- 庄重的日子（`solemn: true`，内置的有清明、中元）：正文有喜庆字眼，是警告。

日子写了 `groups` 的，只查那些群。

## 为什么

举国默哀的时候群里在喊秒杀，截一张图就足以毁掉一家店的名声。

## 怎么改

把那一条取消或挪到别的日子；平静的话题照常可以聊，换掉喜庆字眼就行。

## 依据

国家公祭日由全国人大常委会 2014 年的决定设立，南京的保障条例限制公祭期间在场所周边的娱乐活动。其余日子不促销、清明不用喜庆字眼，是我们的判断，所以只是警告。

## 例

门店为过世的老店长自己定了一天哀悼，秒杀没有停：

```yaml
# calendar/days/ours.yml
founder-day: {title: 创始人哀悼日, date: 2026-03-11, kind: mourning}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-deal: {day: wed, at: 19:30, theme: deal}  # ✗ CAD-034
```

```text
calendar/schedules/vip-week.yml:7:13: error CAD-034 「会员群」在创始人哀悼日（03-11）发促销「本周好价」（2026-03-11）
    7 |   wed-deal: {day: wed, at: 19:30, theme: deal}  # ✗ CAD-034
      |             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  举国默哀的时候群里在喊秒杀，截一张图就足以毁掉一家店的名声
    改法  只这一次：把 03-11 周三 19:30「本周好价」挪到 03-12 周四 19:30
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

这一天让出来就通过：

```yaml
# calendar/days/ours.yml
founder-day: {title: 创始人哀悼日, date: 2026-03-11, kind: mourning}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  wed-deal: {day: wed, at: 19:30, theme: deal}
# calendar/overrides/2026-03.yml
quiet: {slot: vip-week.wed-deal, date: 2026-03-11, action: skip, reason: 创始人哀悼日}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from qunce.almanac import Occasion
from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Severity
from qunce.kinds.vocabulary import DayKind, PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.festive import SELLING, festive, occasions, posts_on
from qunce.rules.remedies import moves, skipped_once
from qunce.rules.wording import about, adjusted

_NOT_TO = {DayKind.MOURNING: SELLING, DayKind.MEMORIAL: (PostKind.PROMO,)}


@rule("CAD-034", "loud-mourning", severity=Severity.ERROR)
def loud_mourning(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for day in occasions(plan):
        if day.kind not in _NOT_TO and not day.day.solemn:
            continue
        # the days off around 清明 are not 清明; what the playbook says to last lasts
        first, last = (day.first, day.last) if day.day.until else (day.date, day.date)
        for group in plan.groups:
            if day.holds_for(group.id):
                for post in posts_on(plan, group, first, last):
                    yield from _loud(plan, post, day)


def _loud(plan: Plan, post: Post, day: Occasion) -> Iterator[Finding]:
    cheer = festive(post)
    if post.kind in _NOT_TO.get(day.kind, ()):
        what = f"发{post.kind.label}「{post.theme.title}」"
        mend = "取消这一条，或挪到前后的日子"
    elif cheer:
        what = f"发的「{post.theme.title}」里有喜庆字眼「{cheer}」"
        mend = f"去掉「{cheer}」，语气平静些，或挪到别的日子"
    else:
        return
    yield Finding(
        post.span,
        f"「{post.group.title}」在{day.title}（{day.date:%m-%d}）{what}",
        severity=None if day.kind is DayKind.MOURNING else Severity.WARNING,
        mend=mend,
        see=(about(post.group), *adjusted(post)),
        when=post.date,
        group=post.group.id,
        ways=partial(_ways, plan, post, day),
    )


def _ways(plan: Plan, post: Post, day: Occasion) -> Iterator[Change]:
    """Another day near by, at most three days off, or not at all."""
    for number in (1, -1, 2, -2, 3, -3):
        yield from moves(plan, [(post, post.date + timedelta(number))], day.title)
    if change := skipped_once(plan, post, day.title):
        yield change

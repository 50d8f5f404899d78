"""消费者权益日没人当班，或这天开秒杀。

## 查什么

3 月 15 日这一天：

- 开着的社群，群主、副群主、运营没有一个当班；
- 促销、福利帖在卖秒杀：帖子讲的优惠或话术的优惠是 `flash_sale`，或栏目名、正文里有「秒杀」「闪购」「限时抢」。

手册把这个日子写了 `off: true`，就不查。

## 为什么

这天投诉最多、媒体看得最紧，没人接的投诉和抢不到的秒杀都会被放大。

## 怎么改

给这天排一个人；秒杀挪到前后的日子。

## 依据

国际消费者权益日在每年 3 月 15 日。这天要有人、不开新秒杀，是我们的判断，所以只是提示。

## 例

3 月 15 日是周日，照常秒杀：

```yaml
# content/themes/flash.yml
title: 周日秒杀
kind: promo
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  sun-flash: {day: sun, at: 19:30, theme: flash, owner: qiu}  # ✗ CAD-035
```

```text
calendar/schedules/vip-week.yml:7:14: info CAD-035 「会员群」在消费者权益日（03-15）开秒杀「周日秒杀」（2026-03-15）
    7 |   sun-flash: {day: sun, at: 19:30, theme: flash, owner: qiu}  # ✗ CAD-035
      |              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  这天投诉最多、媒体看得最紧，没人接的投诉和抢不到的秒杀都会被放大
    改法  只这一次：把 03-15 周日 19:30「周日秒杀」挪到 03-14 周六 19:30
    参见  content/groups/vip.yml:2:1 社群「会员群」
```

这一天让开：

```yaml
# content/themes/flash.yml
title: 周日秒杀
kind: promo
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips}
  sun-flash: {day: sun, at: 19:30, theme: flash, owner: qiu, except: [consumer-rights]}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from qunce.almanac import Occasion
from qunce.derived.expressions import expression
from qunce.expand import Plan, Post
from qunce.expand.duty import is_there, team
from qunce.finding import Change, Finding, Severity
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.vocabulary import OfferKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.festive import SELLING, active, occasions, posts_on
from qunce.rules.remedies import moves, skipped_once
from qunce.rules.wording import about, adjusted, weekday

_DAY = "consumer-rights"
_FLASH = expression("秒杀|闪购|限时抢")


@rule("CAD-035", "careless-rights-day", severity=Severity.INFO)
def careless_rights_day(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for day in (one for one in occasions(plan) if one.id == _DAY):
        for group in active(plan):
            people = team(plan.playbook, group)
            if not any(is_there(one, day.date, plan.almanac) for one in people):
                yield Finding(
                    group.at("host"),
                    f"「{group.title}」在{day.title}（{day.date:%m-%d}）没有人当班",
                    mend=f"给{people[0].title}加上 {day.date} {weekday(day.date)}的班次",
                    see=(about(group),),
                    when=day.date,
                    group=group.id,
                )
            for post in posts_on(plan, group, day.date, day.date):
                if _is_flash(post):
                    yield Finding(
                        post.span,
                        f"「{group.title}」在{day.title}（{day.date:%m-%d}）"
                        f"开秒杀「{post.theme.title}」",
                        mend="把这一条挪到前后的日子，或取消这一次",
                        see=(about(group), *adjusted(post)),
                        when=post.date,
                        group=group.id,
                        ways=partial(_ways, plan, post, day),
                    )


def _is_flash(post: Post) -> bool:
    """True when a post sells a flash sale: its offers say so, or its words do."""
    slot, campaign = post.place.slot, post.place.campaign
    offers = [post.script.offer] if post.script and post.script.offer else []
    if isinstance(slot, PhaseSlot) and campaign:
        offers += [campaign.offers[name] for name in slot.offers if name in campaign.offers]
    if post.kind not in SELLING:
        return False
    return any(one.kind is OfferKind.FLASH_SALE for one in offers) or bool(
        _FLASH.search(f"{post.theme.title}\n{post.text}")
    )


def _ways(plan: Plan, post: Post, day: Occasion) -> Iterator[Change]:
    """A neighbouring day, or not at all."""
    for number in (-1, 1, -2, 2):
        yield from moves(plan, [(post, post.date + timedelta(number))], day.title)
    if change := skipped_once(plan, post, day.title):
        yield change

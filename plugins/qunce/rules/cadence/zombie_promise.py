"""优惠过期了还在喊。

## 查什么

促销帖讲的优惠，在它发出去的时候已经结束了：活动里时段 `offers` 写的优惠，或话术 `offer` 写的结束时间，早于帖子的时刻。

说「最后一天」而那天不是最后一天，由 RED-AD-030 那一类文案规则查。

## 为什么

照着过期的帖子来的顾客，到柜台才知道没有了；发的人多半自己也不知道。

## 怎么改

帖子挪到优惠结束之前，或从 `offers` 里去掉，或给帖子所在的时段写 `until`。

## 依据

明码标价和禁止价格欺诈规定（市场监管总局令第 56 号）第二十条第二项：不得以虚假的促销期限诱导交易。

## 例

周日就结束的券，周一还在讲：

```yaml
# content/scripts/towel.yml
title: 浴巾
text: 浴巾 49 元，到三楼领券。
offer: {kind: discount, what: 纯棉浴巾一条, price: "49", end: 2026-03-08 20:00}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  towel: {day: mon, at: 10:30, theme: deal, script: towel}  # ✗ CAD-056
```

```text
calendar/schedules/vip-week.yml:6:10: error CAD-056 「纯棉浴巾一条」03-08 20:00 已经结束，「会员群」03-09 还在讲（2026-03-09）
    6 |   towel: {day: mon, at: 10:30, theme: deal, script: towel}  # ✗ CAD-056
      |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  照着过期的帖子来的顾客，到柜台才知道没有了；发的人多半自己也不知道
    改法  给这个时段写 until: 2026-03-08
    参见  content/scripts/towel.yml:4:57 优惠的结束
```

到期那天为止：

```yaml
# content/scripts/towel.yml
title: 浴巾
text: 浴巾 49 元，到三楼领券。
offer: {kind: discount, what: 纯棉浴巾一条, price: "49", end: 2026-03-08 20:00}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  towel: {day: mon, at: 10:30, theme: deal, script: towel, until: 2026-03-08}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.offer import Offer
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import PostKind
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import ended
from qunce.rules.wording import adjusted


@rule("CAD-056", "zombie-promise", severity=Severity.ERROR)
def zombie_promise(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    for post in plan.posts:
        if post.kind is not PostKind.PROMO:
            continue
        offers = _offers(post)
        if not offers or not all(_over(one, post) for one in offers):
            continue
        last = max(offers, key=lambda one: (one.end is not None, one.end and one.end.isoformat()))
        if last.end is None:
            continue
        yield Finding(
            post.span,
            f"「{last.what}」{last.end:%m-%d %H:%M} 已经结束，"
            f"「{post.group.title}」{post.date:%m-%d} 还在讲",
            mend=f"挪到 {last.end:%m-%d %H:%M} 以前，或{_stop(post, last.end.date())}",
            see=(Note(last.at("end"), "优惠的结束"), *adjusted(post)),
            when=post.date,
            group=post.group.id,
            ways=partial(_ways, post, last),
        )


def _stop(post: Post, last: date) -> str:
    if isinstance(post.place.slot, Slot):
        return f"给这个时段写 until: {last}"
    return "从这个时段的 offers 里去掉"


def _offers(post: Post) -> Sequence[Offer]:
    """The offers that a post is about."""
    slot, campaign = post.place.slot, post.place.campaign
    if campaign is not None and isinstance(slot, PhaseSlot) and slot.offers:
        return [campaign.offers[name] for name in slot.offers if name in campaign.offers]
    return [post.script.offer] if post.script and post.script.offer else []


def _over(offer: Offer, post: Post) -> bool:
    return offer.end is not None and offer.end < post.starts.replace(tzinfo=None)


def _ways(post: Post, offer: Offer) -> Iterator[Change]:
    slot = post.place.slot
    if isinstance(slot, Slot) and offer.end is not None:
        last = offer.end.date()
        if change := ended(slot, last, f"给这个时段写 until: {last}"):
            yield change

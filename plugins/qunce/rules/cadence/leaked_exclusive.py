"""独家优惠在别的平台先说了。

## 查什么

优惠写明只在某些平台给（`exclusive`），活动里讲到它的帖子却先发在了别的平台的群里。

## 为什么

说好只在这里有，别处先看到了，这里的人就知道「独家」是句空话；平台的独家约定也可能因此违约。

## 怎么改

把别处那条挪到独家平台首发之后，或在那条的 `offers` 里去掉这个优惠。

## 依据

本手册的判断。

## 例

企微群独家的杯子，小红书先讲了：

```yaml
# content/groups/red.yml
title: 小红书群
platform: xiaohongshu
type: interest
host: qiu
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip, red]
owner: xia
goal: 卖掉两百只马克杯
offers:
  cup:
    kind: discount
    what: 马克杯一只
    price: "19"
    exclusive: [wecom]
    start: 2026-03-03 10:00
    end: 2026-03-08 20:00
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      red: {day: 1, at: 10:30, theme: deal, groups: [red], offers: [cup]}  # ✗ CAD-075
      vip: {day: 2, at: 10:30, theme: deal, groups: [vip], offers: [cup]}
```

```text
calendar/campaigns/cups.yml:19:12: info CAD-075 「马克杯一只」只在企业微信给，03-02 周一 10:30 却先在「小红书群」讲了
   19 |       red: {day: 1, at: 10:30, theme: deal, groups: [red], offers: [cup]}  # ✗ CAD-075
      |            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  说好只在这里有，别处先看到了，这里的人就知道「独家」是句空话；平台的独家约定也可能因此违约
    改法  把 03-02 10:30「本周好价」挪到 03-03 11:30
    参见  calendar/campaigns/cups.yml:20:12 企业微信首发：03-03 周二 10:30「本周好价」
    参见  calendar/campaigns/cups.yml:11:5 写明独家
```

独家的平台先讲：

```yaml
# content/groups/red.yml
title: 小红书群
platform: xiaohongshu
type: interest
host: qiu
# calendar/campaigns/cups.yml
title: 杯子周
groups: [vip, red]
owner: xia
goal: 卖掉两百只马克杯
offers:
  cup:
    kind: discount
    what: 马克杯一只
    price: "19"
    exclusive: [wecom]
    start: 2026-03-02 10:00
    end: 2026-03-08 20:00
phases:
  burst:
    from: 2026-03-02
    until: 2026-03-08
    slots:
      vip: {day: 1, at: 10:30, theme: deal, groups: [vip], offers: [cup]}
      red: {day: 2, at: 10:30, theme: deal, groups: [red], offers: [cup]}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.offer import Offer
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.remedies import dropped, moved
from qunce.rules.wording import dated


@rule("CAD-075", "leaked-exclusive", severity=Severity.INFO)
def leaked_exclusive(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    posts: dict[tuple[str, str], list[Post]] = {}
    for post in plan.of_campaigns:
        campaign, slot = post.place.campaign, post.place.slot
        if campaign is not None and isinstance(slot, PhaseSlot):
            for name in slot.offers:
                if name in campaign.offers and campaign.offers[name].exclusive:
                    posts.setdefault((campaign.id, name), []).append(post)
    for (campaign_id, name), those in posts.items():
        yield from _early(plan, name, plan.playbook.campaigns[campaign_id].offers[name], those)


def _ways(post: Post, first: Post | None) -> Iterator[Change]:
    if first is not None:
        later = first.starts + timedelta(hours=1)
        if change := moved(post, later.date(), later.time()):
            yield change
    if change := dropped(post):
        yield change


def _early(plan: Plan, name: str, offer: Offer, posts: Sequence[Post]) -> Iterator[Finding]:
    """The posts elsewhere before the first on a platform that has the offer to itself."""
    platforms = plan.playbook.platforms
    titles = "、".join(platforms[one].title for one in offer.exclusive)
    first = next((post for post in posts if post.group.platform in offer.exclusive), None)
    for post in posts:
        if post.group.platform in offer.exclusive:
            return
        when = dated(first).partition("「")[0] if first else ""
        later = f"挪到 {when} 以后，或" if first else ""
        see = [Note(first.span, f"{titles}首发：{dated(first)}")] if first else []
        yield Finding(
            post.span,
            f"「{offer.what}」只在{titles}给，{dated(post).partition('「')[0]} "
            f"却先在「{post.group.title}」讲了",
            mend=f"{later}从 offers 里去掉 {name}",
            see=(*see, Note(offer.at("exclusive"), "写明独家")),
            group=post.group.id,
            ways=partial(_ways, post, first),
        )

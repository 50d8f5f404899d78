"""红包发得太勤，或没写清多少。

## 查什么

一、一个社群一周的红包超过 `most` 个。二、红包的优惠没有写总额（`total`）或个数（`quantity`）。三、连着 `weeks` 周里（从周一算起），既不在节日、假日、店庆这些有名字的日子，也不属于营销活动的红包超过 `loose` 个。话术的优惠写 `kind: red_packet`，或活动的时段讲到红包优惠，就算红包。

## 为什么

红包多了，群里只剩等红包的人；数目不写清，发完就有人说少了。

## 怎么改

红包留给节日和活动，平日偶尔谢一次；总额和个数写进字段。

## 参数

- `most`：一周至多几个，默认 2。
- `loose`：`weeks` 周里不靠节日和活动的至多几个，默认 1。
- `weeks`：不靠节日和活动的，看连着几周，默认 4。

## 依据

店铺增长运营方案：「拼手气红包适合节假日或活动节点」。社群营销文章说「经常性有机动性福利」，所以平日留了四周一个的余地；次数和周数是我们的判断。

## 例

一周三个，都没写总额：

```yaml
# content/scripts/packet.yml
title: 小红包
text: 今晚八点发红包，每个两元，在群里的都能点。你今天过得怎么样？
asks: true
offer: {kind: red_packet, what: 每个两元, quantity: 50, terms: 在群里就能领}  # ✗ CAD-017
# calendar/days/2026.yml
our-week: {title: 店庆周, date: 2026-03-02, until: 2026-03-15, kind: brand}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-packet: {day: mon, at: 19:30, theme: gift, script: packet}
  tue-tips: {day: tue, at: 10:30, theme: tips}
  wed-packet: {day: wed, at: 19:30, theme: gift, script: packet}
  thu-tips: {day: thu, at: 10:30, theme: tips}
  fri-poll: {day: fri, at: 12:30, theme: poll}
  sun-deal: {day: sun, at: 15:00, theme: deal}
  sat-packet: {day: sat, at: 19:30, theme: gift, script: packet}  # ✗ CAD-017
```

```text
calendar/schedules/vip-week.yml:12:15: info CAD-017 「会员群」一周发 3 个红包，至多 2 个（2026-03-07 起共 2 次）
   12 |   sat-packet: {day: sat, at: 19:30, theme: gift, script: packet}  # ✗ CAD-017
      |               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  红包多了，群里只剩等红包的人；数目不写清，发完就有人说少了
    改法  删掉周六 19:30「每周小福利」（sat-packet）
    参见  calendar/schedules/vip-week.yml:6:15 03-02 周一 19:30「每周小福利」
    参见  calendar/schedules/vip-week.yml:8:15 03-04 周三 19:30「每周小福利」
    参见  content/groups/vip.yml:2:1 社群「会员群」

content/scripts/packet.yml:5:8: info CAD-017 话术「小红包」的红包没有写总额
    5 | offer: {kind: red_packet, what: 每个两元, quantity: 50, terms: 在群里就能领}  # ✗ CAD-017
      |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    原因  红包多了，群里只剩等红包的人；数目不写清，发完就有人说少了
    改法  补上 total: 100 元（按实际的写）
```

留一个，总额写清就通过：

```yaml
# content/scripts/packet.yml
title: 小红包
text: 今晚八点发红包，共一百元五十个，在群里的都能点。你今天过得怎么样？
asks: true
offer: {kind: red_packet, what: 每个两元, total: 100 元, quantity: 50, terms: 在群里就能领}
# calendar/days/2026.yml
our-week: {title: 店庆周, date: 2026-03-02, until: 2026-03-15, kind: brand}
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-packet: {day: mon, at: 19:30, theme: gift, script: packet}
```
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from itertools import chain

from qunce.expand import Plan, Post, monday
from qunce.finding import Change, Finding, Severity
from qunce.kinds.campaign.model import PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.offer import Offer
from qunce.kinds.record import key, record
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import DayKind, OfferKind
from qunce.rule import Settings, rule
from qunce.rules.remedies import dropped, of_slot, skipped_once, together, valued
from qunce.rules.wording import about, adjusted, dated, involved, listed, origin

_FEASTS = (DayKind.HOLIDAY, DayKind.FESTIVAL, DayKind.SHOPPING, DayKind.BRAND)


@record
class Options:
    most: int = key("一周上限", "一周至多几个红包", default=2, least=0)
    loose: int = key("平日上限", "几周里不靠节日和活动的至多几个", default=1, least=0)
    weeks: int = key("看几周", "不靠节日和活动的，看连着几周", default=4, least=1, most=52)


@rule("CAD-017", "red-packet-excess", severity=Severity.INFO, options=Options)
def red_packet_excess(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    yield from _unclear(plan)
    for group in plan.groups:
        options = settings.of(group)
        told = set[Post]()
        found: list[Post] = []
        for week in plan.weeks_of(group):
            here = [post for post in week.posts if _is_packet(post)]
            found += here
            if len(here) > options.most:
                told.update(here[options.most :])
                words = f"一周发 {len(here)} 个红包，至多 {options.most} 个"
                yield _finding(
                    plan, group, here, options.most, words + origin(settings, group, "most"),
                    f"去掉{listed(here[options.most :])}", options.weeks,
                )  # fmt: skip
        loose = [post for post in found if post not in told and not _tied(plan, post)]
        month = timedelta(weeks=options.weeks)
        for number in range(options.loose, len(loose)):
            first, post = loose[number - options.loose], loose[number]
            if options.loose == 0 or monday(post.date) - monday(first.date) < month:
                words = (
                    f"{options.weeks} 周里{origin(settings, group, 'weeks')}"
                    f"有 {options.loose + 1} 个红包不在节日也不属于活动，"
                    f"至多 {options.loose} 个{origin(settings, group, 'loose')}"
                )
                free = f" {monday(first.date) + month:%m-%d} 以后"
                later = f"把 {dated(post)}挪到{free}，或" if options.loose else ""
                yield _finding(
                    plan, group, loose[number - options.loose : number + 1], options.loose, words,
                    f"{later}挪到最近的节日，或放进一场活动", options.weeks,
                )  # fmt: skip


def _is_packet(post: Post) -> bool:
    """True when a post's script or the offers that its slot speaks of are a red packet."""
    slot = post.place.slot
    if isinstance(slot, PhaseSlot) and slot.offers and post.place.campaign:
        offers = post.place.campaign.offers
        if any(offers[one].kind is OfferKind.RED_PACKET for one in slot.offers if one in offers):
            return True
    offer = post.script.offer if post.script else None
    return offer is not None and offer.kind is OfferKind.RED_PACKET


def _tied(plan: Plan, post: Post) -> bool:
    """True when a packet belongs to a campaign or to a day that has a name."""
    return post.place.campaign is not None or any(
        day.kind in _FEASTS
        for when in (post.date, post.date + timedelta(1))
        for day in plan.almanac.on(when)
    )


def _unclear(plan: Plan) -> Iterator[Finding]:
    """Red packets whose sum or number nobody wrote down."""
    playbook = plan.playbook
    offers: list[tuple[str, Offer]] = [
        (f"话术「{one.title}」", one.offer) for one in playbook.scripts.values() if one.offer
    ]
    offers += chain.from_iterable(
        ((f"活动「{one.title}」里 {name} ", offer) for name, offer in one.offers.items())
        for one in playbook.campaigns.values()
    )
    for where, offer in offers:
        if offer.kind is OfferKind.RED_PACKET:
            missing = {
                "total": "" if offer.total else "总额",
                "quantity": "" if offer.quantity else "个数",
            }
            lacking = {name: words for name, words in missing.items() if words}
            if lacking:
                samples = {"total": "total: 100 元", "quantity": "quantity: 50"}
                yield Finding(
                    offer.span,
                    f"{where}的红包没有写{'和'.join(lacking.values())}",
                    mend=f"补上 {'、'.join(samples[name] for name in lacking)}（按实际的写）",
                )


def _finding(
    plan: Plan, group: Group, posts: Sequence[Post], most: int, words: str, mend: str, weeks: int
) -> Finding:
    over = posts[most]
    return Finding(
        over.span,
        f"「{group.title}」{words}",
        mend=mend,
        see=(*involved(posts[:most]), *adjusted(over), about(group)),
        when=over.date,
        group=group.id,
        ways=partial(_ways, plan, posts[most:], weeks),
    )


def _ways(plan: Plan, extra: Sequence[Post], weeks: int) -> Iterator[Change]:
    """Once in so many weeks instead of more often, or the extra ones left out."""
    for post in extra:
        slot = post.place.slot
        if isinstance(slot, Slot) and slot.every < weeks and slot.cycle is None:
            words = f"{of_slot(post)}改成每 {weeks} 周一次（every: {weeks}）"
            if change := valued(slot, "every", f"{weeks}", words):
                yield change
    for change in (
        together(skipped_once(plan, post, "红包发得太勤") for post in extra),
        together(dropped(post) for post in extra),
    ):
        if change:
            yield change

"""Carriers: the scripts and campaigns that declare mechanics, and the platforms they run on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from qunce.expand import Plan
from qunce.expand.plan import Post
from qunce.expand.reach import Reach, reach_of_groups, reaches
from qunce.finding import Note, Severity
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.offer import Offer
from qunce.kinds.platform.model import Platform
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Category, Channel, Purpose
from qunce.lately import once_in_a_row

WECHAT = ("微信", "企微", "朋友圈", "公众号", "视频号", "wechat", "wecom", "weixin")
"""What platforms are called whose operator forbids luring people into sharing and following."""
XIAOHONGSHU = ("xiaohongshu", "小红书", "redbook")
DOUYIN = ("douyin", "抖音")

_NOTES = 3

_INSTEAD = (
    (WECHAT, "会员小程序里的官方拼团或老带新"),
    (XIAOHONGSHU, "店铺里人人能领的券"),
    (DOUYIN, "抖音店铺的官方拼团或人人能领的券"),
    (("weibo", "微博"), "微博自带的抽奖工具，规则写全"),
    (("qq",), "群里报名，人人同一个价"),
    (("zhihu", "知乎"), "文末人人同价的商品卡"),
)
"""What a platform itself offers for the same end, without a task for members."""


class _Uses:
    """Where scripts and campaigns are used, worked out when a rule asks for the first time."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._known: Mapping[str, Reach] | None = None
        self._campaigns: dict[str, Reach] = {}
        self._posts: dict[str, list[Post]] | None = None

    def posts(self, thing: Script | Campaign) -> Sequence[Post]:
        if self._posts is None:
            self._posts = {}
            for post in self.plan.posts:
                for user in (post.script, post.place.campaign):
                    if user is not None:
                        self._posts.setdefault(_name(user), []).append(post)
        return self._posts.get(_name(thing), ())

    def reach(self, thing: Script | Campaign) -> Reach:
        if isinstance(thing, Campaign):
            return self._campaign(thing)
        if self._known is None:
            self._known = reaches(self.plan.playbook)
        return self._known[thing.id]

    def _campaign(self, thing: Campaign) -> Reach:
        known = self._campaigns.get(thing.id)
        if known is None:
            slots = [slot for plan in thing.phases.values() for slot in plan.slots.values()]
            sends = {slot.send for slot in slots}
            playbook, groups = self.plan.playbook, thing.groups
            known = self._campaigns[thing.id] = (
                reach_of_groups(playbook, groups, sends)
                if sends
                else reach_of_groups(playbook, groups)
            )
        return known


@frozen(eq=False)
class Carrier:
    """A script or a campaign with whatever decides how its mechanics are judged."""

    thing: Script | Campaign
    offers: tuple[Offer, ...]
    _uses: _Uses

    @property
    def category(self) -> Category:
        return self.thing.category

    @property
    def reach(self) -> Reach:
        return self._uses.reach(self.thing)

    @property
    def public(self) -> bool:
        """True where it may be read by anybody, so that it is an advertisement."""
        return self.reach.channel is not Channel.CLOSED_GROUP

    @property
    def posts(self) -> Sequence[Post]:
        """Its dated posts."""
        return self._uses.posts(self.thing)

    @property
    def sells(self) -> bool:
        """True when its fields or its posts ask for an order."""
        thing = self.thing
        return bool(
            self.offers
            or thing.buy_link
            or thing.paid
            or any(post.theme.sells for post in self.posts)
        )

    def on(self, words: Iterable[str]) -> tuple[Platform, ...]:
        """The platforms among its own that go by one of these names."""
        words = tuple(words)
        return tuple(one for one in self.reach.platforms if named(one, words))

    def seen_on(self, platforms: Iterable[Platform]) -> tuple[Note, ...]:
        """Its first post on each of some platforms, to show where it really runs."""
        wanted = {one.id: one for one in platforms}
        notes: dict[str, Note] = {}
        for post in self.posts:
            name = post.group.platform
            if name in wanted and name not in notes:
                said = f"{post.starts:%m-%d %H:%M} 发到{wanted[name].title}"
                notes[name] = Note(post.span, said)
        return tuple(notes[name] for name in sorted(notes))[:_NOTES]


@frozen
class Verdict:
    """How a mechanic weighs on the platforms it runs on."""

    severity: Severity
    strict: bool
    where: str
    instead: str
    """What may be done there instead, for the mend."""
    see: tuple[Note, ...] = ()


@once_in_a_row
def carriers(plan: Plan) -> tuple[Carrier, ...]:
    """Every script that speaks to members, then every campaign."""
    known = _Uses(plan)
    scripts = (
        Carrier(one, () if one.offer is None else (one.offer,), known)
        for one in plan.playbook.scripts.values()
        if one.purpose not in (Purpose.RULES, Purpose.TRAINING)
    )
    campaigns = plan.playbook.campaigns.values()
    return (*scripts, *(Carrier(one, tuple(one.offers.values()), known) for one in campaigns))


def _name(thing: Script | Campaign) -> str:
    """A script and a campaign may have the same id."""
    return f"{type(thing).__name__} {thing.id}"


def named(platform: Platform, words: Iterable[str]) -> bool:
    """True when a platform goes by one of these names."""
    name = f"{platform.id} {platform.title} {platform.short}".lower()
    return any(word in name for word in words)


def judged(carrier: Carrier, severity: Severity = Severity.ERROR) -> Verdict:
    """Full weight where WeChat's operator forbids it (or nobody said where), milder elsewhere."""
    platforms = carrier.reach.platforms
    if not platforms:
        instead = _INSTEAD[0][1]
        return Verdict(severity, strict=True, where="没有写平台，按微信的规则算", instead=instead)
    strict = carrier.on(WECHAT)
    told = strict or platforms
    return Verdict(
        severity if strict else severity.milder,
        strict=bool(strict),
        where="、".join(one.title for one in told),
        instead="；".join(dict.fromkeys(filter(None, map(_instead, told)))) or "人人能领的券",
        see=carrier.seen_on(told),
    )


def _instead(platform: Platform) -> str:
    return next((said for words, said in _INSTEAD if named(platform, words)), "")

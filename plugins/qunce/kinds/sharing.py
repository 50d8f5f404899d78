"""What an offer asks people to do for it: share, follow, download, bring others, review."""

from __future__ import annotations

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class Shared(Word):
    """Where the thing lives that members are asked to pass on."""

    OUTSIDE_LINK = "outside-link", "外部链接"
    MINI_PROGRAM = "mini-program", "小程序"
    NONE = "none", "不用转发"


class Task(Word):
    """A game of recruiting; platforms know each of them by name."""

    LIKES = "likes", "集赞"
    BOOST = "boost", "助力"
    BARGAIN = "bargain", "砍价"
    COLLECT = "collect", "集卡"
    INVITE = "invite", "邀请好友"
    CHECK_IN = "check-in", "打卡返现"


class RewardBasis(Word):
    """By what a recommender's reward is counted."""

    HEADCOUNT = "headcount", "按人数"
    SALES = "sales", "按成交"
    NONE = "none", "没有"


class Asked(Word):
    """Which review a reward is promised for."""

    POSITIVE = "positive", "好评"
    ANY = "any", "任何真实评价"


@record
class Sharing(Record):
    required: bool = key("是否条件", "不转发就不能参加、不能领", default=False)
    what: Shared = key("转发什么", "外部链接，还是本品牌小程序里的页面", default=Shared.NONE)
    task: Task | None = key("任务", "集赞、助力、砍价、邀请……", default=None)
    count: int | None = key("次数", "几次、几个人", default=None, least=1)
    reward: str = key("好处", "转发或完成任务得到什么；没有就不写", default="")


@record
class Ask(Record):
    what: str = key("什么", "哪个账号、哪个应用", least=1)
    required: bool = key("是否条件", "不做就不能看、不能参加、不能按这个价买", default=True)
    reward: str = key("好处", "做了得到什么；没有就不写", default="")


@record
class Referral(Record):
    levels: int = key("奖励层级", "奖励到第几层；只奖直接介绍人是 1", default=1, least=1)
    reward_basis: RewardBasis = key("计奖依据", "按成交、按人数，或没有奖励")
    reward: str = key("好处", "介绍人和新客各得什么", default="")
    entry_fee: int = key("入门费", "先交或先买多少元才有资格推荐，元", default=0, least=0)


@record
class GroupBuyRules(Record):
    official: bool = key("官方工具", "用平台或本品牌小程序自带的拼团", default=False)
    people: int | None = key("成团人数", "满多少人、多少份成团", default=None, least=2)
    until: str = key("成团时限", "到什么时候，或开团后多久", default="")
    unfilled: str = key("不成团怎么办", "取消、退款，怎么退", default="")
    drawn: bool = key("抽着给货", "成团的人里只有一部分拿到货", default=False)


@record
class Review(Record):
    asked: Asked = key("要什么评价", "只要好评，还是好坏都收", default=Asked.ANY)
    reward: str = key("好处", "写了评价、删改了评价得到什么；没有就不写", default="")
    remove: bool = key("删改差评", "好处是给删掉、改掉差评的人", default=False)

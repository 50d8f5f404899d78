"""An offer: the mechanics of a promotion in fields, so that rules can check them."""

from __future__ import annotations

from datetime import datetime

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import OfferKind


@record
class Offer(Record):
    kind: OfferKind = key("方式", "折扣、满减、抽奖……")
    what: str = key("内容", "给什么，一句话", least=1)
    price: str | None = key("活动价", "元", default=None)
    ref_price: str | None = key("对照价", "元", default=None)
    ref_basis: str | None = key("对照价依据", "如：活动前 7 日最低成交价", default=None)
    quantity: int | None = key("数量", "总共多少份", default=None, least=1)
    per_person: int | None = key("每人限领", "份", default=None, least=1)
    start: datetime | None = key("开始", "何时开始", default=None)
    end: datetime | None = key("结束", "何时结束", default=None)
    terms: str | None = key("使用条件", "门槛、范围、能否叠加、退货怎么算", default=None)
    prize_value: int | None = key("最高奖价值", "元，含税的市场价", default=None, least=0)
    odds: str | None = key("中奖概率或名额", "如：每 100 人抽 3 人", default=None)
    draw: str | None = key("开奖方式", "何时、怎样开奖", default=None)
    claim: str | None = key("兑奖方式", "何时、何地、凭什么领", default=None)
    audience: str | None = key("参加资格", "谁可以参加", default=None)
    sharing_required: bool = key("须先转发", "不转发、不拉人就不能参加", default=False)
    levels: int | None = key("奖励层级", "推荐有礼奖励到第几层", default=None, least=1)

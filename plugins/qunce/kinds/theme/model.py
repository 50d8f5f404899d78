"""A theme: a recurring kind of post."""

from __future__ import annotations

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Category, Format, PostKind


@record
class Theme(Thing):
    kind: PostKind = key("类型", "价值、互动、福利、促销、服务、公告、欢迎")
    category: Category = key("品类", "讲的是哪类商品", default=Category.GENERAL)
    format: Format = key("形式", "主要用什么形式发", default=Format.TEXT)
    activity: bool = key("主题活动", "群友能参加的一件事：会员日、拼单、打卡……", default=False)
    lines: tuple[str, ...] = key("商品线", "讲到哪几条商品线；话术里写了的以话术为准", default=())
    frequency: str = key("频率", "打算多久一次", default="")
    owner: str | None = key("负责岗位", "由哪个岗位供稿", default=None, ref="role")
    why: str = key("为什么做", "群友得到什么，门店得到什么", default="")
    tips: tuple[str, ...] = key("怎么写好", "写这个栏目的要点", default=())
    topics: tuple[str, ...] = key("选题库", "可以直接拿来用的题目", default=())

    @property
    def sells(self) -> bool:
        """True for a theme that asks for an order."""
        return self.kind is PostKind.PROMO

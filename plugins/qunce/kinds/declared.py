"""What a script or a campaign declares about how it deals with people, so that rules can tell."""

from __future__ import annotations

from qunce.kinds.licence import Licence
from qunce.kinds.live import Live
from qunce.kinds.outreach import Broadcast, Collected, Link
from qunce.kinds.record import key, record
from qunce.kinds.shown import Media, Origin, Shown, Voice
from qunce.kinds.thing import Thing


@record
class Declared(Thing):
    links: tuple[Link, ...] = key("链接和出口", "点开会到哪里：页面、小游戏、账号……", default=())
    broadcast: Broadcast | None = key("群发", "凭什么发、怎样拒收、以谁的名义", default=None)
    collects: tuple[Collected, ...] = key("收集的资料", "问大家要什么、做什么用", default=())
    people: tuple[Shown, ...] = key("出现的人", "代言、达人、顾客、员工、孩子", default=())
    media: tuple[Media, ...] = key("图片和视频", "哪些是 AI 生成的，怎样标明", default=())
    paid: bool = key("付费推广", "花钱或送货请人发的", default=False)
    buy_link: bool = key("购买入口", "带着链接、券、下单的地方", default=False)
    voice: Voice | None = key("用谁的账号发", "本品牌自己的，还是别人的", default=None)
    advertiser: str = key("广告主", "谁出的钱", default="")
    origin: Origin = key("素材来源", "原创、直播切片、转载", default=Origin.ORIGINAL)
    knowledge: bool = key("健康知识", "讲的是健康、养生、医药知识", default=False)
    live: Live | None = key("直播", "主播、商品、播前审核", default=None)
    licence: Licence | None = key("批准和注册", "批准文号、注册证号、忠告语", default=None)
    minors: bool = key("面向未成年人", "主要给不满十八岁的人看", default=False)

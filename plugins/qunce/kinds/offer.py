"""An offer: the mechanics of a promotion in fields, so that rules can check them."""

from __future__ import annotations

from datetime import datetime

from qunce.kinds.benefits import Coupon, Gift, Presale
from qunce.kinds.evidence import Evidence
from qunce.kinds.money import FORM, MONEY
from qunce.kinds.prices import PriceHistory, RefBasis, SegmentPrice, Size
from qunce.kinds.prizes import Prize
from qunce.kinds.record import Record, key, record
from qunce.kinds.sharing import Ask, GroupBuyRules, Referral, Review, Sharing
from qunce.kinds.vocabulary import OfferKind


@record
class Offer(Record):
    kind: OfferKind = key("方式", "折扣、满减、抽奖……")
    what: str = key("内容", "给什么，一句话", least=1)
    price: str | None = key("活动价", "元", default=None)
    ref_price: str | None = key("对照价", "元", default=None)
    ref_basis: str | None = key("对照价依据", "如：活动前 7 日最低成交价", default=None)
    ref_from: RefBasis | None = key("对照价取自", "哪一种价；核对成交记录用", default=None)
    price_history: PriceHistory | None = key("价格记录", "收银系统里的成交价和标价", default=None)
    unit: str = key("计价单位", "件、公斤、次……", default="")
    currency: str = key("币种", "不写就是人民币", default="")
    sizes: tuple[Size, ...] = key("各规格的价", "写「起」的，把每种规格的价列全", default=())
    segments: tuple[SegmentPrice, ...] = key("分人群的价", "会员价、新人价……", default=())
    gift: Gift | None = key("赠品", "品名、规格、数量、期限", default=None)
    coupon: Coupon | None = key("券或满减", "门槛、范围、有效期、叠加", default=None)
    presale: Presale | None = key("预售", "预付款、尾款、总价、退款", default=None)
    exclusive: tuple[str, ...] = key(
        "独家平台", "只在这些平台给；别处不能先说", default=(), ref="platform"
    )
    total: str | None = key(
        "总额", "红包一共发多少", default=None, pattern=MONEY, form=FORM, examples=("100 元",)
    )
    quantity: int | None = key("数量", "总共多少份", default=None, least=1)
    per_person: int | None = key("每人限领", "份", default=None, least=1)
    start: datetime | None = key("开始", "何时开始", default=None)
    end: datetime | None = key("结束", "何时结束", default=None)
    terms: str | None = key("使用条件", "门槛、范围、能否叠加、退货怎么算", default=None)
    prize_value: int | None = key("最高奖价值", "元，含税的市场价", default=None, least=0)
    odds: str | None = key("中奖概率或名额", "如：每 100 人抽 3 人", default=None)
    draw: str | None = key("开奖方式", "何时、怎样开奖", default=None)
    claim: str | None = key("兑奖方式", "何时、何地、凭什么领", default=None)
    prizes: tuple[Prize, ...] = key("奖项", "每一等奖的价值和名额", default=())
    chances: int = key("抽几次", "一次购买或一次到店最多抽几次，奖值加在一起算", default=1, least=1)
    tool: str = key("抽奖工具", "用哪个工具开奖，如：微博抽奖平台", default="")
    instant: bool = key("现场即开", "刮开、转盘、扭蛋，当场知道结果", default=False)
    organiser: str = key("主办方", "谁办的、怎么联系", default="")
    exclude_staff: bool | None = key("员工不参加", "员工和家属不参加抽奖", default=None)
    publish_results: str = key("公示结果", "结果在哪里、公示到何时", default="")
    archive: str = key("留档", "规则、结果、中奖名单存在哪里", default="")
    tax: str = key("奖品个税", "偶然所得的税谁代扣、谁承担", default="")
    min_age: int | None = key("最低年龄", "几岁以上才能参加", default=None, least=0, most=99)
    audience: str | None = key("参加资格", "谁可以参加", default=None)
    sharing_required: bool = key("须先转发", "不转发、不拉人就不能参加", default=False)
    levels: int | None = key("奖励层级", "推荐有礼奖励到第几层", default=None, least=1)
    sharing: Sharing | None = key("转发", "要不要转发、转发什么、得到什么", default=None)
    follow: Ask | None = key("关注", "要先关注什么", default=None)
    download: Ask | None = key("下载", "要先下载什么", default=None)
    referral: Referral | None = key("推荐有礼", "层级、计奖依据、入门费", default=None)
    group_buy: GroupBuyRules | None = key("拼团规则", "成团人数、时限、不成团怎么办", default=None)
    review: Review | None = key("评价", "要什么评价、给什么好处", default=None)
    evidence: tuple[Evidence, ...] = key(
        "证据", "能证明优惠的说法的记录；查得出来源的说法不再报", default=()
    )

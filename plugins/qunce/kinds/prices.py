"""What an offer says of its price: on what it is measured, for whom it is, in which sizes."""

from __future__ import annotations

from datetime import date

from qunce.kinds.money import FORM, MONEY
from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class RefBasis(Word):
    """Where a price to compare with comes from."""

    LOW_7D = "7d_low", "活动前七日最低成交价"
    LOW_30D = "30d_low", "活动前三十日最低成交价"
    LAST_DEAL = "last_deal", "最近一次成交价"
    LISTED = "listed", "活动前的标价"
    MSRP = "msrp", "厂商建议零售价"
    TAG = "tag", "吊牌价"
    MARKET = "market", "市场价"


@record
class PriceHistory(Record):
    """What the till says; rules hold the price to compare with against it."""

    low_7d: str | None = key(
        "前七日最低成交价", "活动开始前七天里", default=None, pattern=MONEY, form=FORM
    )
    low_30d: str | None = key(
        "前三十日最低成交价", "活动开始前三十天里", default=None, pattern=MONEY, form=FORM
    )
    last_deal: str | None = key(
        "最近一次成交价", "前七天里没有成交的，写最近一次", default=None, pattern=MONEY, form=FORM
    )
    listed: str | None = key(
        "活动前标价", "活动开始前一天的标价", default=None, pattern=MONEY, form=FORM
    )
    listed_30d: str | None = key(
        "三十天前标价", "活动开始前三十天的标价", default=None, pattern=MONEY, form=FORM
    )
    reason: str = key("调价理由", "三十天里涨过价的写为什么，如：进货价上涨，附单据号", default="")
    taken: date | None = key("取数日期", "哪天从收银系统取的", default=None)
    records: str = key("记录存放", "成交记录存在哪里", default="")


@record
class SegmentPrice(Record):
    """A price that only some people get."""

    who: str = key("给谁", "新客、会员、某一等级", least=1)
    price: str = key("价格", "元", pattern=MONEY, form=FORM)
    condition: str = key("公开的条件", "怎样算这一类人，在哪里写着；不公开就是暗价", default="")


@record
class Size(Record):
    """One of the things that the offer covers, with its own price."""

    name: str = key("规格", "型号、尺寸、份量", least=1)
    price: str = key("价格", "元", pattern=MONEY, form=FORM)

"""What an offer adds to the goods or takes off the bill: gifts, coupons, presales."""

from __future__ import annotations

from datetime import datetime

from qunce.kinds.money import FORM, MONEY
from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Word


class DepositKind(Word):
    """What a payment in advance is; the law treats the two differently."""

    EARNEST = "earnest", "定金"
    ADVANCE = "advance", "订金"


@record
class Gift(Record):
    name: str = key("品名", "送什么", default="")
    spec: str = key("规格", "尺寸、重量、型号", default="")
    qty: int | None = key("数量", "总共多少份", default=None, least=1)
    until: datetime | None = key("期限", "送到何时为止", default=None)
    value: str | None = key(
        "价值", "写了就是现在的售价，元", default=None, pattern=MONEY, form=FORM
    )
    price_now: str | None = key(
        "现售价", "赠品单卖的现价，核对价值用", default=None, pattern=MONEY, form=FORM
    )
    how: str = key("领取方式", "在哪里、凭什么领", default="")


@record
class Coupon(Record):
    threshold: str | None = key(
        "门槛", "满多少元可用；没有门槛写 0 元", default=None, pattern=MONEY, form=FORM
    )
    amount: str | None = key("减多少", "元", default=None, pattern=MONEY, form=FORM)
    scope: str = key("适用范围", "哪些商品、哪些店，除外什么", default="")
    until: datetime | None = key("有效期到", "过了就不能用", default=None)
    stacking: str = key("能否叠加", "与哪些优惠能一起用，先减哪个", default="")


@record
class Presale(Record):
    kind: DepositKind | None = key("预付款性质", "定金不退，订金可退", default=None)
    deposit: str | None = key("预付多少", "元", default=None, pattern=MONEY, form=FORM)
    balance: str | None = key("尾款", "元", default=None, pattern=MONEY, form=FORM)
    balance_from: datetime | None = key("尾款开始", "何时起付尾款", default=None)
    due: datetime | None = key("尾款截止", "最晚何时付清", default=None)
    total: str | None = key("总价", "一共多少元", default=None, pattern=MONEY, form=FORM)
    ships: str = key("发货或提货", "哪天起", default="")
    refund: str = key("退款办法", "不要了怎么退，没货怎么赔", default="")

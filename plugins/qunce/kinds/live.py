"""A live show: who hosts it, what is sold at which price, and who looked at it beforehand."""

from __future__ import annotations

from datetime import datetime

from qunce.kinds.record import Record, key, record


@record
class Host(Record):
    who: str = key("谁", "岗位或代号，不写真名", least=1)
    age: int | None = key("年龄", "未满十八岁的要写", default=None, least=0, most=120)
    guardian: str = key("监护人同意", "十六、十七岁：同意书的编号或存放处", default="")


@record
class Good(Record):
    name: str = key("品名", "商品和规格", least=1)
    price: str = key("价格", "元；屏幕上标的价", default="")
    unit: str = key("单位", "一件、一盒、500 克……", default="")
    ref_price: str = key("对照价", "说打折、立减时写，元", default="")
    ref_basis: str = key("对照价依据", "如：开播前 7 日最低成交价", default="")


@record
class Review(Record):
    by: str = key("谁审的", "岗位或代号", default="")
    time: datetime | None = key("哪时审的", "要在开播之前", default=None, yaml="at")
    archive: str = key("存放处", "口播稿、道具清单、录像存在哪里", default="")
    years: int | None = key("保存几年", "至少三年", default=None, least=1)


@record
class Live(Record):
    start: datetime | None = key("开播", "哪天几点；每周都播的不写", default=None)
    hosts: tuple[Host, ...] = key("主播", "出镜的人", default=())
    goods: tuple[Good, ...] = key("上架商品", "屏幕上标出的品名、价格、单位", default=())
    review: Review | None = key("播前审核", "谁、哪时、存在哪里", default=None)

"""A day worth knowing: holidays, shopping festivals, memorial days, the store's own days."""

from __future__ import annotations

import datetime

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import DayKind


@record
class Day(Thing):
    date: datetime.date = key("日期", "哪一天，写全年月日", examples=("2026-11-11",))
    until: datetime.date | None = key("到哪天", "多天的假期写最后一天", default=None)
    kind: DayKind = key("类型", "假日、购物节、纪念日……")
    advice: str = key("怎么过", "这天群里做什么、不做什么", default="")

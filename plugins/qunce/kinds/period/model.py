"""A period: a name for stretches of days, such as the school terms."""

from __future__ import annotations

from datetime import date

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing


@record
class Range(Record):
    start: date = key("开始", "第一天", yaml="from")
    until: date = key("结束", "最后一天（含）")


@record
class Period(Thing):
    ranges: tuple[Range, ...] = key("起止", "每一段从哪天到哪天；新的一年往后加一段")

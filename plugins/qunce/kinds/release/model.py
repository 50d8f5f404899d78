"""A release: a state of the plan that was published under a name, and what changed in it."""

from __future__ import annotations

from datetime import date

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing


@record
class Release(Thing):
    date: date = key("日期", "哪天发布的")
    notes: tuple[str, ...] = key("说明", "人写的：这次改了什么、要大家注意什么", default=())
    changes: tuple[str, ...] = key("改动", "qunce release 写的，一个社群一行", default=())

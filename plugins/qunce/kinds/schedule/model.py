"""A schedule: the weekly plan of one or more groups."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Allowance, Thing
from qunce.kinds.vocabulary import Cycle, Send, Weekday


@record
class Slot(Record):
    """A weekly place. Its id is its key, which is what keeps a moved post itself."""

    day: tuple[Weekday, ...] = key("星期", "周几，可以写几个")
    time_of_day: time = key("时刻", "几点发，24 小时制", yaml="at", examples=("20:30",))
    theme: str = key("栏目", "发哪个栏目", ref="theme")
    script: tuple[str, ...] = key("话术", "用哪条；写几条就轮换着用", default=(), ref="script")
    cycle: Cycle | None = key(
        "AB 周", "只在 A 周或 B 周；从起始日那周算 A 周", default=None, yaml="week"
    )
    every: int = key("每几周", "每 n 周一次，从起始日那周算起", default=1, least=1, most=52)
    offset: int = key("错开", "每 n 周一次时，从第几周开始（0 起）", default=0, least=0, most=51)
    start: date | None = key("开始", "从哪天起", default=None, yaml="from")
    until: date | None = key("截止", "到哪天止（含）", default=None)
    owner: str | None = key("发送人", "不写就是群主", default=None, ref="person")
    minutes: int = key("时长", "日历上占多少分钟", default=30, least=5, most=720)
    send: Send = key("发送方式", "人工、企微群发、机器人……", default=Send.MANUAL)
    mention_all: bool = key("@所有人", "是否 @所有人", default=False)
    note: str = key("备注", "给发送人看的提醒", default="")
    allow: tuple[Allowance, ...] = key("放行", "这里允许哪些检查结果，为什么", default=())


@record
class Schedule(Thing):
    groups: tuple[str, ...] = key("社群", "哪些群用这份排期", ref="group")
    start: date = key("开始", "从哪天起；AB 周和每 n 周从这一周算起", yaml="from")
    until: date | None = key("截止", "到哪天止（含）", default=None)
    slots: Mapping[str, Slot] = key("时段", "时段名 → 时段；时段名定了就别改")

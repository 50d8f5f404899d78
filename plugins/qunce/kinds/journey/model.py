"""A journey: what one member meets, day by day, after something happened to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Allowance, Thing
from qunce.kinds.vocabulary import Word


class Trigger(Word):
    """What sets a member on a journey; its day is day 0."""

    JOIN = "join", "进群"
    SILENT = "silent", "沉默"
    BIRTHDAY = "birthday", "生日"


class Where(Word):
    GROUP = "group", "群里"
    PRIVATE = "private", "私聊"


@record
class Step(Record):
    """A touch point. Its id is its key, which is what keeps it itself in people's calendars."""

    day: int = key("第几天", "D+几：当天写 0，提前写负数", least=-60, most=400)
    time_of_day: time | None = key(
        "时刻", "几点做；事情一发生就做的不写", default=None, yaml="at", examples=("19:30",)
    )
    within: int | None = key("多少秒内", "事情发生后多少秒内做，欢迎语用", default=None, least=0)
    title: str = key("名称", "这一步叫什么；不写就用话术的名称", default="")
    script: str | None = key("话术", "用哪条", default=None, ref="script")
    role: str | None = key("岗位", "哪个岗位做", default=None, ref="role")
    owner: str | None = key("谁做", "不写就是群主", default=None, ref="person")
    only_if: str = key("条件", "什么情况才做", default="", yaml="if")
    where: Where = key("在哪里说", "群里还是私聊", default=Where.GROUP)
    auto: bool = key("自动发", "由平台的欢迎语接口发，不经人手", default=False)
    minutes: int = key("时长", "日历上占多少分钟", default=15, least=5, most=720)
    note: str = key("备注", "给做的人看的提醒", default="", level="staff")
    allow: tuple[Allowance, ...] = key("放行", "这里允许哪些检查结果，为什么", default=())


@record
class Journey(Thing):
    trigger: Trigger = key("从什么开始", "进群、沉默、生日", yaml="on")
    groups: tuple[str, ...] = key("社群", "哪些群的人走这条路", ref="group")
    purpose: str = key("目的", "走完这条路，群友得到什么", default="")
    silent_days: int | None = key("沉默几天", "多少天没说话算沉默", default=None, least=7)
    again_days: int | None = key(
        "隔几天再来", "同一位群友过多少天可以再走一遍；不写就只走一遍", default=None, least=7
    )
    stop: str = key("什么时候停", "走到一半，什么情况就不再往下", default="")
    steps: Mapping[str, Step] = key("触点", "触点名 → 触点；触点名定了就别改")

    @property
    def in_order(self) -> tuple[tuple[str, Step], ...]:
        """The steps by day and time; what has no time of day comes first on its day."""
        return tuple(
            sorted(
                self.steps.items(),
                key=lambda one: (one[1].day, one[1].time_of_day or time.min, one[0]),
            )
        )

"""A schedule: when one or more groups get which posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Allowance, Thing
from qunce.kinds.vocabulary import Cycle, Send, SlotDay


@record
class Slot(Record):
    """A place in the calendar. Its id is its key, which is what keeps a moved post itself.

    On which days it falls is said in one of four ways: `day` (with `nth` within the month),
    `monthday`, `on` a named day, or by a `campaign`; the other keys only narrow that.
    """

    day: tuple[SlotDay, ...] = key(
        "星期", "周几，可以写几个；或 workday 每个工作日、restday 每个休息日", default=()
    )
    nth: tuple[int, ...] = key(
        "每月第几个", "和 day 一起写：1 是每月第一个，-1 是最后一个", default=(), least=-23, most=23
    )
    monthday: tuple[int, ...] = key(
        "每月几号", "1 到 31；-1 是每月最后一天", default=(), least=-31, most=31
    )
    month: tuple[int, ...] = key(
        "只在几月", "和 nth、monthday 一起写", default=(), least=1, most=12
    )
    on: tuple[str, ...] = key(
        "在哪个日子", "日子的代号或日期；mid-autumn 是每一年的中秋", default=(),
        examples=("mid-autumn",),
    )  # fmt: skip
    campaign: tuple[str, ...] = key(
        "跟着哪个活动", "活动.阶段；活动.阶段.end 从结束那天数，活动 从整个活动数", default=(),
        examples=("double-12.burst",),
    )  # fmt: skip
    before: tuple[int, ...] = key(
        "提前几天", "比 on 或 campaign 的第一天早几天；0 是当天", default=(), least=0, most=120
    )
    after: tuple[int, ...] = key(
        "之后几天", "比 on 或 campaign 的最后一天晚几天", default=(), least=0, most=120
    )
    workdays: bool = key("按工作日数", "before、after 只数工作日", default=False)
    time_of_day: time = key("时刻", "几点发，24 小时制", yaml="at", examples=("20:30",))
    theme: str = key("栏目", "发哪个栏目", ref="theme")
    script: tuple[str, ...] = key("话术", "用哪条；写几条就轮换着用", default=(), ref="script")
    cycle: Cycle | None = key(
        "AB 周", "只在 A 周或 B 周；从起始日那周算 A 周", default=None, yaml="week"
    )
    every: int = key("每几周", "每 n 周一次，从起始日那周算起", default=1, least=1, most=52)
    offset: int = key("错开", "每 n 周一次时，从第几周开始（0 起）", default=0, least=0, most=51)
    only: SlotDay | None = key(
        "只在", "workday 只在工作日发，restday 只在休息日发；调休照官方安排", default=None
    )
    during: tuple[str, ...] = key(
        "只在期间", "时期或活动的代号；campaigns 是这个群的任何活动", default=(), examples=("term",)
    )
    outside: tuple[str, ...] = key(
        "不在期间", "时期或活动的代号；campaigns 是这个群的任何活动", default=(),
        examples=("campaigns",),
    )  # fmt: skip
    exclude: tuple[str, ...] = key(
        "除开", "哪些日期或日子不发", default=(), yaml="except", examples=("spring-festival",)
    )
    start: date | None = key("开始", "从哪天起", default=None, yaml="from")
    until: date | None = key("截止", "到哪天止（含）", default=None)
    owner: str | None = key("发送人", "不写就是群主", default=None, ref="person")
    minutes: int = key("时长", "日历上占多少分钟", default=30, least=5, most=720)
    send: Send = key("发送方式", "人工、企微群发、机器人……", default=Send.MANUAL)
    mention_all: bool = key("@所有人", "是否 @所有人", default=False)
    note: str = key("备注", "给发送人看的提醒", default="", level="staff")
    manager_note: str = key("主管备注", "只有给主管的网站里有", default="", level="manager")
    allow: tuple[Allowance, ...] = key("放行", "这里允许哪些检查结果，为什么", default=())

    @property
    def weekly(self) -> bool:
        """True when it comes back by the week, on the same weekdays."""
        return bool(self.day) and not self.nth and all(one.is_weekday for one in self.day)


@record
class Schedule(Thing):
    groups: tuple[str, ...] = key("社群", "哪些群用这份排期", ref="group")
    start: date = key("开始", "从哪天起；AB 周和每 n 周从这一周算起", yaml="from")
    until: date | None = key("截止", "到哪天止（含）", default=None)
    slots: Mapping[str, Slot] = key("时段", "时段名 → 时段；时段名定了就别改")

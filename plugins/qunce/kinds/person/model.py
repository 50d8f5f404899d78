"""A person of the team, under a working name; no personal data."""

from __future__ import annotations

from datetime import date, time

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import SlotDay


@record
class Shift(Record):
    days: tuple[SlotDay, ...] = key(
        "星期", "哪几天当班：周几；或 workday 每个工作日、restday 每个休息日"
    )
    start: time = key("上班", "几点开始", yaml="from", examples=("09:30",))
    end: time = key("下班", "几点结束", yaml="to", examples=("18:30",))
    only: SlotDay | None = key(
        "只在", "workday 只在工作日上这个班，restday 只在休息日；调休照官方安排", default=None
    )


@record
class Leave(Record):
    start: date = key("开始", "休假第一天", yaml="from")
    end: date = key("结束", "休假最后一天", yaml="to")
    reason: str = key("事由", "年假、培训等，不写私事", default="休假")
    handover: tuple[str, ...] = key(
        "要交代的事", "休假前说清楚的，一条一句；写在交接表里", default=()
    )
    deputy: str | None = key(
        "代班", "这段时间谁顶班；不写就用平时的副手", default=None, ref="person"
    )


@record
class Person(Thing):
    roles: tuple[str, ...] = key("岗位", "担任哪些岗位", default=(), ref="role")
    shifts: tuple[Shift, ...] = key("班次", "每周固定的当班时间", default=())
    most_posts: int | None = key(
        "一天至多发几条", "手上的活多就写少一点；不写就按规则 CAD-043", default=None, least=1
    )
    leave: tuple[Leave, ...] = key("休假", "已批准的休假", default=(), level="staff")
    deputy: str | None = key("副手", "不在时谁顶上", default=None, ref="person")
    epoch: int = key(
        "日历链接第几版", "私密日历的链接漏了就加一：只换掉这个人的链接", default=0, least=0
    )

"""A campaign: a goal, an offer and phases with their own posts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from qunce.kinds.declared import Declared
from qunce.kinds.evidence import Evidence
from qunce.kinds.offer import Offer
from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Allowance
from qunce.kinds.vocabulary import Category, Phase, Send


@record
class PhaseSlot(Record):
    """A post of a phase: on given dates, on its nth days, or on every day of the phase."""

    dates: tuple[date, ...] = key("日期", "只在这些日期", default=(), yaml="on")
    days: tuple[int, ...] = key("第几天", "阶段的第几天；-1 是最后一天", default=(), yaml="day")
    time_of_day: time = key("时刻", "几点发", yaml="at", examples=("20:30",))
    theme: str = key("栏目", "发哪个栏目", ref="theme")
    script: tuple[str, ...] = key("话术", "用哪条；写几条就轮换着用", default=(), ref="script")
    offers: tuple[str, ...] = key("讲哪些优惠", "活动里的优惠名，核对价格和期限用", default=())
    owner: str | None = key("发送人", "不写就是群主", default=None, ref="person")
    groups: tuple[str, ...] = key(
        "社群", "只在这些群；不写就是活动的全部群", default=(), ref="group"
    )
    minutes: int = key("时长", "日历上占多少分钟", default=30, least=5, most=720)
    send: Send = key("发送方式", "人工、企微群发、机器人……", default=Send.MANUAL)
    mention_all: bool = key("@所有人", "是否 @所有人", default=False)
    note: str = key("备注", "给发送人看的提醒", default="", level="staff")
    manager_note: str = key("主管备注", "只有给主管的网站里有", default="", level="manager")
    allow: tuple[Allowance, ...] = key("放行", "这里允许哪些检查结果，为什么", default=())


@record
class PhasePlan(Record):
    start: date = key("开始", "第一天", yaml="from")
    until: date = key("结束", "最后一天（含）")
    goal: str = key("阶段目标", "这一段要做到什么", default="")
    tasks: tuple[str, ...] = key("要做的事", "清单", default=(), level="staff")
    pauses: tuple[str, ...] = key("暂停排期", "这几天这些周排期不发", default=(), ref="schedule")
    slots: Mapping[str, PhaseSlot] = key("时段", "时段名 → 时段", default={})


@record
class Campaign(Declared):
    groups: tuple[str, ...] = key("社群", "在哪些群做", ref="group")
    owner: str = key("负责人", "谁对结果负责", ref="person")
    goal: str = key("目标", "要做到什么，怎么算做到", least=4)
    metric: str = key("衡量指标", "看哪个数", default="", level="staff")
    budget: str = key("预算", "上限与构成", default="", level="staff")
    category: Category = key("品类", "主推哪类商品", default=Category.GENERAL)
    offers: Mapping[str, Offer] = key("优惠", "优惠名 → 字段", default={})
    evidence: tuple[Evidence, ...] = key(
        "证据", "能证明优惠和所发话术的说法的记录；查得出来源的说法不再报", default=()
    )
    phases: Mapping[Phase, PhasePlan] = key("阶段", "蓄水、预热、爆发、返场、复盘")
    checklist: tuple[str, ...] = key("倒排清单", "T-n 天要做完的事", default=(), level="staff")
    channels: tuple[str, ...] = key("推广渠道", "除了社群还在哪里说", default=())
    review: tuple[str, ...] = key("复盘问题", "活动后要回答的问题", default=(), level="staff")

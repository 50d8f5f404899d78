"""A group: one chat community, what it is for and who looks after it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from qunce.kinds.outreach import Broadcast
from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import GroupType, Stage


@record
class QuietHours(Record):
    start: time = key("开始", "几点起不发", yaml="from", examples=("22:00",))
    end: time = key("结束", "几点后可以发", yaml="to", examples=("08:00",))


@record
class Penalty(Record):
    when: str = key("情形", "什么情况")
    action: str = key("处理", "提醒、禁言、移出……")
    note: str = key("说明", "由谁处理、能否申诉", default="")


@record
class HouseRules(Record):
    """What members may and may not do; rules name what they forbid, so they are not advertising."""

    welcome: tuple[str, ...] = key("欢迎", "鼓励群友做什么", default=())
    speak: tuple[str, ...] = key("发言", "怎样发言，什么情况禁言", default=())
    ads: tuple[str, ...] = key("广告", "广告、外链、二维码怎么管", default=())
    forbidden: tuple[str, ...] = key("禁止", "不许做什么", default=())
    penalties: tuple[Penalty, ...] = key("处罚阶梯", "从轻到重", default=())
    appeal: str = key("申诉", "觉得处理不公找谁", default="")


@record
class ServicePromise(Record):
    reply_minutes: int = key("首次回应", "当班时多少分钟内", least=1)
    complaint_minutes: int = key("投诉回应", "投诉多少分钟内", least=1)
    complaint_script: str | None = key(
        "投诉话术", "投诉来了头一句说什么", default=None, ref="script"
    )


@record
class Records(Record):
    """What is kept and where, so that it can be shown when somebody asks."""

    ads: str = key("广告档案", "群里发过的广告存在哪里", default="")
    ads_years: int = key("广告存几年", "至少三年", default=0, least=0)
    prizes: str = key("抽奖档案", "规则、结果、中奖名单存在哪里", default="")
    prizes_years: int = key("抽奖存几年", "至少两年", default=0, least=0)


@record
class Group(Thing):
    platform: str = key("平台", "开在哪个平台", ref="platform")
    type: GroupType = key("类型", "决定默认的节奏要求")
    stage: Stage = key("阶段", "筹建、破冰、成长、成熟、沉寂、解散", default=Stage.MATURE)
    store: str = key("门店", "属于哪家门店或楼层", default="")
    purpose: str = key("目的", "一句话：为谁解决什么", default="")
    values: tuple[str, ...] = key("价值观", "这个群看重什么", default=())
    audience: str = key("群友画像", "都是些什么人（不写个人）", default="")
    members: int = key("人数", "大概多少人", default=0, least=0)
    capacity: int | None = key("容量", "满多少人就另开", default=None, least=1)
    opened: date | None = key("建群日期", "哪天建的", default=None)
    host: str = key("群主", "对这个群负责的人", ref="person")
    deputy: str | None = key("副群主", "群主不在时负责", default=None, ref="person")
    operators: tuple[str, ...] = key("运营", "还有谁在群里发内容", default=(), ref="person")
    themes: tuple[str, ...] = key("栏目", "这个群有哪些栏目", default=(), ref="theme")
    quiet: QuietHours | None = key("免打扰时段", "这段时间不发", default=None)
    house_rules: HouseRules | None = key("群规", "允许、禁止、处罚、申诉", default=None)
    service: ServicePromise | None = key("服务承诺", "多久回应", default=None)
    word_filter: str = key("敏感词过滤", "开了什么过滤、谁维护词表", default="", level="staff")
    records: Records | None = key(
        "留档", "广告和抽奖的档案在哪里、存几年", default=None, level="staff"
    )
    broadcast: Broadcast | None = key("群发", "群友凭什么收群发、怎样拒收", default=None)
    minors: bool = key("面向未成年人", "群友主要是不满十八岁的人", default=False)
    overlaps: tuple[str, ...] = key(
        "同一批人的群", "很多群友同时也在这些群里", default=(), ref="group"
    )
    entry: str = key("进群条件", "怎样进群", default="")
    exit: str = key("退群与清理", "怎样退、多久清理一次", default="")
    rules: Mapping[str, Any] = key("规则调整", "这个群的规则参数，按规则代码写", default={})

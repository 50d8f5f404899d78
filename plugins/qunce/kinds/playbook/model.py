"""The charter: what the team is for, its time zone and horizon, its rule settings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from qunce.kinds.playbook.sections import Site
from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing


@record
class Horizon(Record):
    start: date | None = key(
        "起始日", "固定从哪天所在的周一起；不写就跟着今天走", default=None, yaml="from"
    )
    back_weeks: int = key("往回几周", "过去的周", default=2, least=0, most=52)
    weeks: int = key("往后几周", "含本周", default=13, least=1, most=106)


@record
class Goal(Record):
    title: str = key("目标", "要做到什么")
    measure: str = key("怎么量", "看哪个数、到多少")


@record
class Charter(Thing):
    timezone: str = key("时区", "IANA 名称", default="Asia/Shanghai")
    domain: str = key(
        "日历域名", "日历条目编号的后缀，定了就别改", default="qunce.example",
        pattern=r"[a-z0-9][a-z0-9.-]*", form="小写域名",
    )  # fmt: skip
    site_url: str = key(
        "网站地址", "日历里的链接用它开头", default="",
        pattern=r"(https?://[\x21-\x7e]+)?", form="以 http:// 或 https:// 开头的网址",
    )  # fmt: skip
    horizon: Horizon | None = key("展开范围", "把排期展开成多少周", default=None)
    positioning: str = key("定位", "我们是谁的什么群", default="")
    purpose: str = key("目的", "社群为顾客、为门店做什么", default="")
    values: tuple[str, ...] = key("价值观", "遇到两难时按什么选", default=())
    goals: tuple[Goal, ...] = key("目标", "目标和怎么量", default=())
    names: tuple[str, ...] = key("自有名称", "品牌名、门店名、会员名；检查时不算违禁词", default=())
    hunches: bool = key(
        "语感", "读起来像违规、词表没有命中的句子也报警告；false 就只照词表查", default=True
    )
    words: tuple[str, ...] = key("搜索词", "站内搜索要整个认得的词", default=())
    sites: Mapping[str, Site] = key("网站", "网站名 → 给一部分人看的网站发布哪些部分", default={})
    rules: Mapping[str, Any] = key("规则调整", "全手册的规则参数，按规则代码写", default={})

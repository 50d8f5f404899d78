"""A platform: what it is for, who reads it, and its limits as dated data."""

from __future__ import annotations

from datetime import date

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Channel, Format


@record
class Limit(Record):
    name: str = key("限制", "限的是什么")
    value: str = key("数值", "多少")
    source: str = key("出处", "从哪里看来的")
    checked: date = key("核对日期", "哪天核对过")


@record
class Platform(Thing):
    short: str = key("短名", "日历标题里的标记", least=1, examples=("企微",))
    channel: Channel = key("公开程度", "谁看得到，决定适用哪部法")
    text_max: int = key("文字上限", "一条消息最多多少个字", least=1)
    formats: tuple[Format, ...] = key("支持形式", "能发哪些形式", default=())
    uses: tuple[str, ...] = key("适合做什么", "一条一句", default=())
    cautions: tuple[str, ...] = key("注意事项", "平台规则里最容易踩的", default=())
    setup: tuple[str, ...] = key("开通清单", "账号、欢迎语、公告、菜单、标签", default=())
    limits: tuple[Limit, ...] = key("平台限制", "每个数字都有出处和核对日期", default=())

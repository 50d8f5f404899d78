"""A platform: what it is for, who reads it, and its limits as dated data."""

from __future__ import annotations

from datetime import date

from qunce.kinds.months import length_of
from qunce.kinds.platform.measures import Means, Measure, Period, Scope, Unit
from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Channel, Format

EACH_DAY = ("days", "当月天数")
"""How a limit is written that grows with the month."""


@record
class Limit(Record):
    """One limit as its source states it; with a number, rules count by it."""

    name: str = key("限制", "限的是什么")
    value: str = key("说明", "用话说的限制；能数的写 number", default="")
    means: Means | None = key("用什么发", "限的是哪个工具", default=None, yaml="via")
    of: Measure | None = key("限什么", "条数、文字、附件……", default=None)
    number: str | None = key(
        "至多多少", "一个整数；days 表示当月有几天就是几", default=None,
        pattern="[0-9]{1,9}|days|当月天数", form="一个整数，或 days（当月有几天就是几）",
        examples=("20", "days"),
    )  # fmt: skip
    unit: Unit | None = key("单位", "字还是字节，要分清", default=None)
    scope: Scope | None = key("对谁算", "每个群、每位客户、每个账号……", default=None)
    period: Period | None = key("多久算一次", "每月、每周、每天……", default=None, yaml="per")
    source: str = key("出处", "从哪里看来的")
    checked: date = key("核对日期", "哪天核对过")
    start: date | None = key("从哪天起", "平台哪天开始这样限", default=None, yaml="from")
    until: date | None = key("到哪天止", "这个数用到哪天（含）", default=None)

    @property
    def counts(self) -> bool:
        """True when rules can count by it."""
        return bool(self.means and self.of and self.number and self.unit)

    def holds(self, day: date) -> bool:
        """True when it is the platform's limit on a day."""
        return (self.start or date.min) <= day <= (self.until or date.max)

    def most(self, day: date) -> int:
        """The number itself, which for a limit of `days` is how many the month of a day has."""
        assert self.number  # asked only of limits that count
        return length_of(day.year, day.month) if self.number in EACH_DAY else int(self.number)

    @property
    def told(self) -> str:
        """The limit in words: 每自然月 每个客户群 不超过当月天数."""
        if not self.number:
            return self.value
        those = "".join(one.label for one in (self.scope, self.period) if one)
        if self.number in EACH_DAY:
            return f"{those}不超过当月天数"
        return f"{those}不超过 {int(self.number):,} {self.unit.label if self.unit else ''}".rstrip()


@record
class Platform(Thing):
    short: str = key("短名", "日历标题里的标记", least=1, examples=("企微",))
    channel: Channel = key("公开程度", "谁看得到，决定适用哪部法")
    text_max: int = key("文字上限", "一条消息最多多少个字", least=1)
    formats: tuple[Format, ...] = key("支持形式", "能发哪些形式", default=())
    uses: tuple[str, ...] = key("适合做什么", "一条一句", default=())
    cautions: tuple[str, ...] = key("注意事项", "平台规则里最容易踩的", default=())
    setup: tuple[str, ...] = key("开通清单", "账号、欢迎语、公告、菜单、标签", default=())
    limits: tuple[Limit, ...] = key(
        "平台限制", "每个数字都有出处和核对日期；写了就用你写的，没写用群策带的", default=()
    )

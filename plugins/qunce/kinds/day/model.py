"""A day worth knowing: holidays, shopping festivals, memorial days, the store's own days."""

from __future__ import annotations

from qunce.kinds.day.when import FORMS, When
from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import DayKind

BUILT_IN = "内置日子表"
"""The place that the days every playbook gets are read from, as explain and pages call it."""


@record
class Day(Thing):
    date: When = key(
        "日期", f"哪一天；每年都有的写规律：{FORMS}",
        examples=("2026-11-11", "11-11", "农历八月十五", "5月第二个周日"),
    )  # fmt: skip
    until: When | None = key("到哪天", "多天的写最后一天，写法同日期", default=None)
    kind: DayKind = key("类型", "假日、购物节、纪念日……")
    advice: str = key("怎么过", "这天群里做什么、不做什么", default="")
    names: tuple[str, ...] = key(
        "别名", "文案里还怎么叫它；认得出帖子在说这一天", default=(), examples=("双十一",)
    )
    solemn: bool = key("庄重", "这天不用喜庆字眼，如清明", default=False)
    groups: tuple[str, ...] = key("社群", "只管这些群；不写就是全部", default=(), ref="group")
    off: bool = key("不用", "true：内置的这个日子，本手册不用", default=False)

    @property
    def declared(self) -> bool:
        """True when the playbook's own files say something of it."""
        return self.node.source.path != BUILT_IN

    @property
    def dated_here(self) -> bool:
        """True when the playbook's own files say when it is."""
        entry = self.node.entries.get("date")
        return entry is not None and entry[1].source.path != BUILT_IN

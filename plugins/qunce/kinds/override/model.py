"""An override: one post skipped, moved or replaced, with its reason."""

from __future__ import annotations

import datetime

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Action


@record
class Override(Thing):
    title: str = key("名称", "不写就用理由", default="")
    slot: str = key("时段", "排期.时段，或 活动.阶段.时段", examples=("daily.mon-tips",))
    groups: tuple[str, ...] = key("社群", "只在这些群；不写就是全部", default=(), ref="group")
    date: datetime.date = key("原定日期", "原来排在哪天")
    action: Action = key("怎么改", "skip 取消、move 改期、replace 换内容")
    to: datetime.datetime | None = key("改到", "move 时必填，如 2026-11-12 20:30", default=None)
    theme: str | None = key("换成栏目", "replace 时", default=None, ref="theme")
    script: str | None = key("换成话术", "replace 时", default=None, ref="script")
    reason: str = key("理由", "为什么改；会写进日历", least=2)

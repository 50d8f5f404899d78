"""A module of the course: an ordered set of lessons."""

from __future__ import annotations

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing


@record
class Module(Thing):
    audience: tuple[str, ...] = key("对象", "哪些岗位要学", default=(), ref="role")
    objectives: tuple[str, ...] = key("学完能做什么", "一条一句", default=())
    lessons: tuple[str, ...] = key("课", "按顺序写课的 id", ref="lesson")

"""A lesson: the front matter of a Markdown page of the course."""

from __future__ import annotations

from dataclasses import field

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing


@record
class Lesson(Thing):
    path: str = field(default="")
    body: str = field(default="", repr=False)
    body_line: int = field(default=1)
    objectives: tuple[str, ...] = key("学习目标", "学完这一课能做什么")
    minutes: int = key("时长", "多少分钟", least=1, most=480)
    key_points: tuple[str, ...] = key("要点", "记住这几句")
    audience: tuple[str, ...] = key("对象", "哪些岗位要学", default=(), ref="role")
    manager_note: str = key(
        "讲师备注", "带这一课的人要知道的；只有给主管的网站里有", default="", level="manager"
    )
    quiz: str | None = key("测验", "配哪份测验", default=None, ref="quiz")

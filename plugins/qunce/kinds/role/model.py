"""A role: what somebody in the team answers for."""

from qunce.kinds.record import key, record
from qunce.kinds.thing import Thing


@record
class Role(Thing):
    duties: tuple[str, ...] = key("职责", "这个岗位负责的事，一条一句", default=())
    skills: tuple[str, ...] = key("能力", "上岗要会什么", default=())

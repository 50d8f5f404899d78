"""An experiment: two or more ways of saying the same, tried in groups side by side."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Thing


@record
class Arm(Record):
    """One way of saying it, and the groups that get it."""

    title: str = key("名称", "这一组试的是什么", default="")
    script: str = key("话术", "这一组发哪条话术", ref="script")
    variant: str = key("版本", "话术有几版时，这一组只发哪一版", default="")
    groups: tuple[str, ...] = key("社群", "哪些群用这一组", ref="group")


@record
class Experiment(Thing):
    question: str = key("要回答的问题", "只改一处，问一个问题", least=4)
    metric: str = key("看哪个数", "事先说定看哪个数、到多少算赢", default="")
    start: date = key("开始", "从哪天起", yaml="from")
    until: date | None = key("截止", "到哪天止（含），到期就下结论", default=None)
    owner: str | None = key("负责人", "谁看数、谁下结论", default=None, ref="person")
    arms: Mapping[str, Arm] = key("组", "组名 → 这一组发什么、在哪些群；组名定了就别改")
    outcome: str = key("结论", "结束后写：哪一组赢，接下来怎么做", default="")

    def runs_on(self, day: date) -> bool:
        """True on the days on which its groups get different wordings."""
        return self.start <= day <= (self.until or date.max)

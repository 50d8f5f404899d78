"""What every named thing of a playbook has in common."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Visibility


@record
class Allowance(Record):
    """A recorded exception: these findings are known here, and why they may stand."""

    code: str = key("规则代码", "放行哪一条规则", examples=("CAD-006",))
    reason: str = key("理由", "为什么这里可以例外；没有理由不算数", least=4)
    approver: str | None = key("批准人", "红线类必填：谁批准的（岗位或人员代号）", default=None)
    evidence: str | None = key("依据", "红线类必填：凭什么，如检测报告编号", default=None)
    until: date | None = key("到期", "红线类必填：到这一天为止；过期就是错误", default=None)


@record
class Thing(Record):
    """A thing with an id: the stem of its file, or its key in a file of many."""

    id: str = field(default="")
    title: str = key("名称", "页面和日历上显示的名字", least=1)
    summary: str = key("一句话说明", "列表和卡片上的简介", default="")
    was: tuple[str, ...] = key("曾用 id", "改过文件名时写上旧名，日历条目才不会重复", default=())
    visibility: Visibility = key(
        "给谁看", "public 谁都能看、staff 员工、manager 只有主管；给别人看的网站里一点都没有它",
        default=Visibility.STAFF,
    )  # fmt: skip
    updated: date | None = key("内容日期", "最近一次实质修改；写了就以它为准", default=None)
    allow: tuple[Allowance, ...] = key(
        "放行", "这里允许哪些检查结果，为什么", default=(), level="staff"
    )

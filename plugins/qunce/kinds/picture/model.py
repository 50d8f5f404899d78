"""A picture's words: what stands in an image, written beside it so that it can be checked."""

from __future__ import annotations

from dataclasses import field

from qunce.kinds.record import Record, key, record
from qunce.kinds.thing import Allowance
from qunce.kinds.vocabulary import Category, Purpose, Visibility


@record
class Picture(Record):
    id: str = field(default="")
    text: str = key("图上的字", "图里写着什么就照抄什么，一行一句", least=1)
    purpose: Purpose = key("用途", "发布、应答、群规、培训", default=Purpose.POST)
    category: Category = key("品类", "图里讲的是哪类商品", default=Category.GENERAL)
    platforms: tuple[str, ...] = key(
        "平台", "图会发到哪些平台；不写就是都可能", default=(), ref="platform"
    )
    visibility: Visibility = key(
        "给谁看", "public 谁都能看、staff 员工、manager 只有主管；给别人看的网站里一点都没有它",
        default=Visibility.STAFF,
    )  # fmt: skip
    allow: tuple[Allowance, ...] = key("放行", "这里允许哪些检查结果，为什么", default=())

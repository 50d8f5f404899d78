"""A script: the words of a post, with variables and variants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from qunce.kinds.declared import Declared
from qunce.kinds.evidence import Evidence
from qunce.kinds.offer import Offer
from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Attachment, Category, Purpose, Step, VariableType

_NUMBER = r"-?[0-9]+(?:\.[0-9]+)?"


@record
class Variable(Record):
    title: str = key("名称", "填写时看到的提示", default="")
    type: VariableType = key("类型", "文字、数字、金额、日期……", default=VariableType.TEXT)
    example: str = key("示例", "检查和预览时填进去的值", least=1)
    extremes: tuple[str, ...] = key("极端值", "最长、最短、最怪的值，也要查", default=())
    least: str | None = key(
        "最小值", "数字、金额最小会填多少，也要查", default=None, yaml="min",
        pattern=_NUMBER, form="一个数", examples=("1",),
    )  # fmt: skip
    most: str | None = key(
        "最大值", "数字、金额最大会填多少，也要查", default=None, yaml="max",
        pattern=_NUMBER, form="一个数", examples=("999",),
    )  # fmt: skip
    choices: tuple[str, ...] = key("可选值", "类型为 choice 时列出", default=())
    default: str | None = key("缺省值", "没填时用它", default=None)


@record
class Variant(Record):
    title: str = key("名称", "这一版的不同之处", default="")
    text: str = key("正文", "群里看到的话，{变量} 会被替换", least=1)


@record
class Script(Declared):
    scene: str = key("场景", "什么时候用：迎新、上新、催单、投诉……", default="")
    segment: str = key("对象", "新客、活跃、沉默、会员……", default="")
    step: Step | None = key(
        "环节", "秒杀和直播里的哪一步：预告、提醒、开场、播报、收尾", default=None
    )
    tone: str = key("语气", "亲切、专业、活泼……", default="")
    purpose: Purpose = key("用途", "发布、应答、群规、培训", default=Purpose.POST)
    category: Category = key("品类", "讲的是哪类商品，决定查哪些法", default=Category.GENERAL)
    lines: tuple[str, ...] = key("商品线", "讲到哪几条商品线，如：杯壶、毛巾", default=())
    platforms: tuple[str, ...] = key(
        "平台", "写给哪些平台；不写就是都可以", default=(), ref="platform"
    )
    variables: Mapping[str, Variable] = key("变量", "正文里的 {变量}", default={})
    text: str | None = key("正文", "群里看到的话，{变量} 会被替换", default=None)
    variants: Mapping[str, Variant] = key("版本", "同一话术的 A/B 版", default={})
    attachments: tuple[Attachment, ...] = key(
        "附件", "跟着正文一起发的，一张图、一个链接各写一项", default=()
    )
    asks: bool = key("会提问", "这条话术请群友回应", default=False)
    offer: Offer | None = key("优惠", "正文许诺的优惠，写成字段好核对", default=None)
    evidence: tuple[Evidence, ...] = key(
        "证据", "能证明正文说法的记录；查得出来源的说法不再报", default=()
    )
    owner: str | None = key("负责人", "谁维护", default=None, ref="person")
    review_by: date | None = key("复核期限", "到期前要重读一遍", default=None)
    approved: datetime | None = key(
        "审核时间", "合规哪时审过；特殊品类要在发出前审好", default=None
    )
    tips: tuple[str, ...] = key("使用提示", "发之前、发之后要注意什么", default=(), level="staff")
    manager_note: str = key("主管备注", "只有给主管的网站里有", default="", level="manager")

    def texts(self) -> tuple[tuple[str, str, Record, str], ...]:
        """Each wording as (variant id or "", text, record that holds it, its key)."""
        found: list[tuple[str, str, Record, str]] = []
        if self.text is not None:
            found.append(("", self.text, self, "text"))
        found.extend((name, one.text, one, "text") for name, one in self.variants.items())
        return tuple(found)

"""Who denies, forbids or reports a word makes no use of it."""

from __future__ import annotations

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.near import Near

_FORBIDS = (
    r"禁止|严禁|禁用|(?<![舍巴恨忍])不得(?![不了])|勿|谨防|警惕|(?<![要])不要(?![钱紧])|(?<!能)不能(?!不)|"
    r"不可以?(?![不思多或挡])|不应|不该|不许(?![不漏少退换])|(?<![拿说吃摸看算定猜估量测])不准(?![不漏少退换])|不允许|"
    r"(?<![特分个区级性类告差辨识离送鉴])别(?![人家的墅样致具处针称名离出])"
)
"""Words that forbid whatever follows in their clause."""
_DENIES = (
    r"(?:(?:不是|并非|不属于|不宣称|不承诺|不保证|不说|不写|不讲|不叫|不提|不敢[说称]|不使用|不作为|"
    r"不具[有备]?|未必|不一定|谈不上|算不上|称不上)[^，,]{0,4}|"
    r"(?:没有|无|不含|不做|不搞|不发|不接|不卖|不传|不打|不玩|不用|不必|无需|无须|不需要?|不强制|不要求|"
    r"不鼓励|拒绝|杜绝|抵制|避免|删掉|改掉|去掉|请勿)(?:任何|什么|一切|所谓的?)?(?:[^，,、]{1,6}[和或与及、])?"
    r"[\"'「『“‘]?)$"
)
"""Words that deny only what follows at once, or after another thing that they deny as well."""
_NEGATES = f"{_FORBIDS}|{_DENIES}"
_NOT = r"(?<![绝毫从决永概都也再差受挡免不要])不$"
"""The plainest denial, right before a verb …"""
_UNLESS = r"[^，,。！？\n]{0,6}[，,]?(?:那|我|就|全额|一律|包|免费)*(?:不(?:收|要|算|用|给|卖|是|走|发)|退|赔|倒贴|重|砸|免费|算我|别|真|亏|白来|可惜|后悔)"
"""… which is a promise when something follows for the case that it does not happen: 不提分不收钱."""
_DISOWNS = (
    r"[”」』’\"]?(?:"
    r"[^，,。！？\n]{0,10}?(?:都|已经?|早就?|全部?)(?:停了|取消了|作废|撤了|不搞了)|"
    r"(?:更|也|都)(?:没有|不卖)(?![^，,。！？\n])|"
    r"(?:[^，,。！？\n]{0,4}?(?:(?:这|那|此)[一几两]?[种类些样个]|[等之](?:的|类|一类)|[字词句话])"
    r"[^，,。！？\n]{0,5}?[，,]?|[^，,。！？\n]{0,6}?[，,]?(?=一[律概]|统[统一]))"
    r"(?:我们?|咱们?|本店|本群|群里|店里|大家|一[律概]|统[统一]|全部|全都|以后|今后|都|也)*"
    r"(?:(?:从来?|坚决|绝)?不[做搞接发写说碰收卖]了?(?![^，,。！？\n])|不[许准让]|不允许|"
    r"(?:不[能要]|别|不让)再?[写说发用提]|划掉|删[掉去]|改掉|打回|撕|撤[下回]))"
)
"""What is said behind a word of which nobody wants to make use: …这种事我们不做, …三个词一律划掉."""
_REPORTS = (
    r"已经?撤回|(?:我|刚|都|全)撤回了|撤回并|都?清掉了|冒用|打着[^，,。！？\n]{1,10}(?:旗号|名义|幌子)|"
    r"[都全]是(?:骗人|骗子|骗钱|假)的?|是骗人的|这是假的|小广告|别掏钱|请报警|(?:请|直接|马上)举报|"
    r"广告[^，,。！？\n]{0,2}又来了|96110|反诈|[当小]心(?:被骗|受骗)|从来?不搞这|"
    r"(?:的|那套)[，,]?(?:都|千万|大家)*别(?:信|理|上当)(?:$|[，,])|[几两三四五][句个字词][^，,]{0,9}(?:撕|删)掉"
)
"""Words of somebody who tells of the swindles of others."""
_COMMA = "[，,]"
_COUNTER = r"不得不|难道|岂|是不是|可不是|要不是|何尝|能不|错过|犹豫|没有比|没有谁|也能|就能|也可以|照样|还能"

EXPRESSIONS = {
    "forbids": _FORBIDS, "denies": _DENIES, "not": _NOT, "unless": _UNLESS, "disowns": _DISOWNS,
    "reports": _REPORTS, "counter": _COUNTER, "comma": _COMMA,
}  # fmt: skip
"""Every expression by name, for whoever decides the same elsewhere."""


def negation(near: Near) -> bool:
    """True when nobody who says so makes use of a hit himself."""
    return _denied(near) or _disowned(near)


def _denied(near: Near) -> bool:
    """True when its clause forbids or denies a hit before it comes to it."""
    before = near.before
    if compiled(_NEGATES).search(before):
        return not compiled(_COUNTER).search(before)
    return (
        compiled(_NOT).search(before) is not None
        and not compiled(_COUNTER).search(before)
        and not compiled(_COMMA).search(near.words)
        and not compiled(_UNLESS).match(near.text, near.end, near.sentence[1])
    )


def _disowned(near: Near) -> bool:
    """True when a sentence says behind a hit that nobody does so, or that others cheat so."""
    first, last = near.sentence
    return bool(
        compiled(_DISOWNS).match(near.text, near.end, last)
        or compiled(_REPORTS).search(near.text, first, last)
    )

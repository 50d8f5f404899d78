"""Who denies, forbids or reports a word makes no use of it."""

from __future__ import annotations

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.near import Near

_FORBIDS = (
    r"禁止|严禁|禁用|(?<![舍巴恨忍])不得(?![不了])|勿|谨防|警惕|(?<![要])不要(?![钱紧])|(?<!能)不能(?!不)|"
    r"不可以?(?![不思多或挡])|不建议|不提倡|不主张|不鼓励|不赞成|不支持(?!无理由)|不应|不该|不许(?![不漏少退换])|(?<![拿说吃摸看算定猜估量测])不准(?![不漏少退换])|不允许|"
    r"(?<![特分个区级性类告差辨识离送鉴])别(?![人家的墅样致具处针称名离]|出(?!现))"
)
"""Words that forbid whatever follows in their clause."""
_DENIES = (
    r"(?:(?:不是|并非|不属于|不宣称|不承诺|不保证|不说|不写|不讲|不叫|不提|不敢[说称]|不使用|不作为|"
    r"不具[有备]?|未必|不一定|谈不上|算不上|称不上)[^，,]{0,4}|"
    r"(?:没有?|无|不含|不做|不搞|不发|不接|不卖|不传|不打|不玩|不用|不必|无需|无须|不需要?|不强制|不要求|"
    r"拒绝|杜绝|抵制|避免|删掉|改掉|去掉|请勿)(?:任何|什么|一切|所谓的?)?(?:[^，,、]{1,6}[和或与及、])?"
    r"[\"'「『“‘]?)$"
)
"""Words that deny only what follows at once, or after another thing that they deny as well."""
_NEGATES = f"{_FORBIDS}|{_DENIES}"
_NOT = r"(?<![绝毫从决永概都也再差受挡免不要])不$"
"""The plainest denial, right before a verb …"""
_LACKS = "没有|不(?:保证|承诺|担保)"
"""A denial of which the hit holds the second half: 没 + 有命题老师, 也不 + 保证学会."""
_UNLESS = r"[^，,。！？\n]{0,6}[，,]?(?:那|我|就|全额|一律|包|免费)*(?:不(?:收|要|算|用|给|卖|是|走|发)|退|赔|倒贴|重|砸|免费|算我|别|真|亏|白来|可惜|后悔)"
"""… which is a promise when something follows for the case that it does not happen: 不提分不收钱."""
_DISOWNS = (
    r"[”」』’\"]?(?:"
    r"[^，,。！？\n]{0,10}?(?:都|已经?|早就?|全部?)(?:停了|取消了|作废|撤了|不搞了)|"
    r"(?:更|也|都)(?:没有|不卖)(?![^，,。！？\n])|"
    r"[^，,。！？\n]{0,6}?(?:我们?|咱们?|本店|店里|本群)(?:停了|停办了?|下线了|不搞了|不做了)(?![^，,。！？\n])|"
    r"的?(?:事|话|传单|广告|帖子?|消息|短信|链接|说法)儿?[，,]?(?:都|可|真|大家)?"
    r"(?:不是(?:我们?|咱们?|本店|店里|官方)|别(?:再)?(?:问|提|信)|是假的|没有的事)|"
    r"[^，,。！？\n]{0,4}?[，,]?(?:我们?|咱们?|本店|店里|当场|客服|都|也|就|直接|从来)+"
    r"(?:没答应|没同意|拒绝|回绝|婉拒|谢绝|推掉|[不没]参与|不干|[没不]接|没理|没做)了?(?![^，,。！？\n])|"
    r"(?:[^，,。！？\n]{0,4}?(?:(?:这|那|此)[一几两]?[种类些样个]|[等之](?:的|类|一类)|[字词句话])"
    r"[^，,。！？\n]{0,5}?[，,]?|[^，,。！？\n]{0,6}?[，,]?(?=一[律概]|统[统一]))"
    r"(?:我们?|咱们?|本店|本群|群里|店里|大家|一[律概]|统[统一]|全部|全都|以后|今后|一个字|[一半]句|都|也)*"
    r"(?:(?:从来?|坚决|绝)?不[做搞接发写说碰收卖]了?(?![^，,。！？\n])|不[许准让]|不允许|"
    r"(?:不[能可要]以?|别|不让)(?:再|出现|放|印|标|贴|挂|写|说|讲|发|用|提)|划掉|删[掉去]|改掉|打回|撕|撤[下回]))"
)
"""What is said behind a word of which nobody wants to make use: …这种事我们不做, …三个词一律划掉."""
_GAINSAYS = (
    r"已经?撤回|(?:我|刚|都|全)撤回了|撤回并|都?清掉了|是骗人的|这是假的|小广告|[都全]是(?:骗人|骗子|骗钱|假)的?|"
    r"(?:的|那套)[，,]?(?:都|千万|大家)*别(?:信|理|上当)(?:$|[，,])|[几两三四五][句个字词][^，,]{0,9}(?:撕|删)掉|这[几两三四五些]个?(?:词|字眼|说法)(?:[^，,。！？\n]{0,12}[，,])?[^，,。！？\n]{0,8}(?:划掉|删掉|别写|不[能许准要可]写)|"
    r"广告[^，,。！？\n]{0,2}又来了|从来?不搞这|没有?这回事|子虚乌有|纯属口误|特此更正|收回(?:这|那|刚才的?|上一)句|"
    r"(?:心领了|愧?不敢当|过奖了|(?<![输伤])(?:[戴受]|担[待当]?|当)不起|真的?不是(?![^，,])|听着心虚|排不上(?:什么)?[榜名])"
    r"(?![^。！？\n]{0,12}(?:但|不过|可是|可就|可味|却|只是))|"
    r"(?:都|一律|先|绝口|暂时|统统)不提(?:这件事|这事|这茬|这个|它)|哪有这种(?!好|便宜|机会|价|福利)|(?:这种|那种)?(?:数字|话|说法)看看就好|看穿了|"
    r"(?:当场|马上|立刻|立即)(?:打断|叫停|制止|纠正)|"
    r"(?:顾客|客人|客户|粉丝|有人|网友|[有位]妈妈|宝妈|阿姨|大姨|大爷|大姐|主播|导购)(?:们|留言|评论|发来|总|老|天天|都)*(?:说|讲|觉得|以为|认为)"
    r"[^。！？\n]{1,36}[，,](?:(?:但|可|不过)?(?:我们?|咱们?|店里|柜台)[^，,。！？\n]{0,8}(?:不(?:跟着|拿(?:这|它|去)|[能敢会](?:这么|说|写|接|认|拿))|没(?:把这|把它|法(?:接|比|说|答)|放进|接[话这]|拿(?:这|它)))|我们?回[:：](?!谢|对|是|没错)|"
    r"这(?:话|个)?(?:没有?(?:科学)?[依根]据|是误[会区]|不对))"
    r"(?![^。！？\n]{0,16}(?:吹|骗|但|照样))"
)
"""Words of somebody who takes back or gainsays what is said …"""
_REPORTS = (
    r"冒用|打着[^，,。！？\n]{1,10}(?:旗号|名义|幌子)|别掏钱|[当小]心(?:被骗|受骗)|别贪|96110|反诈|(?:打|拨)110|"
    r"(?:请|直接|马上|就|赶紧|立刻|可以|快|帮忙)报警|(?:请|直接|马上)举报|钓鱼(?:链接|网站|短信|的)|有人冒充|冒充(?:我们|咱|本店|商场)|"
    r"(?:都|全|统统|全部)不是(?:我们?|咱们?|本店|商场|店里|本群|超市)[^，,。！？\n]{0,4}(?:办|发|搞|派|卖|开|的(?![^，,。！？\n]))|"
    r"(?<![不没])(?:是|属于|算)(?:违法|违规|犯法|不合法|价格欺诈|诈骗|骗局)的?(?![^，,、])"
)
"""Words of somebody who tells of the swindles of others."""
_ASKED = r"问|打听|咨询|想知道|要求|提出|能不能|可不可以|行不行|有没有|会不会|是不是|要不要|算不算|能否|可否|是否"
_NO = (
    r"[:：，,\"“「]?(?:抱歉|对不起|不好意思)?[，,]?(?:我们|咱们?|本店|店里|这个?|它|都|也|真)*"
    r"(?:不能|不可以|不行|不会|不是|不做|不给|不收|不卖|不发|不送|不办|不用|没有|没这|没法|办不了|做不到)"
    r"(?![^。！？\n]{0,24}(?:但|不过|可是|却|比|照样|偷|私|悄))"
)
_REFUSED = r"[，,][^，,。！？\n]{0,8}(?:回复?|答复?|答|说|讲|告诉[^，,。！？\n]{0,3})\s*" + _NO
_REFUSAL = r"[？?]\s*" + _NO
"""The question whether something is done, and the no that answers it: in its sentence or behind it."""
_COMMA = "[，,]"
_COUNTER = r"不得不|难道|岂|是不是|可不是|要不是|何尝|能不|错过|犹豫|没有比|没有谁|也能|就能|也可以|照样|还能"

EXPRESSIONS = {
    "forbids": _FORBIDS, "denies": _DENIES, "not": _NOT, "lacks": _LACKS, "unless": _UNLESS,
    "disowns": _DISOWNS, "gainsays": _GAINSAYS, "reports": _REPORTS, "asked": _ASKED, "refused": _REFUSED,
    "refusal": _REFUSAL, "counter": _COUNTER, "comma": _COMMA,
}  # fmt: skip
"""Every expression by name, for whoever decides the same elsewhere."""


def negation(near: Near) -> bool:
    """True when nobody who says so makes use of a hit himself."""
    return _denied(near) or _disowned(near) or _refused(near) or reported(near)


def _denied(near: Near) -> bool:
    """True when its clause forbids or denies a hit before it comes to it."""
    before = near.before
    if compiled(_NEGATES).search(before):
        return not compiled(_COUNTER).search(before)
    if before and compiled(_LACKS).match(near.text, near.start - 1):
        return True
    return (
        compiled(_NOT).search(before) is not None
        and not compiled(_COUNTER).search(before)
        and not compiled(_COMMA).search(near.words)
        and not compiled(_UNLESS).match(near.text, near.end, near.sentence[1])
    )


def _disowned(near: Near) -> bool:
    """True when a sentence says that nobody does so, or that it is not true."""
    first, last = near.sentence
    return bool(
        compiled(_DISOWNS).match(near.text, near.end, last)
        or compiled(_GAINSAYS).search(near.text, first, last)
    )


def _refused(near: Near) -> bool:
    """True when somebody asked for it and was told no."""
    first, last = near.sentence
    return compiled(_ASKED).search(near.text, first, near.end) is not None and bool(
        compiled(_REFUSED).search(near.text, near.end, last)
        or compiled(_REFUSAL).match(near.text, last)
    )


def reported(near: Near) -> bool:
    """True when a sentence tells of the swindles of others."""
    return compiled(_REPORTS).search(near.text, *near.sentence) is not None

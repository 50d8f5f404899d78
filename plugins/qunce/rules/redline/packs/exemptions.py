"""The exemption machine: reasons for which a found word is no fault, each decided near the word."""

from __future__ import annotations

from collections.abc import Callable

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs import accounts, denials, proven
from qunce.rules.redline.packs.model import Exemption
from qunce.rules.redline.packs.near import Near

_MENTION = (
    r"说|讲|写|喊|念|读|叫|称|用词|字|词|句|话|标题|提到|类似|例如|比如|譬如|诸如|所谓|等(?:等|词|字|说|用)|"
    r"这[类种些]|之类|说法|宣传|吹|看到|听到|听见|见到|遇到|问|搜|信|禁|违|避免|不得|不能|别|勿|删|改|撤[下掉了]|摘[下掉]|揭[下掉]|拆[下掉]|涂掉|"
    r"没有(?:什么|任何|所谓的?|这种)?\n|不存在|回事|不是(?:我们?|咱们?)[贴写发挂]|传单"
)
_NOTHING = (
    r"(?:没有|并无|哪有|没)(?:什么|任何|所谓的?|这种)?\n|\n[^，,]{0,8}(?:不存在|回事)|"
    r"\n[^，,]{0,4}[字词话句][^，,]{0,3}(?:撕|划|删|改|撤|不[写用许]|别)|\n的?[，,]?(?:走开|快跑|别[信买碰听])|\n我(?:走|试|数|量|算)了|"
    r"\n的?(?:截图|消息|说法|传言|图片?|帖子?|短信|链接|纸条|传单)[^，,]{0,6}(?:问|求证|核实|是真是假)"
)
"""Words that deny what is quoted after them, or before them."""
_CLAIMED = r"敢说|可以说|放心说|都说|公认|赢得|获得|荣获|信赖|信我|相信"
QUOTES = {"「": "」", "『": "』", "“": "”", "‘": "’", '"': '"', "《": "》"}
_QUOTE = f"[{''.join(QUOTES)}]"
_AIM = (
    r"目标|愿景|理念|宗旨|梦想|初心|立志|力争|争取|致力|努力|尽力|追求|坚持(?=做|把|为)|做到$|"
    r"(?:希望|想|愿意?|用心|我们[只就]?要)[^，,]{0,6}?(?:做|成为|为|给|带来|提供|打造)|祝(?=[你您大各])|愿(?=[你您大])"
)
_ASKING = (
    r"[你您](?:们)?(?:心[中目里]|觉得|认为|(?:吃过|喝过|见过|用过|去过|买过)(?!的))|(?<![到给送进])[你您]家|大家(?:觉得|认为|心)|"
    r"(?:有人|群友|顾客|客人|大家|家长|姐妹|阿姨|邻居|宝妈|妈妈|老人|朋友|同学|想|请|来)们?问(?!起?[来到了]?(?:就|都|一律|统一|只)(?:说|讲|回|答|推))|投票|票选|评选|选出|评出|投出|(?<![防暴日晾耐])晒(?![单干过太后足制青黑伤成斑痕]|出来的)|说说|聊聊|说一说|聊一聊|猜(?!你)|征集|"
    r"(?<!那)(?<!要问)哪(?!里?儿?还?能)[款个种家道些里位样只件双天](?![^，,]{0,6}[都也])|"
    r"(?<!不管)(?<!无论)(?<!不论)(?<!任凭)(?<!谁[用吃喝买穿看睡抹戴])谁(?!还|不|懂|争|抢|比个?高|较劲|[用吃喝买穿看睡]谁|[^，,]{0,4}[都也敢]|[^，,]{0,8}(?:举手|看过来))"
)
_QUESTION = r"哪|谁|什么|怎么|请问|吗|几"
_RHETORIC = (
    r"难道|哪里?儿?(?:还|去)|谁(?:还|不|伺候|照顾|来?管[你您])|还(?:打算|准备|要|想)?[^，,。！？\n]{0,8}(?:到什么时候|到几时|到哪天|多久)|将就|怎么(?:能|会)|还不|何必|"
    r"(?:犹豫|还等|纠结|还愁)个?(?:什么|啥)|[大强好香]过(?:我们|咱)"
)
_ANSWER = (
    r"\s*(?:那)?(?:(?:当然|肯定|必须|必定|绝对|自然|毫无疑问)(?:是|非|得|就)?(?:我|咱|本|它|这款|这家|[！!。，,]|(?![^\x00]))|"
    r"(?:答案)?(?:就是|还得是|还是得?|要数|当属|非)(?:我们?|咱们?|本店|它|这款)|(?:还用|不用|何须)[问说想]|没有之一|"
    r"(?:我们?|咱们?)(?:家|店|群|直播间|品牌)(?:的[^，,。！？\n\x00]{0,6})?(?:最|就是|啊|呀|[！!。]|(?![^\x00]))|本店(?:最|就是|[！!。]|(?![^\x00])))"
)
"""An answer that whoever asked gives himself: then nobody was asked for an opinion."""
_PAUSE = r"[，,…—～~]+"
_OWN = (
    r"我们(?:的)?(?:品牌|店|家|门店|群)|本(?:店|品牌|群|馆|柜)|自[有家]|我[家店]|上一[代款版]|前[一]?代|同系列|"
    r"[旧老]款|往年|近\s*\d+\s*[天日个]|活动前\s*\d+\s*[天日]|今年以来|开业以来"
)
_NUMBER = r"[0-9]++(?:\.[0-9]++)?\s*+(?![0-9.元块折份个斤盒件只瓶袋])|[一二三四五六七八九十百千]+(?=[天日年月代款倍])|上一[代款]|前代"
_TIPS = (
    r"食用|饮用|赏味|品尝|保存|储存|存放|冲泡|冲调|开封|使用|敷|涂|晾|洗(?![衣碗发面脸])|泡(?!面|脚|芙)|"
    r"[煮蒸炖烤炒煎](?![锅箱炉])|焯|冷藏|冷冻|冰镇|"
    r"加热|回温|趁热|现[吃做炸烤]|当天|当季|应季|搭配|蘸|配着?|放凉|常温|饭后|饭前|睡前|早上|晚上|[前后]再?"
)
_TIP_NOUNS = (
    r"的?(?:食用|饮用|赏味|保存|储存|冲泡|开封|使用|拍摄|观赏|观看|种植|洗涤|休息|睡眠|就座|投递)?"
    r"(?:时间|时候|时机|时节|季节|时段|温度|水温|火候|方法|办法|做法|吃法|喝法|洗法|用法|方式|位置|角度|机位|"
    r"比例|期限|期|状态)"
)

EXPRESSIONS = {
    **denials.EXPRESSIONS, **accounts.EXPRESSIONS, "mention": _MENTION,
    "nothing": _NOTHING, "claimed": _CLAIMED, "quote": _QUOTE, "aim": _AIM, "asking": _ASKING,
    "question": _QUESTION, "rhetoric": _RHETORIC, "answer": _ANSWER, "pause": _PAUSE, "own": _OWN, "number": _NUMBER, "tips": _TIPS,
    "tipNouns": _TIP_NOUNS,
}  # fmt: skip
"""Every expression by name, for whoever decides the same elsewhere."""


def _name(near: Near) -> bool:
    if near.names is None:
        return False
    first, last = near.sentence
    return any(
        match.start() <= near.start < match.end()
        for match in near.names.finditer(near.text, first, last)
    )


def _quotation(near: Near) -> bool:
    return denials.reported(near) or _quoted(near)


def _quoted(near: Near) -> bool:
    first, last = near.sentence
    if not compiled(_QUOTE).search(near.text, first, near.end):
        return False
    for opening, closing in QUOTES.items():
        begin = near.text.rfind(opening, first, near.end)
        if begin < 0 or near.text.find(closing, begin + 1, near.start) >= 0:
            continue
        stop = near.text.find(closing, near.end - 1, last)  # the mark may be a hit's last character
        outside = stop >= 0 and begin < near.start
        if stop < 0:  # a hit that goes on behind the quotation
            stop = near.text.find(closing, begin + 1, near.end)
        if stop < 0:
            continue
        if opening == "《" and outside:
            return True
        around = near.text[first:begin] + "\n" + near.text[stop + 1 : last]
        # a hit that holds the quotation mark says more than what is quoted
        if compiled(_MENTION if outside else _NOTHING).search(around) and not compiled(
            _CLAIMED
        ).search(near.text, first, begin):
            return True
    return False


def _aim(near: Near) -> bool:
    return bool(compiled(_AIM).search(near.before))


def _opinion(near: Near) -> bool:
    first, last = near.sentence
    return (
        bool(compiled(_ASKING).search(near.text, first, near.start)) or _asked(near, first, last)
    ) and not _answered(near)


def _asked(near: Near, first: int, last: int) -> bool:
    """True when the sentence is a question that wants to know something."""
    return (
        near.text[last : last + 1] in ("？", "?")
        and not compiled(_RHETORIC).search(near.text, first, last)
        and bool(compiled(_QUESTION).search(near.text, first, last))
    )


def _answered(near: Near) -> bool:
    """True when the answer stands right behind the question, or behind a comma in it."""
    last = near.sentence[1]
    answer = compiled(_ANSWER)
    if near.text[last : last + 1] in ("？", "?") and answer.match(near.text, last + 1):
        return True
    return any(
        answer.match(near.text, one.end(), last)
        for one in compiled(_PAUSE).finditer(near.text, near.end, last)
    )


def _own(near: Near) -> bool:
    clause = near.whole_clause
    return bool(compiled(_OWN).search(clause) and compiled(_NUMBER).search(clause))


def _tips(near: Near) -> bool:
    last = near.sentence[1]
    if compiled(_TIP_NOUNS).match(near.text, near.end, last):
        return True
    follows = near.text[near.end : near.end + 1]
    return (
        follows != "的"
        and near.text[near.end - 1] != "的"
        and bool(compiled(_TIPS).search(near.before))
    )


Tests = list[tuple[Exemption, Callable[[Near], bool]]]

TESTS: dict[Exemption, Callable[[Near], bool]] = {
    Exemption.NEGATION: denials.negation,
    Exemption.QUOTATION: _quotation,
    Exemption.AIM: _aim,
    Exemption.OPINION: _opinion,
    Exemption.OWN: _own,
    Exemption.TIPS: _tips,
    Exemption.STANDARD: proven.standard,
    Exemption.NAME: _name,
    Exemption.HONOUR: proven.honour,
}
"""Reasons that clear a hit, in the order in which they are asked."""
EASING: dict[Exemption, Callable[[Near], bool]] = {
    Exemption.ACCOUNT: accounts.account,
    Exemption.FACTS: proven.facts,
    Exemption.TITLE: proven.title,
}


def exempting(kinds: tuple[Exemption, ...]) -> Tests:
    """What is asked of a hit whose rule knows reasons of these kinds, in order."""
    return [(kind, test) for kind, test in TESTS.items() if kind in kinds]


def easing(kinds: tuple[Exemption, ...]) -> Tests:
    """What is asked of a fault whose rule knows reasons of these kinds to weigh it less."""
    return [(kind, test) for kind, test in EASING.items() if kind in kinds]


def first(tests: Tests, near: Near) -> Exemption | None:
    """The first reason that holds, if any."""
    for kind, test in tests:
        if test(near):
            return kind
    return None

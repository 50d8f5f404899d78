"""What a text says of an offer: its prices, and what comes with it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from enum import Enum

from qunce.derived.expressions import expression
from qunce.frozen import frozen
from qunce.kinds.money import yuan


class Role(Enum):
    """What a price in a text is: what one pays, what it is compared with, something else."""

    DEAL = "deal"
    REF = "ref"
    BARE = "bare"
    OTHER = "other"


@frozen
class Price:
    start: int
    end: int
    amount: Decimal
    role: Role
    per: str
    """The unit right behind it: 条 of 59.9 元／条."""


@frozen
class Present:
    start: int
    end: int
    name: str


_DEAL = (
    "活动价|秒杀价|到手价|到手|券后价?|团购价|拼[单团]价?|会员价|专享价|群友价|群价|福利价|限时价|特价|"
    "现价|抢购价|预售价|折后价?|体验价|优惠价|只要|仅需|仅售|只需|只卖|卖|秒杀"
)
_REF = (
    "原价|原售价|对照价|划线价|吊牌价?|市场价|日常价?|平时卖?|平常卖?|现售价|专柜价?|标价|零售价|门市价|参考价|"
    "货架价"
)
_OTHER = (
    "满|够|达|减|省|返|抵扣?|优惠|直降|降|便宜|涨|价值|每个|每份|每人|合|折合|约|平均|运费|邮费|快递费?|"
    "定金|订金|意向金|预付|尾款|押金|共|总共|一共|合计|总价|加|补|差价?|红包|奖|礼品卡|储值|充值|充|"
    "送货|上门|配送|跑腿|停车|包装|礼袋|礼盒|高于|低于|不到|超过|不满|会费|工本费|安装费|服务费|总额|单笔|消费|第二件|换购|每单|抽"
)
_LABEL = expression(f"(?P<deal>{_DEAL})|(?P<ref>{_REF})|(?P<other>{_OTHER})")
_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,7}(?:\.[0-9]{1,2})?"
_AMOUNT = expression(
    rf"(?P<sign>[¥￥]\s*)?(?<![0-9.])(?P<figure>{_FIGURE})(?![0-9])(?P<unit>\s*(?:元|块钱?))?"
)
_RANGE = expression(r"[0-9元块]\s*[-—~～到至]\s*$")
_DIGIT = expression(r"[0-9]")
_TENTH = expression(r"\s*([0-9])(?![0-9])(?!\s*(?:件|份|条|个|只|套|人|包|盒|瓶|斤|折))")
_BEHIND = expression(
    r"\s*(?:优惠|代金|现金|无门槛)?(?:券|红包|礼品卡|以上|以内|以下|差价|运费|押金|定金|订金|门槛|奖|的?礼)"
)
_PER = expression(r"\s*(?:[／/每一1]\s*|起?\s*[／/每]\s*)([一-龥]{1,2})")
_NO_PRICE = expression(
    r"\s*(?:折|%|％|月|日|号|点|时|分|年|天|件|份|条|个|只|套|人|名|位|张|包|盒|瓶|斤|公斤|克|升|毫升|"
    r"厘米|米|寸|度|次|页|楼|层|期|周|岁|倍|[:：.\-—~/]|[A-Za-z])"
)
_CLAUSE = expression(r"[，,。！？!?；;、\n]")


def prices(text: str) -> Iterator[Price]:
    """The amounts of a text, each with what it is.

    >>> [(one.amount, one.role.value, one.per) for one in prices("原价79，现价 59.9 元／条，满200减30元")]
    [(Decimal('79'), 'ref', ''), (Decimal('59.9'), 'deal', '条'), (Decimal('30'), 'other', '')]
    """
    for match in _AMOUNT.finditer(text):
        marked = match["sign"] or match["unit"]
        if not marked and _NO_PRICE.match(text, match.end()):
            continue
        label = _label_before(text, match.start())
        priced = label in (Role.DEAL, Role.REF)
        amount = yuan(match["figure"])
        if not (marked or priced) or amount is None:
            continue
        end = match.end()
        if text[end - 1] == "块" and (tenth := _TENTH.match(text, end)):  # 9 块 9
            amount, end = amount + Decimal(tenth[1]) / 10, tenth.end()
        behind = _BEHIND.match(text, end)
        # 9.9-12.9 元 is a shelf of things, not the price of one
        ranged = _RANGE.search(text[max(match.start() - 3, 0) : match.start()])
        role = Role.OTHER if behind or (ranged and label is Role.BARE) else label
        per = _PER.match(text, end)
        yield Price(match.start(), end, amount, role, per[1] if per else "")


def _label_before(text: str, at: int) -> Role:
    """What the nearest words before an amount, in its own clause, say that it is."""
    before = text[max(at - 12, 0) : at]
    before = _CLAUSE.split(before)[-1]
    found = next(reversed([*_LABEL.finditer(before)]), None)
    # words that stand further off speak of something else
    if found is None or _DIGIT.search(before, found.end()) or len(before) - found.end() > 6:
        return Role.BARE
    return Role(found.lastgroup)


_COUNT = "(?:[0-9]+|[一二两三四五六七八九十])\\s*(?:个|只|条|套|份|瓶|袋|盒|张|件|包|支|双|块|本|枚|对|把)"
_PRESENT = expression(
    rf"(?:加赠|赠送|附赠|(?<![递运配寄派护目保奉传输欢葬])送|赠)(?:您|你|大家|的是)?\s*"
    rf"(?:{_COUNT}\s*(?P<name>[一-龥]{{2,10}})|(?P<other>[一-龥]{{2,10}}?)\s*{_COUNT})"
)
_NO_PRESENT = expression(
    r"券|红包|积分|上门|到家|运费|礼品$|小?礼[物品]$|赠品$|福利$|朋友|长辈|孩子|父母|服务"
)


def presents(text: str) -> Iterator[Present]:
    """What a text says comes with the goods.

    >>> [one.name for one in presents("满 500 元送窗花一套，加赠 2 个保鲜盒，送货上门")]
    ['窗花', '保鲜盒']
    """
    for match in _PRESENT.finditer(text):
        name = match["name"] or match["other"]
        if not _NO_PRESENT.search(name):
            yield Present(match.start(), match.end(), name)

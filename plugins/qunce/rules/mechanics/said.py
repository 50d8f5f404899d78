"""What a text says of an offer in figures: its prices, when it ends, what comes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum

from qunce.kinds.money import yuan


class Role(Enum):
    """What a price in a text is: what one pays, what it is compared with, something else."""

    DEAL = "deal"
    REF = "ref"
    BARE = "bare"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Price:
    start: int
    end: int
    amount: Decimal
    role: Role
    per: str
    """The unit right behind it: 条 of 59.9 元／条."""
    least: bool
    """True for 39 元起."""


@dataclass(frozen=True, slots=True)
class End:
    start: int
    end: int
    month: int
    day: int
    year: int | None

    def on(self, moment: date) -> bool:
        """True when it names this day."""
        return (self.month, self.day) == (moment.month, moment.day) and (
            self.year is None or self.year == moment.year
        )


@dataclass(frozen=True, slots=True)
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
    "高于|低于|不到|超过|不满|会费|工本费|安装费|服务费|总额|单笔|消费|第二件|换购|每单|抽"
)
_LABEL = re.compile(f"(?P<deal>{_DEAL})|(?P<ref>{_REF})|(?P<other>{_OTHER})")
_FIGURE = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,7}(?:\.[0-9]{1,2})?"
_AMOUNT = re.compile(
    rf"(?P<sign>[¥￥]\s*)?(?<![0-9.])(?P<figure>{_FIGURE})(?![0-9])(?P<unit>\s*(?:元|块钱?))?"
)
_BEHIND = re.compile(
    r"\s*(?:优惠|代金|现金|无门槛)?(?:券|红包|礼品卡|以上|以内|以下|差价|运费|押金|定金|订金|门槛|奖|的?礼)"
)
_PER = re.compile(r"\s*(?:[／/每一1]\s*|起?\s*[／/每]\s*)([一-龥]{1,2})")
_NO_PRICE = re.compile(
    r"\s*(?:折|%|％|月|日|号|点|时|分|年|天|件|份|条|个|只|套|人|名|位|张|包|盒|瓶|斤|公斤|克|升|毫升|"
    r"厘米|米|寸|度|次|页|楼|层|期|周|岁|倍|[:：.\-—~/]|[A-Za-z])"
)
_CLAUSE = re.compile(r"[，,。！？!?；;、\n]")


def prices(text: str) -> Iterator[Price]:
    """The amounts of a text, each with what it is.

    >>> [(one.amount, one.role.value, one.per) for one in prices("原价79，现价 59.9 元／条，满200减30元")]
    [(Decimal('79'), 'ref', ''), (Decimal('59.9'), 'deal', '条'), (Decimal('30'), 'other', '')]
    """
    for match in _AMOUNT.finditer(text):
        label = _label_before(text, match.start())
        marked = match["sign"] or match["unit"]
        priced = label in (Role.DEAL, Role.REF) and not _NO_PRICE.match(text, match.end())
        amount = yuan(match["figure"])
        if not (marked or priced) or amount is None:
            continue
        end = match.end()
        if text[end - 1] == "块" and text[end : end + 1].isdecimal():  # 9 块 9
            amount, end = amount + Decimal(text[end]) / 10, end + 1
        behind = _BEHIND.match(text, end)
        role = Role.OTHER if behind else label
        per = _PER.match(text, end)
        least = text[end : end + 3].lstrip().startswith("起")
        yield Price(match.start(), end, amount, role, per[1] if per else "", least)


def _label_before(text: str, at: int) -> Role:
    """What the nearest words before an amount, in its own clause, say that it is."""
    before = text[max(at - 12, 0) : at]
    before = _CLAUSE.split(before)[-1]
    found = next(reversed([*_LABEL.finditer(before)]), None)
    # words that stand further off speak of something else
    if found is None or re.search(r"[0-9]", before[found.end() :]) or len(before) - found.end() > 6:
        return Role.BARE
    return Role(found.lastgroup)


_DATE = (
    r"(?:(?P<year{0}>20[0-9]{{2}})\s*[年.\-/])?\s*(?P<month{0}>[0-9]{{1,2}})\s*[月.\-/]\s*"
    r"(?P<day{0}>[0-9]{{1,2}})\s*[日号]?"
)
_CLOCK = r"\s*(?:(?:当?[天晚]|中午|下午|晚上?|早上?|周[一二三四五六日天]|（[^）]{1,4}）)?\s*[0-9]{1,2}\s*(?:[:：][0-9]{2}|点半?))?"
_UNTIL = re.compile(
    rf"(?:截止(?:到|至|时间)?|截至|有效期?(?:到|至)|[到至])\s*[:：]?\s*{_DATE.format('a')}(?![0-9])"
    rf"|{_DATE.format('b')}(?![0-9]){_CLOCK}\s*(?:截止|结束|为止|止|到期|收官|关闭|恢复原价|前有效|前可用)"
    rf"|[0-9]{{1,2}}\s*月\s*[0-9]{{1,2}}\s*[日号]?{_CLOCK}\s*(?:到|至|[-—~–～－])+\s*"
    rf"(?P<dayc>[0-9]{{1,2}})\s*[日号]"
)
_MONTH = re.compile(r"([0-9]{1,2})\s*月")
_ELSE = re.compile(
    r"提货|自提|取货|兑奖|兑换|领奖|领取|发货|到货|核销|尾款|报名|登记|接龙|预约|开奖|公布|公示|退货|退款|保质|"
    r"生产|签收|配送|留货|投票|征集|生日|直播|展览?|讲座|取数|成交|售价|值班|停车|成团|前满"
)


def ends(text: str) -> Iterator[End]:
    """The days on which something is said to end.

    >>> [(one.month, one.day) for one in ends("11月28日到30日，券到 12 月 8 日 21:00 止，11.5 自提截止")]
    [(11, 30), (12, 8)]
    """
    for match in _UNTIL.finditer(text):
        clause = _CLAUSE.split(text[max(match.start() - 14, 0) : match.start()])[-1]
        behind = _CLAUSE.split(text[match.end() : match.end() + 8])[0]
        if _ELSE.search(f"{clause} {match[0]} {behind}"):
            continue
        which = "a" if match["daya"] else "b" if match["dayb"] else "c"
        first = _MONTH.search(match[0])
        if which == "c":
            month, year = int(first[1]) if first else 0, None
        else:
            month = int(match[f"month{which}"])
            year = int(match[f"year{which}"]) if match[f"year{which}"] else None
        day = int(match[f"day{which}"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield End(match.start(), match.end(), month, day, year)


def days_in(text: str | None) -> Iterator[tuple[int, int]]:
    """Every month and day that a text names, whatever for."""
    for match in re.finditer(_DATE.format(""), text or ""):
        yield int(match["month"]), int(match["day"])


_COUNT = "(?:[0-9]+|[一二两三四五六七八九十])\\s*(?:个|只|条|套|份|瓶|袋|盒|张|件|包|支|双|块|本|枚|对|把)"
_PRESENT = re.compile(
    rf"(?:加赠|赠送|附赠|(?<![递运配寄派护目保奉传输欢葬])送|赠)(?:您|你|大家|的是)?\s*"
    rf"(?:{_COUNT}\s*(?P<name>[一-龥]{{2,10}})|(?P<other>[一-龥]{{2,10}}?)\s*{_COUNT})"
)
_NO_PRESENT = re.compile(
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


def last_day(moment: datetime) -> tuple[date, date]:
    """The days by which people may call an end: midnight belongs to the day before as well."""
    before = moment.date()
    if (moment.hour, moment.minute) == (0, 0):
        before = date.fromordinal(before.toordinal() - 1)
    return before, moment.date()

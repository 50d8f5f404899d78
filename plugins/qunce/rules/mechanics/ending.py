"""When a text says that something ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class End:
    start: int
    end: int
    month: int
    day: int
    year: int | None


_CLAUSE = re.compile(r"[，,。！？!?；;、\n]")
_DATE = (
    r"(?:(?P<year{0}>20[0-9]{{2}})\s*[年.\-/])?\s*(?P<month{0}>[0-9]{{1,2}})\s*[月.\-/]\s*"
    r"(?P<day{0}>[0-9]{{1,2}})\s*[日号]?"
)
_NO_DATE = r"(?![0-9]|\s*(?:元|块|米|公斤|斤|千克|克|升|毫升|厘米|折|万|倍|小时|分钟|次|[%％kK]))"
_CLOCK = (
    r"\s*(?:当?[天晚]|中午|下午|晚上?|早上?|周[一二三四五六日天]|（[^）]{1,4}）)?"
    r"\s*(?:[0-9]{1,2}\s*(?:[:：][0-9]{2}|点半?)|零点)?"
)
_UNTIL = re.compile(
    rf"(?:截止(?:到|至|时间)?|截至|有效期?(?:到|至)|[到至])\s*[:：]?\s*{_DATE.format('a')}{_NO_DATE}"
    rf"|[0-9]{{1,2}}\s*[月./]\s*[0-9]{{1,2}}\s*[日号]?{_CLOCK}\s*(?:到|至|[-—~～–－])+\s*"
    rf"(?:(?P<monthc>[0-9]{{1,2}})\s*[月./]\s*(?P<dayc>[0-9]{{1,2}})\s*[日号]?"
    rf"|(?P<dayd>[0-9]{{1,2}})\s*[日号]){_NO_DATE}"
    rf"|{_DATE.format('b')}(?![0-9]){_CLOCK}\s*(?:截止|结束|为止|止|到期|收官|关闭|恢复原价|前有效|前可用)"
)
_MONTH = re.compile(r"([0-9]{1,2})\s*月")
_ELSE = re.compile(
    r"已售|累计|卖出|统计|已有|提货|自提|取货|兑奖|兑换|领奖|领取|发货|到货|核销|尾款|报名|登记|接龙|预约|开奖|公布|公示|退货|退款|保质|"
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
        which = next(one for one in "abcd" if match[f"day{one}"])
        first = _MONTH.search(match[0])  # 11 月 28 日到 30 日 says the month once
        month = int(match[f"month{which}"] if which != "d" else first[1] if first else 0)
        year = int(match[f"year{which}"]) if which in "ab" and match[f"year{which}"] else None
        day = int(match[f"day{which}"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield End(match.start(), match.end(), month, day, year)


def days_in(text: str | None) -> Iterator[tuple[int, int]]:
    """Every month and day that a text names, whatever for."""
    for match in re.finditer(_DATE.format(""), text or ""):
        yield int(match["month"]), int(match["day"])


def last_day(moment: datetime) -> tuple[date, date]:
    """The days by which people may call an end: midnight belongs to the day before as well."""
    before = moment.date()
    if (moment.hour, moment.minute) == (0, 0):
        before = date.fromordinal(before.toordinal() - 1)
    return before, moment.date()

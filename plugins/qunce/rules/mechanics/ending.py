"""When a text says that something ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from qunce.derived.expressions import expression
from qunce.frozen import frozen


@frozen
class Clock:
    """An hour as people say it: 9 点 may be the evening, 21:00 may not be the morning."""

    hour: int
    minute: int

    def __str__(self) -> str:
        return f"{self.hour:02}:{self.minute:02}"

    def means(self, moment: datetime) -> bool:
        """True when somebody may call this moment so; 24 点 is 23:59 as well.

        >>> nine = datetime(2026, 12, 5, 21, 0)
        >>> Clock(9, 0).means(nine), Clock(21, 0).means(nine), Clock(22, 0).means(nine)
        (True, True, False)
        """
        if self.hour % 24 == 0 and self.minute == 0 and (moment.hour, moment.minute) == (23, 59):
            return True
        same = (
            self.hour % 24 == moment.hour if self.hour > 12 else self.hour % 12 == moment.hour % 12
        )
        return same and self.minute == moment.minute


@frozen
class End:
    start: int
    end: int
    month: int
    day: int
    year: int | None
    clock: Clock | None = None
    """The hour that is said with the day."""


_CLAUSE = expression(r"[，,。！？!?；;、\n]")
_DATE = (
    r"(?:(?P<year{0}>20[0-9]{{2}})\s*[年.\-/])?\s*(?P<month{0}>[0-9]{{1,2}})\s*[月.\-/]\s*"
    r"(?P<day{0}>[0-9]{{1,2}})\s*[日号]?"
)
_DAY = expression(_DATE.format(""))
_NO_DATE = r"(?![0-9]|\s*(?:元|块|米|公斤|斤|千克|克|升|毫升|厘米|折|万|倍|小时|分钟|次|[%％kK]))"
_CLOCK = (
    r"\s*(?:当?[天晚]|中午|下午|晚上?|早上?|周[一二三四五六日天]|（[^）]{1,4}）)?"
    r"\s*(?:[0-9]{1,2}\s*(?:[:：][0-9]{2}|点半?)|零点)?"
)
_UNTIL = expression(
    rf"(?:截止(?:到|至|时间)?|截至|有效期?(?:到|至)|[到至])\s*[:：]?\s*{_DATE.format('a')}{_NO_DATE}"
    rf"|[0-9]{{1,2}}\s*[月./]\s*[0-9]{{1,2}}\s*[日号]?{_CLOCK}\s*(?:到|至|[-—~～–－])+\s*"
    rf"(?:(?P<monthc>[0-9]{{1,2}})\s*[月./]\s*(?P<dayc>[0-9]{{1,2}})\s*[日号]?"
    rf"|(?P<dayd>[0-9]{{1,2}})\s*[日号]){_NO_DATE}"
    rf"|{_DATE.format('b')}(?![0-9]){_CLOCK}\s*(?:截止|结束|为止|止|到期|收官|关闭|恢复原价|前有效|前可用)"
)
_HOUR = expression(
    r"(?:当?[天晚]|中午|下午|晚上?|早上?|周[一二三四五六日天]|（[^）]{1,4}）|\s)*"
    r"(?<![0-9])(?P<hour>[0-9]{1,2}|[一二两三四五六七八九十]{1,2})\s*"
    r"(?:[:：](?P<minute>[0-9]{2})|[点时](?!间|候|段)(?P<half>半)?)(?!\s*(?:到|至|[-—~～–－]))"
)
_NUMERALS = {one: n for n, one in enumerate("零一二三四五六七八九十")} | {
    "两": 2, "十一": 11, "十二": 12,
}  # fmt: skip
_MONTH = expression(r"([0-9]{1,2})\s*月")
_ELSE = expression(
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
            spoken = (
                _clock(_HOUR.match(text, match.end())) if which != "b" else said_clock(match[0])
            )
            yield End(match.start(), match.end(), month, day, year, spoken)


def said_clock(text: str) -> Clock | None:
    """The last hour that a few words name.

    >>> str(said_clock("今晚九点半截止")), said_clock("今晚截止")
    ('09:30', None)
    """
    return _clock(next(reversed([*_HOUR.finditer(text)]), None))


def _clock(match: re.Match[str] | None) -> Clock | None:
    if match is None:
        return None
    said = match["hour"]
    hour = int(said) if said.isdigit() else _NUMERALS.get(said, 99)
    minute = int(match["minute"] or 0) or (30 if match["half"] else 0)
    return Clock(hour, minute) if hour <= 24 and minute < 60 else None


def days_in(text: str | None) -> Iterator[tuple[int, int]]:
    """Every month and day that a text names, whatever for."""
    for match in _DAY.finditer(text or ""):
        yield int(match["month"]), int(match["day"])


def last_day(moment: datetime) -> tuple[date, date]:
    """The days by which people may call an end: midnight belongs to the day before as well."""
    before = moment.date()
    if (moment.hour, moment.minute) == (0, 0):
        before = date.fromordinal(before.toordinal() - 1)
    return before, moment.date()

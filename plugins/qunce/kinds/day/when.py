"""When a day falls: a date, or a rule that gives its date in every year, as operators say it.

>>> read("农历八月十五"), read("5月第二个周日")
(Lunar(month=8, day=15, leap=False), NthWeekday(month=5, nth=2, weekday=6))
"""

from __future__ import annotations

from datetime import date

from qunce.derived.expressions import expression
from qunce.frozen import frozen

TERMS = (
    "冬至", "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种",
    "夏至", "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪",
)  # fmt: skip
"""The solar terms, from the winter solstice on."""

FORMS = "2026-11-11、11-11、农历八月十五、除夕、清明、5月第二个周日、调休上班日"
"""Every way in which a day may be written, by example."""


PATTERN = (
    "(19[7-9][0-9]|2[01][0-9]{2})-[0-9]{1,2}-[0-9]{1,2}"
    "|(0?[1-9]|1[0-2])(-|月)(0?[1-9]|[12][0-9]|3[01])日?"
    "|农历闰?(正|[二三四五六七八九]|十[一二]?|一|冬|腊)月[初十廿卅二三一四五六七八九]{1,3}"
    "|(0?[1-9]|1[0-2])月(第[一二三四五1-5]个|最后一个)(周|星期)[一二三四五六日天]"
    f"|(农历)?除夕|{'|'.join(TERMS)}|调休上班日?"
)
"""What an editor can tell of it without a calendar."""


class When:
    """When a day falls."""

    __slots__ = ()


@frozen
class OneDay(When):
    """Once: 2026-11-11."""

    date: date


@frozen
class EveryYear(When):
    """The same date in every year: 11-11; 02-29 falls in leap years only."""

    month: int
    day: int


@frozen
class Lunar(When):
    """A date of the lunar calendar: 农历八月十五."""

    month: int
    day: int
    leap: bool = False


@frozen
class LunarEve(When):
    """除夕, the last day of the lunar year, be it the 29th or the 30th."""


@frozen
class SolarTerm(When):
    """A solar term, by its place after the winter solstice: 清明 is 7."""

    index: int


@frozen
class NthWeekday(When):
    """The nth weekday of a month: 5月第二个周日; -1 is the last."""

    month: int
    nth: int
    weekday: int


@frozen
class MakeUp(When):
    """The working weekends that the State Council's notice names: 调休上班日."""


_ONE = expression(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_YEARLY = expression(r"([0-9]{1,2})(?:-|月)([0-9]{1,2})日?")
_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DIGITS = "一二三四五六七八九十"
_LUNAR = expression(
    r"农历(闰?)(正|[二三四五六七八九]|十[一二]?|一|冬|腊)月([初十廿卅二三一四五六七八九]{1,3})"
)
_NTH = expression(
    r"([0-9]{1,2})月(?:第([一二三四五1-5])个|(最后一个))(?:周|星期)([一二三四五六日天])"
)
_WEEKDAYS = {name: number for number, name in enumerate("一二三四五六日")} | {"天": 6}
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def read(text: str) -> When | None:
    """What an operator wrote, or None when it cannot be a day."""
    text = text.strip()
    if match := _ONE.fullmatch(text):
        return _one(*(int(part) for part in match.groups()))
    if match := _YEARLY.fullmatch(text):
        month, day = int(match[1]), int(match[2])
        sound = 1 <= month <= 12 and 1 <= day <= _LONGEST[month - 1]
        return EveryYear(month, day) if sound else None
    if text in ("除夕", "农历除夕"):
        return LunarEve()
    if text in TERMS:
        return SolarTerm(TERMS.index(text))
    if match := _NTH.fullmatch(text):
        month = int(match[1])
        nth = -1 if match[3] else ("12345" if match[2].isdigit() else _DIGITS).index(match[2]) + 1
        return NthWeekday(month, nth, _WEEKDAYS[match[4]]) if 1 <= month <= 12 else None
    if text in ("调休上班日", "调休上班"):
        return MakeUp()
    return _lunar(text)


def _one(year: int, month: int, day: int) -> When | None:
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return OneDay(found) if 1970 <= year <= 2199 else None


def _lunar(text: str) -> When | None:
    match = _LUNAR.fullmatch(text)
    if not match:
        return None
    name = {"一": "正", "十一": "冬", "十二": "腊"}.get(match[2], match[2])
    day = _DAYS.get(match[3])
    return Lunar(_MONTHS.index(name) + 1, day, bool(match[1])) if day else None


def _lunar_days() -> dict[str, int]:
    """初一 … 三十, and 十五 or 二十三 as they are also written."""
    names = {}
    for day in range(1, 31):
        ones = day % 10
        unit = _DIGITS[ones - 1] if ones else ""
        if day <= 10:
            names["初" + _DIGITS[day - 1]] = day
        elif day < 20:
            names["十" + unit] = day
        elif day == 20:
            names["二十"] = names["廿"] = day
        elif day < 30:
            names["廿" + unit] = names["二十" + unit] = day
        else:
            names["三十"] = names["卅"] = day
    return names


_DAYS = _lunar_days()

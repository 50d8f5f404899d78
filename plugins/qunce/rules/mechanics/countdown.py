"""What a text says of how little is left, and of when it begins: pieces, days, tonight."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.frozen import frozen

_NUMERALS = {one: n for n, one in enumerate("零一二三四五六七八九十")} | {"两": 2}
_NUMBER = r"(?P<number>[0-9]{1,5}|[一二两三四五六七八九十])"
_LEFT = expression(
    r"(?:最后|仅剩|只剩(?:下)?|还剩(?:下)?|剩余|余量|库存(?:只剩|仅剩|还有|只有)?|剩(?:下)?)\s*(?:不到\s*)?"
    rf"{_NUMBER}\s*(?P<unit>件|份|套|组|个(?!小时|月|半|钟|多)|箱|单|席|名额|名|位|盒|瓶|条|台|双|袋|张|包|床|"
    r"只(?!要|需|有|能|是)|支|块|本|枚|把|斤|桶|罐|篮|筐|棵|颗|碗|杯|听|辆|部|束|提)"
    r"(?!事|问题|话题|步|建议|技巧|小技|故事|星期|角落|办法|礼拜|愿望|字|心愿|作业|月|周)"
)
_DAYS = expression(
    rf"(?:倒计时|倒数|还有|还剩(?:下)?|只剩(?:下)?|仅剩|最后|距(?:离)?结束)\s*{_NUMBER}\s*天(?!前|后|内|有效)"
)
_DAY = r"(?P<day>今[天日晚夜早]|本日|[明后][天日晚早])"
_HOUR = r"(?:(?:早上|上午|中午|下午|晚上|晚)?\s*(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3})\s*(?:[:：][0-9]{2}|点半?|时)|零点)"
_AHEAD = {"今": 0, "本": 0, "明": 1, "后": 2}
_STOPS = expression(
    rf"(?<![从自])(?P<day>[明后][天日晚早])\s*(?:{_HOUR}\s*(?:就)?)?"
    r"(?:就)?(?:截止|结束|收官|(?:是)?最后(?:一天|一波|机会))"
)
_OPENS = expression(
    rf"{_DAY}\s*{_HOUR}?\s*(?:准时|就|正式|开始|才|再)*"
    r"(?:开抢|开卖|开售|开团|开秒|起售|起抢|发售|抢购|秒杀|放货|放券|(?:活动|抢券|下单)(?:正式)?(?:开始|开启))"
)
_LAST = expression(
    r"(?:今天|今日|今晚|本日)\s*(?:[0-9一二两三四五六七八九十]{1,2}\s*[点:：][0-9]{0,2}\s*)?(?:就)?"
    r"(?:截止|结束|收官|(?:是)?最后(?:一天|一波|机会))|最后(?:一|1)天|最后(?:一|1)晚|"
    r"明[天日](?:就)?(?:恢复原价|涨价|没有了|下架)|过了今[天晚]"
)


@frozen
class Left:
    start: int
    end: int
    number: int
    unit: str


@frozen
class Opening:
    """「明晚八点开抢」: something begins so many days after the day on which it is said."""

    start: int
    end: int
    ahead: int


def openings(text: str) -> Iterator[Opening]:
    """When something is said to begin, counted from the day of the post.

    >>> [one.ahead for one in openings("今晚八点开抢！明天 10:00 准时开售，后天见。今晚 9 点直播开始")]
    [0, 1]
    """
    for match in _OPENS.finditer(text):
        yield Opening(match.start(), match.end(), _AHEAD[match["day"][0]])


def left(text: str) -> Iterator[Left]:
    """How many pieces are said to be left.

    >>> [(one.number, one.unit) for one in left("仅剩 8 份，最后三件！还有 2 天，剩余 5 个小时")]
    [(8, '份'), (3, '件')]
    """
    for match in _LEFT.finditer(text):
        yield Left(match.start(), match.end(), _count(match["number"]), match["unit"])


def days_left(text: str) -> Iterator[Left]:
    """How many days are said to be left; 0 for the last day itself, without a unit if it is named.

    >>> [(one.number, one.unit) for one in days_left("倒计时 3 天，今晚 24 点截止，明晚结束")]
    [(3, '天'), (0, ''), (1, '')]
    """
    for match in _DAYS.finditer(text):
        number = _count(match["number"])
        if number > 1 or not _LAST.match(text, match.start()):
            yield Left(match.start(), match.end(), number, "天")
    for match in _LAST.finditer(text):
        yield Left(match.start(), match.end(), 0, "")
    for match in _STOPS.finditer(text):
        yield Left(match.start(), match.end(), _AHEAD[match["day"][0]], "")


def _count(text: str) -> int:
    return _NUMERALS[text] if text in _NUMERALS else int(text)

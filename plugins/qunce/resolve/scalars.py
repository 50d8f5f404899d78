"""Readers of single values: what a string has to look like, and what it then means."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from qunce.derived.expressions import compiled, expression
from qunce.finding import Fault, closest
from qunce.kinds.day import when as days
from qunce.kinds.record import Key
from qunce.kinds.vocabulary import Word
from qunce.load import Node, Scalar, kind_of
from qunce.load.faults import SHAPE
from qunce.resolve import faults
from qunce.resolve.desk import BAD, Desk

Reader = Callable[[Node, Desk], Any]

_WHOLE = expression(r"[+-]?[0-9]{1,12}")
_CLOCK = expression(r"([0-9]{1,2})[:：]([0-9]{2})")
_DAY = expression(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TRUE = {"true", "yes", "on", "是"}
_FALSE = {"false", "no", "off", "否"}


class Unreadable(Exception):
    """A text that a reader cannot take: what is wrong with it, and how to write it."""

    def __init__(self, what: str, mend: str = "", fault: Fault = faults.BAD_VALUE) -> None:
        super().__init__(what)
        self.what = what
        self.mend = mend
        self.fault = fault


def scalar_reader(key: Key, meaning: Callable[[str], Any]) -> Reader:
    """A reader that gives `meaning(text)`, and a finding where that is `Unreadable`."""

    def read(node: Node, desk: Desk) -> Any:
        if type(node) is not Scalar:
            mend = "文字里有冒号、方括号或花括号时，用引号括起来"
            return desk.say(
                SHAPE, node.span, f"「{key.title}」应当是一个值，写成了{kind_of(node)}",
                f"写成 {sample(key)}" if key.examples else mend,
            )  # fmt: skip
        try:
            return meaning(node.value)
        except Unreadable as wrong:
            return desk.say(wrong.fault, node.span, f"「{key.title}」{wrong.what}", wrong.mend)

    return read


def sample(key: Key) -> str:
    """How a key may be written, for a finding that says so."""
    return key.examples[0] if key.examples else "…"


def text(key: Key) -> Reader:
    """A line or block of text, with the key's least length and pattern."""
    pattern = compiled(key.pattern) if key.pattern else None
    least = key.least or 0

    def meaning(written: str) -> str:
        if least and len(written.strip()) < least:
            size = len(written.strip())
            such = f"，如「{key.examples[0]}」" if key.examples else ""
            if least == 1:
                raise Unreadable("是空的", f"写上{key.title}{such}")
            raise Unreadable(f"只有 {size} 个字，至少 {least} 个", f"写到 {least} 个字以上{such}")
        if pattern and not pattern.fullmatch(written):
            raise Unreadable(f"写成了「{written}」", f"应当是{_apart(key.form)}")
        return written

    return scalar_reader(key, meaning)


def _apart(words: str) -> str:
    """Words after Chinese ones: what begins with a letter keeps its distance."""
    return f" {words}" if words[:1].isascii() else words


def reference(key: Key) -> Reader:
    """The id of a thing of another kind; BAD for a thing whose own fault is told where it is."""
    from qunce.kinds import KIND

    kind = key.ref

    def read(node: Node, desk: Desk) -> Any:
        if type(node) is not Scalar:
            return scalar_reader(key, str)(node, desk)
        name = node.value
        if name in desk.sound.get(kind, ()):
            return name
        written = desk.written.get(kind, {})
        if name in written:
            return BAD if kind in desk.sound else name  # its own kind is still being read
        guess = closest(name, written)
        mend = f"是不是「{guess}」？" if guess else ""
        return desk.say(faults.DANGLING, node.span, f"没有叫「{name}」的{KIND[kind].title}", mend)

    return read


def whole(key: Key) -> Reader:
    """A whole number within the key's bounds."""

    def meaning(written: str) -> int:
        if not _WHOLE.fullmatch(written):
            such = key.examples[0] if key.examples else "30"
            raise Unreadable(f"要一个整数，写成了「{written}」", f"只写阿拉伯数字，如 {such}")
        number = int(written)
        low, high = key.least, key.most
        if (low is not None and number < low) or (high is not None and number > high):
            bounds = [] if low is None else [f"至少 {low}"]
            bounds += [] if high is None else [f"至多 {high}"]
            raise Unreadable(f"是 {number}，超出范围", "、".join(bounds))
        return number

    return scalar_reader(key, meaning)


def truth(key: Key) -> Reader:
    """True or false."""

    def meaning(written: str) -> bool:
        if written.lower() in _TRUE:
            return True
        if written.lower() in _FALSE:
            return False
        raise Unreadable(f"写成了「{written}」", "写 true 或 false")

    return scalar_reader(key, meaning)


def _clock_of(written: str) -> time | None:
    match = _CLOCK.fullmatch(written)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return time(int(match[1]), int(match[2]))
    return None


def day_of(written: str) -> date | None:
    """The date of a text such as 2026-11-11; None for anything else."""
    match = _DAY.fullmatch(written)
    try:
        found = date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None
    return found if found and 1970 <= found.year <= 2199 else None


_MIDNIGHT = ("24:00", "24:00:00")


def clock(key: Key) -> Reader:
    """A time of day."""

    def meaning(written: str) -> time:
        found = _clock_of(written)
        if found is None:
            mend = "半夜零点是下一天的 00:00" if written in _MIDNIGHT else "24 小时制，如 20:30"
            raise Unreadable(f"写成了「{written}」，读不出时刻", mend)
        return found

    return scalar_reader(key, meaning)


def day(key: Key) -> Reader:
    """A date."""

    def meaning(written: str) -> date:
        found = day_of(written)
        if found is None:
            raise Unreadable(f"写成了「{written}」，读不出日期", "年-月-日，如 2026-11-11")
        return found

    return scalar_reader(key, meaning)


def when(key: Key) -> Reader:
    """When a day falls: a date, or a rule that gives one in every year."""

    def meaning(written: str) -> days.When:
        found = days.read(written)
        if found is None:
            raise Unreadable(f"写成了「{written}」，读不出是哪一天", f"可以写：{days.FORMS}")
        return found

    return scalar_reader(key, meaning)


def moment(key: Key) -> Reader:
    """A date with a time of day, in local wall time; `expand` gives it its zone."""

    def meaning(written: str) -> datetime:
        day_text, _, clock_text = written.replace("T", " ").partition(" ")
        on, at = day_of(day_text), _clock_of(clock_text.strip())
        if on is not None and clock_text.strip() in _MIDNIGHT and on < date.max:
            return datetime.combine(on + timedelta(1), time())  # as people say when a day ends
        if on is None or at is None:
            if on is not None and not clock_text.strip():
                raise Unreadable(f"只写了日期「{written}」，没有时刻", f"写成 {on} 20:30 这样")
            raise Unreadable(f"写成了「{written}」，读不出日期和时刻", "如 2026-11-11 20:30")
        return datetime.combine(on, at)

    return scalar_reader(key, meaning)


def word(cls: type[Word], key: Key) -> Reader:
    """A word of a closed list; its Chinese label is as good as the word."""
    values = {one.value: one for one in cls} | {one.label: one for one in cls}

    def meaning(written: str) -> Word:
        found = values.get(written)
        if found is None:
            guess = closest(written, values)
            known = "、".join(f"{one.value}（{one.label}）" for one in cls)
            mend = f"是不是「{guess}」？" if guess else f"可以写：{known}"
            raise Unreadable(f"里没有「{written}」这一项", mend)
        return found

    return scalar_reader(key, meaning)

"""Readers: one function per type that turns a node into a value or says what is wrong with it.

A reader is built once from a record's annotations and then only runs; it never raises for what a
user wrote. `BAD` stands for a value that could not be read: an optional key then takes its
default, a list drops the item, and a record that needed it is dropped itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, dataclass, field, is_dataclass
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from qunce.finding import Fault, Finding, Span, closest
from qunce.kinds.record import Key, Record, keys_of
from qunce.kinds.vocabulary import Word
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar, Sequence, kind_of
from qunce.load.faults import SHAPE
from qunce.resolve import faults


class Bad:
    """The type of `BAD`."""

    def __repr__(self) -> str:
        return "BAD"


BAD = Bad()


@dataclass(slots=True)
class Desk:
    """What readers share while one playbook is read: findings so far and the ids they may name."""

    findings: list[Finding] = field(default_factory=list)
    written: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Kind → ids that have a file, sound or not."""
    sound: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Kind → ids that were resolved without a fault that drops them."""

    def say(self, fault: Fault, span: Span, message: str, mend: str = "") -> Bad:
        """Record a finding; gives BAD, so that a reader can end with `return desk.say(…)`."""
        self.findings.append(fault.at(span, message, mend))
        return BAD


Reader = Callable[[Node, Desk], Any]

_WHOLE = re.compile(r"[+-]?[0-9]{1,12}")
_CLOCK = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})")
_DAY = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_TRUE = {"true", "yes", "on", "是"}
_FALSE = {"false", "no", "off", "否"}


def record_reader(cls: type[Any]) -> Reader:
    """The reader of a record (a mapping with declared keys)."""
    return _record(cls, "")


def read_keys(cls: type[Any], node: MapNode, desk: Desk, what: str) -> dict[str, Any] | Bad:
    """Read the declared keys of `cls` from a mapping: field name → value, without defaults."""
    values: dict[str, Any] = {}
    sound = True
    readers = _readers(cls)
    for name, (key_node, value_node) in node.entries.items():
        found = readers.get(name)
        if found is None:
            _unknown(name, key_node, readers, desk, what)
            continue
        field_name, reader, required = found
        if type(value_node) is Scalar and value_node.empty:
            if required:
                desk.say(faults.MISSING_KEY, key_node.span, f"「{name}」没有写值")
                sound = False
            continue
        value = reader(value_node, desk)
        if value is BAD:
            sound = sound and not required
        else:
            values[field_name] = value
    for name, (field_name, _, required) in readers.items():
        if required and name not in node.entries:
            key = _key(cls, field_name)
            desk.say(
                faults.MISSING_KEY, _head(node), f"{what}缺少「{name}」（{key.title}）",
                f"补上 {name}: {_sample(key)}",
            )  # fmt: skip
            sound = False
    return values if sound else BAD


def _head(node: MapNode) -> Span:
    """The first line of a record, which is where a missing key is told."""
    span = node.span
    first = next(iter(node.entries.values()), None)
    start = first[0].span if first and first[0].source is node.source else span
    return Span(start.file, start.line, start.column, start.line, start.end_column)


def _sample(key: Key) -> str:
    return key.examples[0] if key.examples else "…"


def _key(cls: type[Any], field_name: str) -> Key:
    return next(key for _, one, key in keys_of(cls) if one.name == field_name)


def _unknown(name: str, node: Scalar, known: Iterable[str], desk: Desk, what: str) -> None:
    guess = closest(name, known)
    mend = f"是不是「{guess}」？" if guess else f"可以写的键：{'、'.join(known)}"
    desk.say(faults.UNKNOWN_KEY, node.span, f"{what}里没有「{name}」这个键", mend)


_KNOWN: dict[type[Any], dict[str, tuple[str, Reader, bool]]] = {}


def _readers(cls: type[Any]) -> dict[str, tuple[str, Reader, bool]]:
    """Key as written → (field name, reader, required), worked out once for each record."""
    if cls not in _KNOWN:
        _KNOWN[cls] = _work_out(cls)
    return _KNOWN[cls]


def _work_out(cls: type[Any]) -> dict[str, tuple[str, Reader, bool]]:
    hints = get_type_hints(cls)
    return {
        name: (
            one.name,
            _reader(hints[one.name], key),
            one.default is MISSING and one.default_factory is MISSING,
        )
        for name, one, key in keys_of(cls)
    }


def _reader(hint: Any, key: Key) -> Reader:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _reader(next(one for one in get_args(hint) if one is not type(None)), key)
    if origin is tuple:
        return _many(_reader(get_args(hint)[0], key), key)
    if origin is not None:  # Mapping[str | Word, X]
        name, value = get_args(hint)
        return _table(name, _node_itself if value is Any else _reader(value, key), key)
    if isinstance(hint, type) and is_dataclass(hint):
        return _record(hint, key.title)
    if issubclass(hint, Word):
        return _word(hint, key)
    return {
        str: _text(key), int: _whole(key), bool: _truth(key), time: _clock(key), date: _day(key),
        datetime: _moment(key),
    }[hint]  # fmt: skip


def _node_itself(node: Node, desk: Desk) -> Any:
    return node


def _record(cls: type[Any], what: str) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        if type(node) is not MapNode:
            names = "、".join(name for name, *_ in keys_of(cls)[:4])
            return desk.say(
                SHAPE, node.span, f"{what or '这里'}应当是键值表，写成了{kind_of(node)}",
                f"写成「键: 值」，如 {names}",
            )  # fmt: skip
        values = read_keys(cls, node, desk, what or "这里")
        if isinstance(values, Bad):
            return BAD
        return cls(node=node, **values) if issubclass(cls, Record) else cls(**values)

    return read


def _many(reader: Reader, key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        if type(node) is Sequence:
            items = [reader(item, desk) for item in node.items]
            return tuple([item for item in items if item is not BAD])
        if type(node) is Scalar:  # one item may stand without brackets
            item = reader(node, desk)
            return BAD if item is BAD else (item,)
        return desk.say(
            SHAPE, node.span, f"「{key.title}」应当是列表，写成了{kind_of(node)}",
            "写成 [甲, 乙]，或每行一个「- 」",
        )  # fmt: skip

    return read


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _table(name: type[Any], reader: Reader, key: Key) -> Reader:
    check = _word(name, key) if isinstance(name, type) and issubclass(name, Word) else None
    codes = key.title == "规则调整"
    free = reader is _node_itself or key.title == "变量"

    def read(node: Node, desk: Desk) -> Any:
        if type(node) is not MapNode:
            return desk.say(
                SHAPE, node.span, f"「{key.title}」应当是键值表，写成了{kind_of(node)}",
                "写成「名字: 内容」，一行一个",
            )  # fmt: skip
        found: dict[Any, Any] = {}
        for text, (key_node, value_node) in node.entries.items():
            label: Any = text
            if check is not None:
                label = check(key_node, desk)
            elif not (free or codes) and not _ID.fullmatch(text):
                label = desk.say(
                    faults.BAD_ID, key_node.span, f"名字「{text}」只能用小写字母、数字和连字符",
                    "改成如 mon-tips",
                )  # fmt: skip
            value = reader(value_node, desk)
            if label is not BAD and value is not BAD:
                found[label] = value
        return found

    return read


def _scalar(node: Node, key: Key, desk: Desk) -> Any:
    if type(node) is Scalar:
        return node.value
    return desk.say(
        SHAPE, node.span, f"「{key.title}」应当是一个值，写成了{kind_of(node)}",
        f"写成 {_sample(key)}" if key.examples else "文字里有冒号、方括号或花括号时，用引号括起来",
    )  # fmt: skip


def _text(key: Key) -> Reader:
    pattern = re.compile(key.pattern) if key.pattern else None
    least = key.least or 0

    def read(node: Node, desk: Desk) -> Any:
        text = node.value if type(node) is Scalar else _scalar(node, key, desk)
        if text is BAD:
            return BAD
        if key.ref:
            return _reference(text, node, key.ref, desk)
        if len(text.strip()) < least:
            said = "是空的" if least == 1 else f"只有 {len(text.strip())} 个字，至少 {least} 个"
            return desk.say(faults.BAD_VALUE, node.span, f"「{key.title}」{said}", "补充完整")
        if pattern and not pattern.fullmatch(text):
            return desk.say(
                faults.BAD_VALUE, node.span, f"「{key.title}」写成了「{text}」", f"应当是{key.form}"
            )
        return text

    return read


def _reference(text: str, node: Node, kind: str, desk: Desk) -> Any:
    if text in desk.sound.get(kind, ()):
        return text
    written = desk.written.get(kind, {})
    if text in written:
        # its own fault is told where it is; while its kind is being read it may still be sound
        return BAD if kind in desk.sound else text
    from qunce.kinds import KIND

    guess = closest(text, written)
    mend = f"是不是「{guess}」？" if guess else ""
    return desk.say(faults.DANGLING, node.span, f"没有叫「{text}」的{KIND[kind].title}", mend)


def _whole(key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD:
            return BAD
        if not _WHOLE.fullmatch(text):
            return desk.say(
                faults.BAD_VALUE, node.span, f"「{key.title}」要一个整数，写成了「{text}」", "如 30"
            )
        number = int(text)
        if (key.least is not None and number < key.least) or (
            key.most is not None and number > key.most
        ):
            low = "" if key.least is None else f"至少 {key.least}"
            high = "" if key.most is None else f"至多 {key.most}"
            bounds = "、".join(one for one in (low, high) if one)
            return desk.say(
                faults.BAD_VALUE, node.span, f"「{key.title}」是 {number}，超出范围", bounds
            )
        return number

    return read


def _truth(key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD:
            return BAD
        if text.lower() in _TRUE:
            return True
        if text.lower() in _FALSE:
            return False
        return desk.say(
            faults.BAD_VALUE, node.span, f"「{key.title}」写成了「{text}」", "写 true 或 false"
        )

    return read


def _clock(key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD:
            return BAD
        match = _CLOCK.fullmatch(text)
        if match and int(match[1]) < 24 and int(match[2]) < 60:
            return time(int(match[1]), int(match[2]))
        return desk.say(
            faults.BAD_VALUE, node.span, f"「{key.title}」写成了「{text}」，读不出时刻",
            "24 小时制，如 20:30",
        )  # fmt: skip

    return read


def _parse_day(text: str) -> date | None:
    match = _DAY.fullmatch(text)
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _day(key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD:
            return BAD
        day = _parse_day(text)
        if day is None or not 1970 <= day.year <= 2199:
            return desk.say(
                faults.BAD_VALUE, node.span, f"「{key.title}」写成了「{text}」，读不出日期",
                "年-月-日，如 2026-11-11",
            )  # fmt: skip
        return day

    return read


def _moment(key: Key) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD:
            return BAD
        day_text, _, clock_text = text.replace("T", " ").partition(" ")
        day, clock = _parse_day(day_text), _CLOCK.fullmatch(clock_text.strip())
        if day and 1970 <= day.year <= 2199 and clock:
            hour, minute = int(clock[1]), int(clock[2])
            if hour < 24 and minute < 60:
                # local wall time of the playbook; `expand` gives it its zone
                return datetime(day.year, day.month, day.day, hour, minute)  # noqa: DTZ001
        return desk.say(
            faults.BAD_VALUE, node.span, f"「{key.title}」写成了「{text}」，读不出日期和时刻",
            "如 2026-11-11 20:30",
        )  # fmt: skip

    return read


def _word(cls: type[Word], key: Key) -> Reader:
    values = {one.value: one for one in cls}
    values |= {one.label: one for one in cls}  # the Chinese label is as good as the word

    def read(node: Node, desk: Desk) -> Any:
        text = _scalar(node, key, desk)
        if text is BAD or text in values:
            return BAD if text is BAD else values[text]
        guess = closest(text, values)
        known = "、".join(f"{one.value}（{one.label}）" for one in cls)
        mend = f"是不是「{guess}」？" if guess else f"可以写：{known}"
        return desk.say(faults.BAD_VALUE, node.span, f"「{key.title}」里没有「{text}」这一项", mend)

    return read

"""Readers: one function per type that turns a node into a value or says what is wrong with it.

A reader is built once from a record's annotations and then only runs; it never raises for what a
user wrote. `BAD` stands for a value that could not be read: an optional key then takes its
default, a list drops the item, and a record that needed it is dropped itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import MISSING, is_dataclass
from datetime import date, datetime, time
from types import UnionType
from typing import Any, Union, get_args, get_origin

from qunce.derived.expressions import expression
from qunce.finding import Span, closest
from qunce.kinds.day.when import When
from qunce.kinds.record import Key, Record, keys_of, types_of
from qunce.kinds.vocabulary import Word
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar, Sequence, kind_of
from qunce.load.faults import SHAPE
from qunce.resolve import faults, scalars
from qunce.resolve.desk import BAD, Bad, Desk
from qunce.resolve.scalars import Reader, sample

__all__ = ["BAD", "Bad", "Desk", "Reader", "read_keys", "record_reader"]

_SCALARS: dict[type[Any], Callable[[Key], Reader]] = {
    str: scalars.text, int: scalars.whole, bool: scalars.truth, time: scalars.clock,
    date: scalars.day, datetime: scalars.moment, When: scalars.when,
}  # fmt: skip


def record_reader(cls: type[Any], what: str = "") -> Reader:
    """The reader of a record (a mapping with declared keys), called `what` in findings."""
    return _record(cls, what)


def read_keys(cls: type[Any], node: MapNode, desk: Desk, what: str) -> dict[str, Any] | Bad:
    """Read the declared keys of `cls` from a mapping: field name → value, without defaults."""
    values: dict[str, Any] = {}
    sound = True
    readers, needed = _readers(cls)
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
    for name, field_name in needed:
        if name not in node.entries:
            key = _key(cls, field_name)
            desk.say(
                faults.MISSING_KEY, _head(node), f"{what}缺少「{name}」（{key.title}）",
                f"补上 {name}: {sample(key)}",
            )  # fmt: skip
            sound = False
    return values if sound else BAD


def _head(node: MapNode) -> Span:
    """The first line of a record, which is where a missing key is told."""
    span = node.span
    first = next(iter(node.entries.values()), None)
    start = first[0].span if first and first[0].source is node.source else span
    return Span(start.file, start.line, start.column, start.line, start.end_column)


def _key(cls: type[Any], field_name: str) -> Key:
    return next(key for _, one, key in keys_of(cls) if one.name == field_name)


def _unknown(name: str, node: Scalar, known: Iterable[str], desk: Desk, what: str) -> None:
    guess = closest(name, known)
    mend = f"是不是「{guess}」？" if guess else f"可以写的键：{'、'.join(known)}"
    desk.say(faults.UNKNOWN_KEY, node.span, f"{what}里没有「{name}」这个键", mend)


_Readers = dict[str, tuple[str, Reader, bool]]
_KNOWN: dict[type[Any], tuple[_Readers, list[tuple[str, str]]]] = {}


def _readers(cls: type[Any]) -> tuple[_Readers, list[tuple[str, str]]]:
    """Key as written → (field name, reader, required), worked out once for each record.

    With them the few keys that are required, each with its field's name.
    """
    if cls not in _KNOWN:
        readers = _work_out(cls)
        needed = [(name, one) for name, (one, _, required) in readers.items() if required]
        _KNOWN[cls] = readers, needed
    return _KNOWN[cls]


def _work_out(cls: type[Any]) -> _Readers:
    hints = types_of(cls)
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
        return scalars.word(hint, key)
    if key.ref:
        return scalars.reference(key)
    return _SCALARS[hint](key)


def _node_itself(node: Node, desk: Desk) -> Any:
    return node


def _record(cls: type[Any], what: str) -> Reader:
    def read(node: Node, desk: Desk) -> Any:
        if type(node) is not MapNode:
            names = "、".join(name for name, *_ in keys_of(cls)[:4])
            it = f"「{what}」" if what else "这里"
            return desk.say(
                SHAPE, node.span, f"{it}应当是键值表，写成了{kind_of(node)}",
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
            "写成 [甲, 乙]，或每行一个「- 」，只有一项也一样",
        )  # fmt: skip

    return read


_ID = expression(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _table(name: type[Any], reader: Reader, key: Key) -> Reader:
    check = scalars.word(name, key) if isinstance(name, type) and issubclass(name, Word) else None
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

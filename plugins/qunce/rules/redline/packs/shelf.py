"""Rules as plain values and back: what was read once need not be read again from YAML."""

from __future__ import annotations

import marshal
import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import partial
from types import SimpleNamespace
from typing import Any, TypeVar, Union, get_args, get_origin

from qunce.derived.pieces import Pieces
from qunce.kinds.record import Record, types_of
from qunce.load import Mapping as MapNode
from qunce.load import Source

R = TypeVar("R", bound=Record)
Reader = Callable[[Any], Any]

_KNOWN: dict[type[Record], dict[str, Reader]] = {}

_MARK = SimpleNamespace(line=0, column=0, index=0)
NOWHERE = MapNode({}, _MARK, _MARK, Source("packs", ""))
"""Instead of the place in a file, which only matters to whoever writes a pack."""
_LONG = 40
"""A value of so many bytes is kept apart: most of them only a hit asks for, or a page."""


class Shelved(MapNode):
    """The same of a record that stays on the shelf, with what gives the plain value of a key."""

    __slots__ = ("take",)

    def __init__(self, take: Callable[[str], Any]) -> None:
        super().__init__({}, _MARK, _MARK, NOWHERE.source)
        self.take = take


def plain(value: Any) -> Any:
    """A record as JSON holds it, without its place and without what every record has anyhow.

    One that says nothing but its first key, as most expressions do, is only that value.
    """
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        return {name: plain(one) for name, one in value.items()}
    if is_dataclass(value):
        said = {
            one.name: plain(getattr(value, one.name))
            for one in fields(value)
            if one.name != "node" and getattr(value, one.name) != _default(one)
        }
        first = next(one.name for one in fields(value) if one.name != "node")
        alone = said.keys() == {first} and not isinstance(said[first], dict)
        return said[first] if alone else said
    return value


def _default(one: Any) -> Any:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING


def rebuilt(cls: type[R], values: Any) -> R:
    """The record that `plain` took apart."""
    known = _readers(cls)
    if not isinstance(values, dict):
        first = next(iter(known))
        return cls(node=NOWHERE, **{first: known[first](values)})
    return cls(node=NOWHERE, **{name: known[name](value) for name, value in values.items()})


def stored(records: Mapping[str, R]) -> dict[str, bytes]:
    """Records by their names as `shelved` finds them in a file."""
    short: dict[str, tuple[dict[str, Any], list[str]]] = {}
    long: dict[str, bytes] = {}
    for name, one in records.items():
        values, apart = short[name] = {}, []
        for key, value in plain(one).items():
            data = marshal.dumps(value)
            if len(data) < _LONG:
                values[key] = value
            else:
                apart.append(key)
                long[f"{name}.{key}"] = data
    return {"": marshal.dumps(short), **long}


def shelved(cls: type[R], kept: Pieces) -> Iterator[R]:
    """Records whose keys are read when they are first asked for, which `late` does.

    What says nothing is put in place at once: that takes less than to find out when asked.
    """
    put = getattr(cls, "node").__set__  # noqa: B009 of a class it is not the key's value
    silent = [
        (one.name, getattr(cls, one.name).__set__, one.default)
        for one in fields(cls)
        if one.default is not MISSING
    ]
    for name, (short, apart) in kept[""].items():
        one = cls.__new__(cls)
        put(one, Shelved(partial(_taken, kept, name, short)))
        for key, put_key, default in silent:
            if key not in short and key not in apart:
                put_key(one, default)
        yield one


def _taken(kept: Pieces, name: str, short: Mapping[str, Any], key: str) -> Any:
    if key in short:
        return short[key]
    return kept.get(f"{name}.{key}", MISSING)


def late(record: Record, key: str) -> Any:
    """The value of a key that nobody asked for before; from now on it stands in its place.

    For `__getattr__` of a record that may be `shelved`.
    """
    cls: type[Any] = type(record)
    reader = _readers(cls).get(key)
    if reader is None or type(record.node) is not Shelved:
        raise AttributeError(key, obj=record, name=key)
    value = record.node.take(key)
    value = _default(cls.__dataclass_fields__[key]) if value is MISSING else reader(value)
    getattr(cls, key).__set__(record, value)
    return value


def _readers(cls: type[Record]) -> dict[str, Reader]:
    if cls not in _KNOWN:
        kinds = types_of(cls)
        _KNOWN[cls] = {
            one.name: _reader(kinds[one.name]) for one in fields(cls) if one.name != "node"
        }
    return _KNOWN[cls]


def _reader(kind: Any) -> Reader:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        inner = _reader(next(one for one in get_args(kind) if one is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        each = _reader(get_args(kind)[0])
        if each is _same:
            return tuple
        return lambda values: tuple(map(each, values))
    if origin is not None:  # the only other kind of container is a mapping from names
        each = _reader(get_args(kind)[1])
        return lambda values: {name: each(one) for name, one in values.items()}
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if isinstance(kind, type) and issubclass(kind, Record):
        return partial(rebuilt, kind)
    return _same


def _same(value: Any) -> Any:
    return value

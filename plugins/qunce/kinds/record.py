"""What every kind is made of: a frozen record whose keys carry their Chinese names.

A record is declared once and read three ways: by `resolve` to build it, by `schema` to write
its JSON Schema, and by people, for whom `key(…)` holds title and hint.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import MISSING, Field, field, fields
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, dataclass_transform

from qunce.derived.parts import Parts
from qunce.finding import Span
from qunce.frozen import ALIKE, frozen, slotted, written
from qunce.load import Mapping

T = TypeVar("T")


@frozen
class Key:
    """What is known of one key beyond its type."""

    title: str
    help: str = ""
    ref: str = ""
    """The kind whose ids this key (or each of its items) names."""
    pattern: str = ""
    """A regular expression that the whole text has to match."""
    form: str = ""
    """What the pattern means, in an operator's words, for the finding."""
    least: int | None = None
    most: int | None = None
    examples: tuple[str, ...] = ()
    level: str = ""
    """Who may see the value where others see the thing: `staff` or `manager`."""
    yaml: str = ""
    """The key as written, when Python keeps the word for itself (`from`)."""


def key(
    title: str,
    help: str = "",
    *,
    default: Any = MISSING,
    **more: Any,
) -> Any:
    """Declare one key of a record; without a default it has to be written."""
    meta = {"key": Key(title, help, **more)}
    if default is MISSING:
        return field(metadata=meta)
    if isinstance(default, (dict, list)):
        return field(default_factory=type(default), metadata=meta)
    return field(default=default, metadata=meta)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(key, field))
def record(cls: type[T]) -> type[T]:
    """Make a class a frozen, slotted record with keyword-only keys.

    The first records of a class are made by what all of them share, since of most of the many
    kinds there are few.
    """
    return slotted(cls, {**ALIKE, "__init__": _made}, kw_only=True)


_Put = Callable[[Any, Any], None]
_PLANS: dict[type, tuple[tuple[str, _Put, Any, Any], ...]] = {}
"""For each record that was ever made: key, what puts its value in place, default, factory."""
_COUNTS: Counter[type] = Counter()
_FEW = 4
"""So many records of a class are made before it is worth while to write how they are made."""


def _plan(cls: type) -> tuple[tuple[str, _Put, Any, Any], ...]:
    plan = tuple(
        (one.name, getattr(cls, one.name).__set__, one.default, one.default_factory)
        for one in fields(cls)
    )
    _PLANS[cls] = plan
    return plan


def _made(self: Any, **values: Any) -> None:
    cls: Any = type(self)
    _COUNTS[cls] += 1
    if _COUNTS[cls] == _FEW:
        cls.__init__ = written(cls)
    for name, put, default, factory in _PLANS.get(cls) or _plan(cls):
        value = values.pop(name, default)
        if value is MISSING:
            if factory is MISSING:
                raise TypeError(f"{cls.__name__}: {name} is missing")
            value = factory()
        put(self, value)
    if values:
        raise TypeError(f"{cls.__name__} has no {', '.join(values)}")


@record
class Record:
    """Anything read from a mapping: it knows the node it came from."""

    node: Mapping = field(repr=False, compare=False)

    @property
    def span(self) -> Span:
        """Where the record is written: its first line."""
        return self.node.span

    def at(self, name: str) -> Span:
        """Where the value of a key is written; the record itself when it is not."""
        return self.node.at(name)


def keys_of(cls: type) -> tuple[tuple[str, Field[Any], Key], ...]:
    """The declared keys of a record: (name as written in YAML, field, key), in order."""
    return tuple(
        (one.metadata["key"].yaml or one.name, one, one.metadata["key"])
        for one in fields(cls)
        if "key" in one.metadata
    )


_COMPILED = Parts("annotations", Path(__file__))


@cache
def _meant(module: str, written: str) -> Any:
    """What an annotation of a module says; most say what another one said before."""
    code = _COMPILED.get(written, lambda: compile(written, "<annotation>", "eval"))
    return eval(code, vars(sys.modules[module]))


def types_of(cls: type[Any]) -> dict[str, Any]:
    """The types of a record's keys: `get_type_hints` in a third of the time."""
    return {
        name: _meant(one.__module__, hint) if isinstance(hint, str) else hint
        for one in reversed(cls.__mro__)
        for name, hint in vars(one).get("__annotations__", {}).items()
    }


@frozen
class Kind:
    """One kind of thing: which record it is and where its files lie."""

    name: str
    title: str
    model: type[Any]
    folder: str
    many: bool = False
    """True when one file holds many things, id → thing; otherwise the file's stem is the id."""
    single: bool = False
    """True when `folder` is a file path and the playbook has just one."""
    plural: str = ""
    beside: bool = False
    """True when a thing's file lies beside something else, anywhere below `folder`."""
    checks: tuple[Callable[..., Any], ...] = ()

"""Values: frozen dataclasses that share their methods.

`dataclass(frozen=True, slots=True)` generates and compiles eight methods for each class anew; for
all classes of this program that takes longer than reading a small playbook. What every value does
alike is written once below, and how it is made only when the first one is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import (
    MISSING,
    Field,
    FrozenInstanceError,
    dataclass,
    field,
    fields,
)
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import Any, TypeVar, cast, dataclass_transform, overload

from qunce.derived.parts import Parts

T = TypeVar("T")
Said = Callable[[Any], Any]

_WRITTEN = Parts("written", Path(__file__))
"""The code of what is written below, which would take longer to compile than to run."""


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[T], /) -> type[T]: ...
@overload
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(*, eq: bool = True, order: bool = False) -> Callable[[type[T]], type[T]]: ...
def frozen(cls: Any = None, /, *, eq: bool = True, order: bool = False) -> Any:
    """Make a class a frozen, slotted dataclass, as `dataclass` would with these keywords."""
    if cls is None:
        return partial(frozen, eq=eq, order=order)
    methods = {**(ALIKE if eq else _FROZEN), **(_IN_ORDER if order else {})}
    return slotted(cls, {**methods, "__init__": _made})


def slotted(
    cls: type[T], methods: Mapping[str, Callable[..., Any]], *, kw_only: bool = False
) -> type[T]:
    """The class as a dataclass with slots and with these methods, as far as it has none itself.

    `dataclass(init=False, repr=False, eq=False, slots=True)` gives the same in thrice the time,
    since it asks of each annotation whether it might be more than the type of a field.
    """
    held = {**methods, **vars(cls)}
    known: dict[str, Field[Any]] = {}
    for base in reversed(cls.__mro__[1:]):
        known.update(vars(base).get("__dataclass_fields__", {}))
    inherited = {*known}
    for name, hint in held.get("__annotations__", {}).items():
        known[name] = _field(name, hint, held.pop(name, MISSING), kw_only=kw_only)
    held["__slots__"] = tuple(name for name in known if name not in inherited)
    held["__match_args__"] = tuple(name for name, one in known.items() if not one.kw_only)
    held["__dataclass_fields__"] = known
    held["__dataclass_params__"] = _PARAMS
    del held["__dict__"], held["__weakref__"]
    held["__qualname__"] = cls.__qualname__
    kind: Any = type(cls)
    return cast("type[T]", kind(cls.__name__, cls.__bases__, held))


def _field(name: str, hint: Any, given: Any, *, kw_only: bool) -> Field[Any]:
    one: Any = given if isinstance(given, Field) else field(default=given)
    if one.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(one.default)} for {name}: use default_factory")
    one.name, one.type, one.kw_only = name, hint, kw_only
    one._field_type = _ORDINARY
    return cast("Field[Any]", one)


@dataclass(init=False, repr=False, eq=False)
class _Like:
    """What the standard library notes down of a class that it generates nothing for."""

    field: int


_PARAMS: Any = vars(_Like)["__dataclass_params__"]
_ORDINARY: Any = getattr(fields(_Like)[0], "_field_type")  # noqa: B009 no part of the stubs


def _made(self: Any, *args: Any, **named: Any) -> None:
    """Make the first value of a class; the others are made by what is written here for it."""
    cls: Any = type(self)
    cls.__init__ = written(cls)
    self.__init__(*args, **named)


def written(cls: Any) -> Callable[..., None]:
    """What a dataclass's `__init__` would do, with the slots filled directly."""
    known: dict[str, Any] = {"MISSING": MISSING}
    taken, body = [], []
    for one in fields(cls):
        name = one.name
        known[f"put_{name}"] = getattr(cls, name).__set__
        known[f"default_{name}"] = one.default
        given = name
        if one.default_factory is not MISSING:
            known[f"make_{name}"] = one.default_factory
            given = f"make_{name}() if {name} is MISSING else {name}"
        required = one.default is MISSING and one.default_factory is MISSING
        if one.kw_only and "*" not in taken:
            taken.append("*")
        taken.append(name if required else f"{name}=default_{name}")
        body.append(f" put_{name}(self, {given})")
    lines = [f"def __init__({', '.join(['self', *taken])}):", *body, " return"]
    text = "\n".join(lines)
    exec(_WRITTEN.get(text, lambda: compile(text, "<frozen>", "exec")), known)
    made: Callable[..., None] = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _frozen(self: Any, name: str, *_: object) -> None:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} cannot be changed")


def _shown(self: Any) -> str:
    told = [f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr]
    return f"{type(self).__name__}({', '.join(told)})"


_SAID: dict[type, Said] = {}


def _said(cls: Any) -> Said:
    """What gives everything that a value of a class says."""
    said = _SAID.get(cls)
    if said is None:
        names = [one.name for one in fields(cls) if one.compare]
        said = _SAID[cls] = attrgetter(*names) if names else lambda _: ()
    return said


def _equal(self: Any, other: object) -> Any:
    if type(other) is not type(self):
        return NotImplemented
    said = _said(type(self))
    return said(self) == said(other)


def _compared(name: str) -> Callable[[Any, object], Any]:
    """One of the four ways of asking which of two values goes first."""

    def compare(self: Any, other: object) -> Any:
        if type(other) is not type(self):
            return NotImplemented
        said = _said(type(self))
        return getattr(said(self), name)(said(other))

    return compare


_FROZEN: dict[str, Callable[..., Any]] = {
    "__setattr__": _frozen,
    "__delattr__": _frozen,
    "__repr__": _shown,
}
_IN_ORDER = {name: _compared(name) for name in ("__lt__", "__le__", "__gt__", "__ge__")}

ALIKE: dict[str, Callable[..., Any]] = {
    **_FROZEN,
    "__eq__": _equal,
    "__hash__": lambda self: hash(_said(type(self))(self)),
}
"""What all values do alike."""

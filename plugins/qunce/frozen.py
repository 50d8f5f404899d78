"""Values: frozen dataclasses that share their methods.

`dataclass(frozen=True, slots=True)` generates and compiles eight methods for each class anew; for
all classes of this program that takes longer than reading a small playbook. What every value does
alike is written once below, and how it is made only when the first one is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

T = TypeVar("T")
Said = Callable[[Any], Any]


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
    """The class as a dataclass with slots and with these methods, as far as it has none itself."""
    cls.__doc__ = cls.__doc__ or cls.__name__  # else a signature is worked out to stand there
    for name, method in methods.items():
        if name not in vars(cls):
            setattr(cls, name, method)
    return dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(cls)


def _made(self: Any, *args: Any, **named: Any) -> None:
    """Make the first value of a class; the others are made by what is written here for it."""
    cls: Any = type(self)
    cls.__init__ = _written(cls)
    self.__init__(*args, **named)


def _written(cls: Any) -> Callable[..., None]:
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
        taken.append(name if required else f"{name}=default_{name}")
        body.append(f" put_{name}(self, {given})")
    lines = [f"def __init__({', '.join(['self', *taken])}):", *body, " return"]
    exec("\n".join(lines), known)
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

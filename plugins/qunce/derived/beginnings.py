"""The characters that matches of an expression begin with: a search goes past all others at once.

Python's compiler notes them of an expression that begins with one class or with nothing but words.
Of `(?<!不)最|[0-9]+折` it notes none, so that the whole of it is tried at each character of a text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

Item = tuple[Any, Any]
"""An operation of an expression, or of a class of characters, with what it is about."""

_WITHOUT = 0
"""What the compiler notes of an expression whose beginning it does not know."""


class _Beginning(NamedTuple):
    chars: tuple[Item, ...] | None
    """A class that holds every first character; none when it would hold nearly all there are."""
    empty: bool = False
    """True for what need not take any character: then it is what follows that may begin."""


_ANY = _Beginning(None)
_NOTHING = _Beginning((), empty=True)


def with_beginnings(code: list[int], parsed: Any, flags: int) -> list[int]:
    """The code of an expression, which says what to look for first if that is known."""
    from re import _compiler, _constants  # type: ignore[attr-defined] # inner parts, without stubs

    operation, skip, noted, shortest, longest, *rest = code
    flags |= parsed.state.flags
    if (
        (operation, noted) != (_constants.INFO, _WITHOUT)
        or not shortest
        or flags & (_constants.SRE_FLAG_IGNORECASE | _constants.SRE_FLAG_LOCALE)
    ):
        return code
    chars, empty = _sequence(parsed)
    if empty or not chars:
        return code
    added: list[int] = []
    _compiler._compile_charset(
        _compiler._optimize_charset([*dict.fromkeys(chars)])[0], flags, added
    )
    noted = _constants.SRE_INFO_CHARSET
    return [operation, skip + len(added), noted, shortest, longest, *added, *rest]


def _sequence(items: Iterable[Item]) -> _Beginning:
    found: list[Item] = []
    for operation, value in items:
        reader = _READERS.get(str(operation))
        chars, empty = reader(value) if reader else _ANY
        if chars is None:
            return _ANY
        found += chars
        if not empty:
            return _Beginning(tuple(found))
    return _Beginning(tuple(found), empty=True)


def _literal(value: int) -> _Beginning:
    from re import _constants  # type: ignore[attr-defined] # an inner part, without stubs

    return _Beginning(((_constants.LITERAL, value),))


def _class(value: list[Item]) -> _Beginning:
    return _ANY if str(value[0][0]) == "NEGATE" else _Beginning(tuple(value))


def _branch(value: tuple[Any, Iterable[Any]]) -> _Beginning:
    found: list[Item] = []
    may_be_empty = False
    for chars, empty in map(_sequence, value[1]):
        if chars is None:
            return _ANY
        found += chars
        may_be_empty |= empty
    return _Beginning(tuple(found), may_be_empty)


def _repeat(value: tuple[int, Any, Any]) -> _Beginning:
    least, _, items = value
    chars, empty = _sequence(items)
    return _Beginning(chars, empty or not least)


def _group(value: tuple[Any, int, int, Any]) -> _Beginning:
    _, added, _, items = value
    return _ANY if added else _sequence(items)  # it may ignore case


_READERS: dict[str, Callable[[Any], _Beginning]] = {
    "LITERAL": _literal,
    "IN": _class,
    "BRANCH": _branch,
    "SUBPATTERN": _group,
    "ATOMIC_GROUP": _sequence,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
    "AT": lambda _: _NOTHING,
    "ASSERT": lambda _: _NOTHING,
    "ASSERT_NOT": lambda _: _NOTHING,
}

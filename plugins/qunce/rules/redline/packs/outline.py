"""Characters that stand in every match of an expression: looked for before it is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import Any

from qunce.rules.redline.packs.chance import any_of, chance
from qunce.rules.redline.packs.formula import Words
from qunce.rules.redline.packs.needs import class_of

_MOST = 3
"""So many sets of characters are asked after …"""
_LIKELY = 0.5
"""… if they are rare enough to sort something out."""


def outline(regex: str) -> tuple[str, ...]:
    """Sets of characters: every match holds one of each, the rarest first.

    >>> outline("(?:转发|分享)[^，]{0,6}(?:领|送)[0-9]+券?")
    ('享转', '送领')
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        found = [*_sequence(_parser.parse(regex))]
    except (ImportError, AttributeError):
        return ()
    rarest = sorted(dict.fromkeys(found), key=any_of)[:_MOST]
    return tuple("".join(sorted(one)) for one in rarest if any_of(one) < _LIKELY)


def order(regex: str) -> tuple[str, ...]:
    """Sets of characters: every match holds one of each, in this order.

    >>> order("(?:转发|分享)[^，]{0,6}(?:领|送)[0-9]+券?")
    ('分转', '享发', '送领', '0123456789')
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        return tuple("".join(sorted(one)) for one in _ordered(_parser.parse(regex)))
    except (ImportError, AttributeError):
        return ()


def in_order(sets: Iterable[str], text: str) -> bool:
    """True for a text that holds a character of each set, in this order."""
    rest = iter(text)  # of which each set takes what stands before its first character, and that
    return all(any(map(one.__contains__, rest)) for one in sets)


def _ordered(items: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    for operation, value in items:
        yield from _ORDERED.get(str(operation), _nothing)(value)


def _abreast(value: Any) -> Iterator[Words]:
    """The first sets of all branches in one, then all second ones, as far as each has any."""
    for those in zip(*(_ordered(one) for one in value[1]), strict=False):
        yield frozenset().union(*those)


def _nothing(value: Any) -> Iterator[Words]:
    return iter(())


def _sequence(items: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    for operation, group in groupby(items, key=lambda one: str(one[0])):
        values = [value for _, value in group]
        if operation == "LITERAL":  # of a word its rarest character says enough
            yield frozenset({min(map(chr, values), key=chance)})
        elif operation in _READERS:
            for value in values:
                yield from _READERS[operation](value)


def _class(value: Any) -> Iterator[Words]:
    chars = class_of(value)
    if chars is not None:
        yield chars


def _branch(value: Any) -> Iterator[Words]:
    """The rarest set of each branch in one, if each has any."""
    branches = [[*_sequence(one)] for one in value[1]]
    if all(branches):
        yield frozenset().union(*(min(one, key=any_of) for one in branches))


def _repeat(value: Any) -> Iterator[Words]:
    least, _, items = value
    return _sequence(items) if least else iter(())


_READERS: dict[str, Callable[[Any], Iterator[Words]]] = {
    "IN": _class,
    "BRANCH": _branch,
    "SUBPATTERN": lambda value: _sequence(value[3]),
    "ATOMIC_GROUP": _sequence,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
}
_ORDERED: dict[str, Callable[[Any], Iterator[Words]]] = {
    "LITERAL": lambda value: iter((frozenset({chr(value)}),)),
    "IN": _class,
    "BRANCH": _abreast,
    "SUBPATTERN": lambda value: _ordered(value[3]),
    "ATOMIC_GROUP": _ordered,
    **dict.fromkeys(
        ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"),
        lambda value: _ordered(value[2]) if value[0] else iter(()),
    ),
}

"""What an expression cannot match without, so that most sentences need not be tried at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

Words = frozenset[str]
"""Any one of these has to stand in the sentence."""

_MOST = 96
"""Words in a set; a longer list of alternatives is no help."""
_LONGEST = 8
"""Characters of a word; what follows is left to the expression."""
_NOTHING: Words = frozenset({""})


class _Part(NamedTuple):
    """A stretch of an expression: all that it can be, if that is few; what it needs inside."""

    exact: Words | None
    needs: tuple[Words, ...] = ()


_OPEN = _Part(None)


def needs(regex: str) -> tuple[Words, ...]:
    """Sets of words; a match holds one of each set. Nothing when this interpreter is unknown.

    >>> [sorted(one) for one in needs("(?:转发|分享)[^，]{0,6}(?:领|送)")]
    [['分享', '转发'], ['送', '领']]
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        part = _sequence(_parser.parse(regex))
    except (ImportError, AttributeError):
        return ()
    found = part.needs if part.exact is None else (*part.needs, *_need(part.exact))
    return tuple(map(_shortest, found))


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    found: list[Words] = []
    run = _NOTHING
    whole = True
    for operation, value in items:
        part = _part(str(operation), value)
        if part.exact is not None:
            joined = _joined(run, part.exact)
            if joined is None:
                found += _need(run)
                run, whole = part.exact, False
            else:
                run = joined
            continue
        found += [*_need(run), *part.needs]
        run, whole = _NOTHING, False
    if whole:
        return _Part(run)
    return _Part(None, (*found, *_need(run)))


def _joined(first: Words, second: Words) -> Words | None:
    if len(first) * len(second) > _MOST:
        return None
    joined = frozenset(one + two for one in first for two in second)
    return joined if max(map(len, joined)) <= _LONGEST else None


def _need(words: Words) -> list[Words]:
    """The set, if one of its words has to be there."""
    return [] if "" in words else [words]


def _shortest(words: Words) -> Words:
    """The set without words that hold another one of it."""
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return frozenset(found)


def _part(operation: str, value: Any) -> _Part:
    reader = _READERS.get(operation)
    return reader(value) if reader else _OPEN


def _literal(value: int) -> _Part:
    return _Part(frozenset({chr(value)}))


def _class(value: Sequence[tuple[Any, Any]]) -> _Part:
    chars: set[str] = set()
    for operation, what in value:
        if str(operation) == "LITERAL":
            chars.add(chr(what))
        elif str(operation) == "RANGE" and what[1] - what[0] < _MOST:
            chars |= {chr(one) for one in range(what[0], what[1] + 1)}
        else:
            return _OPEN
    return _Part(frozenset(chars)) if len(chars) <= _MOST else _OPEN


def _branch(value: tuple[Any, Sequence[Any]]) -> _Part:
    parts = [_sequence(one) for one in value[1]]
    if all(one.exact is not None for one in parts):
        every = frozenset().union(*(one.exact or () for one in parts))
        if len(every) <= _MOST:
            return _Part(every)
        return _Part(None, tuple(_need(every)))
    best: list[Words] = []
    for one in parts:
        options = one.needs if one.exact is None else tuple(_need(one.exact))
        if not options:
            return _OPEN
        best.append(min(options, key=lambda words: (-min(map(len, words)), len(words))))
    return _Part(None, tuple(_need(frozenset().union(*best))))


def _repeat(value: tuple[int, Any, Any]) -> _Part:
    least, most, items = value
    part = _sequence(items)
    if least == most == 1:
        return part
    if not least:
        return _Part(part.exact | _NOTHING) if most == 1 and part.exact else _OPEN
    return _Part(None, part.needs if part.exact is None else tuple(_need(part.exact)))


def _nothing(value: object) -> _Part:
    """What only looks and takes no character."""
    return _Part(_NOTHING)


_READERS: dict[str, Callable[[Any], _Part]] = {
    "LITERAL": _literal,
    "IN": _class,
    "BRANCH": _branch,
    "SUBPATTERN": lambda value: _sequence(value[3]),
    "ATOMIC_GROUP": _sequence,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
    "AT": _nothing,
    "ASSERT": _nothing,
    "ASSERT_NOT": _nothing,
}

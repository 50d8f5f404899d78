"""What an expression cannot match without, so that most sentences need not be tried at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from qunce.rules.redline.packs.chance import any_of
from qunce.rules.redline.packs.formula import NOTHING, Need, Words, either, every, needed
from qunce.tuples import NamedTuple

_MOST = 32
"""Words in a set; a longer list of alternatives is no help."""
_MANY = 320
"""… unless it is a set of words that hardly anybody writes."""
_LONGEST = 8
"""Characters of a word; what follows is left to the expression."""
_EMPTY: Words = frozenset({""})


class _Part(NamedTuple):
    """A stretch of an expression: all that it can be, if that is few; else what it needs."""

    exact: Words | None
    need: Need = NOTHING
    head: Words = _EMPTY
    """If it is not exact: words of which it begins with one …"""
    tail: Words = _EMPTY
    """… and of which it ends with one."""


_OPEN = _Part(None)


def needs(regex: str) -> Need:
    """What every match holds; nothing for an interpreter that parses otherwise.

    >>> needs("转发[^，]{0,6}领")
    Every(parts=(frozenset({'转发'}), frozenset({'领'})))
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        return _need(_sequence(_parser.parse(regex)))
    except (ImportError, AttributeError):
        return NOTHING


def _need(part: _Part) -> Need:
    return part.need if part.exact is None else needed(part.exact)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    found: list[Need] = []
    head: Words | None = None
    run = tail = _EMPTY
    for operation, value in items:
        part = _part(str(operation), value)
        first = part.head if part.exact is None else part.exact
        joined = _joined(run, first)
        if part.exact is not None and joined is not None:
            run = joined
            continue
        before = run if joined is None else joined
        head = before if head is None else head
        if before not in (tail, first):  # what a part needs itself, it tells itself
            found.append(needed(before))
        found.append(part.need)
        run = tail = part.tail if part.exact is None else part.exact
        if part.exact is not None:
            tail = _EMPTY
    if head is None:
        return _Part(run)
    return _Part(None, every([*found, *([] if run == tail else [needed(run)])]), head, run)


def _joined(first: Words, second: Words) -> Words | None:
    """Each word of one set followed by each of the other, if that is few or rarer than both."""
    many = len(first) * len(second)
    if many > _MANY or max(map(len, first)) + max(map(len, second)) > _LONGEST:
        return None
    joined = frozenset(one + two for one in first for two in second)
    if many > _MOST and any_of(joined) * 1.5 > min(any_of(first), any_of(second)):
        return None
    return joined


def _part(operation: str, value: Any) -> _Part:
    reader = _READERS.get(operation)
    return reader(value) if reader else _OPEN


def _literal(value: int) -> _Part:
    return _Part(frozenset({chr(value)}))


def _class(value: Sequence[tuple[Any, Any]]) -> _Part:
    chars = class_of(value)
    return _OPEN if chars is None else _Part(chars)


def class_of(value: Sequence[tuple[Any, Any]]) -> Words | None:
    """The characters of a class, if they are few."""
    chars: set[str] = set()
    for operation, what in value:
        if str(operation) == "LITERAL":
            chars.add(chr(what))
        elif str(operation) == "RANGE" and what[1] - what[0] < _MANY:
            chars |= {chr(one) for one in range(what[0], what[1] + 1)}
        else:
            return None
    return frozenset(chars) if len(chars) <= _MANY else None


def _branch(value: tuple[Any, Sequence[Any]]) -> _Part:
    parts = [_sequence(one) for one in value[1]]
    words = frozenset().union(*(one.exact for one in parts if one.exact is not None))
    if all(one.exact is not None for one in parts) and len(words) <= _MANY:
        return _Part(words)
    heads = frozenset().union(*(one.head if one.exact is None else one.exact for one in parts))
    tails = frozenset().union(*(one.tail if one.exact is None else one.exact for one in parts))
    return _Part(None, either(map(_need, parts)), _few(heads), _few(tails))


def _few(words: Words) -> Words:
    """The same, or nothing that is known."""
    return words if len(words) <= _MANY else _EMPTY


def _repeat(value: tuple[int, Any, Any]) -> _Part:
    least, most, items = value
    part = _sequence(items)
    if least == most == 1:
        return part
    if not least:
        return _Part(part.exact | _EMPTY) if most == 1 and part.exact else _OPEN
    if part.exact is None:
        return part
    run, times = part.exact, 1
    while times < least:
        joined = _joined(run, part.exact)
        if joined is None:
            break
        run, times = joined, times + 1
    if times == most:
        return _Part(run)
    return _Part(None, needed(run), run, run)


def _nothing(value: object) -> _Part:
    """What only looks and takes no character."""
    return _Part(_EMPTY)


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

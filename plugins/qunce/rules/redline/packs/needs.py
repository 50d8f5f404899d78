"""What an expression cannot match without, so that most sentences need not be tried at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from qunce.frozen import frozen
from qunce.rules.redline.packs.chance import any_of

Words = frozenset[str]
"""Any one of these has to stand in the sentence."""


@frozen
class Every:
    """All of these are needed; with none nothing is known to be."""

    parts: tuple[Need, ...]


@frozen
class Either:
    """At least one of these is needed."""

    parts: tuple[Need, ...]


Need: TypeAlias = Words | Every | Either
NOTHING = Every(())

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
    return part.need if part.exact is None else _needed(part.exact)


def _needed(words: Words) -> Need:
    """The shortest words of a set, if one of its words has to be there."""
    if "" in words:
        return NOTHING
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return frozenset(found)


def _every(parts: Iterable[Need]) -> Need:
    """All of these, each told once."""
    flat = dict.fromkeys(
        one for part in parts for one in (part.parts if isinstance(part, Every) else (part,))
    )
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(flat))


def _either(parts: Iterable[Need]) -> Need:
    """One of these; words that suffice by themselves are one set."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Either) else (part,))]
    if NOTHING in flat:
        return NOTHING
    plain = [one for one in flat if isinstance(one, frozenset)]
    others = dict.fromkeys(one for one in flat if not isinstance(one, frozenset))
    words = [_needed(frozenset().union(*plain))] if plain else []
    found = (*words, *others)
    return found[0] if len(found) == 1 else Either(found)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    found: list[Need] = []
    run = _EMPTY
    whole = True
    for operation, value in items:
        part = _part(str(operation), value)
        if part.exact is not None:
            joined = _joined(run, part.exact)
            if joined is None:
                found.append(_needed(run))
                run, whole = part.exact, False
            else:
                run = joined
            continue
        found += [_needed(run), part.need]
        run, whole = _EMPTY, False
    return _Part(run) if whole else _Part(None, _every([*found, _needed(run)]))


def _joined(first: Words, second: Words) -> Words | None:
    """Each word of one set followed by each of the other, if that is few or rarer than both."""
    many = len(first) * len(second)
    if many > _MANY or max(map(len, first)) + max(map(len, second)) > _LONGEST:
        return None
    joined = frozenset(one + two for one in first for two in second)
    if many > _MOST and any_of(joined) * 2 > min(any_of(first), any_of(second)):
        return None
    return joined


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
        elif str(operation) == "RANGE" and what[1] - what[0] < _MANY:
            chars |= {chr(one) for one in range(what[0], what[1] + 1)}
        else:
            return _OPEN
    return _Part(frozenset(chars)) if len(chars) <= _MANY else _OPEN


def _branch(value: tuple[Any, Sequence[Any]]) -> _Part:
    parts = [_sequence(one) for one in value[1]]
    words = frozenset().union(*(one.exact for one in parts if one.exact is not None))
    if all(one.exact is not None for one in parts) and len(words) <= _MOST:
        return _Part(words)
    return _Part(None, _either(map(_need, parts)))


def _repeat(value: tuple[int, Any, Any]) -> _Part:
    least, most, items = value
    part = _sequence(items)
    if least == most == 1:
        return part
    if not least:
        return _Part(part.exact | _EMPTY) if most == 1 and part.exact else _OPEN
    return _Part(None, _need(part))


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

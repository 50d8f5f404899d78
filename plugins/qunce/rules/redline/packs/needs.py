"""What an expression cannot match without, so that most sentences need not be tried at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import Any, NamedTuple

from qunce.rules.redline.packs.chance import any_of

Words = frozenset[str]
"""Any one of these has to stand in the sentence."""
Case = tuple[Words, ...]
"""One way of matching: of each of these sets a word stands there."""

_MOST = 32
"""Words in a set; a longer list of alternatives is no help."""
_LONGEST = 8
"""Characters of a word; what follows is left to the expression."""
_CASES = 12
"""Ways of matching that are told apart; with more, their words are thrown together."""
_NOTHING: Words = frozenset({""})


class _Part(NamedTuple):
    """A stretch of an expression: all that it can be, if that is few; else its ways of matching."""

    exact: Words | None
    cases: tuple[Case, ...] = ((),)


_OPEN = _Part(None)


def needs(regex: str) -> tuple[Case, ...]:
    """The ways of matching; a match is one of them and holds a word of each of its sets.

    Nothing is known of a way without sets, nor of an interpreter that parses otherwise.

    >>> [[sorted(one) for one in case] for case in needs("(?:转发|分享)[^，]{0,6}(?:领|送)|集满?赞")]
    [[['分享', '转发'], ['送', '领']], [['集'], ['赞']]]
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        part = _sequence(_parser.parse(regex))
    except (ImportError, AttributeError):
        return ((),)
    return tuple(tuple(map(_shortest, case)) for case in _cases(part))


def _cases(part: _Part) -> tuple[Case, ...]:
    return part.cases if part.exact is None else (_needed(part.exact),)


def _needed(words: Words) -> Case:
    """The set, if one of its words has to be there."""
    return () if "" in words else (words,)


def _shortest(words: Words) -> Words:
    """The set without words that hold another one of it."""
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return frozenset(found)


def _sequence(items: Iterable[tuple[Any, Any]]) -> _Part:
    found: list[tuple[Case, ...]] = []
    run = _NOTHING
    whole = True
    for operation, value in items:
        part = _part(str(operation), value)
        if part.exact is not None:
            joined = _joined(run, part.exact)
            if joined is None:
                found.append((_needed(run),))
                run, whole = part.exact, False
            else:
                run = joined
            continue
        found += [(_needed(run),), part.cases]
        run, whole = _NOTHING, False
    if whole:
        return _Part(run)
    return _Part(None, _together([*found, (_needed(run),)]))


def _together(parts: list[tuple[Case, ...]]) -> tuple[Case, ...]:
    """The ways of matching all parts, one after the other."""
    size = 1
    for number, cases in sorted(enumerate(parts), key=lambda one: len(one[1])):
        if size * len(cases) > _CASES:
            parts[number] = (_thrown_together(cases),)
        else:
            size *= len(cases)
    return tuple(tuple(one for case in cases for one in case) for cases in product(*parts))


def _thrown_together(cases: Iterable[Case]) -> Case:
    """What any of these ways needs: the rarest words of each in one set."""
    best: list[Words] = []
    for case in cases:
        if not case:
            return ()
        best.append(min(case, key=lambda words: (any_of(words), sorted(words))))
    return _needed(frozenset().union(*best))


def _joined(first: Words, second: Words) -> Words | None:
    if len(first) * len(second) > _MOST:
        return None
    joined = frozenset(one + two for one in first for two in second)
    return joined if max(map(len, joined)) <= _LONGEST else None


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
    words = frozenset().union(*(one.exact for one in parts if one.exact is not None))
    if all(one.exact is not None for one in parts) and len(words) <= _MOST:
        return _Part(words)
    plain = [_needed(words)] if words else []
    cases = [*plain, *(case for one in parts if one.exact is None for case in one.cases)]
    return _Part(None, tuple(cases) if len(cases) <= _CASES else (_thrown_together(cases),))


def _repeat(value: tuple[int, Any, Any]) -> _Part:
    least, most, items = value
    part = _sequence(items)
    if least == most == 1:
        return part
    if not least:
        return _Part(part.exact | _NOTHING) if most == 1 and part.exact else _OPEN
    return _Part(None, _cases(part))


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

"""Which characters may stand side by side in what a regular expression matches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from re import _constants as op  # type: ignore[attr-defined] # the parser itself has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from qunce.tuples import NamedTuple

FIGURE = "0"
"""Stands for any figure."""
_MOST = 8
"""Where more pairs are possible, none of them is telling."""
_NOTHING: frozenset[str] = frozenset()


class _Ends(NamedTuple):
    """What a part of an expression may begin and end with, and whether it may be left out."""

    first: frozenset[str] = _NOTHING
    last: frozenset[str] = _NOTHING
    empty: bool = False


def sign(char: str) -> str:
    """A character as its neighbours see it: a figure is any figure; nothing for what is no word."""
    if "\u3400" <= char <= "\u9fff":
        return char
    return FIGURE if "0" <= char <= "9" else ""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a stretch, as it sees it."""
    return sign(text[start - 1 : start]), sign(text[end : end + 1])


def pairs(regex: str) -> set[str]:
    """Pairs of characters of an expression.

    >>> sorted(pairs("全网[最蕞]低.{0,3}价"))
    ['全网', '最低', '网最', '网蕞', '蕞低']
    """
    found: set[str] = set()
    _row(_parser.parse(regex), found)
    return found


def _row(parts: Iterable[tuple[Any, Any]], found: set[str]) -> _Ends:
    whole = _Ends(empty=True)
    for kind, value in parts:
        whole = _joint(whole, _part(kind, value, found), found)
    return whole


def _joint(one: _Ends, two: _Ends, found: set[str]) -> _Ends:
    if len(one.last) * len(two.first) <= _MOST or 1 in (len(one.last), len(two.first)):
        found |= {before + behind for before in one.last for behind in two.first}
    return _Ends(
        one.first | two.first if one.empty else one.first,
        two.last | one.last if two.empty else two.last,
        one.empty and two.empty,
    )


def _part(kind: Any, value: Any, found: set[str]) -> _Ends:
    if kind is op.LITERAL:
        return _chars(sign(chr(value)))
    if kind is op.IN:
        return _chars(*_class(value))
    if kind is op.BRANCH:
        ways = [_row(one, found) for one in value[1]]
        return _Ends(
            _NOTHING.union(*(one.first for one in ways)),
            _NOTHING.union(*(one.last for one in ways)),
            any(one.empty for one in ways),
        )
    if kind is op.SUBPATTERN:
        return _row(value[3], found)
    if kind is op.ATOMIC_GROUP:
        return _row(value, found)
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        least, most, inner = value
        one = _row(inner, found)
        if most > 1:
            _joint(one, one, found)
        anything = not (one.first or one.last)  # what may stand there is no neighbour of ours
        return one._replace(empty=one.empty or not (least or anything))
    return _Ends(empty=kind in (op.ASSERT, op.ASSERT_NOT, op.AT))


def _chars(*signs: str) -> _Ends:
    known = frozenset(signs) - {""}
    if FIGURE in known and len(known) > _MOST:
        known = frozenset(FIGURE)  # the others are figures in Chinese
    return _Ends(known, known)


def _class(parts: Iterable[tuple[Any, Any]]) -> Iterator[str]:
    for kind, value in parts:
        if kind is op.NEGATE:
            return
        if kind is op.LITERAL:
            yield sign(chr(value))
        elif kind is op.RANGE and value[1] - value[0] < 2 * _MOST:
            yield from (sign(chr(code)) for code in range(value[0], value[1] + 1))
        elif kind is op.CATEGORY and value is op.CATEGORY_DIGIT:
            yield FIGURE

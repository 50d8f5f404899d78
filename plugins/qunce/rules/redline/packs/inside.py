"""Expressions that a sentence alone decides: nothing behind its end is part of a match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.sheet import STOP

Item = tuple[Any, Any]
"""An operation of an expression with what it is about."""

_ONE = {"LITERAL", "NOT_LITERAL", "IN", "ANY"}
"""What takes one character."""
_LOOKS = {"ASSERT", "ASSERT_NOT"}
"""What only looks, and how to tell that it looks at what comes before."""
_BEHIND = -1
_REPEATS = {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}


def stays_inside(regex: str) -> bool:
    """True where a match neither takes nor looks at anything behind the end of its sentence.

    Its last character may be the end mark. What stands between two texts is in no match: each text
    is asked by itself.

    >>> stays_inside("瑜伽|别买了[。，]"), stays_inside("赠品[^，]{0,4}如下")
    (True, False)
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        return not _goes_on([*_parser.parse(regex)], last=True)
    except (ImportError, AttributeError):
        return False


def _goes_on(items: Sequence[Item], *, last: bool) -> bool:
    """True where an end mark may be taken; behind the last of the items more may follow or not."""
    ends = [False] * (len(items) - 1) + [last]
    return any(_takes_end(one, last=end) for one, end in zip(items, ends, strict=False))


def _takes_end(item: Item, *, last: bool) -> bool:
    operation, value = str(item[0]), item[1]
    if operation in _LOOKS:
        return value[0] != _BEHIND and _goes_on(value[1], last=True)
    if operation == "AT":
        return "BEGINNING" not in str(value)  # the others see whether anything follows
    if operation in _ONE:
        return not last and _is_end(item)
    if operation in _REPEATS:
        return _goes_on(value[2], last=last and value[1] == 1)
    if operation == "BRANCH":
        return any(_goes_on(one, last=last) for one in value[1])
    if operation == "SUBPATTERN":
        return _goes_on(value[3], last=last)
    return True  # whatever else there is, such as what another group took


def _is_end(item: Item) -> bool:
    from re import _compiler, _parser  # type: ignore[attr-defined] # inner parts, without stubs

    one = _compiler.compile(_parser.SubPattern(_parser.State(), [item]))
    return any(map(one.match, ENDS - {STOP}))

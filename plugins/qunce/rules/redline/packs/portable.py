"""Expressions that Python and the checker in the browser read alike; teams keep to them."""

from __future__ import annotations

import re
from dataclasses import replace
from re import _constants as op  # type: ignore[attr-defined] # the parser itself has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from qunce.rules.redline.packs.near import SENTENCE_END

_KNOWN = frozenset(
    (
        op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.BRANCH, op.SUBPATTERN, op.MAX_REPEAT,
        op.MIN_REPEAT, op.POSSESSIVE_REPEAT, op.ATOMIC_GROUP, op.ASSERT, op.ASSERT_NOT, op.AT,
        op.NEGATE, op.RANGE, op.CATEGORY,
    )
)  # fmt: skip
_PLACES = frozenset((op.AT_BEGINNING, op.AT_BEGINNING_STRING, op.AT_END, op.AT_END_STRING))
_SORTS = frozenset(
    (op.CATEGORY_SPACE, op.CATEGORY_NOT_SPACE, op.CATEGORY_DIGIT, op.CATEGORY_NOT_DIGIT)
)

_START = rf"(?<![^{SENTENCE_END[1:-1]}])"

MOST = 8
"""Repetitions of what may be empty: the browser has each written out."""


def foreign(expression: str) -> str:
    r"""What the browser cannot read in a sound expression, in words; nothing when it can.

    >>> foreign("最[好强]{1,3}"), foreign(r"\b最好")
    ('', '\\b、\\B')
    """
    tree = _parser.parse(expression)
    if tree.state.flags & ~re.UNICODE.value:
        return "(?i) 这类开关"
    return _foreign(tree)


def at_sentence_start(expression: str) -> str:
    r"""The expression with ^ where a sentence begins, as $ is where it ends.

    Texts stand side by side when they are read, so that only one of them would begin at ^.

    >>> at_sentence_start(r"^老板|[^甲]\^")
    '(?<![^。！？!?；;\\n\\x00])老板|[^甲]\\^'
    """
    parts: list[str] = []
    inside = escaped = False
    for at, char in enumerate(expression):
        if escaped or char == "\\":
            escaped = not escaped
        elif inside:
            # ] right behind [ or [^ is a character of the set
            inside = char != "]" or expression[:at].endswith(("[", "[^"))
        elif char == "[":
            inside = True
        elif char == "^":
            char = _START
        parts.append(char)
    return "".join(parts)


def starting(one: Any) -> Any:
    """A pattern or a context whose expression may begin with ^."""
    regex = at_sentence_start(one.regex)
    return one if regex == one.regex else replace(one, regex=regex)


def _foreign(tree: Any) -> str:
    for kind, value in tree:
        found = _alone(kind, value) or next(
            (said for inner in _inside(kind, value) if (said := _foreign(inner))), ""
        )
        if found:
            return found
    return ""


def _alone(kind: Any, value: Any) -> str:
    if kind not in _KNOWN:
        return r"\1 这类回引和条件" if "GROUPREF" in str(kind) else "空的分支"
    if kind is op.AT and value not in _PLACES:
        return r"\b、\B"
    if kind is op.CATEGORY and value not in _SORTS:
        return r"\w、\W"
    if kind is op.IN and len(value) > 1 and (op.CATEGORY, op.CATEGORY_NOT_SPACE) in value:
        return r"方括号里的 \S"
    if kind is op.SUBPATTERN and (value[1] or value[2]):
        return "(?i:…) 这类开关"
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        _, most, inner = value
        if not inner or (most > MOST and inner.getwidth()[0] == 0):
            return "重复可以为空的内容"
    return ""


def _inside(kind: Any, value: Any) -> list[Any]:
    """The parts that a piece of an expression is made of."""
    if kind is op.IN:
        return [value]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        return [value[2]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []

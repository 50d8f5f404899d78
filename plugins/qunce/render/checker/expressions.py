"""Regular expressions of Python as JavaScript reads them: the same matches, or a refusal."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, partial
from pathlib import Path
from re import _constants as op  # type: ignore[attr-defined] # the parser itself has no public name
from re import _parser  # type: ignore[attr-defined]
from typing import Any

from qunce.derived.parts import Parts
from qunce.rules.redline.packs.portable import MOST

_PARTS = Parts("javascript", Path(__file__))

SPACE = r"\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What Python takes for a blank, as the inside of a class of JavaScript, which takes others."""

_SYNTAX = frozenset("^$\\.*+?()[]{}|/")
_PLACES = {
    op.AT_BEGINNING: "^",
    op.AT_BEGINNING_STRING: "^",
    op.AT_END: r"(?=\n?$)",  # also before a last line end
    op.AT_END_STRING: "$",
}
_INSIDE = {op.CATEGORY_SPACE: SPACE, op.CATEGORY_DIGIT: r"\p{Nd}"}
_OUTSIDE = {op.CATEGORY_NOT_SPACE: SPACE, op.CATEGORY_NOT_DIGIT: r"\p{Nd}"}


class Untranslatable(ValueError):
    """An expression says something that JavaScript has no words for."""


@cache
def javascript(expression: str) -> str:
    r"""The source of the same expression for JavaScript, with its flag `u`.

    >>> javascript(r"最.\s*+好$")
    '最[^\\n](?=([\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*))\\1好(?=\\n?$)'
    """
    tree = _parser.parse(expression)
    flags = tree.state.flags & ~re.UNICODE.value
    if flags:
        raise Untranslatable(f"{re.RegexFlag(flags)!r} in {expression}")
    return _Writer(expression).all(tree)


def together(expressions: Sequence[str]) -> list[str]:
    """Many expressions for JavaScript; the same ones need not be translated twice."""
    return [_PARTS.get(one, partial(javascript, one)) for one in expressions]


class _Writer:
    """Writes one expression; counts its groups, since what is atomic needs one more."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.groups = 0
        self.numbers: dict[int, int] = {}
        """The number of each group of Python here."""
        self.ways: dict[Any, Callable[[Any], str]] = {
            op.LITERAL: _char,
            op.NOT_LITERAL: lambda code: f"[^{_char(code)}]",
            op.ANY: lambda _: r"[^\n]",
            op.IN: self.one_of,
            op.BRANCH: lambda parts: f"(?:{'|'.join(map(self.all, parts[1]))})",
            op.SUBPATTERN: self.group,
            op.MAX_REPEAT: self.repeat,
            op.MIN_REPEAT: lambda parts: self.repeat(parts, greedy=False),
            op.POSSESSIVE_REPEAT: lambda parts: self.atomic(lambda: self.repeat(parts)),
            op.ATOMIC_GROUP: lambda inner: self.atomic(lambda: self.all(inner)),
            op.ASSERT: lambda parts: f"(?{_side(parts)}={self.all(parts[1])})",
            op.ASSERT_NOT: lambda parts: f"(?{_side(parts)}!{self.all(parts[1])})",
            op.AT: lambda place: self.known(_PLACES, place),
            op.GROUPREF: lambda number: rf"(?:\{self.numbers[number]})",
        }

    def all(self, tree: Iterable[tuple[Any, Any]]) -> str:
        return "".join(self.known(self.ways, kind)(value) for kind, value in tree)

    def known(self, ways: dict[Any, Any], kind: Any) -> Any:
        if kind not in ways:
            raise Untranslatable(f"{kind} in {self.expression}")
        return ways[kind]

    def one_of(self, parts: list[tuple[Any, Any]]) -> str:
        if len(parts) == 1 and parts[0][1] in _OUTSIDE:
            return f"[^{_OUTSIDE[parts[0][1]]}]"
        inside = ""
        for kind, value in parts:
            if kind is op.NEGATE:
                inside += "^"
            elif kind is op.LITERAL:
                inside += _member(value)
            elif kind is op.RANGE:
                inside += f"{_member(value[0])}-{_member(value[1])}"
            else:
                inside += self.known(_INSIDE, value)
        return f"[{inside}]"

    def group(self, parts: tuple[int | None, int, int, Any]) -> str:
        number, more, less, inner = parts
        if more or less:
            raise Untranslatable(f"flags within {self.expression}")
        if number is None:
            return f"(?:{self.all(inner)})"
        self.groups += 1
        self.numbers[number] = self.groups
        return f"({self.all(inner)})"

    def repeat(self, parts: tuple[int, Any, Any], *, greedy: bool = True) -> str:
        least, most, inner = parts
        if inner.getwidth()[0] == 0:
            return self.maybe_empty(least, most, inner, greedy=greedy)
        (kind, _), *others = inner
        one = self.all(inner)
        if others or kind not in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.SUBPATTERN):
            one = f"(?:{one})"
        short = {(0, op.MAXREPEAT): "*", (1, op.MAXREPEAT): "+", (0, 1): "?"}
        times = f"{{{least}}}"
        if least != most:
            times = f"{{{least},{'' if most is op.MAXREPEAT else most}}}"
        return one + short.get((least, most), times) + ("" if greedy else "?")

    def maybe_empty(self, least: int, most: int, inner: Any, *, greedy: bool) -> str:
        """JavaScript never repeats what is empty, Python does so once: said as alternatives."""
        if not inner or most > MOST:
            raise Untranslatable(f"nothing is repeated in {self.expression}")
        rest = ""
        for _ in range(most - least):
            one = self.all(inner) + rest
            rest = f"(?:{one}|)" if greedy else f"(?:|{one})"
        return "".join(f"(?:{self.all(inner)})" for _ in range(least)) + rest

    def atomic(self, inner: Callable[[], str]) -> str:
        """What is looked ahead for and then taken as it is gives nothing back."""
        self.groups += 1
        number = self.groups
        return rf"(?=({inner()}))(?:\{number})"


def _side(parts: tuple[int, Any]) -> str:
    return "<" if parts[0] < 0 else ""


def _char(code: int) -> str:
    char = chr(code)
    if char in _SYNTAX:
        return "\\" + char
    if char == "\n":
        return r"\n"
    return char if char.isprintable() else f"\\u{{{code:x}}}"


def _member(code: int) -> str:
    return r"\-" if code == ord("-") else _char(code)

"""Fill a script's wording as people will see it, and remember where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache

from qunce.derived.expressions import expression
from qunce.finding import Span
from qunce.load import Scalar, span_in
from qunce.tuples import NamedTuple

_BRACES = expression(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


class Part(NamedTuple):
    """A stretch of a wording: words as written, a brace written twice, or a placeholder."""

    start: int
    """Where it begins in the filled text."""
    raw_start: int
    raw_end: int
    name: str | None = None
    """The variable that a placeholder names; None for words."""
    filled: bool = False
    """True for a placeholder that a value stands in for."""
    lone: bool = False
    """True for a single brace without its other half."""


class Filled:
    """A wording with values in it, that leads from each of its characters back to the wording."""

    __slots__ = ("_parts", "text", "values", "wording")

    def __init__(self, wording: str, values: Mapping[str, str]) -> None:
        self.wording = wording
        self.values = values
        self.text = _filled(wording, values) if has_braces(wording) else wording
        self._parts: tuple[Part, ...] | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The stretches it is made of, in order; worked out when somebody asks where a word is."""
        if self._parts is None:
            self._parts = tuple(self._read())
        return self._parts

    def _read(self) -> Iterator[Part]:
        at = size = 0
        for match in _BRACES.finditer(self.wording):
            begin, stop = match.span()
            if begin > at:
                yield Part(size, at, begin)
                size += begin - at
            name = match[1]
            lone = name is None and stop - begin == 1
            yield Part(size, begin, stop, name, name in self.values, lone)
            size += len(_shown(match) if name is None else self.values.get(name, match[0]))
            at = stop
        if at < len(self.wording) or not self.wording:
            yield Part(size, at, len(self.wording))

    def between(self, start: int, end: int) -> tuple[Part, ...]:
        """The parts that text[start:end] was made of."""
        first = max(bisect_right(self.parts, start, key=_start) - 1, 0)
        last = bisect_right(self.parts, max(end - 1, start), key=_start)
        return self.parts[first : max(last, first + 1)]

    def raw(self, start: int, end: int) -> tuple[int, int]:
        """What wrote text[start:end] in the wording; a filled value was written by its placeholder.

        >>> fill("满 {件} 件", {"件": "12"}).raw(2, 4)
        (2, 5)
        """
        parts = self.between(start, end)
        if not parts:
            return 0, 0
        first, last = parts[0], parts[-1]
        begin = first.raw_start if first.filled else first.raw_start + start - first.start
        stop = last.raw_end if last.filled else last.raw_start + max(end, start + 1) - last.start
        return begin, min(stop, last.raw_end)

    def names(self, start: int, end: int) -> tuple[str, ...]:
        """The variables whose values text[start:end] shows."""
        found = [part.name for part in self.between(start, end) if part.filled]
        return tuple(dict.fromkeys(name for name in found if name is not None))

    def span(self, scalar: Scalar, start: int, end: int) -> Span:
        """The place in the file of text[start:end], when `scalar` holds the wording."""
        return span_in(scalar, *self.raw(start, end))


def _filled(wording: str, values: Mapping[str, str]) -> str:
    pieces = _pieces(wording)
    return "".join([said if name is None else values.get(name, said) for said, name in pieces])


@lru_cache(maxsize=2_000)
def _pieces(wording: str) -> tuple[tuple[str, str | None], ...]:
    """The stretches of a wording: what is shown, or the value of which name instead.

    A wording is filled with many values, and by several rules.
    """
    pieces: list[tuple[str, str | None]] = []
    at = 0
    for match in _BRACES.finditer(wording):
        pieces.append((wording[at : match.start()], None))
        pieces.append((_shown(match), match[1]))
        at = match.end()
    return (*pieces, (wording[at:], None))


def _shown(match: re.Match[str]) -> str:
    """A placeholder without a value as it is written, of two braces one."""
    return match[0] if match[1] is not None else match[0][0]


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put values in the place of `{名字}`; `{{` and `}}` give braces, unknown names stay.

    >>> fill("{{{甲}}}，{乙}", {"甲": "一"}).text
    '{一}，{乙}'
    """
    return Filled(text, values)


def placeholders(text: str) -> tuple[str, ...]:
    """The names that a wording asks for, each once, in order.

    >>> placeholders("{甲}和{乙}，{甲}，{{丙}}")
    ('甲', '乙')
    """
    if not has_braces(text):
        return ()
    names = (match[1] for match in _BRACES.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def suspect(text: str, known: Container[str]) -> bool:
    """True when a wording has a placeholder that is not known, or a brace without its half."""
    return has_braces(text) and any(
        match[1] not in known if match[1] is not None else len(match[0]) == 1
        for match in _BRACES.finditer(text)
    )


def has_braces(text: str) -> bool:
    """True when a wording has anything to fill or to mend."""
    return "{" in text or "}" in text


def _start(part: Part) -> int:
    return part.start

"""Fill a script's wording as people will see it, and remember where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from qunce.finding import Span
from qunce.kinds.script.model import Script, Variable
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Sequence, span_in

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


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
        self.text = _BRACES.sub(self._shown, wording) if _has_braces(wording) else wording
        self._parts: tuple[Part, ...] | None = None

    def _shown(self, match: re.Match[str]) -> str:
        name = match[1]
        if name is not None:
            return self.values.get(name, match[0])
        return match[0][0]

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
            size += len(self._shown(match))
            at = stop
        if at < len(self.wording):
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


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put values in the place of `{名字}`; `{{` and `}}` give braces, unknown names stay as written.

    >>> fill("{{{甲}}}，{乙}", {"甲": "一"}).text
    '{一}，{乙}'
    """
    return Filled(text, values)


def placeholders(text: str) -> tuple[str, ...]:
    """The names that a wording asks for, each once, in order.

    >>> placeholders("{甲}和{乙}，{甲}，{{丙}}")
    ('甲', '乙')
    """
    if not _has_braces(text):
        return ()
    names = (match[1] for match in _BRACES.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name is not None))


def suspect(text: str, known: Container[str]) -> bool:
    """True when a wording has a placeholder that is not known, or a brace without its other half."""
    return _has_braces(text) and any(
        match[1] not in known if match[1] is not None else len(match[0]) == 1
        for match in _BRACES.finditer(text)
    )


def _has_braces(text: str) -> bool:
    return "{" in text or "}" in text


@dataclass(frozen=True, slots=True)
class Filling:
    """One way a wording may look: examples everywhere, but for the value of one variable."""

    filled: Filled
    scalar: Scalar
    values: Mapping[str, Scalar]
    """Each variable's name → the scalar that holds the value used here."""

    @property
    def text(self) -> str:
        return self.filled.text

    def span(self, start: int, end: int) -> Span:
        """The place in the file of text[start:end]."""
        return self.filled.span(self.scalar, start, end)


def wordings(script: Script) -> Iterator[tuple[str, Scalar]]:
    """Each wording of a script: the name of its variant (or nothing) and the scalar it stands in."""
    for name, _, holder, key in script.texts():
        scalar = holder.node.get(key)
        if isinstance(scalar, Scalar):
            yield name, scalar


def fillings(script: Script) -> Iterator[Filling]:
    """Every wording with all examples, then again for each other value, one at a time."""
    examples: dict[str, Scalar] | None = None
    plain: dict[str, str] = {}
    for _, scalar in wordings(script):
        if not _has_braces(scalar.value):
            yield Filling(Filled(scalar.value, {}), scalar, {})
            continue
        if examples is None:
            examples = dict(_examples(script))
            plain = {name: one.value for name, one in examples.items()}
        yield Filling(Filled(scalar.value, plain), scalar, examples)
        for name in placeholders(scalar.value):
            if name not in examples:
                continue
            seen = {plain[name]}
            for value in other_values(script.variables[name]):
                if value.value not in seen:
                    seen.add(value.value)
                    filled = Filled(scalar.value, plain | {name: value.value})
                    yield Filling(filled, scalar, examples | {name: value})


def longest(script: Script, scalar: Scalar) -> Filling:
    """A wording with the longest value of every variable: the most room it can take."""
    values = dict(_examples(script))
    for name, one in values.items():
        values[name] = max((one, *other_values(script.variables[name])), key=_length)
    return Filling(
        fill(scalar.value, {name: one.value for name, one in values.items()}), scalar, values
    )


def other_values(variable: Variable) -> Iterator[Scalar]:
    """The values that a variable may take besides its example: extremes, choices, default."""
    if not (variable.extremes or variable.choices or variable.default):
        return
    for key in ("extremes", "choices", "default"):
        node = variable.node.get(key)
        if isinstance(node, Sequence):
            yield from (item for item in node.items if isinstance(item, Scalar))
        elif isinstance(node, Scalar) and not node.empty:
            yield node


def _examples(script: Script) -> Iterator[tuple[str, Scalar]]:
    for name, variable in script.variables.items():
        scalar = variable.node.get("example")
        if isinstance(scalar, Scalar):
            yield name, scalar


def declared_at(script: Script, name: str) -> Scalar | None:
    """The key under which a variable is declared."""
    table = script.node.get("variables")
    entry = table.entries.get(name) if isinstance(table, MapNode) else None
    return entry[0] if entry else None


def _start(part: Part) -> int:
    return part.start


def _length(scalar: Scalar) -> int:
    return len(scalar.value)

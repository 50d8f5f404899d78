"""Fill a script's wording as people will see it, and remember where every character came from."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qunce.finding import Span
from qunce.kinds.script.model import Script, Variable
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Sequence, span_in

_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Part:
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


@dataclass(frozen=True, slots=True)
class Filled:
    """A wording with values in it; `parts` lead from each of its characters back to the wording."""

    text: str
    parts: tuple[Part, ...]

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

    @property
    def placeholders(self) -> tuple[Part, ...]:
        """The placeholders, in order, whether or not a value was found for them."""
        return tuple(part for part in self.parts if part.name is not None)


def fill(text: str, values: Mapping[str, str]) -> Filled:
    """Put values in the place of `{名字}`; `{{` and `}}` give braces, unknown names stay as written.

    >>> fill("{{{甲}}}，{乙}", {"甲": "一"}).text
    '{一}，{乙}'
    """
    if "{" not in text and "}" not in text:
        return Filled(text, (Part(0, 0, len(text)),))
    pieces: list[str] = []
    parts: list[Part] = []
    at = size = 0
    for match in _BRACES.finditer(text):
        begin, stop = match.span()
        if begin > at:
            parts.append(Part(size, at, begin))
            pieces.append(text[at:begin])
            size += begin - at
        name = match[1]
        value = match[0]
        if name is not None:
            value = values.get(name, value)
            parts.append(Part(size, begin, stop, name, filled=name in values))
        elif len(value) == 2:
            value = value[0]
            parts.append(Part(size, begin, stop))
        else:
            parts.append(Part(size, begin, stop, lone=True))
        pieces.append(value)
        size += len(value)
        at = stop
    if at < len(text):
        parts.append(Part(size, at, len(text)))
        pieces.append(text[at:])
    return Filled("".join(pieces), tuple(parts))


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
    for _, scalar in wordings(script):
        if "{" not in scalar.value and "}" not in scalar.value:
            yield Filling(fill(scalar.value, {}), scalar, {})
            continue
        if examples is None:
            examples = dict(_examples(script))
        plain = {name: one.value for name, one in examples.items()}
        base = fill(scalar.value, plain)
        yield Filling(base, scalar, examples)
        for name in dict.fromkeys(part.name for part in base.placeholders if part.filled):
            assert name is not None  # a filled placeholder has a name
            seen = {plain[name]}
            for value in other_values(script.variables[name]):
                if value.value not in seen:
                    seen.add(value.value)
                    yield Filling(
                        fill(scalar.value, plain | {name: value.value}),
                        scalar,
                        examples | {name: value},
                    )


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

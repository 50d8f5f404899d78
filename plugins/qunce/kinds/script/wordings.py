"""The wordings of a script, and the ways each of them may look once it is filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from qunce.finding import Span
from qunce.kinds.script.fill import Filled, fill, has_braces, placeholders
from qunce.kinds.script.model import Script, Variable
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Sequence


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
    """Each wording of a script: the name of its variant, if any, and the scalar it stands in."""
    for name, _, holder, key in script.texts():
        scalar = holder.node.get(key)
        if isinstance(scalar, Scalar):
            yield name, scalar


def fillings(script: Script) -> Iterator[Filling]:
    """Every wording with all examples, then again for each other value, one at a time."""
    examples: dict[str, Scalar] | None = None
    plain: dict[str, str] = {}
    for _, scalar in wordings(script):
        if not has_braces(scalar.value):
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


def _length(scalar: Scalar) -> int:
    return len(scalar.value)

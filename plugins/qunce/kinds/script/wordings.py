"""The wordings of a script, and the ways each of them may look once it is filled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice, product

from qunce.derived.expressions import expression
from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.script.fill import Filled, fill, has_braces, placeholders
from qunce.kinds.script.model import Script, Variable
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Sequence

MOST_PAIRS = 100
"""Pairs of values that are tried in one wording; more would cost more than they can tell."""
_MOST_SHOWN = 1_000
_NEIGHBOURS = expression(r"(?<!\{)\{([^{}\n]+)\}(?=[^{}。！？!?；;\n]{0,6}\{([^{}\n]+)\})")


@frozen
class Filling:
    """One way a wording may look: each variable with one of the values that it may take."""

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


_SHOWN: dict[int, tuple[Script, tuple[Filling, ...]]] = {}
"""The last scripts by their identity with what is shown of them: several rules ask for it."""


def shown(script: Script) -> tuple[Filling, ...]:
    """Every wording with its examples, as the preview shows it."""
    known = _SHOWN.get(id(script))
    if known is None or known[0] is not script:
        if len(_SHOWN) >= _MOST_SHOWN:
            _SHOWN.clear()
        known = _SHOWN[id(script)] = script, tuple(_with_examples(script))
    return known[1]


def _with_examples(script: Script) -> Iterator[Filling]:
    examples: dict[str, Scalar] | None = None
    for _, scalar in wordings(script):
        if not has_braces(scalar.value):
            yield Filling(Filled(scalar.value, {}), scalar, {})
            continue
        if examples is None:
            examples = dict(_examples(script))
        values = {name: one.value for name, one in examples.items()}
        yield Filling(Filled(scalar.value, values), scalar, examples)


def fillings(script: Script) -> Iterator[Filling]:
    """Every way a wording may look that can matter: each value, neighbours, all short, all long."""
    examples: dict[str, Scalar] | None = None
    others: dict[str, tuple[Scalar, ...]] = {}
    for _, scalar in wordings(script):
        if not has_braces(scalar.value):
            yield Filling(Filled(scalar.value, {}), scalar, {})
            continue
        if examples is None:
            examples = dict(_examples(script))
            others = {name: _others(script, name, one) for name, one in examples.items()}
        seen = set[tuple[str, ...]]()
        names = [name for name in placeholders(scalar.value) if name in examples]
        for values in _combinations(scalar.value, names, examples, others):
            known = tuple(values[name].value for name in names)
            if known not in seen:
                seen.add(known)
                filled = Filled(scalar.value, {name: one.value for name, one in values.items()})
                yield Filling(filled, scalar, values)


def _combinations(
    wording: str,
    names: list[str],
    examples: dict[str, Scalar],
    others: Mapping[str, tuple[Scalar, ...]],
) -> Iterator[dict[str, Scalar]]:
    """The examples, then each other value, each pair of neighbours, all shortest, all longest."""
    yield examples
    varied = [name for name in names if others[name]]
    for name in varied:
        for value in others[name]:
            yield examples | {name: value}
    if len(varied) < 2:
        return
    pairs = (
        {first: one, second: two}
        for first, second in _neighbours(wording)
        if others.get(first) and others.get(second)
        for one, two in product(others[first], others[second])
    )
    for pair in islice(pairs, MOST_PAIRS):
        yield examples | pair
    for extreme in (min, max):
        yield examples | {
            name: extreme((examples[name], *others[name]), key=_length) for name in varied
        }


def _neighbours(wording: str) -> Iterator[tuple[str, str]]:
    """The variables that stand so near to each other that their values may make one word."""
    for match in _NEIGHBOURS.finditer(wording):
        if match[1] != match[2]:
            yield match[1], match[2]


def _others(script: Script, name: str, example: Scalar) -> tuple[Scalar, ...]:
    found = {one.value: one for one in other_values(script.variables[name])}
    found.pop(example.value, None)
    return tuple(found.values())


def longest(script: Script, scalar: Scalar, size: Callable[[str], int] = len) -> Filling:
    """A wording with the longest value of every variable: the most room it can take."""
    values = dict(_examples(script)) if has_braces(scalar.value) else {}
    for name, one in values.items():
        those = (one, *other_values(script.variables[name]))
        values[name] = max(those, key=lambda scalar: size(scalar.value))
    return Filling(
        fill(scalar.value, {name: one.value for name, one in values.items()}), scalar, values
    )


def other_values(variable: Variable) -> Iterator[Scalar]:
    """The values that a variable may take besides its example: extremes, choices, bounds."""
    for key in ("extremes", "choices", "min", "max", "default"):
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


def _length(scalar: Scalar) -> int:
    return len(scalar.value)


def declared_at(script: Script, name: str) -> Scalar | None:
    """The key under which a variable is declared."""
    table = script.node.get("variables")
    entry = table.entries.get(name) if isinstance(table, MapNode) else None
    return entry[0] if entry else None


def attachments(script: Script) -> str:
    """What is sent along with the words: 3 个图片、1 个链接; nothing without any."""
    count = Counter(script.attachments)
    return "、".join(f"{number} 个{kind.label}" for kind, number in count.items())

"""Which file and line set each value of a thing, through inheritance down to the defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, is_dataclass
from itertools import takewhile
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds import Kind
from qunce.kinds.day.builtin import day_nodes
from qunce.kinds.record import Key, keys_of
from qunce.load import Loaded, Node, Page, Scalar, Sequence
from qunce.load import Mapping as MapNode
from qunce.resolve.files import id_of_file, kind_of_file
from qunce.resolve.layers import OWN_KEYS


@frozen
class Value:
    """One effective value: where it was set, and what it hides; no place means a default."""

    path: str
    text: str
    key: Key | None
    span: Span | None = None
    missing: bool = False
    hides: tuple[tuple[str, Span], ...] = ()
    """The values of the same key in the files it inherits from, nearest first."""

    @property
    def origin(self) -> str:
        """Where it was set, in words."""
        if self.span is not None:
            return str(self.span)
        return "必填，没有写" if self.missing else "默认值"


@frozen
class Explained:
    """One thing of a file with all its values, in the order they were written."""

    kind: Kind
    id: str
    lineage: tuple[str, ...]
    """The ids that it inherits from, nearest first."""
    values: tuple[Value, ...]

    def below(self, path: str) -> tuple[Value, ...]:
        """The value with this dotted path, or all values inside it."""
        return tuple(
            one for one in self.values if one.path == path or one.path.startswith(f"{path}.")
        )


def explain(loaded: Loaded, path: str) -> tuple[Explained, ...]:
    """Explain every thing that a file holds; nothing when nobody reads the file."""
    kind = kind_of_file(path)
    if kind is None:
        return ()
    homes = _things(loaded, kind)
    return tuple(_explained(kind, name, homes) for name, (home, _) in homes.items() if home == path)


def _things(loaded: Loaded, kind: Kind) -> dict[str, tuple[str, MapNode]]:
    """Every thing of a kind by id: its file and its node."""
    found: dict[str, tuple[str, MapNode]] = {}
    for path, one in loaded.items():
        node = (one.matter if isinstance(one, Page) else one).node
        if kind_of_file(path) is not kind or not isinstance(node, MapNode):
            continue
        if not kind.many:
            found.setdefault(id_of_file(path), (path, node))
            continue
        for name, (_, value) in node.entries.items():
            if isinstance(value, MapNode):
                found.setdefault(name, (path, value))
    return found


def _explained(kind: Kind, name: str, homes: Mapping[str, tuple[str, MapNode]]) -> Explained:
    lineage = [name]
    while True:
        parent = homes[lineage[-1]][1].get("extends")
        known = isinstance(parent, Scalar) and parent.value in homes
        if not known or parent.value in lineage:  # type: ignore[union-attr]  # known says so
            break
        lineage.append(parent.value)  # type: ignore[union-attr]  # known says so
    layers = [homes[one][1] for one in lineage]
    if kind.name == "day":
        layers += [node for one in lineage[-1:] if (node := day_nodes().get(one))]
    values = tuple(_inside(f"{name}." if kind.many else "", layers, kind.model, top=True))
    return Explained(kind, name, tuple(lineage[1:]), values)


def _inside(prefix: str, layers: list[MapNode], hint: Any, *, top: bool = False) -> Iterator[Value]:
    """The values inside mappings that lie over one another, the nearest first."""
    declared = _declared(hint)
    names = dict.fromkeys(
        name
        for layer in reversed(layers)
        for name in layer.entries
        if not (top and name in OWN_KEYS and layer is not layers[0])
    )
    for name in names:
        below = [
            layer.entries[name][1]
            for layer in layers
            if name in layer.entries and not (top and name in OWN_KEYS and layer is not layers[0])
        ]
        inner, key = _inner(hint, declared, name)
        if isinstance(below[0], MapNode):
            maps = list(takewhile(lambda one: isinstance(one, MapNode), below))
            yield from _inside(f"{prefix}{name}.", maps, inner)  # type: ignore[arg-type]  # maps
        else:
            hides = tuple((shown(one), one.span) for one in below[1:])
            yield Value(f"{prefix}{name}", shown(below[0]), key, below[0].span, hides=hides)
    for name, (_, field, key) in declared.items():
        if name not in names:
            value = Value(f"{prefix}{name}", _default(field), key, missing=_required(field))
            if top or value.text or value.missing:
                yield value


def _declared(hint: Any) -> dict[str, tuple[Any, Field[Any], Key]]:
    """The keys of a record: name as written → type, field, key; nothing for anything else."""
    if not (isinstance(hint, type) and is_dataclass(hint)):
        return {}
    hints = get_type_hints(hint)
    return {name: (hints[field.name], field, key) for name, field, key in keys_of(hint)}


def _inner(
    hint: Any, declared: Mapping[str, tuple[Any, Field[Any], Key]], name: str
) -> tuple[Any, Key | None]:
    """The type of what stands under a name, and its key when one is declared."""
    if name in declared:
        inner, _, key = declared[name]
        if get_origin(inner) in (Union, UnionType):
            inner = next(one for one in get_args(inner) if one is not type(None))
        return inner, key
    arguments = get_args(hint)
    return (arguments[1] if len(arguments) == 2 else None), None


def _required(field: Field[Any]) -> bool:
    return field.default is MISSING and field.default_factory is MISSING


def _default(field: Field[Any]) -> str:
    if field.default is MISSING or field.default is None or field.default == ():
        return ""
    if isinstance(field.default, bool):
        return "true" if field.default else "false"
    return str(getattr(field.default, "value", field.default))


def shown(node: Node) -> str:
    """A node on one line, as YAML would have it in flow style."""
    if isinstance(node, Scalar):
        return node.value.rstrip("\n").replace("\n", "⏎")
    if isinstance(node, Sequence):
        return f"[{', '.join(shown(one) for one in node.items)}]"
    inside = ", ".join(f"{name}: {shown(value)}" for name, (_, value) in node.entries.items())
    return f"{{{inside}}}"

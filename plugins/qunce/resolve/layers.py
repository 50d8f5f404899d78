"""Inheritance: `extends:` lays a child's node over its parent's; values keep their places."""

from __future__ import annotations

from collections.abc import Mapping

from qunce.finding import closest
from qunce.kinds import Kind
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar
from qunce.resolve import faults
from qunce.resolve.readers import Desk

OWN_KEYS = ("extends", "abstract", "was", "$schema")
"""Keys that speak of one file and are never inherited."""


def layered(kind: Kind, nodes: Mapping[str, MapNode], desk: Desk) -> dict[str, MapNode]:
    """Each thing's node with whatever it inherits; abstract ones stay out of the result."""
    done: dict[str, MapNode] = {}
    for name in nodes:
        _merge(name, (), kind, nodes, done, desk)
    return {name: done[name] for name, node in nodes.items() if not _abstract(node)}


def _merge(
    name: str,
    trail: tuple[str, ...],
    kind: Kind,
    nodes: Mapping[str, MapNode],
    done: dict[str, MapNode],
    desk: Desk,
) -> MapNode:
    """A thing's node with whatever it inherits, noted down in `done`."""
    if name in done:
        return done[name]
    node = result = nodes[name]
    parent = node.get("extends")
    if not isinstance(parent, Scalar) or parent.empty:
        pass
    elif parent.value in (*trail, name):
        desk.say(faults.CIRCULAR, parent.span, f"「{name}」经过「{parent.value}」又继承到自己")
    elif parent.value not in nodes:
        guess = closest(parent.value, nodes)
        desk.say(
            faults.DANGLING, parent.span, f"没有叫「{parent.value}」的{kind.title}可以继承",
            f"是不是「{guess}」？" if guess else "",
        )  # fmt: skip
    else:
        above = _merge(parent.value, (*trail, name), kind, nodes, done, desk)
        result = _under(above, node, top=True)
    done[name] = result
    return result


def laid_over(parent: MapNode, child: MapNode) -> MapNode:
    """A thing's node with whatever it does not say itself taken from another node."""
    return _under(parent, child, top=True)


def _abstract(node: MapNode) -> bool:
    value = node.get("abstract")
    return isinstance(value, Scalar) and value.value.lower() in ("true", "yes", "on", "是")


def _under(parent: MapNode, child: MapNode, *, top: bool = False) -> MapNode:
    """The child's entries over the parent's; mappings merge, lists and values replace."""
    entries: dict[str, tuple[Scalar, Node]] = {
        name: entry for name, entry in parent.entries.items() if not (top and name in OWN_KEYS)
    }
    for name, (key_node, value) in child.entries.items():
        below = entries.get(name)
        if below and isinstance(below[1], MapNode) and isinstance(value, MapNode):
            value = _under(below[1], value)
        entries[name] = (key_node, value)
    return MapNode(entries, child.start, child.end, child.source)

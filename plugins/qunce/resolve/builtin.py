"""The days that every playbook has without typing them; its own files lie over them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qunce.kinds.day.builtin import day_nodes
from qunce.kinds.day.model import Day
from qunce.load import Mapping as MapNode
from qunce.load import Node
from qunce.resolve.layers import laid_over
from qunce.resolve.readers import Bad, Desk, read_keys


@cache
def days() -> Mapping[str, Day]:
    """Every built-in day by its id."""
    desk, found = Desk(), dict[str, Day]()
    for name, node in day_nodes().items():
        values = read_keys(Day, node, desk, name)
        assert not isinstance(values, Bad), desk.findings
        found[name] = Day(node=node, id=name, **values)
    return found


def with_own(own: Mapping[str, MapNode | None]) -> dict[str, MapNode | None]:
    """The built-in days with the playbook's own laid over those of the same id."""
    found: dict[str, MapNode | None] = {**day_nodes()}
    for name, node in own.items():
        below = day_nodes().get(name)
        found[name] = laid_over(below, node) if node is not None and below is not None else node
    return found


def untouched(name: str, node: Node) -> Day | None:
    """The built-in day of this id, where the playbook says nothing of it."""
    return days().get(name) if day_nodes().get(name) is node else None

"""The days that every playbook has without typing them, as they are written in days.yml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from qunce.kinds.day.model import BUILT_IN
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, parse_bytes


@cache
def day_nodes() -> Mapping[str, MapNode]:
    """Every built-in day by its id, as it is written."""
    data = Path(__file__).with_name("days.yml").read_bytes()
    node = parse_bytes(BUILT_IN, data).node
    assert isinstance(node, MapNode)  # a test reads the file
    return {name: value for name, (_, value) in node.entries.items() if isinstance(value, MapNode)}


def said_of(name: str) -> tuple[str, str]:
    """A built-in day's title and date, for an editor that offers its id."""
    node = day_nodes()[name]
    title, when = node.get("title"), node.get("date")
    assert isinstance(title, Scalar)
    assert isinstance(when, Scalar)
    return title.value, when.value

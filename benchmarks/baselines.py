"""What we compare with: the least that each job could cost with the usual tools."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from yaml import events
from yaml._yaml import CParser


def bare_nodes(text: str) -> Any:
    """Position-carrying nodes from libyaml's events, and nothing else: no checks, no findings."""
    next_event = CParser(text).get_event
    next_event()
    if type(next_event()) is events.StreamEndEvent:
        return None

    def build(event: Any) -> Any:
        kind = type(event)
        if kind is events.ScalarEvent:
            return (event.value, event.start_mark, event.end_mark)
        if kind is events.SequenceStartEvent:
            items = []
            inner = next_event()
            while type(inner) is not events.SequenceEndEvent:
                items.append(build(inner))
                inner = next_event()
            return (items, event.start_mark, inner.end_mark)
        if kind is events.MappingStartEvent:
            entries = {}
            inner = next_event()
            while type(inner) is not events.MappingEndEvent:
                key = build(inner)
                entries[key[0]] = (key, build(next_event()))
                inner = next_event()
            return (entries, event.start_mark, inner.end_mark)
        return None

    return build(next_event())


def main(folder: Path, *, collector: bool) -> None:
    """Read every YAML file below a folder into bare nodes, and keep them all."""
    if not collector:
        gc.disable()
    kept = [
        bare_nodes(path.read_text("utf-8"))
        for root in ("content", "calendar")
        for path in sorted((folder / root).rglob("*.yml"))
    ]
    print(len(kept))


if __name__ == "__main__":
    main(Path(sys.argv[1]), collector="--no-gc" not in sys.argv)

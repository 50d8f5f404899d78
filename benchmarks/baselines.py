"""What we compare with: the least that each job could cost with the usual tools."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from typing import Any

from yaml import events
from yaml._yaml import CParser

_FENCE = "---\n"
"""Before and behind the YAML at the top of a page."""


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
    """Read all YAML below a folder, that of pages too, into bare nodes, and keep them all."""
    if not collector:
        gc.disable()
    kept = [
        bare_nodes(text)
        for root in ("content", "calendar")
        for ending, read in ((".yml", str), (".md", front_matter))
        for path in sorted((folder / root).rglob(f"*{ending}"))
        if (text := read(path.read_text("utf-8")))
    ]
    print(len(kept))


def front_matter(page: str) -> str:
    """The YAML at the top of a page; nothing when there is none."""
    return page[len(_FENCE) :].partition(f"\n{_FENCE}")[0] if page.startswith(_FENCE) else ""


if __name__ == "__main__":
    main(Path(sys.argv[1]), collector="--no-gc" not in sys.argv)

"""One value in a file of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from qunce.derived.place import place_of, read, write


def derived(name: str, sources: Iterable[Path], make: Callable[[], Any]) -> Any:
    """What `make` gives, a plain value; made only when a source has changed since."""
    place = place_of(name, sources)
    value = read(place)
    if value is None:
        value = make()
        write(place, value)
    return value

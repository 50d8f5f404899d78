"""Many values in one file, of which each process reads those that it needs."""

from __future__ import annotations

import atexit
import marshal
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from qunce.derived.place import place_of, read, write

V = TypeVar("V")

_MOST = 5_000
"""Values in a file; beyond that only those of the last process stay."""


class Parts:
    """Plain values under names; of no use any more once one of their sources has changed."""

    def __init__(self, name: str, *sources: Path) -> None:
        self._name = name
        self._sources = sources
        self._fresh: dict[str, bytes] = {}

    def get(self, name: str, make: Callable[[], V]) -> V:
        """What `make` gives under this name, if it was not made before."""
        known = self._known.get(name)
        if known is not None:
            return marshal.loads(known)  # type: ignore[no-any-return] # what was made for this name
        if not self._fresh:
            atexit.register(self._write)
        value = make()
        self._known[name] = self._fresh[name] = marshal.dumps(value)  # type: ignore[arg-type] # plain
        return value

    @cached_property
    def _place(self) -> Path:
        return place_of(self._name, self._sources)

    @cached_property
    def _known(self) -> dict[str, bytes]:
        return read(self._place) or {}

    def _write(self) -> None:
        write(self._place, self._fresh if len(self._known) > _MOST else self._known)

"""Values in one file, all made together, of which a process reads those that it asks for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from qunce.derived.parts import opened, packed
from qunce.derived.place import leave, mapped, place_of


class Pieces:
    """Plain values under names, of which none is read before somebody asks for it."""

    def __init__(self, starts: Mapping[str, int], values: memoryview) -> None:
        self._starts = starts
        self._values = values

    def get(self, name: str, default: Any) -> Any:
        """The value under a name, if there is one."""
        return self[name] if name in self._starts else default

    def __getitem__(self, name: str) -> Any:
        return marshal.loads(self.raw(name))

    def raw(self, name: str) -> memoryview:
        """The file from where a value begins; reading it ends by itself."""
        return self._values[self._starts[name] :]


def pieces(name: str, sources: Iterable[Path], make: Callable[[], Mapping[str, bytes]]) -> Pieces:
    """What `make` gives, marshalled values or plain bytes; made only when a source has changed."""
    place = place_of(name, (*sources, Path(__file__)))
    starts, values = opened(mapped(place))
    if not starts:
        made = make()
        starts = dict(zip(made, accumulate(map(len, made.values()), initial=0), strict=False))
        data = packed(starts, made.values())
        leave(place, data)
        _, values = opened(data)
    return Pieces(starts, values)

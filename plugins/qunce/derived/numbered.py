"""Many small values in a row, of which a process reads those that it asks for by number."""

from __future__ import annotations

import marshal
from collections.abc import Iterable
from struct import Struct
from typing import Any

_START = Struct("=I")


class Numbered:
    """Plain values by their numbers; each is read when somebody asks for it."""

    def __init__(self, starts: bytes | memoryview, data: bytes | memoryview) -> None:
        self.starts = starts
        """Where each value begins, as numbers of four bytes."""
        self.data = data
        self._view = memoryview(data)

    def __getitem__(self, number: int) -> Any:
        (start,) = _START.unpack_from(self.starts, number * _START.size)
        return marshal.loads(self._view[start:])


def numbered(values: Iterable[Any]) -> Numbered:
    """Values by their place in a row; the same bytes are kept once."""
    begins: dict[bytes, int] = {}
    starts, size = [], 0
    for value in values:
        data = marshal.dumps(value)
        if data not in begins:
            begins[data] = size
            size += len(data)
        starts.append(begins[data])
    return Numbered(b"".join(map(_START.pack, starts)), b"".join(begins))

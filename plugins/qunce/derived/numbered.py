"""Many small values in a row, of which a process reads those that it asks for by number."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from struct import Struct
from typing import Any

_NUMBER = Struct("=I")


class Numbered:
    """Plain values by their numbers; each is read when somebody asks for it."""

    def __init__(self, data: bytes | memoryview) -> None:
        """How many there are, where each begins as numbers of four bytes, and all values."""
        self.data = data
        self._count: int = _NUMBER.unpack_from(data)[0]
        self._values = memoryview(data)[_NUMBER.size * (1 + self._count) :]

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, number: int) -> Any:
        return next(self.some((number,)))

    def some(self, numbers: Iterable[int]) -> Iterator[Any]:
        """The values of these numbers, in their order."""
        data, values, start_at, loads = self.data, self._values, _NUMBER.unpack_from, marshal.loads
        for number in numbers:
            yield loads(values[start_at(data, (1 + number) * 4)[0] :])


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
    return Numbered(b"".join((*map(_NUMBER.pack, (len(starts), *starts)), *begins)))

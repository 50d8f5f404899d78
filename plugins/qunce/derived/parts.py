"""Many values in one file, of which each process reads those that it needs."""

from __future__ import annotations

import atexit
import contextlib
import marshal
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from qunce.derived.digest import blake2b
from qunce.derived.place import leave, mapped, place_of

if TYPE_CHECKING:
    from qunce.derived.place import Buffer

K = TypeVar("K")
V = TypeVar("V")

_COUNT = 8
"""Bytes that say how long the index is."""

_MOST = 5_000
"""Values in a file; beyond that only those of the last process stay."""


class Parts:
    """Plain values under names; of no use any more once one of their sources has changed.

    The file holds where each value begins and behind that all values, so that nothing is read of
    what nobody asks for; names are kept as their digests, for some are long expressions.
    """

    def __init__(self, name: str, *sources: Path) -> None:
        self._name = name
        self._sources = (*sources, Path(__file__))
        self._fresh: dict[bytes, bytes] = {}

    def get(self, name: str, make: Callable[[], V]) -> V:
        """What `make` gives under this name, if it was not made before."""
        digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        starts, values = self._known
        start = starts.get(digest)
        known = self._fresh.get(digest) if start is None else values[start:]
        if known is not None:
            return marshal.loads(known)  # type: ignore[no-any-return] # what was made for this name
        if not self._fresh:
            atexit.register(self._write)
        value = make()
        self._fresh[digest] = marshal.dumps(value)  # type: ignore[arg-type] # plain
        return value

    @cached_property
    def _place(self) -> Path:
        return place_of(self._name, self._sources)

    @cached_property
    def _known(self) -> tuple[dict[bytes, int], memoryview]:
        """Where each value begins, and all values; reading one ends by itself."""
        return opened(mapped(self._place))

    def _write(self) -> None:
        known, values = self._known
        keep = len(known) + len(self._fresh) <= _MOST
        starts, parts = (dict(known), [bytes(values)]) if keep else ({}, [])
        size = sum(map(len, parts))
        for digest, value in self._fresh.items():
            starts[digest] = size
            parts.append(value)
            size += len(value)
        leave(self._place, packed(starts, parts))


def packed(starts: Mapping[K, int], parts: Iterable[bytes]) -> bytes:
    """A file of values: how long its index is, the index with where each begins, and all values."""
    index = marshal.dumps({**starts})
    return b"".join((len(index).to_bytes(_COUNT, "little"), index, *parts))


def opened(data: Buffer) -> tuple[dict[Any, int], memoryview]:
    """Index and values of such a file; nothing of one that holds something else."""
    view = memoryview(data)
    behind = _COUNT + int.from_bytes(view[:_COUNT], "little")
    with contextlib.suppress(ValueError, EOFError, TypeError):
        return marshal.loads(view[_COUNT:behind]), view[behind:]
    return {}, view[:0]

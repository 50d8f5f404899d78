"""What takes long to work out and is the same every time, kept beside the packs.

Like compiled Python it belongs to one interpreter and to one state of this package: any other
finds nothing here and works everything out again.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import marshal
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

import qunce
from qunce.rules.redline.packs.stored import FOLDER

V = TypeVar("V")
Known = dict[tuple[str, ...], object]

_MOST = 5_000
"""Things kept; beyond that only those of the last process stay."""

_fresh: Known = {}


def kept(name: tuple[str, ...], make: Callable[[], V]) -> V:
    """What `make` gives under this name, if it was not made before; plain values only."""
    known = _known()
    if name not in known:
        if not _fresh:
            atexit.register(_write)
        known[name] = _fresh[name] = make()
    return known[name]  # type: ignore[return-value] # what was made under this name


@cache
def _known() -> Known:
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        known: Known = marshal.loads(_place().read_bytes())
        return known
    return {}


@cache
def _place() -> Path:
    state = hashlib.blake2b(qunce.__version__.encode(), digest_size=6)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        about = path.stat()
        state.update(f"{path.name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return FOLDER / f"kept.{sys.implementation.cache_tag}-{sys.hexversion:x}-{state.hexdigest()}"


def _write() -> None:
    """Write down what was made here for the first time."""
    known = {**_known(), **_fresh}
    with contextlib.suppress(OSError):  # a folder that cannot be written to only costs time
        FOLDER.mkdir(exist_ok=True)
        whole = FOLDER / f"{_place().name}.{os.getpid()}"
        whole.write_bytes(marshal.dumps(_fresh if len(known) > _MOST else known))
        whole.replace(_place())
        for other in FOLDER.glob(f"kept.{sys.implementation.cache_tag}-*"):
            if not other.name.startswith(_place().name):
                other.unlink(missing_ok=True)

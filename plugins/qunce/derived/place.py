"""Where derived values lie, and reading and writing them."""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import qunce
from qunce.derived.digest import blake2b

FOLDER = Path(__file__).parent / "__pycache__"
"""Where Python itself would keep such things: whoever writes here could change the program."""


def place_of(name: str, sources: Iterable[Path]) -> Path:
    """The file for what is made of these sources as they are now."""
    state = blake2b(f"{qunce.__version__} {sys.version}".encode(), digest_size=8)
    for source in sources:
        now = source.stat()
        state.update(f"{source} {now.st_size} {now.st_mtime_ns}\n".encode())
    return FOLDER / f"{name}.{sys.implementation.cache_tag}-{state.hexdigest()}"


def read(place: Path) -> Any:
    """What lies there; None if nothing does, or nothing that can be read."""
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        return marshal.loads(place.read_bytes())
    return None


def write(place: Path, value: Any) -> None:
    """Leave plain values there for the next process, not what lay there for others."""
    with contextlib.suppress(OSError):  # a folder that cannot be written to only costs time
        FOLDER.mkdir(exist_ok=True)
        whole = place.with_name(f"{place.name}.{os.getpid()}")
        whole.write_bytes(marshal.dumps(value))
        whole.replace(place)
        kind = place.name.rpartition("-")[0]
        for other in FOLDER.glob(f"{kind}-*"):
            if not other.name.startswith(place.name):
                other.unlink(missing_ok=True)

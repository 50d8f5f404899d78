"""Where derived values lie, and reading and writing them."""

from __future__ import annotations

import contextlib
import marshal
import os
import sys
from collections.abc import Container, Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING, Any

import qunce
from qunce.derived.digest import blake2b

if TYPE_CHECKING:
    Buffer = bytes | mmap

FOLDER = Path(__file__).parent / "__pycache__"
"""Where Python itself would keep such things: whoever writes here could change the program."""


State = tuple[int, int]
"""Size of a file and its time in nanoseconds; of a file that is not there no such thing."""

_STATES: dict[str, State] = {}
"""Files of the program as somebody who looked at all of them found them."""


def states_below(
    folder: str, endings: tuple[str, ...], but: Container[str] = ()
) -> dict[str, State]:
    """The files below a folder by their paths; whoever asks for one of them next is told the same.

    What lies in it under one of some names is left out. To look at a folder takes a third of what
    it takes to ask for each of its files.
    """
    found: dict[str, State] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(endings):
                now = entry.stat()
                found[entry.path] = now.st_size, now.st_mtime_ns
            elif entry.name != "__pycache__" and entry.name not in but and entry.is_dir():
                found |= states_below(entry.path, endings)
    _STATES.update(found)
    return found


def state_of(path: str) -> State:
    """Size and time of a file, as they were when all were looked at."""
    known = _STATES.get(path)
    if known is None:
        now = os.stat(path)  # noqa: PTH116 hundreds of paths
        known = now.st_size, now.st_mtime_ns
    return known


def place_of(name: str, sources: Iterable[Path]) -> Path:
    """The file for what is made of these sources as they are now."""
    state = blake2b(f"{qunce.__version__} {sys.version}".encode(), digest_size=8)
    for source in map(os.fspath, sources):
        size, time = state_of(source)
        state.update(f"{source} {size} {time}\n".encode())
    return FOLDER / f"{name}.{sys.implementation.cache_tag}-{state.hexdigest()}"


def files_in(folder: Path, ending: str) -> list[Path]:
    """The files with an ending, in order; `glob` would compile an expression first."""
    return [folder / name for name in sorted(os.listdir(folder)) if name.endswith(ending)]  # noqa: PTH208


def mapped(place: Path) -> Buffer:
    """All that lies there, of which no more is read than is looked at; nothing if nothing does."""
    with contextlib.suppress(OSError, ValueError), place.open("rb") as file:
        if sys.platform == "win32":
            return file.read()  # nobody could replace the file as long as it is mapped
        return mmap(file.fileno(), 0, access=ACCESS_READ)
    return b""


def read(place: Path) -> Any:
    """The value that lies there; None if none does, or none that can be read."""
    with contextlib.suppress(ValueError, EOFError, TypeError):
        return marshal.loads(mapped(place))
    return None


def write(place: Path, value: Any) -> None:
    """Leave a plain value there for the next process, not what lay there for others."""
    leave(place, marshal.dumps(value))


def leave(place: Path, data: bytes) -> None:
    """Leave bytes there for the next process, and take away what lay there for others."""
    with contextlib.suppress(OSError):  # a folder that cannot be written to only costs time
        FOLDER.mkdir(exist_ok=True)
        whole = place.with_name(f"{place.name}.{os.getpid()}")
        whole.write_bytes(data)
        whole.replace(place)
        kind = place.name.rpartition("-")[0]
        for other in FOLDER.glob(f"{kind}-*"):
            if not other.name.startswith(place.name):
                other.unlink(missing_ok=True)

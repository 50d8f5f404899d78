"""Writing a tree of files: only what changed, and nothing left behind from last time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import SupportsBytes

from qunce.frozen import frozen
from qunce.layout import PRIVATE

MANIFEST = ".qunce-files.json"
"""Lists what we wrote last time, so that our own orphans can be removed and nobody else's.

It may go online with the rest, so of private files it only tells their folder, which is ours.
"""


@frozen
class Written:
    """What a call changed on disk."""

    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write_tree(folder: Path, files: Mapping[str, SupportsBytes]) -> Written:
    """Make `folder` hold `files`; equal bytes keep their file and its time.

    One file at a time is held whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    before = _manifest(folder)
    changed = []
    for name in sorted(files):
        path = folder / name
        data = bytes(files[name])
        if _same(path, data):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, data)
        changed.append(name)
    removed = [name for name in before if name not in files and (folder / name).is_file()]
    for name in removed:
        (folder / name).unlink()
        _prune(folder, (folder / name).parent)
    if changed or removed or not (folder / MANIFEST).exists():
        told = {PRIVATE if name.startswith(PRIVATE) else name for name in files}
        listing = json.dumps(sorted(told), ensure_ascii=False, indent=0).encode()
        write_whole(folder / MANIFEST, listing)
    return Written(tuple(changed), tuple(removed))


def write_whole(path: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever sees half of it."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def swap_in(new: Path, place: Path) -> None:
    """Put the finished folder `new` where `place` is; the old one stays whole until then."""
    import shutil  # with three libraries for archives, which whoever writes one file can do without

    old = place.with_name(f".{place.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    new.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _same(path: Path, data: bytes) -> bool:
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _manifest(folder: Path) -> list[str]:
    try:
        names = json.loads((folder / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return []
    known = [
        name
        for name in names
        if isinstance(name, str) and ".." not in Path(name).parts and not Path(name).is_absolute()
    ]
    if PRIVATE not in known:
        return known
    secret = [PRIVATE + one.name for one in sorted((folder / PRIVATE).glob("*.ics"))]
    return [*(name for name in known if name != PRIVATE), *secret]


def _prune(folder: Path, parent: Path) -> None:
    while parent != folder and not any(parent.iterdir()):
        parent.rmdir()
        parent = parent.parent

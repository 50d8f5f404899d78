"""Where a playbook's files lie, and reading them; knows nothing of what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOTS = ("content", "calendar")
ENDINGS = (".yml", ".yaml", ".md")
PICTURES = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp", ".svg", ".avif", ".heic")
"""What an image's name ends in; what stands in `poster.jpg` is written in `poster.jpg.txt`."""
WORDS = (".txt", ".TXT", ".yml", ".yaml")
"""What the name of an image's words adds to the image's own name."""
UNPUBLISHED = (
    "*.yml",
    "*.yaml",
    *(
        f"*{name}{end}"
        for one in PICTURES
        for name in (one, one.upper())
        for end in (".txt", ".TXT")
    ),
)
"""What a playbook is written in, as patterns of file names; it never goes online."""
LEDGER = "calendar/ledger.txt"
"""What the calendars were last published with; a program writes it."""
PRIVATE = "feeds/p/"
"""Where private calendars are published; the name of a file in it is the key to it."""
PROOF = "evidence"
"""The folder for what proves claims; nothing in it is published."""


def belongs(path: str) -> bool:
    """True for YAML, Markdown and the words of images; hidden files are nobody's."""
    parts = path.split("/")
    return (
        len(parts) > 1
        and parts[0] in ROOTS
        and (path.endswith(ENDINGS) or is_picture_words(path))
        and not _hidden(path)
    )


def is_picture_words(path: str) -> bool:
    """True for the file that tells what stands in an image: `picture.jpg.txt`, `picture.jpg.yml`.

    >>> is_picture_words("content/scripts/deal/poster.JPG.txt")
    True
    """
    picture = next((path.removesuffix(end) for end in WORDS if path.endswith(end)), "")
    return path.startswith("content/") and picture.lower().endswith(PICTURES)


def unpublished(path: str) -> bool:
    """True for what a playbook is written in."""
    return path.endswith((".yml", ".yaml")) or is_picture_words(path)


def read_folder(root: Path) -> dict[str, bytes]:
    """Every file of a playbook folder: path with `/` → bytes, sorted.

    Of a file that nobody parses (a picture, a test report) only its being there counts, so its
    bytes are left empty.
    """
    files: dict[str, bytes] = {}
    for name in (*ROOTS, PROOF):
        for inside in sorted(_below(root, name), key=lambda path: path.split("/")):
            files[inside] = _bytes(f"{root}/{inside}") if _read(inside) else b""
    return files


def _bytes(place: str) -> bytes:
    """What a file holds, without path and buffer, which for small ones take as long again."""
    with open(place, "rb", buffering=0) as file:  # noqa: PTH123
        return file.read()


def _read(path: str) -> bool:
    """True for what a playbook is written in, and for the ledger, which a program writes."""
    return belongs(path) or path == LEDGER


def of_playbook(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Of all files of a repository those of its playbook, as `read_folder` gives them."""
    return {
        path: files[path] if _read(path) else b""
        for path in sorted(files, key=lambda one: one.split("/"))
        if path.startswith(tuple(f"{name}/" for name in (*ROOTS, PROOF))) and not _hidden(path)
    }


def _below(root: Path, name: str) -> Iterator[str]:
    """The path of each file in a folder that is not hidden, nor in a hidden folder."""
    for entry in _entries(root / name):
        inside = f"{name}/{entry.name}"
        if entry.name.startswith((".", "_")):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(root, inside)
        elif entry.is_file():
            yield inside


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _hidden(path: str) -> bool:
    return any(part.startswith((".", "_")) for part in path.split("/"))

"""Which file holds which kind of thing, by its place in the folder."""

from __future__ import annotations

from pathlib import PurePosixPath

from qunce.kinds import KIND, KINDS, Kind
from qunce.layout import is_picture_words

YAML = (".yml", ".yaml")


def kind_of_file(path: str) -> Kind | None:
    """The kind that a path inside the playbook belongs to, or None for a file that nobody reads."""
    if is_picture_words(path):
        return KIND["picture"]
    if path.endswith(".md"):
        parts = PurePosixPath(path).parts
        lesson = parts[:2] == ("content", "course") and len(parts) > 3 and parts[-1] != "index.md"
        return KIND["lesson"] if lesson else None
    if not path.endswith(YAML):
        return None
    best: Kind | None = None
    for kind in KINDS:
        if kind.name == "lesson" or kind.beside:
            continue
        if kind.folder.endswith(".yml"):
            if path == kind.folder:
                return kind
        elif path.startswith(kind.folder + "/") and (
            best is None or len(kind.folder) > len(best.folder)
        ):
            best = kind
    return best


def id_of_file(path: str) -> str:
    """The id that a file's name gives: its stem; for an image's words, where the image lies."""
    if is_picture_words(path):
        return path.removeprefix("content/").rpartition(".")[0]
    return PurePosixPath(path).stem

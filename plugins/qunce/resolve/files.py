"""Which file holds which kind of thing, by its place in the folder."""

from __future__ import annotations

from pathlib import PurePosixPath

from qunce.kinds import KIND, KINDS, Kind
from qunce.layout import is_picture_words

YAML = (".yml", ".yaml")

_OF_YAML = [one for one in KINDS if one.name != "lesson" and not one.beside]
_FILES = {one.folder: one for one in _OF_YAML if one.folder.endswith(".yml")}
"""The files that are a kind of their own."""
_FOLDERS = sorted(
    ((f"{one.folder}/", one) for one in _OF_YAML if one.folder not in _FILES),
    key=lambda one: -len(one[0]),
)
"""The folders of all others, the innermost first."""


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
    known = _FILES.get(path)
    return known or next((kind for folder, kind in _FOLDERS if path.startswith(folder)), None)


def id_of_file(path: str) -> str:
    """The id that a file's name gives: its stem; for an image's words, where the image lies."""
    if is_picture_words(path):
        return path.removeprefix("content/").rpartition(".")[0]
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name

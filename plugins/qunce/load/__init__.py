"""Load: files → nodes. Knows YAML and positions, and nothing of what the words mean."""

from collections import abc

from qunce.layout import belongs, is_picture_words
from qunce.load.markdown import Page, parse_markdown
from qunce.load.nodes import Mapping, Node, Scalar, Sequence, Source, kind_of
from qunce.load.positions import span_in
from qunce.load.words import parse_words
from qunce.load.yaml import Parsed, parse_bytes, parse_text

__all__ = [
    "Loaded",
    "Mapping",
    "Node",
    "Page",
    "Parsed",
    "Scalar",
    "Sequence",
    "Source",
    "kind_of",
    "load",
    "parse_bytes",
    "parse_text",
    "span_in",
]

Loaded = abc.Mapping[str, Parsed | Page]
"""Every file of a playbook by its path: parsed YAML, or Markdown with its front matter."""


def load(files: abc.Mapping[str, bytes]) -> Loaded:
    """Parse every file that belongs to a playbook; the order of `files` does not matter."""
    return {path: load_file(path, files[path]) for path in sorted(files) if belongs(path)}


def load_file(path: str, data: bytes) -> Parsed | Page:
    """Parse one file by its ending."""
    if path.endswith(".md"):
        return parse_markdown(path, data)
    if path.lower().endswith(".txt") and is_picture_words(path):
        return parse_words(path, data)
    return parse_bytes(path, data)

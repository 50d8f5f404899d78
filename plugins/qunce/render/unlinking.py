"""Unlinking: a page of Markdown without the links to pages that a site does not have.

What a link said stays as plain text, a button goes. Nothing inside code changes.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from qunce.render.published import Published
from qunce.resolve import Playbook

_CODE = (
    r"(?:^|\n)[ \t>]*(?P<fence>`{3,}|~{3,})[^\n]*\n(?:.*?\n)??[ \t>]*(?P=fence)[`~]*[ \t]*(?=\n|\Z)"
    r"|(?<!`)(?P<tick>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=tick)(?!`)"
    r"|<(?P<raw>script|style|pre|code)\b.*?</(?P=raw)>"
)
_TEXT = r"(?:[^\[\]\\]|\\.|!?\[(?:[^\[\]\\]|\\.)*\](?:\([^()\s]*\))?)*"
_LINK = (
    rf"(?<![!\\])\[(?P<text>{_TEXT})\]"
    r"""\([ \t]*<?(?P<to>[^()\s<>]+)>?(?:\s+(?:"[^"]*"|'[^']*'))?[ \t]*\)"""
    r"(?:\{:?(?P<marks>[^{}\n]*)\})?"
)
_NAMED = rf"(?<![!\\])\[(?P<text>{_TEXT})\](?:\[(?P<name>[^\[\]\n]*)\])?(?![(:])"
_LINKS = re.compile(f"{_CODE}|{_LINK}", re.DOTALL)
_NAMES = re.compile(f"{_CODE}|{_NAMED}", re.DOTALL)
_DEFINED = re.compile(
    r"^ {0,3}\[(?P<name>[^\[\]^\n][^\[\]\n]*)\]:[ \t]*<?(?P<to>[^\s<>]+)>?.*\n?", re.M
)
_TARGET = re.compile(r"\](?:\(|:)[ \t]*<?([^()\s<>]+)")
"""Whatever may be the target of a link or of a definition."""
_BUTTON = ".md-button"


def fitted_to(
    published: Published, files: Mapping[str, bytes], playbook: Playbook
) -> Iterator[tuple[str, bytes]]:
    """Of the files of a whole site those that this one has, with no page leading to the others.

    A page written by hand is among them only where something in it changes.
    """
    for path, data in files.items():
        if published.has(path):
            yield path, _fitted(data, path, published) if path.endswith(".md") else data
    for page in playbook.pages.values():
        path = page.path.removeprefix("content/")
        if path not in files and published.has(path):
            data = page.text.encode()
            fitted = _fitted(data, path, published)
            if fitted != data:
                yield path, fitted


def _fitted(data: bytes, path: str, published: Published) -> bytes:
    return unlinked(data.decode(), path, published).encode()


def unlinked(text: str, path: str, published: Published) -> str:
    """The page with this path, leading only where the site has something."""

    def dead(to: str) -> bool:
        target = unquote(to.partition("#")[0])
        if not target or target.startswith("/") or ":" in target:
            return False
        found = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        return not published.has(found)

    def said(match: re.Match[str]) -> str:
        if match["to"] is None or not dead(match["to"]):
            return match[0]
        marks = (match["marks"] or "").split()
        if _BUTTON in marks:
            return ""
        classes = " ".join(one[1:] for one in marks if one.startswith("."))
        return f'<span class="{classes}">{match["text"]}</span>' if classes else match["text"]

    if not any(map(dead, set(_TARGET.findall(text)))):
        return text  # most pages lead nowhere else, and to take code for code takes time
    gone = {one["name"].lower() for one in _DEFINED.finditer(text) if dead(one["to"])}
    if gone:
        text = _without(text, gone)
    return _LINKS.sub(said, text)


def _without(text: str, gone: set[str]) -> str:
    """Without these definitions, and without the links that are made by them."""

    def said(match: re.Match[str]) -> str:
        if match["text"] is None:
            return match[0]
        name = match["name"] or match["text"]
        return match["text"] if name.lower() in gone else match[0]

    kept = _DEFINED.sub(lambda one: "" if one["name"].lower() in gone else one[0], text)
    return _NAMES.sub(said, kept)

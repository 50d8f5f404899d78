"""From a character of a scalar's value back to the character in the file that wrote it."""

from __future__ import annotations

import re

from qunce.finding import Span
from qunce.load.nodes import Scalar, Source
from qunce.load.yaml import readable

_SHORT_ESCAPES = {
    "0": 1, "a": 1, "b": 1, "t": 1, "\t": 1, "n": 1, "v": 1, "f": 1, "r": 1, "e": 1, " ": 1,
    '"': 1, "/": 1, "\\": 1, "N": 1, "_": 1, "L": 1, "P": 1, "x": 3, "u": 5, "U": 9,
}  # fmt: skip

_PROPERTY = re.compile(r"(?:&[\w-]+|!\S*)(?:\s|#[^\n]*\n)*", re.ASCII)
"""An anchor or a tag, which the parser counts to the scalar that follows."""


def span_in(node: Scalar, start: int, end: int) -> Span:
    """The place in the file of `node.value[start:end]`, through quotes, folds and blocks."""
    offsets = value_offsets(node)
    if not offsets:
        return node.span
    first = offsets[min(start, len(offsets) - 1)]
    last = offsets[min(max(end - 1, start), len(offsets) - 1)]
    line, column = line_column(node.source, first)
    end_line, end_column = line_column(node.source, last)
    return Span(node.source.path, line, column, end_line, end_column + 1)


def line_column(source: Source, index: int) -> tuple[int, int]:
    """Line and column (from 1) of a character index of the file."""
    text = source.text
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def value_offsets(node: Scalar) -> list[int]:
    """For each character of the value, the index in the file of the character that wrote it.

    Every style keeps visible characters in order and only drops or adds white space, so the two
    texts are walked side by side; double quotes also hold escapes.
    """
    source = node.source
    start = node.start.index + source.char_offset
    stop = min(node.end.index + source.char_offset, len(source.text))
    raw = readable(source.text[start:stop])
    at = 0
    while match := _PROPERTY.match(raw, at):
        at = match.end()
    if node.style in ("'", '"'):
        at += 1
    elif node.style in ("|", ">"):
        at = raw.find("\n", at) + 1 or len(raw)
    offsets: list[int] = []
    for char in node.value:
        at = _step(node, raw, at, char)
        offsets.append(start + min(at, max(len(raw) - 1, 0)))
        at += _width(node, raw, at, char)
    return offsets


def _step(node: Scalar, raw: str, at: int, char: str) -> int:
    """Move `at` over white space that the value does not show, up to the writer of `char`."""
    size = len(raw)
    if node.style == '"':
        while raw.startswith(("\\\n", "\\\r\n"), at):  # an escaped line break joins two lines
            at += 2 if raw[at + 1] == "\n" else 3
            while at < size and raw[at] in " \t":
                at += 1
        if at < size and raw[at] == "\\":
            return at
    if char in " \n\t":
        if at < size and raw[at] == char and not _folds(raw, at, char, node):
            return at
        while at < size and raw[at] in " \t\r" and raw[at] != "\n":
            at += 1
        return at
    while at < size and raw[at] in " \t\r\n":
        at += 1
    return at


def _folds(raw: str, at: int, char: str, node: Scalar) -> bool:
    """True when the blank at `at` is trailing white space that a fold throws away."""
    if char == "\n" or node.style in ("|", ">"):
        return False
    rest = raw[at:].lstrip(" \t")
    return rest[:1] in ("\n", "\r")


def _width(node: Scalar, raw: str, at: int, char: str) -> int:
    """How many characters of the file wrote this one."""
    if node.style == "'" and char == "'" and raw.startswith("''", at):
        return 2
    if node.style == '"' and raw[at : at + 1] == "\\":
        return 1 + _SHORT_ESCAPES.get(raw[at + 1 : at + 2], 1)
    return 1

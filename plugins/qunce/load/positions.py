"""From a character of a scalar's value back to the character in the file that wrote it."""

from __future__ import annotations

import re
from functools import lru_cache

from qunce.derived.expressions import expression
from qunce.finding import Span
from qunce.load.nodes import PLAIN_TEXT, Scalar, Source
from qunce.load.yaml import readable

_LONG_ESCAPES = {"x": 4, "u": 6, "U": 10}

_PROPERTY = expression(r"(?:&[\w-]+|!\S*)(?:\s|#[^\n]*\n)*", re.ASCII)
"""An anchor or a tag, which the parser counts to the scalar that follows."""
_BREAK = expression(r"[ \t]*\r?\n[ \t\r\n]*")
"""A line break in a quoted or plain scalar, with the white space around it that is dropped."""
_ESCAPED_BREAK = expression(r"\\\r?\n[ \t\r\n]*")


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


@lru_cache(maxsize=1)  # many findings in a row may lie in one text
def value_offsets(node: Scalar) -> list[int]:
    """For each character of the value, the index in the file of the character that wrote it.

    White space that a fold made stands for the line break that was folded.
    """
    source = node.source
    start = node.start.index + source.char_offset
    stop = min(node.end.index + source.char_offset, len(source.text))
    raw = readable(source.text[start:stop])
    at = 0
    while match := _PROPERTY.match(raw, at):
        at = match.end()
    if node.style == PLAIN_TEXT:
        return [*range(start, start + len(node.value))]
    walk = _block if node.style in ("|", ">") else _flow
    last = max(len(raw) - 1, 0)
    offsets = [start + min(one, last) for one in walk(node, raw, at)]
    return offsets + [start + last] * (len(node.value) - len(offsets))


def _flow(node: Scalar, raw: str, at: int) -> list[int]:
    """Quoted and plain scalars: breaks fold, and quotes hold escapes."""
    size, style = len(node.value), node.style
    if style in ("'", '"'):
        at += 1
    found: list[int] = []
    while len(found) < size and at < len(raw):
        fold = _BREAK.match(raw, at)
        if fold or (style == '"' and (fold := _ESCAPED_BREAK.match(raw, at))):
            breaks = [one.start() for one in re.finditer("\n", fold[0])]
            if len(breaks) > 1 or fold[0].startswith("\\"):
                del breaks[0]  # the first of several only ends its line
            found += [at + one for one in breaks]
            at = fold.end()
            continue
        found.append(at)
        if style == '"' and raw[at] == "\\":
            at += _LONG_ESCAPES.get(raw[at + 1 : at + 2], 2)
        else:
            at += 2 if style == "'" and raw[at] == "'" else 1
    return found[:size]


def _block(node: Scalar, raw: str, at: int) -> list[int]:
    """Block scalars: every line of the file stands in the value, less its indentation."""
    value, style = node.value, node.style
    at = raw.find("\n", at) + 1 or len(raw)
    lines = raw[at:].split("\n")
    indent = _indent(lines, value)
    found: list[int] = []
    for line in lines:
        text = line[indent:].removesuffix("\r")
        if text or style == "|":
            # what folding left between two lines stands for the break before this one
            while len(found) < len(value) and not value.startswith(text, len(found)):
                found.append(max(at - 1, 0))
            found += range(at + indent, at + indent + len(text))
            if style == "|":
                found.append(at + len(line))
        at += len(line) + 1
    return found[: len(value)]


def _indent(lines: list[str], value: str) -> int:
    """How far a block is indented: what its first visible line has lost in the value."""
    shown = next((one for one in value.split("\n") if one.strip(" \t\r")), "")
    written = next((one for one in lines if one.strip(" \t\r")), "")
    return max(_margin(written) - _margin(shown), 0)


def _margin(line: str) -> int:
    return len(line) - len(line.lstrip(" \t"))

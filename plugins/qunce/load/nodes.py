"""Nodes: YAML with every scalar still a string and every place still known."""

from __future__ import annotations

from typing import Any

from qunce.finding import Span

PLAIN_TEXT = "text"
"""The style of a scalar that is a whole file of plain text: every character stands for itself."""


class Source:
    """One file: its path inside the playbook and its text."""

    __slots__ = ("char_offset", "line_offset", "path", "text")

    def __init__(self, path: str, text: str, line_offset: int = 0, char_offset: int = 0) -> None:
        self.path = path
        self.text = text
        self.line_offset = line_offset
        """Lines before the YAML in a file that holds more than YAML (front matter)."""
        self.char_offset = char_offset

    def span(self, start: Any, end: Any) -> Span:
        """The span between two marks of the parser."""
        shift = self.line_offset + 1
        return Span(
            self.path, start.line + shift, start.column + 1, end.line + shift, end.column + 1
        )

    def line(self, number: int) -> str:
        """The text of line `number` (from 1), without its line end."""
        lines = self.text.split("\n", number)
        return lines[number - 1].rstrip("\r") if 0 < number <= len(lines) else ""


class Scalar:
    """A scalar: `value` is a string, or None for an empty place; `style` is YAML's own mark."""

    __slots__ = ("end", "source", "start", "style", "value")

    def __init__(self, value: str, style: str | None, start: Any, end: Any, source: Source) -> None:
        self.value = value
        self.style = style
        self.start = start
        self.end = end
        self.source = source

    @property
    def empty(self) -> bool:
        """True for a plain scalar that means nothing: `key:`, `~` or `null`."""
        return self.style is None and self.value in ("", "~", "null", "Null", "NULL")

    @property
    def span(self) -> Span:
        if self.style in ("|", ">"):
            return block_span(self)
        return self.source.span(self.start, self.end)


class Sequence:
    __slots__ = ("end", "items", "source", "start")

    def __init__(self, items: list[Node], start: Any, end: Any, source: Source) -> None:
        self.items = items
        self.start = start
        self.end = end
        self.source = source

    @property
    def span(self) -> Span:
        return self.source.span(self.start, self.end)


class Mapping:
    """A mapping: `entries` keeps file order, key text → (key node, value node)."""

    __slots__ = ("end", "entries", "source", "start")

    def __init__(
        self, entries: dict[str, tuple[Scalar, Node]], start: Any, end: Any, source: Source
    ) -> None:
        self.entries = entries
        self.start = start
        self.end = end
        self.source = source

    @property
    def span(self) -> Span:
        return self.source.span(self.start, self.end)

    def get(self, key: str) -> Node | None:
        entry = self.entries.get(key)
        return entry[1] if entry else None

    def at(self, key: str) -> Span:
        """Where the value of `key` stands; the whole mapping when there is no such key."""
        entry = self.entries.get(key)
        if entry is None:
            return self.span
        key_node, value = entry
        if isinstance(value, Scalar) and value.style not in ("|", ">") and value.value:
            return value.span
        return key_node.span


Node = Scalar | Sequence | Mapping


def block_span(node: Scalar) -> Span:
    """A block scalar's own lines: libyaml's end mark is the start of whatever comes next."""
    span = node.source.span(node.start, node.end)
    if span.end_column == 1 and span.end_line > span.line:
        last = span.end_line - 1
        return Span(span.file, span.line, span.column, last, len(node.source.line(last)) + 1)
    return span


def kind_of(node: Node) -> str:
    """What a node is, in an operator's words."""
    if isinstance(node, Mapping):
        return "键值表"
    return "列表" if isinstance(node, Sequence) else "一个值"

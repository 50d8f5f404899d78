"""Writing YAML by hand: the edit that sets, adds or takes out one key and leaves the rest alone.

Each function gives a tuple of edits, empty where the place cannot be edited for itself: what an
alias stands for, or what was inherited from another file.
"""

from __future__ import annotations

import re

from qunce.derived.expressions import expression
from qunce.finding import Edit, Span
from qunce.load import Mapping, Node, Scalar, Sequence, Source

_PROPERTY = expression(r"(?:&[\w-]+|!\S*)\s*", re.ASCII)
_REST = expression(r"[ \t]*(?:#[^\n]*)?(?=\r?\n|\Z)")
"""What may stand behind a value on its line: white space and a comment."""
_COMMA = expression(r"\s*,")
_PLAIN = expression(r"[^\s\-?:,\[\]{}#&*!|>'\"%@`~](?:[^\n:#,\[\]{}'\"]*[^\s:#,\[\]{}'\"])?")
_WORDS = frozenset(("null", "Null", "NULL"))

Edits = tuple[Edit, ...]


def put(node: Mapping, key: str, text: str) -> Edits:
    """Make `key` say `text`, in place of what it says now or as a new last key."""
    found = node.entries.get(key)
    if found is None or found[0].source is not node.source:
        return entry(node, key, text)
    key_node, value = found
    if _aliased(key_node, value):
        return ()
    start, end = _start(value), _end(value)
    if start == end:
        text = f" {text}"
    elif value.start.column <= key_node.start.column:
        text = f"  {text}"  # a list may stand right below its key, a value may not
    return (_edit(node.source, start, end, text),)


def entry(node: Mapping, key: str, text: str) -> Edits:
    """Add `key: text` behind the last key, in the style and at the indentation of the others."""
    own = [one for one in node.entries.values() if one[0].source is node.source]
    source = node.source
    if _is_flow(node):
        if not own:
            at = source.text.index("{", _start(node)) + 1
            return (_edit(source, at, at, f"{key}: {text}"),)
        key_node, value = own[-1]
        if _aliased(key_node, value):
            at = _start(own[0][0])
            return (_edit(source, at, at, f"{key}: {text}, "),)
        at = _end(value)
        return (_edit(source, at, at, f", {key}: {text}"),)
    if not own:
        return ()
    key_node, value = own[-1]
    margin = " " * own[0][0].start.column
    rest = None if _aliased(key_node, value) else _REST.match(source.text, _end(value))
    # a text that ends with the file would gain the line break that is put behind it
    if rest is not None and not (rest.end() == len(source.text) and _is_text(_last(value))):
        newline = "\r\n" if "\r\n" in source.text else "\n"
        return (_edit(source, rest.end(), rest.end(), f"{newline}{margin}{key}: {text}"),)
    at = _start(own[0][0])
    return (_edit(source, at, at, f"{key}: {text}\n{margin}"),)


def cut(node: Mapping, key: str) -> Edits:
    """Take `key` and its value out."""
    found = node.entries.get(key)
    if found is None or found[0].source is not node.source:
        return ()
    key_node, value = found
    aliased = _aliased(key_node, value)
    source, text = node.source, node.source.text
    start, end = _start(key_node), 0 if aliased else _end(value)
    if _is_flow(node):
        own = [one for one in node.entries.values() if one[0].source is source]
        at = own.index(found)
        if at + 1 < len(own):
            return (_edit(source, start, _start(own[at + 1][0]), ""),)
        if aliased or (at and _aliased(*own[at - 1])):
            return ()
        if at:
            return (_edit(source, _end(own[at - 1][1]), end, ""),)
        comma = _COMMA.match(text, end)
        return (_edit(source, start, comma.end() if comma else end, ""),)
    if aliased:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
    rest = _REST.match(text, end)
    line = text.rfind("\n", 0, start) + 1
    if rest is None or text[line:start].strip():
        return ()
    after = text.find("\n", rest.end()) + 1 or len(text)
    return (_edit(source, line, after, ""),)


def inside(node: Node | None, *keys: str) -> Mapping | None:
    """The mapping below some keys; nothing where an alias or another file stands for it."""
    for key in keys:
        found = node.entries.get(key) if isinstance(node, Mapping) else None
        if node is None or found is None:
            return None
        if found[1].source is not node.source or _aliased(*found):
            return None
        node = found[1]
    return node if isinstance(node, Mapping) else None


def quoted(text: str) -> str:
    """Free words as a YAML scalar that may stand anywhere.

    >>> quoted("避开国庆"), quoted("a: b, c")
    ('避开国庆', "'a: b, c'")
    """
    if _PLAIN.fullmatch(text) and text not in _WORDS:
        return text
    return "'" + " ".join(text.split()).replace("'", "''") + "'"


def _edit(source: Source, start: int, end: int, text: str) -> Edit:
    line, column = _line_column(source, start)
    end_line, end_column = _line_column(source, end)
    return Edit(Span(source.path, line, column, end_line, end_column), text)


def _line_column(source: Source, index: int) -> tuple[int, int]:
    text = source.text
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _aliased(key: Scalar, value: Node) -> bool:
    """True when the value is written elsewhere: before its own key."""
    return bool(value.start.index < key.end.index)


def _start(node: Node) -> int:
    return int(node.start.index) + node.source.char_offset


def _is_flow(node: Mapping | Sequence) -> bool:
    text, at = node.source.text, _start(node)
    while match := _PROPERTY.match(text, at):
        at = match.end()
    return text[at : at + 1] in ("{", "[")


def _last(node: Node) -> Node:
    """The last value written inside a node: of a block, that of its last line."""
    if isinstance(node, Scalar) or _is_flow(node):
        return node
    last: Node | None = None
    if isinstance(node, Sequence):
        last = node.items[-1] if node.items else None
    elif node.entries:
        key, value = list(node.entries.values())[-1]
        last = key if _aliased(key, value) else value
    return _last(last) if last and last.start.index > node.start.index else node


def _is_text(node: Node) -> bool:
    """True for a block scalar, whose line breaks belong to its value."""
    return isinstance(node, Scalar) and node.style in ("|", ">")


def _end(node: Node) -> int:
    """Where the last character of a node stands; libyaml's mark of a block is that of the next."""
    last = _last(node)
    end = int(last.end.index) + last.source.char_offset
    return len(last.source.text[:end].rstrip()) if _is_text(last) else end

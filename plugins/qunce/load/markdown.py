"""Markdown with front matter → a node for the matter and the text below it."""

from __future__ import annotations

import re

from qunce.derived.expressions import expression
from qunce.frozen import frozen
from qunce.load.nodes import Source
from qunce.load.yaml import Parsed, parse_bytes, parse_text

_MATTER = expression(r"\A---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)


@frozen
class Page:
    """A Markdown file: its front matter as YAML, and its body with the line where it begins."""

    matter: Parsed
    body: str
    body_line: int


def parse_markdown(path: str, data: bytes) -> Page:
    """Read a Markdown file; without front matter the node is None and nothing is wrong."""
    text = data.decode("utf-8", "replace").removeprefix("\ufeff")
    raw = parse_bytes(path, data) if "\ufffd" in text else None
    form = tuple(one for one in raw.findings if one.code == "YAM-001") if raw else ()
    match = _MATTER.match(text)
    if match is None:
        return Page(Parsed(Source(path, text), None, form), text, 1)
    source = Source(path, text, line_offset=1, char_offset=match.start(1))
    parsed = parse_text(source, match[1])
    matter = Parsed(parsed.source, parsed.node, (*form, *parsed.findings))
    return Page(matter, text[match.end() :], text.count("\n", 0, match.end()) + 1)

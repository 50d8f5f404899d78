"""A file of plain text → a mapping with its one text, as if it stood in YAML under `text`."""

from __future__ import annotations

from qunce.frozen import frozen
from qunce.load import faults
from qunce.load.nodes import PLAIN_TEXT, Mapping, Scalar, Source
from qunce.load.yaml import Parsed, decoded


@frozen
class _Mark:
    """A place in a file, as the YAML parser tells it."""

    index: int
    line: int
    column: int


def parse_words(path: str, data: bytes) -> Parsed:
    """Read plain text; a file without a word is empty, as in YAML."""
    text, found = decoded(path, data)
    source = Source(path, text or "")
    start = _Mark(0, 0, 0)
    if text is None or not text.strip():
        if text is not None:
            found.append(faults.EMPTY.at(source.span(start, _Mark(0, 0, 1)), "文件里没有内容"))
        return Parsed(source, None, tuple(found))
    last = len(text.rstrip("\r\n"))
    end = _Mark(last, text.count("\n", 0, last), last - text.rfind("\n", 0, last) - 1)
    name = Scalar("text", None, start, start, source)
    value = Scalar(text, PLAIN_TEXT, start, end, source)
    return Parsed(source, Mapping({"text": (name, value)}, start, end, source), tuple(found))

"""Excerpts: the fenced blocks of a Markdown page that stand for a piece of the playbook.

A block holds one line, `kind: id`, and what it shows is decided when the page is rendered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from qunce.derived.expressions import expression
from qunce.finding import Span
from qunce.frozen import frozen

NAME = "qunce"
"""The info string that makes a fenced block an excerpt."""

SHOWN: Mapping[str, str] = {
    "script": "话术",
    "week": "周排期",
    "rule": "规则",
    "group": "社群",
    "theme": "栏目",
}
"""What an excerpt may show, and what people call it."""


@frozen
class Fence:
    """A fenced block: what stands behind its mark, and the lines that open and close it."""

    info: str
    first: int
    last: int
    """The opening line itself when nothing closes it."""
    prefix: str

    @property
    def closed(self) -> bool:
        return self.last > self.first


@frozen
class Excerpt:
    """One block: what it asks for, where that is written, and which lines it takes up."""

    kind: str
    """Empty when the block does not hold one line of the form `kind: id`."""
    id: str
    kind_span: Span
    id_span: Span
    first: int
    """Index, within the body, of the line that opens the fence."""
    last: int
    """Index of the line that closes it; the opening line itself when nothing does."""
    prefix: str
    """What stands before the fence on its line: the indent of a list item or an admonition."""

    @property
    def closed(self) -> bool:
        """False when the fence has no closing line."""
        return self.last > self.first

    @property
    def nested(self) -> bool:
        """True inside a list item, an admonition or a quotation."""
        return self.prefix.strip(" ") != "" or len(self.prefix) > 3


_FENCE = expression(r"(?P<prefix>[ \t]*(?:>[ \t]*)*)(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)")
_NAMED = expression(rf"[`~]\s*{NAME}")
_ITEM = expression(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+")
_BOX = expression(r"[ \t]*(?:!!!|\?\?\?\+?|===[!+]*|:(?=[ \t])|\[\^[^\]]+\]:)")
_ASKED = expression(r"(?P<kind>[^\s:]+):[ \t]+(?P<id>\S+)(?:[ \t]+#.*)?")


def find_excerpts(path: str, body: str, body_line: int = 1) -> Iterator[Excerpt]:
    """Every excerpt of a page's body, in order; `body_line` is the file's line it begins on."""
    if not _NAMED.search(body):
        return  # most pages have none, and reading their lines takes a while
    lines = _lines(body)
    for fence in find_fences(body):
        if fence.info == NAME:
            yield _read(path, lines, body_line, fence)


def find_fences(body: str) -> Iterator[Fence]:
    """Every fenced block of a page's body, in order."""
    if "```" not in body and "~~~" not in body:
        return
    lines = _lines(body)
    boxes: list[int] = []
    number = 0
    while number < len(lines):
        _step(lines[number], boxes)
        match = _FENCE.match(lines[number])
        if match is None or not _opens(match, boxes):
            number += 1
            continue
        end = _closing(lines, number, match, boxes[-1] if boxes else 0)
        last = number if end is None else end
        fence = Fence(match["info"].strip(), number, last, match["prefix"])
        if fence.closed or fence.info == NAME:
            yield fence
        # a fence that nothing closes is text to Markdown, so what follows is still read
        number = fence.last + 1


def _lines(body: str) -> list[str]:
    return [line.rstrip("\r") for line in body.split("\n")]


def _indent(line: str) -> int:
    return len(line[: len(line) - len(line.lstrip(" \t"))].expandtabs(4))


def _step(line: str, boxes: list[int]) -> None:
    """Keep in `boxes` how far the list items and admonitions around the next line indent it."""
    if not line.strip():
        return
    indent = _indent(line)
    while boxes and boxes[-1] > indent:
        boxes.pop()
    item = _ITEM.match(line)
    if item:
        boxes.append(len(item[0].expandtabs(4)))
    elif _BOX.match(line):
        boxes.append(indent + 4)


def _opens(fence: re.Match[str], boxes: list[int]) -> bool:
    """True for a fence; indented by four or more in its surroundings it is a code block's text."""
    if fence["mark"][0] == "`" and "`" in fence["info"]:
        return False  # inline code that happens to begin a line
    return ">" in fence["prefix"] or _indent(fence[0]) - (boxes[-1] if boxes else 0) < 4


def _closing(lines: list[str], number: int, fence: re.Match[str], box: int) -> int | None:
    """The line that closes a fence: the same mark, as long or longer, in the same surroundings."""
    mark = fence["mark"]
    quoted = ">" in fence["prefix"]
    for other in range(number + 1, len(lines)):
        line = lines[other]
        if line.strip() and (_indent(line) < box or (quoted and not line.lstrip().startswith(">"))):
            return None
        closing = line.lstrip(" \t>").rstrip(" \t")
        if closing.startswith(mark) and not closing.strip(mark[0]):
            return other
    return None


def _read(path: str, lines: list[str], body_line: int, fence: Fence) -> Excerpt:
    prefix, first, last = fence.prefix, fence.first, fence.last

    def span(number: int, start: int, end: int) -> Span:
        line = body_line + number
        return Span(path, line, start + 1, line, end + 1)

    where = span(first, len(prefix), len(lines[first].rstrip()))
    written = []
    for number in range(first + 1, last):
        text = lines[number].lstrip(" \t>").rstrip()
        if text and not text.startswith("#"):
            written.append((number, text))
    if written:
        number, text = written[0] if len(written) == 1 else written[1]
        start = len(lines[number].rstrip()) - len(text)
        where = span(number, start, start + len(text))
        asked = _ASKED.fullmatch(text)
        if asked and len(written) == 1:
            return Excerpt(
                asked["kind"],
                asked["id"],
                span(number, start + asked.start("kind"), start + asked.end("kind")),
                span(number, start + asked.start("id"), start + asked.end("id")),
                first,
                last,
                prefix,
            )
    return Excerpt("", "", where, where, first, last, prefix)

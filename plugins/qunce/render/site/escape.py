"""Text that shows literally, in Markdown and in HTML alike, and the marks our own pages add."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from markupsafe import Markup

# numeric entities pass through Markdown untouched and mean the same inside raw HTML
_SPECIAL = {char: f"&#{ord(char)};" for char in "\\`*_{}[]#|~^"} | {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
}
_TABLE = str.maketrans(_SPECIAL)
_LEADING = re.compile(r"\A(?:[-+!?:=]|\d+(?=[.)]))")
_BLANK = re.compile(r"\s+")
_WIDE = str.maketrans("<>&", "＜＞＆")


def literal(text: object) -> Markup:
    """One line of text whose every character shows as it is; text already marked up stays."""
    if hasattr(text, "__html__"):
        return Markup(text)
    line = _BLANK.sub(" ", str(text)).strip()
    return Markup(_leading(line) + _rest(line))


def _leading(line: str) -> str:
    """A list mark, a number with a dot or an admonition mark at the start, made harmless."""
    match = _LEADING.match(line)
    if match is None:
        return ""
    mark = match[0]
    return f"{mark}&#{ord(line[len(mark)])};" if mark.isdigit() else f"&#{ord(mark)};"


def _rest(line: str) -> str:
    match = _LEADING.match(line)
    if match is None:
        return line.translate(_TABLE)
    used = len(match[0]) + match[0].isdigit()
    return line[used:].translate(_TABLE)


def verbatim(text: str) -> Markup:
    """Text with its line breaks, for a `<pre>`; every character shows as it is."""
    return Markup(text.translate(_TABLE))


def spoken(text: str) -> Markup:
    """Several lines as one paragraph whose line breaks are kept."""
    return Markup("<br>").join(literal(line) for line in text.strip().splitlines())


def attribute(value: object) -> Markup:
    """Data as JSON, for an attribute."""
    return Markup(json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_TABLE))


def embedded(value: object) -> Markup:
    """Data as JSON, for a `<script type="application/json">`, whatever it holds."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)


def front(title: str, hide: Iterable[str] = (), *, searched: bool = True) -> Markup:
    """The front matter of a page; themes print its title unescaped, so it holds no HTML marks."""
    lines = [f"title: {json.dumps(title.translate(_WIDE), ensure_ascii=False)}"]
    hidden = list(hide)
    if hidden:
        lines.append(f"hide: [{', '.join(hidden)}]")
    if not searched:
        lines.append("search: {exclude: true}")
    return Markup("---\n" + "\n".join(lines) + "\n---")


def link(text: object, to: str, classes: str = "") -> Markup:
    """A Markdown link, which MkDocs checks and turns into the page's address."""
    marks = " ".join(f".{one}" for one in classes.split())
    return Markup(f"[{literal(text)}]({to})" + (f"{{ {marks} }}" if marks else ""))


def span(text: object, classes: str) -> Markup:
    """A few words with a look of their own."""
    return Markup(f'<span class="{classes}">{literal(text)}</span>')


def joined(items: Iterable[object], by: str = "、") -> Markup:
    """Several texts in one line."""
    return Markup(by).join(literal(one) for one in items)

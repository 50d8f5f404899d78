"""Text that shows literally, in Markdown and in HTML alike, and the marks our own pages add."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache

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
    if type(text) is Markup:
        return text
    return _line(text if type(text) is str else str(text))


@lru_cache(maxsize=1 << 14)  # the same titles and labels stand on page after page
def _line(text: str) -> Markup:
    line = _BLANK.sub(" ", text).strip()
    match = _LEADING.match(line)
    if match is None:
        return Markup(line.translate(_TABLE))
    # a list mark, a number with a dot or an admonition mark would mean something at the start
    keep = len(match[0]) if match[0].isdigit() else 0
    return Markup(f"{line[:keep]}&#{ord(line[keep])};{line[keep + 1 :].translate(_TABLE)}")


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

"""How the course says things: front matter, lengths of time, counts."""

from __future__ import annotations

import json

from markupsafe import Markup

_WIDE = str.maketrans('<>&"', "＜＞＆＂")


def plain(text: str) -> str:
    """One line of text for places that a theme prints as they are, attributes among them."""
    return " ".join(text.split()).translate(_WIDE)


def front(title: str, description: str = "") -> Markup:
    """Front matter with a title and, when there is something to say, a description."""
    lines = [f"title: {json.dumps(plain(title), ensure_ascii=False)}"]
    if description:
        lines.append(f"description: {json.dumps(plain(description), ensure_ascii=False)}")
    return Markup("\n".join(("---", *lines, "---")))


def length(minutes: int) -> str:
    """Minutes as people say them.

    >>> length(40), length(60), length(290)
    ('40 分钟', '1 小时', '4 小时 50 分钟')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} 小时"] if hours else []
    if rest or not hours:
        parts.append(f"{rest} 分钟")
    return " ".join(parts)


def timing(start: int, minutes: int) -> str:
    """From when to when, in hours and minutes after the beginning.

    >>> timing(85, 50)
    '1:25–2:15'
    """
    return "–".join(f"{one // 60}:{one % 60:02}" for one in (start, start + minutes))

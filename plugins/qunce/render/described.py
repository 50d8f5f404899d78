"""What a page is about, in a line: for search engines, link previews and screen readers."""

from __future__ import annotations

import html
import re

_LEAD = re.compile(r'<p class="q-lead">(.*?)</p>', re.DOTALL)
_FIRST = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_MARKS = re.compile(r"<[^>]*>")
_WIDE = str.maketrans('<>&"', "＜＞＆＂")
_LONGEST = 120


def described(page: str) -> str:
    """The lead of a page's HTML, or its first paragraph, as words without marks.

    >>> described('<h1>社群</h1><p class="q-lead">一共 11 个<a href=".">社群</a>。</p>')
    '一共 11 个社群。'
    """
    found = _LEAD.search(page) or _FIRST.search(page)
    if found is None:
        return ""
    words = " ".join(html.unescape(_MARKS.sub("", found[1])).split()).translate(_WIDE)
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"

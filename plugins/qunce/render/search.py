"""Search in Chinese: the site's index with word borders that a browser can see.

Material keeps a run of Chinese between two marks as one term, of which only the beginning is
found. We put zero-width spaces between words (and between Latin and Chinese), which its
tokenizer takes for separators and no reader sees.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

BORDER = "\u200b"

TRADE = [
    "话术", "社群", "群主", "群友", "排期", "栏目", "选品", "种草", "秒杀", "团购", "团长",
    "接龙", "晒单", "打卡", "预热", "返场", "蓄水", "复盘", "拉新", "促活", "裂变", "复购",
    "私域", "红线", "群规", "值班", "副手", "代班", "门店", "导购", "会员", "福利", "促单",
    "客服", "换季", "满减", "券码", "免打扰", "违禁词", "群公告",
]  # fmt: skip
"""Words of the trade that a general dictionary splits or misses."""

WEIGHT = 200_000
"""How often our words count as seen: enough to win 的|话术 over 的话|术."""

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_TAG = re.compile(r"(<[^>]*>|&\w+;|&#\d+;)")
_MIXED = re.compile(r"(?<=[!-~])(?=[^\x00-\x7f])|(?<=[^\x00-\x7f])(?=[!-~])")
"""Where ASCII meets anything else: no term holds both.

lunr merges branches of its terms by strings in which a digit may be a letter of a term or of a
number of its own. A Chinese term with a digit in it can so lead to a term that is not there, and
every query that begins like it ends in an exception and finds nothing.
"""


class Segmenter:
    """Splits Chinese into words; knows the playbook's own names besides the dictionary.

    `known` are runs that one with the same names split before. While no other comes up no
    dictionary is loaded, which takes longer than splitting a whole site.
    """

    def __init__(self, words: Iterable[str] = (), known: Mapping[str, str] | None = None) -> None:
        self.runs: dict[str, str] = {}
        """Every run of Chinese that was asked for, and how it is split."""
        self._words = (*TRADE, *sorted(set(words)))
        self._known = known or {}
        self._marked: dict[str, str] = {}

    def mark(self, text: str) -> str:
        """The text with a border between any two words; its visible characters unchanged."""
        parts = _TAG.split(text.replace(BORDER, ""))
        for number in range(0, len(parts), 2):
            part = parts[number]
            marked = self._marked.get(part)
            if marked is None:
                marked = self._marked[part] = _MIXED.sub(BORDER, _HAN.sub(self._run, part))
            parts[number] = marked
        return "".join(parts)

    def _run(self, match: re.Match[str]) -> str:
        run = match[0]
        found = self.runs.get(run)
        if found is None:
            found = self._known.get(run) or BORDER.join(_joined(self._cut(run)))
            self.runs[run] = found
        return found

    @cached_property
    def _cut(self) -> Callable[[str], list[str]]:
        jieba = _dictionary()
        for word in self._words:
            for run in _HAN.findall(word):
                # a name of up to four characters is one word; a longer one is a phrase
                if 2 <= len(run) <= 4:
                    jieba.add_word(run, WEIGHT, None)
        cut: Callable[[str], list[str]] = jieba.cut
        return cut


def _dictionary() -> Any:
    """A dictionary that knows no names yet, with `add_word` and `cut`.

    The package loads one for its own functions as it is imported; who imports it first takes that.
    """
    first = "rjieba" not in sys.modules
    import rjieba

    return rjieba if first else rjieba.Jieba()


def _joined(words: list[str]) -> list[str]:
    """Words with any single character hung on the word before it.

    The browser matches beginnings, so the word before is found as well as ever; a character that
    stood alone would answer to every query that begins with it: 小 to 小满.
    """
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1:
            joined[-1] += word
        else:
            joined.append(word)
    return joined


def segmented(index: bytes, segmenter: Segmenter) -> bytes:
    """MkDocs' search index with its titles and texts segmented, written as UTF-8."""
    data = json.loads(index)
    for doc in data.get("docs", ()):
        doc["title"] = segmenter.mark(doc["title"])
        doc["text"] = segmenter.mark(doc["text"])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

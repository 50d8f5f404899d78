"""Search in Chinese: the site's index with word borders that a browser can see.

Material keeps a run of Chinese between two marks as one term, of which only the beginning is
found. We put zero-width spaces between words (and between Latin and Chinese), which its
tokenizer takes for separators and no reader sees.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

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
    """Splits Chinese into words; knows the playbook's own names besides the dictionary."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        import rjieba

        self._jieba = rjieba.Jieba()
        for word in (*TRADE, *sorted(set(words))):
            for run in _HAN.findall(word):
                # a name of up to four characters is one word; a longer one is a phrase
                if 2 <= len(run) <= 4:
                    self._jieba.add_word(run, WEIGHT, None)
        self._known: dict[str, str] = {}

    def mark(self, text: str) -> str:
        """The text with a border between any two words; its visible characters unchanged."""
        parts = _TAG.split(text.replace(BORDER, ""))
        return "".join(
            part if number % 2 else _MIXED.sub(BORDER, _HAN.sub(self._run, part))
            for number, part in enumerate(parts)
        )

    def _run(self, match: re.Match[str]) -> str:
        run = match[0]
        found = self._known.get(run)
        if found is None:
            found = self._known[run] = BORDER.join(_joined(self._jieba.cut(run)))
        return found


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


def segmented(index: bytes, words: Iterable[str]) -> bytes:
    """MkDocs' search index with its titles and texts segmented, written as UTF-8."""
    data = json.loads(index)
    segmenter = Segmenter(words)
    for doc in data.get("docs", ()):
        doc["title"] = segmenter.mark(doc["title"])
        doc["text"] = segmenter.mark(doc["text"])
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()

"""All texts side by side: what stands where, in which sentence, and what is near it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from qunce.rules.redline.packs.exemptions import SENTENCE_END, SENTENCE_MARKS, Near
from qunce.rules.redline.packs.model import Context, PackRule, Within
from qunce.rules.redline.packs.normal import Normal, normal
from qunce.rules.redline.packs.texts import Text

STOP = "\x00"
"""Between two texts: no file may hold it, and it ends a sentence."""

compiled = cache(re.compile)
"""A pack's regular expressions, each made once and only when a text needs it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that a rule found in a text; `cleared` says why they are no fault, if they are none."""

    rule: PackRule
    text: Text
    start: int
    end: int
    words: str
    cleared: str = ""


class Sheet:
    """All texts side by side, normalised once."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        joined = STOP.join([one.text for one in texts])
        self.raw_text = joined
        self.normal: Normal = normal(joined)
        self.raw_starts = [0, *accumulate(len(one.text) + 1 for one in texts)]
        self.starts = (
            [self.normal.index(one) for one in self.raw_starts]
            if self.normal.gaps
            else self.raw_starts
        )
        self._sentence = (0, 0)

    def piece(self, place: int) -> int:
        """The number of the text that a place belongs to."""
        return bisect_right(self.starts, place) - 1

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence around a place, without its end mark."""
        first, last = self._sentence
        if not first <= place < last:
            text, begin = self.normal.text, self.starts[self.piece(place)]
            end = SENTENCE_END.search(text, place)
            last = end.start() if end else len(text)
            first = max(begin, *(text.rfind(mark, begin, place) + 1 for mark in SENTENCE_MARKS))
            self._sentence = first, last
        return first, last

    def hit(self, rule: PackRule, piece: int, start: int, end: int, reason: str) -> Hit:
        first, last = self.normal.raw(start, end)
        begin = self.raw_starts[piece]
        return Hit(
            rule, self.texts[piece], first - begin, last - begin, self.raw_text[first:last], reason
        )

    def has(self, context: Context, piece: int, near: Near) -> bool:
        """True when something of a context stands near enough."""
        text = self.texts[piece]
        if text.offer is not None and any(
            getattr(text.offer, name, None) is not None for name in context.offer
        ):
            return True
        first, last = self._reach(context.within, piece, near)
        if any(near.text.find(normal(word).text, first, last) >= 0 for word in context.words):
            return True
        if context.regex and compiled(context.regex).search(near.text, first, last):
            return True
        if not context.variables:
            return False
        begin = self.raw_starts[piece]
        start, end = self.normal.raw(first, max(last, first + 1))
        types = text.types(start - begin, end - begin)
        return any(one in types for one in context.variables)

    def _reach(self, within: Within, piece: int, near: Near) -> tuple[int, int]:
        if within is Within.TEXT:
            return self.starts[piece], self.starts[piece + 1] - 1
        return near.sentence if within is Within.SENTENCE else near.clause

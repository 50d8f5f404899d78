"""All texts side by side: what stands where, in which sentence, and what is near it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from qunce.rules.redline.packs.exemptions import SENTENCE_END, Near
from qunce.rules.redline.packs.model import Context, PackRule, Within
from qunce.rules.redline.packs.normal import Normal, compiled, normal
from qunce.rules.redline.packs.texts import Text

STOP = "\x00"
"""Between two texts: no file may hold it, and it ends a sentence."""
_FAR = 400
"""Characters on each side of a hit beyond which nothing belongs to its sentence."""


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
        self._sentences: dict[int, list[int]] = {}
        self._whole: dict[tuple[int, int], bool] = {}

    def piece(self, place: int) -> int:
        """The number of the text that a place belongs to."""
        return bisect_right(self.starts, place) - 1

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence around a place, without its end mark."""
        piece = self.piece(place)
        starts = self._sentences.get(piece)
        if starts is None:
            first, last = self.starts[piece], self.starts[piece + 1]
            ends = [
                one.end()
                for one in compiled(SENTENCE_END).finditer(self.normal.text, first, last - 1)
            ]
            starts = self._sentences[piece] = [first, *ends, last]
        number = bisect_right(starts, place)
        return starts[number - 1], starts[number] - 1

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a hit, as far as anybody still reads it together with the hit."""
        first, last = self.sentence(start)
        return max(first, start - _FAR), max(min(last, end + _FAR), end)

    def hit(self, rule: PackRule, piece: int, start: int, end: int, reason: str) -> Hit:
        first, last = self.normal.raw(start, end)
        begin = self.raw_starts[piece]
        return Hit(
            rule, self.texts[piece], first - begin, last - begin, self.raw_text[first:last], reason
        )

    def has(self, context: Context, piece: int, near: Near) -> bool:
        """True when something of a context stands near enough."""
        if context.within is not Within.TEXT:
            bounds = near.sentence if context.within is Within.SENTENCE else near.clause
            return self._holds(context, piece, *bounds)
        known = self._whole.get((id(context), piece))
        if known is None:  # what the whole text holds is the same for each of its hits
            known = self._holds(context, piece, self.starts[piece], self.starts[piece + 1] - 1)
            self._whole[id(context), piece] = known
        return known

    def _holds(self, context: Context, piece: int, first: int, last: int) -> bool:
        offer, text = self.texts[piece].offer, self.normal.text
        if offer is not None and any(getattr(offer, name) is not None for name in context.offer):
            return True
        if any(text.find(normal(word).text, first, last) >= 0 for word in context.words):
            return True
        if context.regex and compiled(context.regex).search(text, first, last):
            return True
        if not context.variables:
            return False
        begin = self.raw_starts[piece]
        start, end = self.normal.raw(first, max(last, first + 1))
        types = self.texts[piece].types(start - begin, end - begin)
        return any(one in types for one in context.variables)

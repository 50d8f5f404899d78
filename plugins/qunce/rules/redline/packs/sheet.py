"""All texts side by side: what stands where, in which sentence, and what is near it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cache, cached_property
from itertools import accumulate, pairwise

from qunce.derived.expressions import compiled
from qunce.frozen import frozen
from qunce.rules.redline.packs.declares import declares
from qunce.rules.redline.packs.model import Context, Exemption, Grade, PackRule, Within
from qunce.rules.redline.packs.near import SENTENCE_END, Near
from qunce.rules.redline.packs.normal import Normal, normal
from qunce.rules.redline.packs.spots import LONG
from qunce.rules.redline.packs.texts import Text
from qunce.rules.redline.packs.tricks import Trick, tricks_of_characters

_SENTENCE = rf"[^{SENTENCE_END[1:]}*+{SENTENCE_END}"
STOP = "\x00"
"""Between two texts: no file may hold it, and it ends a sentence."""
FAR = 400
"""Characters on each side of a hit beyond which nothing belongs to its sentence."""


@frozen
class Hit:
    """Words that a rule found in a text; `cleared` says why they are no fault, if they are none."""

    rule: PackRule
    text: Text
    start: int
    end: int
    words: str
    cleared: str = ""
    tricks: tuple[Trick, ...] = ()
    """What it took to see the words: a closed gap, a variant put back."""
    grade: Grade | None = None
    """What gives these words another weight than the rule's own."""
    relief: Exemption | None = None
    """The exemption that cleared the hit, or made it milder."""
    hunch: bool = False
    """True for words that no rule looks for: their sentence reads like the rule's violations."""
    doubted: bool = False
    """True for words that read like ordinary talk, together with what stands around them."""
    more: int = 0
    """How many words of this rule stand behind this hit that nobody looked at one by one."""

    def overlaps(self, other: Hit) -> bool:
        """True when both have some words in common; they are of the same text."""
        return self.start < other.end and other.start < self.end


class Sheet:
    """All texts side by side, normalised once."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self.texts = texts
        self.raw_text = STOP.join([one.text for one in texts])
        self.raw_starts = [0, *accumulate(len(one.text) + 1 for one in texts)]
        self.normal = normal(self.raw_text)
        self.starts = [self.normal.index(one) for one in self.raw_starts]
        self.bounds = self._parted()
        """Where each sentence begins, and one past the end of the last one."""
        self._whole: dict[tuple[int, int], bool] = {}
        self.where: Mapping[str, Sequence[int]] = {}
        """Where those sentences begin in which an expression can match, in order, if that is known."""

    def second(self, reading: Normal, *, joined: bool) -> Sheet:
        """The same texts in another reading; `joined` where sentences lost their end marks."""
        sheet = copy(self)
        sheet.__dict__.pop("sentences", None)
        sheet._whole, sheet.where = {}, {}
        sheet.normal = reading
        sheet.starts = reading.moved(self.normal, self.starts)
        if joined:
            sheet.bounds = sheet._parted()
        else:  # hardly any sentence is another
            sheet.bounds = reading.moved(self.normal, self.bounds)
        return sheet

    @cached_property
    def sorts(self) -> list[Text]:
        """One text of each sort, as far as rules ask which sort it is."""
        known = {(one.category, one.names, one.purpose): one for one in self.texts}
        return [*known.values()]

    @cached_property
    def sentences(self) -> list[str]:
        """Each with its end mark; a text's end ends a sentence."""
        text = self.normal.text + STOP
        if len(text) < LONG:
            return compiled(_SENTENCE).findall(text)
        return [text[first:last] for first, last in pairwise(self.bounds)]

    def _parted(self) -> list[int]:
        """Where each sentence begins, and one past the end of the last one."""
        text = self.normal.text + STOP
        if len(text) < LONG:
            return [*accumulate(map(len, self.sentences), initial=0)]
        from qunce.rules.redline.packs.parted import bounds  # its library takes long to import

        return bounds(text)

    def said(self, number: int) -> str:
        """One of them."""
        first, last = self.bounds[number : number + 2]
        return self.normal.text[first:last] + (STOP if last > len(self.normal.text) else "")

    def piece(self, place: int) -> int:
        """The number of the text that a place belongs to."""
        return bisect_right(self.starts, place) - 1

    def number(self, place: int) -> int:
        """The number of the sentence that a place belongs to."""
        return bisect_right(self.bounds, place) - 1

    def sentence(self, place: int) -> tuple[int, int]:
        """The sentence around a place, without its end mark."""
        number = bisect_right(self.bounds, place)
        return self.bounds[number - 1], self.bounds[number] - 1

    def around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence of a hit, as far as anybody still reads it together with the hit."""
        first, last = self.sentence(start)
        if last - first > FAR:
            first, last = max(first, start - FAR), min(last, end + FAR)
        return first, max(last, end)

    def hit(
        self,
        rule: PackRule,
        piece: int,
        start: int,
        end: int,
        cleared: str,
        tricks: Iterable[Trick],
        grade: Grade | None,
        relief: Exemption | None,
    ) -> Hit:
        """A hit at its place in its text as written, with all that it took to see it."""
        first, last = self.normal.raw(start, end)
        begin = self.raw_starts[piece]
        words = self.raw_text[first:last]
        if words != self.normal.text[start:end]:
            tricks = (*tricks, *tricks_of_characters(words))
        return Hit(
            rule, self.texts[piece], first - begin, last - begin, words, cleared,
            tuple(dict.fromkeys(tricks)) if tricks else (), grade, relief,
        )  # fmt: skip

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

    def _matches(self, regex: str, first: int, last: int) -> bool:
        """True when an expression matches in a stretch."""
        search, places = compiled(regex).search, self.where.get(regex)
        if places is None:
            return search(self.normal.text, first, last) is not None
        there = slice(max(bisect_right(places, first) - 1, 0), bisect_left(places, last))
        return any(
            search(self.normal.text, max(first, one), min(self.bounds[self.number(one) + 1], last))
            for one in places[there]
        )

    def _holds(self, context: Context, piece: int, first: int, last: int) -> bool:
        text = self.normal.text
        regex = context.regex
        if regex and self._matches(regex, first, last):
            return True
        if context.words and any(text.find(_plain(one), first, last) >= 0 for one in context.words):
            return True
        told = context.offer or context.categories or context.declared
        if told and _declared(context, self.texts[piece]):
            return True
        if not context.variables:
            return False
        begin = self.raw_starts[piece]
        start, end = self.normal.raw(first, max(last, first + 1))
        types = self.texts[piece].types(start - begin, end - begin)
        return any(one in types for one in context.variables)


def _declared(context: Context, text: Text) -> bool:
    """True when a text says in fields what a context asks for."""
    offer, thing = text.offer, text.declared
    return (
        text.category in context.categories
        or (offer is not None and any(getattr(offer, one) is not None for one in context.offer))
        or (thing is not None and any(declares(thing, path) for path in context.declared))
    )


@cache
def _plain(word: str) -> str:
    return normal(word).text

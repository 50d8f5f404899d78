"""One pass over all texts for the words of all rules; only what is found is looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from qunce.finding import Severity
from qunce.rules.redline.packs.disguise import Undisguised, undisguised
from qunce.rules.redline.packs.finder import Candidates, Finder, Seen
from qunce.rules.redline.packs.held import AtOnce
from qunce.rules.redline.packs.hunches import Sums, doubted, opinions
from qunce.rules.redline.packs.judge import Judge
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import Hit, Sheet
from qunce.rules.redline.packs.telling import weight
from qunce.rules.redline.packs.texts import Text

Placed = tuple[tuple[int, int], Hit]
"""A hit, with the number of its text and that of its rule."""
_SURE = 3
"""Of so long a word a single character was hardly exchanged by chance."""


class Scanner:
    """Rules made ready for scanning; what costs time is made when the first text comes."""

    def __init__(
        self, rules: Iterable[PackRule], names: Iterable[str] = (), *, hunches: bool = False
    ) -> None:
        """With `hunches` it also tells of what only reads like a violation of one of the rules."""
        self.rules = tuple(rules)
        self._hunches = hunches
        self.finder = Finder(self.rules)
        words = sorted({normal(name).text for name in names if name}, key=len, reverse=True)
        self.names = re.compile("|".join(map(re.escape, words))) if words else None
        self._judges: dict[int, Judge] = {}

    @cached_property
    def _of_tricks(self) -> list[PackRule]:
        return [rule for rule in self.rules if rule.step is not None]

    def scan(self, texts: Sequence[Text]) -> Iterator[Hit]:
        """Every hit in every text, cleared ones with their reason, in the order of the texts."""
        if not texts:
            return
        sheet = Sheet(texts)
        seen = self.finder.look(sheet)
        found = self.finder.find(sheet, seen)
        hits = [
            (place, hit)
            for place, candidates in found.items()
            if not self.rules[place[1]].disguised
            for hit in self._judge(place[1]).judged(sheet, place[0], candidates)
        ]
        hits += self._undisguised(sheet, seen, hits)
        if self._hunches:
            sums = Sums(sheet.normal.text, seen.reading, at_once=isinstance(seen.held, AtOnce))
            hits = _without_echoes(doubted(sheet, sums, hits))
            hits += opinions(sheet, seen, sums, self.rules, self._judge, hits)
        else:
            hits = _without_echoes(hits)
        until: dict[tuple[int, str], int] = {}
        for (piece, _), hit in sorted(hits, key=lambda one: (one[0][0], one[1].start, one[0][1])):
            yield hit
            # the same words may be the fault of several rules
            for one in self._evasions(hit) if hit.tricks else ():
                if one.start >= until.get((piece, one.rule.code), 0):
                    until[piece, one.rule.code] = one.end
                    yield one

    def _undisguised(self, sheet: Sheet, seen: Seen, hits: Iterable[Placed]) -> Iterator[Placed]:
        """What only shows in the second reading of the texts."""
        reading = undisguised(sheet.normal, sheet.bounds, self.finder.spelled(sheet, seen))
        if reading is None:
            return
        known: dict[tuple[int, int], list[Hit]] = {}
        for place, hit in hits:
            known.setdefault(place, []).append(hit)
        second = sheet.second(reading.normal, joined=reading.joined)
        again = self.finder.look_again(second, reading.touched(), seen, joined=reading.joined)
        found = self.finder.find(second, again)
        for place, candidates in found.items():
            needing = [one for one in candidates.hits if self._needs(place[1], reading, *one)]
            judge, needed = self._judge(place[1]), Candidates(needing, candidates.excepted)
            for hit in judge.judged(second, place[0], needed, reading):
                if not any(map(hit.overlaps, known.get(place, ()))):
                    yield place, hit

    def _needs(self, number: int, reading: Undisguised, start: int, end: int) -> bool:
        """True when a rule's words need the second reading, and are hidden well enough for it."""
        tricks = [change.trick for change in reading.within(start, end)]
        steps = self.rules[number].disguised
        if not steps:
            return bool(tricks)
        return any(one.step in steps and (not one.bare or end - start >= _SURE) for one in tricks)

    def _evasions(self, hit: Hit) -> Iterator[Hit]:
        """A word spelled so that nobody finds it is a fault of its own."""
        if hit.cleared or weight(hit) is Severity.INFO:
            return
        steps = {trick.step for trick in hit.tricks}
        for rule in self._of_tricks:
            if rule.step in steps:
                tricks = tuple(one for one in hit.tricks if one.step is rule.step)
                yield replace(hit, rule=rule, tricks=tricks, grade=None, relief=None, more=0)

    def _judge(self, number: int) -> Judge:
        """The judge of a rule, made when the first word of it is found."""
        known = self._judges.get(number)
        if known is None:
            known = self._judges[number] = Judge(self.rules[number], self.names)
        return known


def _without_echoes(hits: list[Placed]) -> list[Placed]:
    """The same hits; that a word is hidden need not be told where it is a fault anyhow."""
    if not any(hit.rule.disguised for _, hit in hits):
        return hits
    said: dict[int, list[Hit]] = {}
    for (piece, _), hit in hits:
        if not (hit.cleared or hit.rule.disguised or weight(hit) is Severity.INFO):
            said.setdefault(piece, []).append(hit)
    return [
        (place, hit)
        for place, hit in hits
        if not (hit.rule.disguised and any(map(hit.overlaps, said.get(place[0], ()))))
    ]

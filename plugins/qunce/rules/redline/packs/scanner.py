"""One pass over all texts for the words of all rules; only what is found is looked at closely."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from qunce.derived.expressions import compiled
from qunce.finding import Severity
from qunce.rules.redline.packs.core import core
from qunce.rules.redline.packs.disguise import Undisguised, undisguised
from qunce.rules.redline.packs.exemptions import easing, exemption
from qunce.rules.redline.packs.finder import Candidates, Finder, Seen
from qunce.rules.redline.packs.model import Exemption, PackRule
from qunce.rules.redline.packs.near import Near
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import Hit, Sheet
from qunce.rules.redline.packs.telling import weight
from qunce.rules.redline.packs.texts import Text
from qunce.rules.redline.packs.weighing import grade_of

NEAR = 20
"""So many longer words that begin before a hit are asked whether they cover it."""
MOST = 100
"""Faults of one rule that are told one by one in a text; the last says how many words are left."""

EXCEPTED, PATTERNED, LACKING = "不算的词", "不算的句式", "缺少"
"""Why a hit is no fault when its rule says so itself."""


class Scanner:
    """Rules made ready for scanning; what costs time is made when the first text comes."""

    def __init__(self, rules: Iterable[PackRule], names: Iterable[str] = ()) -> None:
        self.rules = tuple(rules)
        self.finder = Finder(self.rules)
        words = sorted({normal(name).text for name in names if name}, key=len, reverse=True)
        self.names = re.compile("|".join(map(re.escape, words))) if words else None

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
            (place, one) for place in found for one in self._judged(sheet, *place, found[place])
        ]
        hits += self._undisguised(sheet, seen, hits)
        until: dict[tuple[int, str], int] = {}
        for (piece, _), hit in sorted(hits, key=lambda one: (one[0][0], one[1].start, one[0][1])):
            yield hit
            for one in self._evasions(hit):  # the same words may be the fault of several rules
                if one.start >= until.get((piece, one.rule.code), 0):
                    until[piece, one.rule.code] = one.end
                    yield one

    def _undisguised(
        self, sheet: Sheet, seen: Seen, hits: Iterable[tuple[tuple[int, int], Hit]]
    ) -> Iterator[tuple[tuple[int, int], Hit]]:
        """What only shows in the second reading of the texts."""
        reading = undisguised(sheet.normal, sheet.bounds, self.finder.spelled(sheet, seen))
        if reading is None:
            return
        known: dict[tuple[int, int], list[Hit]] = {}
        for place, hit in hits:
            known.setdefault(place, []).append(hit)
        second = sheet.second(reading.normal)
        changed = dict.fromkeys(second.number(one.start) for one in reading.changes)
        found = self.finder.find(second, self.finder.look(second, [*changed]))
        for place, candidates in found.items():
            needing = [one for one in candidates.hits if any(reading.within(*one))]
            for hit in self._judged(
                second, *place, Candidates(needing, candidates.excepted), reading
            ):
                if not any(
                    one.start < hit.end and hit.start < one.end for one in known.get(place, ())
                ):
                    yield place, hit

    def _evasions(self, hit: Hit) -> Iterator[Hit]:
        """A word spelled so that nobody finds it is a fault of its own."""
        if hit.cleared or weight(hit) is Severity.INFO:
            return
        steps = {trick.step for trick in hit.tricks}
        for rule in self._of_tricks if steps else ():
            if rule.step in steps:
                tricks = tuple(one for one in hit.tricks if one.step is rule.step)
                yield replace(hit, rule=rule, tricks=tricks, grade=None, relief=None, more=0)

    def _judged(
        self,
        sheet: Sheet,
        piece: int,
        number: int,
        candidates: Candidates,
        reading: Undisguised | None = None,
    ) -> Iterator[Hit]:
        rule = self.rules[number]
        last, faults = -1, 0
        excepted = sorted(set(candidates.excepted))
        stretches = sorted(set(candidates.hits), key=lambda one: (one[0], -one[1]))
        pending: Hit | None = None
        for place, (start, end) in enumerate(stretches):
            if faults == MOST and pending is not None:
                pending = replace(pending, more=_apart(stretches[place:], last))
                break
            if start < last:
                continue  # a longer hit of the same rule already covers its beginning
            near = Near(sheet.normal.text, start, end, sheet.around(start, end), self.names)
            reason, relief = "", None
            if _covered(excepted, start, end):
                reason = EXCEPTED
            elif _patterned(rule, near):
                reason = PATTERNED
            else:
                last = end
                reason, relief = self._reason(rule, sheet, piece, near)
                faults += not reason
            tricks = [one.trick for one in reading.within(start, end)] if reading else []
            text = sheet.texts[piece]
            grade = grade_of(rule, near, text.category, text.reach.channel) if rule.grades else None
            hit = sheet.hit(rule, piece, start, end, reason, *tricks)
            if pending is not None:
                yield pending
            pending = replace(hit, grade=grade, relief=relief) if grade or relief else hit
        if pending is not None:
            yield pending

    def _reason(
        self, rule: PackRule, sheet: Sheet, piece: int, near: Near
    ) -> tuple[str, Exemption | None]:
        """Why a hit is no fault, and what makes it none, or a milder one."""
        found = exemption(rule.exempt, near)
        if found is not None:
            return found.label, found
        reason = self._context(rule, sheet, piece, near)
        return reason, None if reason else easing(rule.exempt, near)

    def _context(self, rule: PackRule, sheet: Sheet, piece: int, near: Near) -> str:
        if rule.requires and not any(sheet.has(one, piece, near) for one in rule.requires):
            return LACKING + "、".join(one.reason for one in rule.requires)
        return next((one.reason for one in rule.clears if sheet.has(one, piece, near)), "")


def _apart(stretches: Sequence[tuple[int, int]], last: int) -> int:
    """How many stretches begin behind the one before them, the first behind `last`."""
    count = 0
    for start, end in stretches:
        if start >= last:
            count, last = count + 1, end
    return count


def _covered(stretches: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """True when one of the stretches, given in order, holds start:end."""
    place = bisect_right(stretches, (start, sys.maxsize))
    near = stretches[max(place - NEAR, 0) : place]
    return any(end <= stop for _, stop in near)


def _patterned(rule: PackRule, near: Near) -> bool:
    first, last = near.sentence
    return any(
        match.start() <= near.start and near.end <= match.end()
        for pattern in rule.except_patterns
        if core(pattern.regex).search(near.text, first, last)
        for match in compiled(pattern.regex).finditer(near.text, first, last)
    )

"""What makes a found word no fault, or a milder one: all that one rule says of it, made ready."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.core import core, cores
from qunce.rules.redline.packs.disguise import Undisguised
from qunce.rules.redline.packs.exemptions import easing, exempting, first
from qunce.rules.redline.packs.finder import Candidates
from qunce.rules.redline.packs.model import Exemption, PackRule
from qunce.rules.redline.packs.near import Near
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import Hit, Sheet
from qunce.rules.redline.packs.weighing import grade_of

NEAR = 20
"""So many longer words that begin before a hit are asked whether they cover it."""
MOST = 100
"""Faults of one rule that are told one by one in a text; the last says how many words are left."""

EXCEPTED, PATTERNED, LACKING = "不算的词", "不算的句式", "缺少"
"""Why a hit is no fault when its rule says so itself."""


class Judge:
    """A rule with what decides of its hits."""

    def __init__(self, rule: PackRule, names: re.Pattern[str] | None = None) -> None:
        self.rule = rule
        self._names = names
        self._exempting, self._easing = exempting(rule.exempt), easing(rule.exempt)
        self._cores = cores(tuple(one.regex for one in rule.except_patterns))

    def judged(
        self,
        sheet: Sheet,
        piece: int,
        candidates: Candidates,
        reading: Undisguised | None = None,
    ) -> list[Hit]:
        """What the rule found in a text, in order, with the reason where it is no fault."""
        rule, text = self.rule, sheet.texts[piece]
        hits: list[Hit] = []
        last, faults = -1, 0
        excepted = sorted(set(candidates.excepted))
        stretches = sorted(set(candidates.hits), key=lambda one: (one[0], -one[1]))
        for place, (start, end) in enumerate(stretches):
            if faults == MOST:
                hits[-1] = replace(hits[-1], more=_apart(stretches[place:], last))
                break
            if start < last:
                continue  # a longer hit of the same rule already covers its beginning
            near = Near(sheet.normal.text, start, end, sheet.around(start, end), self._names)
            relief = None
            if excepted and _covered(excepted, start, end):
                reason = EXCEPTED
            elif self._cores and self._patterned(near):
                reason = PATTERNED
            else:
                last = end
                reason, relief = self._reason(sheet, piece, near)
                faults += not reason
            tricks = [one.trick for one in reading.within(start, end)] if reading else ()
            grade = grade_of(rule, near, text.category, text.reach.channel) if rule.grades else None
            hits.append(sheet.hit(rule, piece, start, end, reason, tricks, grade, relief))
        return hits

    def hunch(self, sheet: Sheet, piece: int, start: int, end: int) -> Hit:
        """Clauses that read like a violation of the rule, with the reason if they are none."""
        near = Near(sheet.normal.text, start, end, sheet.around(start, end), self._names)
        relief = None
        words = (normal(one).text for one in self.rule.exceptions)
        if any(one and one in near.whole_sentence for one in words):
            reason = EXCEPTED
        elif any(self._excepting(near)):
            reason = PATTERNED
        else:
            reason, relief = self._reason(sheet, piece, near)
        hit = sheet.hit(self.rule, piece, start, end, reason, (), None, relief)
        return replace(hit, hunch=True)

    def _patterned(self, near: Near) -> bool:
        return any(
            match.start() <= near.start and near.end <= match.end()
            for match in self._excepting(near)
        )

    def _excepting(self, near: Near) -> Iterator[re.Match[str]]:
        """What the rule's own exceptions match in the sentence."""
        text, (begin, end) = near.text, near.sentence
        for one in self._cores:
            if one.search(text, begin, end):
                break
        else:
            return
        for pattern in self.rule.except_patterns:
            if core(pattern.regex).search(text, begin, end):
                yield from compiled(pattern.regex).finditer(text, begin, end)

    def _reason(self, sheet: Sheet, piece: int, near: Near) -> tuple[str, Exemption | None]:
        """Why a hit is no fault, and what makes it none, or a milder one."""
        found = first(self._exempting, near)
        if found is not None:
            return found.label, found
        reason = self._context(sheet, piece, near)
        return reason, None if reason else first(self._easing, near)

    def _context(self, sheet: Sheet, piece: int, near: Near) -> str:
        rule = self.rule
        if rule.requires and not any(sheet.has(one, piece, near) for one in rule.requires):
            return LACKING + "、".join(one.reason for one in rule.requires)
        for one in rule.clears:
            if sheet.has(one, piece, near):
                return one.reason
        return ""


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

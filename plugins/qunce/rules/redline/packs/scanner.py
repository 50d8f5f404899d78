"""One pass over all texts for the words of all rules; only what is found is looked at closely."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from qunce.kinds.vocabulary import Purpose
from qunce.rules.redline.packs.exemptions import VERIFY, Near, exemption
from qunce.rules.redline.packs.model import Exemption, PackRule, Pattern
from qunce.rules.redline.packs.normal import compiled, normal
from qunce.rules.redline.packs.sheet import STOP, Hit, Sheet
from qunce.rules.redline.packs.texts import Text

_SPOKEN_OF = (Purpose.RULES, Purpose.TRAINING)
_MOST = 100
"""Hits of one rule that are weighed in one text; nobody reads on after so many."""


@dataclass(frozen=True, slots=True)
class _Use:
    """What finding a word means to one rule: a hit, or a sentence to try a pattern on."""

    rule: int
    pattern: Pattern | None = None


class _Candidates(NamedTuple):
    """What one rule found in one text, before anything was weighed."""

    hits: list[tuple[int, int]]
    excepted: list[tuple[int, int]]


class Scanner:
    """Rules made ready for scanning; what costs time is made when the first text comes."""

    def __init__(self, rules: Iterable[PackRule], names: Iterable[str] = ()) -> None:
        self.rules = tuple(rules)
        words = sorted({normal(name).text for name in names if name}, key=len, reverse=True)
        self.names = re.compile("|".join(map(re.escape, words))) if words else None

    @cached_property
    def _words(self) -> dict[str, tuple[list[_Use], list[int]]]:
        """Each word: what it means to which rules, and the rules that it is an exception of."""
        words: dict[str, tuple[list[_Use], list[int]]] = {}

        def known(word: str) -> tuple[list[_Use], list[int]]:
            return words.setdefault(normal(word).text, ([], []))

        for number, rule in enumerate(self.rules):
            for term in rule.terms:
                known(term)[0].append(_Use(number))
            for pattern in rule.patterns:
                for anchor in pattern.anchors:
                    known(anchor)[0].append(_Use(number, pattern))
            for term in rule.exceptions:
                known(term)[1].append(number)
        return words

    @cached_property
    def _free(self) -> list[tuple[int, re.Pattern[str], Pattern]]:
        return [
            (number, compiled(pattern.regex), pattern)
            for number, rule in enumerate(self.rules)
            for pattern in rule.patterns
            if not pattern.anchors
        ]

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        # every match counts, overlapping ones too: a word of one rule must not hide another rule's
        return AhoCorasick(list(self._words), matchkind=MatchKind.Standard)

    def scan(self, texts: Sequence[Text]) -> Iterator[Hit]:
        """Every hit in every text, cleared ones with their reason, in the order of the texts."""
        if not texts:
            return
        sheet = Sheet(texts)
        found = self._found(sheet)
        for piece, number in sorted(found):
            yield from self._judged(sheet, piece, number, found[piece, number])

    def _found(self, sheet: Sheet) -> dict[tuple[int, int], _Candidates]:
        """(text, rule) → the stretches that match, and those that except."""
        found: dict[tuple[int, int], _Candidates] = {}

        def keep(place: int, rule: int, stretch: tuple[int, int]) -> None:
            piece = sheet.piece(place)
            if _reads(self.rules[rule], sheet.texts[piece]):
                found.setdefault((piece, rule), _Candidates([], [])).hits.append(stretch)

        text = sheet.normal.text
        words = [*self._words.values()]
        matches = self._automaton.find_matches_as_indexes(text, overlapping=True) if words else []
        tried: set[tuple[int, int]] = set()
        for word, start, end in matches:
            for use in words[word][0]:
                if use.pattern is None:
                    keep(start, use.rule, (start, end))
                    continue
                first, last = sheet.sentence(start)
                if (id(use.pattern), first) not in tried:
                    tried.add((id(use.pattern), first))
                    for match in compiled(use.pattern.regex).finditer(text, first, last):
                        if _sound(use.pattern, match):
                            keep(start, use.rule, match.span())
        for number, made, pattern in self._free:
            for match in made.finditer(text):
                if _sound(pattern, match):
                    keep(match.start(), number, match.span())
        for word, start, end in matches if found else ():
            for number in words[word][1]:
                entry = found.get((sheet.piece(start), number))
                if entry is not None:
                    entry.excepted.append((start, end))
        return found

    def _judged(
        self, sheet: Sheet, piece: int, number: int, candidates: _Candidates
    ) -> Iterator[Hit]:
        rule = self.rules[number]
        last = -1
        stretches = sorted(set(candidates.hits), key=lambda one: (one[0], -one[1]))
        for start, end in stretches[:_MOST]:
            if start < last:
                continue  # a longer hit of the same rule already covers its beginning
            near = Near(sheet.normal.text, start, end, sheet.around(start, end), self.names)
            reason = ""
            if any(first <= start and end <= stop for first, stop in candidates.excepted):
                reason = "不算的词"
            elif _patterned(rule, near):
                reason = "不算的句式"
            else:
                last = end
                reason = exemption(rule.exempt, near) or self._context(rule, sheet, piece, near)
            yield sheet.hit(rule, piece, start, end, reason)

    def _context(self, rule: PackRule, sheet: Sheet, piece: int, near: Near) -> str:
        if rule.requires and not any(sheet.has(one, piece, near) for one in rule.requires):
            return "缺少" + "、".join(one.reason for one in rule.requires)
        return next((one.reason for one in rule.clears if sheet.has(one, piece, near)), "")


def _reads(rule: PackRule, text: Text) -> bool:
    """True when a rule speaks of this kind of text."""
    return (
        (not rule.categories or text.category in rule.categories)
        and text.category not in rule.except_categories
        and not (text.purpose in _SPOKEN_OF and Exemption.PURPOSE in rule.exempt)
    )


def _sound(pattern: Pattern, match: re.Match[str]) -> bool:
    if match.end() == match.start() or STOP in match[0]:
        return False
    return pattern.verify is None or VERIFY[pattern.verify](match[0])


def _patterned(rule: PackRule, near: Near) -> bool:
    first, last = near.sentence
    return any(
        match.start() <= near.start and near.end <= match.end()
        for pattern in rule.except_patterns
        for match in compiled(pattern.regex).finditer(near.text, first, last)
    )

"""Finding words: one automaton for those of all rules, expressions only where an anchor stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from qunce.kinds.vocabulary import Purpose
from qunce.rules.redline.packs.exemptions import VERIFY
from qunce.rules.redline.packs.expressions import compiled
from qunce.rules.redline.packs.model import Exemption, PackRule, Pattern
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.repeats import Reading, once
from qunce.rules.redline.packs.sheet import STOP, Sheet
from qunce.rules.redline.packs.sieve import Characters, Wants, wants
from qunce.rules.redline.packs.texts import Text
from qunce.rules.redline.packs.weighing import speaks_of

_SPOKEN_OF = (Purpose.RULES, Purpose.TRAINING)

Window = tuple[int, int]
Search = Callable[[str, int, int], re.Match[str] | None]


class Candidates(NamedTuple):
    """What one rule found in one text, before anything was weighed."""

    hits: list[tuple[int, int]]
    excepted: list[tuple[int, int]]


_Case = tuple[int, int]
"""One way in which a pattern matches: its number, and the sets of characters it needs, as bits."""


class _Uses(NamedTuple):
    """What finding a word means: hits of rules, patterns' cases, rules that it is no hit of."""

    terms: list[int]
    cases: list[_Case]
    exceptions: list[int]


Found = dict[tuple[int, int], Candidates]
"""(text, rule) → what stands there."""


class Finder:
    """The words of rules made ready; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules

    @cached_property
    def _patterns(self) -> list[tuple[int, Pattern]]:
        return [(number, one) for number, rule in enumerate(self.rules) for one in rule.patterns]

    @cached_property
    def _searches(self) -> list[Search | None]:
        """The expression of each pattern; none is made before the first text needs it."""
        return [None] * len(self._patterns)

    def _search(self, place: int) -> Search:
        made = compiled(self._patterns[place][1].regex).search
        self._searches[place] = made
        return made

    @cached_property
    def _wants(self) -> list[Wants]:
        return [wants(one.regex, one.anchors) for _, one in self._patterns]

    @cached_property
    def _always(self) -> list[_Case]:
        """Ways of matching of which no needed word is known: tried in every sentence."""
        return [case for case, first in self._cases() if not first]

    @cached_property
    def _sets(self) -> dict[Characters, int]:
        """Every set of characters of which some way of matching needs one, with its bit."""
        sets = (one for want in self._wants for case in want.cases for one in case.further)
        return {one: 1 << number for number, one in enumerate(dict.fromkeys(sets))}

    @cached_property
    def _bits(self) -> dict[str, int]:
        """For each character the sets that it is in."""
        bits: dict[str, int] = {}
        for characters, bit in self._sets.items():
            for char in characters:
                bits[char] = bits.get(char, 0) | bit
        return bits

    def _cases(self) -> Iterator[tuple[_Case, tuple[str, ...]]]:
        """Every way of matching, and the words that bring it up."""
        for place, one in enumerate(self._wants):
            for case in one.cases:
                needs = (self._sets[some] for some in case.further)
                yield (place, reduce(or_, needs, 0)), case.first

    @cached_property
    def _words(self) -> dict[str, _Uses]:
        terms = [(word, number) for number, rule in enumerate(self.rules) for word in rule.terms]
        excepted = [
            (word, number) for number, rule in enumerate(self.rules) for word in rule.exceptions
        ]
        # normalised together, since each by itself takes longer than finding it
        shown = normal(STOP.join(word for word, _ in (*terms, *excepted))).text.split(STOP)
        words: dict[str, _Uses] = {}
        for word, (_, number) in zip(shown, terms, strict=False):
            words.setdefault(word, _Uses([], [], [])).terms.append(number)
        for word, (_, number) in zip(shown[len(terms) :], excepted, strict=False):
            words.setdefault(word, _Uses([], [], [])).exceptions.append(number)
        words.pop("", None)
        for case, first in self._cases():
            for word in first:
                words.setdefault(word, _Uses([], [], [])).cases.append(case)
        return words

    def _anchored(self, place: int, match: re.Match[str]) -> bool:
        """True when an anchor stands in the sentence, where a pattern names any."""
        anchors = self._wants[place].anchors
        return not anchors or any(
            match.string.find(one, match.pos, match.endpos) >= 0 for one in anchors
        )

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self._automaton  # noqa: B018 asking for it makes it

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick, MatchKind

        # every match counts, overlapping ones too: a word of one rule must not hide another rule's
        return AhoCorasick(list(self._words), matchkind=MatchKind.Standard)

    def find(self, sheet: Sheet, windows: Sequence[Window]) -> Found:
        """What matches within windows of a sheet, and what excepts it there."""
        whole = (0, len(sheet.normal.text))
        if [*windows] == [whole]:
            reading = once(sheet.normal.text, sheet.bounds)
            windows = [(0, len(reading.text))]
        else:
            reading = Reading(sheet.normal.text, sheet.bounds)
        asked = [any(reads(rule, one) for one in sheet.sorts) for rule in self.rules]
        matches = self._matches(reading.text, windows)
        found: Found = {}
        for rule, start, end in self._hits(reading, windows, matches, asked):
            for shift in reading.shifts(start):
                piece = sheet.piece(start + shift)
                if reads(self.rules[rule], sheet.texts[piece]):
                    entry = found.setdefault((piece, rule), Candidates([], []))
                    entry.hits.append((start + shift, end + shift))
        uses = [*self._words.values()] if found else []
        for word, start, end in matches if found else ():
            for rule in uses[word].exceptions:
                for shift in reading.shifts(start) if asked[rule] else ():
                    excepted = found.get((sheet.piece(start + shift), rule))
                    if excepted is not None:
                        excepted.excepted.append((start + shift, end + shift))
        return found

    def _hits(
        self,
        reading: Reading,
        windows: Sequence[Window],
        matches: Sequence[tuple[int, int, int]],
        asked: Sequence[bool],
    ) -> Iterator[tuple[int, int, int]]:
        """(rule, start, end) of words and of patterns, for the rules that are asked."""
        text, bounds = reading.text, reading.bounds
        uses = [*self._words.values()]
        brought: list[tuple[int, list[_Case]]] = []
        first = last = sentence = 0
        for word, start, end in matches:
            terms, cases, _ = uses[word]
            for rule in terms:
                if asked[rule]:
                    yield rule, start, end
            if cases:
                if start >= last or start < first:
                    sentence = bisect_right(bounds, start)
                    first, last = bounds[sentence - 1], bounds[sentence]
                brought.append((sentence, cases))
        if self._always:
            brought += [(one, self._always) for one in _sentences(bounds, windows)]
        allowed = [asked[rule] for rule, _ in self._patterns]
        searches, size = self._searches, len(self._patterns)
        tried: set[int] = set()
        known, has, bits = -1, 0, self._bits.get
        for sentence, cases in brought:
            if sentence != known:
                known, has = sentence, 0
                for char in {*text[bounds[sentence - 1] : bounds[sentence]]}:
                    has |= bits(char, 0)
            for place, needs in cases:
                if has & needs == needs:
                    if not allowed[place] or (mark := sentence * size + place) in tried:
                        continue
                    tried.add(mark)
                    bound = bounds[sentence - 1], bounds[sentence] - 1
                    match = (searches[place] or self._search(place))(text, *bound)
                    if match is not None and self._anchored(place, match):
                        rule, pattern = self._patterns[place]
                        for stretch in _each(pattern, match, bound):
                            yield rule, *stretch

    def _matches(self, text: str, windows: Sequence[Window]) -> list[tuple[int, int, int]]:
        if not self._words:
            return []
        find = self._automaton.find_matches_as_indexes
        if len(windows) == 1 and windows[0] == (0, len(text)):
            matches: list[tuple[int, int, int]] = find(text, overlapping=True)
            return matches
        return [
            (word, start + first, end + first)
            for first, last in windows
            for word, start, end in find(text[first:last], overlapping=True)
        ]


def _sentences(bounds: Sequence[int], windows: Sequence[Window]) -> Iterator[int]:
    for first, last in windows:
        yield from range(
            bisect_right(bounds, first), bisect_right(bounds, max(first, last - 1)) + 1
        )


def _each(pattern: Pattern, match: re.Match[str], bound: Window) -> Iterator[Window]:
    """Every sound match of a pattern within bounds, from the first match on."""
    search, text = match.re.search, match.string
    following: re.Match[str] | None = match
    while following is not None:
        start, end = following.span()
        if _sound(pattern, following):
            yield start, end
        following = search(text, max(end, start + 1), bound[1])


def _sound(pattern: Pattern, match: re.Match[str]) -> bool:
    if match.end() == match.start() or STOP in match[0]:
        return False
    return pattern.verify is None or VERIFY[pattern.verify](match[0])


def reads(rule: PackRule, text: Text) -> bool:
    """True when a rule speaks of this kind of text."""
    return (
        (not rule.categories or text.category in rule.categories)
        and text.category not in rule.except_categories
        and (not rule.only_on or speaks_of(rule, text.names))
        and not (text.purpose in _SPOKEN_OF and Exemption.PURPOSE in rule.exempt)
    )

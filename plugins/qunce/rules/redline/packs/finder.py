"""Finding words: one automaton for those of all rules, expressions only where they may match."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from qunce.derived.expressions import compiled
from qunce.kinds.vocabulary import Purpose
from qunce.rules.redline.packs.exemptions import VERIFY
from qunce.rules.redline.packs.lexicon import Stretch, lexicon_of
from qunce.rules.redline.packs.model import Exemption, PackRule, Pattern
from qunce.rules.redline.packs.repeats import Reading, once
from qunce.rules.redline.packs.sheet import STOP, Sheet
from qunce.rules.redline.packs.sieve import marks
from qunce.rules.redline.packs.texts import Text
from qunce.rules.redline.packs.weighing import speaks_of
from qunce.rules.redline.packs.wordlist import Probe

_SPOKEN_OF = (Purpose.RULES, Purpose.TRAINING)

Window = tuple[int, int]


class Candidates(NamedTuple):
    """What one rule found in one text, before anything was weighed."""

    hits: list[tuple[int, int]]
    excepted: list[tuple[int, int]]


Found = dict[tuple[int, int], Candidates]
"""(text, rule) → what stands there."""


class Finder:
    """Looks for the words and expressions of rules."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self.lexicon = lexicon_of(rules)

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self.lexicon.make_ready()

    def find(self, sheet: Sheet, windows: Sequence[Window]) -> Found:
        """What matches within windows of a sheet, and what excepts it there."""
        whole = (0, len(sheet.normal.text))
        if [*windows] == [whole]:
            reading = once(sheet.normal.text, sheet.bounds)
            windows = [(0, len(reading.text))]
        else:
            reading = Reading(sheet.normal.text, sheet.bounds)
        asked = [any(reads(rule, one) for one in sheet.sorts) for rule in self.rules]
        asked.append(False)  # nobody asks for what is nobody's
        matches = self._matches(reading.text, windows)
        found: Found = {}
        for rule, start, end in self._hits(reading, windows, matches, asked):
            for shift in reading.shifts(start):
                piece = sheet.piece(start + shift)
                if reads(self.rules[rule], sheet.texts[piece]):
                    entry = found.setdefault((piece, rule), Candidates([], []))
                    entry.hits.append((start + shift, end + shift))
        for word, start, end in self._own(matches) if found else ():
            for rule in self.lexicon.named(word).exceptions:
                for shift in reading.shifts(start) if asked[rule] else ():
                    excepted = found.get((sheet.piece(start + shift), rule))
                    if excepted is not None:
                        excepted.excepted.append((start + shift, end + shift))
        return found

    def _hits(
        self,
        reading: Reading,
        windows: Sequence[Window],
        matches: Sequence[Stretch],
        asked: Sequence[bool],
    ) -> Iterator[Stretch]:
        """(rule, start, end) of words and of patterns, for the rules that are asked."""
        always = self.lexicon.always
        for word, start, end in self._own(matches):
            for rule in self.lexicon.named(word).terms:
                if asked[rule]:
                    yield rule, start, end
        worth = self._worth(reading, matches)
        if always:
            sentences = [*_sentences(reading.bounds, windows)]
            worth.update(dict.fromkeys(always, sentences))
        yield from self._tried(reading, worth, asked)

    def _worth(self, reading: Reading, matches: Sequence[Stretch]) -> dict[Probe, list[int]]:
        """For each alternative of a pattern the sentences in which it is worth trying."""
        bounds, trials = reading.bounds, self.lexicon.trials
        marked = marks(reading.text)
        first = last = sentence = 0
        there: set[int] = set()
        worth: dict[Probe, list[int]] = {}
        for word, start, _ in matches:
            if start >= last or start < first:
                sentence = bisect_right(bounds, start)
                first, last = bounds[sentence - 1], bounds[sentence]
                there = {*marked[first:last]}
            gate, cases = trials[word] or self.lexicon.trial(word)
            if gate.isdisjoint(there):
                continue
            for probe, needs in cases:
                for need in needs:
                    if need.isdisjoint(there):
                        break
                else:
                    worth.setdefault(probe, []).append(sentence)
        return worth

    def _tried(
        self, reading: Reading, worth: Mapping[Probe, Iterable[int]], asked: Sequence[bool]
    ) -> Iterator[Stretch]:
        """What patterns match where they are worth trying: one after the other, which is faster."""
        text, bounds, lexicon = reading.text, reading.bounds, self.lexicon
        matching: dict[int, set[int]] = {}
        for probe, sentences in worth.items():
            place = probe[0]
            if asked[lexicon.patterns[place][0]]:
                known = matching.setdefault(place, set())
                search = lexicon.searches.get(probe) or lexicon.search(probe)
                known.update(
                    one
                    for one in {*sentences} - known
                    if search(text, bounds[one - 1], bounds[one] - 1)
                )
        for place, known in matching.items():
            rule, pattern = lexicon.patterns[place]
            for sentence in known:
                first, last = bounds[sentence - 1], bounds[sentence] - 1
                match = compiled(pattern.regex).search(text, first, last)
                if match is not None and lexicon.anchored(place, match):
                    for stretch in _each(pattern, match, (first, last)):
                        yield rule, *stretch

    def _own(self, matches: Sequence[Stretch]) -> list[Stretch]:
        """The words that rules name themselves; all others only bring patterns up."""
        own = self.lexicon.own
        return [one for one in matches if one[0] in own]

    def _matches(self, text: str, windows: Sequence[Window]) -> list[Stretch]:
        """(word, start, end) of every word within windows."""
        if not self.lexicon.words:
            return []
        if len(windows) == 1 and windows[0] == (0, len(text)):
            return self.lexicon.finder(text)(text)
        parts = [text[first:last] for first, last in windows]
        find = self.lexicon.finder(STOP.join(parts))
        return [
            (word, start + first, end + first)
            for (first, _), part in zip(windows, parts, strict=True)
            for word, start, end in find(part)
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
        begin = max(end, start + 1)
        # behind its end a search would find the same nothing again and again
        following = search(text, begin, bound[1]) if begin <= bound[1] else None


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

"""Finding words: one automaton for those of all rules, expressions only where they may match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise, repeat

from qunce.derived.expressions import compiled
from qunce.kinds.vocabulary import Purpose
from qunce.rules.redline.packs.held import Again, AtOnce, Held, held
from qunce.rules.redline.packs.lexicon import lexicon_of
from qunce.rules.redline.packs.model import Exemption, PackRule, Pattern
from qunce.rules.redline.packs.repeats import Reading, once, only
from qunce.rules.redline.packs.sheet import Sheet
from qunce.rules.redline.packs.texts import Text
from qunce.rules.redline.packs.verify import VERIFY
from qunce.rules.redline.packs.weighing import speaks_of
from qunce.rules.redline.packs.wordlist import Probe
from qunce.tuples import NamedTuple

SPOKEN_OF = (Purpose.RULES, Purpose.TRAINING)
"""What texts are for that may name what they forbid."""

Window = tuple[int, int]
Stretch = tuple[int, int, int]
"""The number of a rule, with a beginning and an end."""


Place = tuple[str, int, int]
"""A word with its beginning and its end."""


class Candidates(NamedTuple):
    """What one rule found in one text, before anything was weighed."""

    hits: list[tuple[int, int]]
    excepted: list[tuple[int, int]]


Found = dict[tuple[int, int], Candidates]
"""(text, rule) → what stands there."""


class Seen(NamedTuple):
    """Sentences with what they hold."""

    reading: Reading
    held: Held
    across: tuple[Place, ...]
    """Words that go beyond the end of a sentence."""


class Finder:
    """Looks for the words and expressions of rules."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self.lexicon = lexicon_of(rules)

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self.lexicon.make_ready()

    def look(self, sheet: Sheet, numbers: Sequence[int] | None = None) -> Seen:
        """Which words stand in a sheet, or in some sentences of it."""
        if numbers is not None:
            reading = only(sheet, numbers)
            return Seen(reading, held(self.lexicon, reading, again=True), ())
        reading = once(sheet)
        seen = held(self.lexicon, reading)
        sheet.where = {
            regex: sorted(chain.from_iterable(map(reading.places, numbers)))
            for regex, numbers in seen.where.items()
        }
        return Seen(reading, seen, tuple(self._across(sheet)))

    def look_again(
        self, sheet: Sheet, touched: Sequence[tuple[int, str]], seen: Seen, *, joined: bool
    ) -> Seen:
        """The same for the sentences of another reading that are not what was seen before.

        Of each place is told which two characters came together there, if no more was changed: a
        sentence where none of our words has such two holds no more than it did before.
        """
        numbers = [sheet.number(place) for place, _ in touched]
        before, same = seen.held, seen.reading.count == len(sheet.bounds) - 1
        if joined or not same or not isinstance(before, AtOnce):  # its numbers mean others
            return self.look(sheet, [*dict.fromkeys(numbers)])
        known = before.known({pair for _, pair in touched})
        told = zip(numbers, touched, strict=True)
        new = dict.fromkeys(one for one, (_, pair) in told if not pair or pair in known)
        rest = [one for one in dict.fromkeys(numbers) if one not in new]
        less = {one: place for place, one in enumerate(rest, len(new))}
        again = Again(held(self.lexicon, only(sheet, [*new]), again=True), before, less)
        sheet.where = again.where
        return Seen(only(sheet, [*new, *rest]), again, ())

    def spelled(self, sheet: Sheet, seen: Seen) -> Iterator[Window]:
        """The stretches in which words may be spelled so that a list of words misses them."""
        if self.lexicon.few:
            yield from pairwise(sheet.bounds)
        for number in seen.held.spelled:
            for place in seen.reading.places(number):
                yield place, place + len(seen.reading.sentence(number))

    def find(self, sheet: Sheet, seen: Seen) -> Found:
        """What matches in what was seen of a sheet, and what excepts it there."""
        asked = [*self._asked(sheet), False]  # nobody asks for what is nobody's
        own = [
            (self.lexicon.named(word), start, end)
            for word, start, end in chain(self._own(seen), seen.across)
        ]
        found: Found = {}
        piece = sheet.piece if len(sheet.texts) > 1 else _only
        named = ((rule, start, end) for one, start, end in own for rule in one.terms if asked[rule])
        matching = self._matching(seen.reading, seen.held.worth(asked))
        for rule, start, end in chain(named, matching):
            place = piece(start), rule
            known = found.get(place)
            if known is not None:
                known.hits.append((start, end))
            elif reads(self.rules[rule], sheet.texts[place[0]]):
                found[place] = Candidates([(start, end)], [])
        for one, start, end in own if found else ():
            for rule in one.exceptions:
                excepted = found.get((piece(start), rule))
                if excepted is not None:
                    excepted.excepted.append((start, end))
        return found

    def _asked(self, sheet: Sheet) -> Iterator[bool]:
        """For each rule whether it speaks of any of the texts; many speak of the same kinds."""
        known: dict[object, bool] = {}
        for rule in self.rules:
            kinds = rule.categories, rule.except_categories, rule.only_on, rule.exempt
            if kinds not in known:
                known[kinds] = any(reads(rule, one) for one in sheet.sorts)
            yield known[kinds]

    def _own(self, seen: Seen) -> Iterator[Place]:
        """The words that rules name themselves, wherever their sentences stand."""
        own, reading, numbers = self.lexicon.own, seen.reading, seen.held.own
        sentences = [*map(reading.sentence, numbers)]
        stops = [*accumulate(map(len, sentences))]
        told = zip(numbers, [0, *stops], stops, strict=False)
        number, first, last = 0, 0, 0
        # all in one go, in the order of their ends; what begins in a sentence before is no word
        for word, start, end in seen.held.searched.places("".join(sentences)):
            while end > last:
                number, first, last = next(told)
            if start >= first and word in own:
                for place in reading.places(number):
                    yield word, place + start - first, place + end - first

    def _across(self, sheet: Sheet) -> Iterator[Place]:
        """Words that go beyond the end of a sentence."""
        text = sheet.normal.text
        for word in self.lexicon.across:
            start = text.find(word)
            while start >= 0:
                yield word, start, start + len(word)
                start = text.find(word, start + 1)

    def _matching(
        self, reading: Reading, worth: Iterable[tuple[Probe, Iterable[int]]]
    ) -> Iterator[Stretch]:
        """What patterns match where they are worth trying: one after the other, which is faster."""
        text, lexicon = reading.text, self.lexicon
        first, last = reading.bounds.__getitem__, reading.lasts.__getitem__
        matching: defaultdict[int, dict[int, re.Match[str]]] = defaultdict(dict)
        for probe, numbers in worth:
            known = matching[probe[0]]
            left = [one for one in numbers if one not in known] if known else [*numbers]
            search = lexicon.search(probe, reading, left) if left else None
            if search:
                found = map(search, repeat(text), map(first, left), map(last, left))
                known |= {one: match for one, match in zip(left, found, strict=True) if match}
        for place, matches in matching.items():
            if not matches:
                continue
            rule, pattern = lexicon.owners[place], lexicon.pattern(place)
            whole, anchors = compiled(pattern.regex), lexicon.anchors(place)
            for number, tried in matches.items():
                bounds = first(number), last(number)
                if not anchors or any(text.find(one, *bounds) >= 0 for one in anchors):
                    # of an expression without other alternatives the first match is known
                    match = tried if tried.re is whole else whole.search(text, *bounds)
                    shifts = reading.shifts(number)
                    for start, end in _each(pattern, match):
                        for shift in shifts:
                            yield rule, start + shift, end + shift


def _only(place: int) -> int:
    """The number of the text that a place belongs to when there is only one."""
    return 0


def _each(pattern: Pattern, match: re.Match[str] | None) -> Iterator[Window]:
    """Every sound match of a pattern, from the first one on, within the bounds of that search."""
    while match is not None:
        start, end = match.span()
        if end > start and (pattern.verify is None or VERIFY[pattern.verify](match[0])):
            yield start, end
        begin = max(end, start + 1)
        if begin > match.endpos:
            return  # a search would find the same nothing again and again
        match = match.re.search(match.string, begin, match.endpos)


def reads(rule: PackRule, text: Text) -> bool:
    """True when a rule speaks of this kind of text."""
    return (
        (not rule.categories or text.category in rule.categories)
        and text.category not in rule.except_categories
        and (not rule.only_on or speaks_of(rule, text.names))
        and not (text.purpose in SPOKEN_OF and Exemption.PURPOSE in rule.exempt)
    )

"""All words and expressions of some rules, made ready to be looked for in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property
from operator import add
from typing import Any, NamedTuple

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.model import PackRule, Pattern
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.sieve import Marks, marks
from qunce.rules.redline.packs.wordlist import Named, Probe, Wordlist, of_shipped, wordlist

Search = Callable[[str, int, int], re.Match[str] | None]
Stretch = tuple[int, int, int]
"""The number of a word or of a rule, with its beginning and its end."""

Trial = tuple[Marks, list[tuple[Probe, list[Marks]]]]
"""What a word brings up, and characters of which one has to stand there for any of it."""

_WORTH = 0.5
"""With a smaller share of our rules as they are shipped, what is kept of them is no help."""
_LARGE = 150_000
"""In a longer text most words could stand, so that sorting them first gains nothing."""
_OFTEN = 2
"""After so many texts it pays to look for all words at once."""


class _Part(NamedTuple):
    """Rules whose words are listed together."""

    words: Wordlist
    rules: Sequence[PackRule]
    numbers: Sequence[int]
    """The number of each of them in the lexicon; that of nobody for those that it has not."""
    first: int
    """The number of their first word in the lexicon …"""
    place: int
    """… and of their first pattern."""


class Lexicon:
    """The words of rules; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self._texts = 0
        self._marks: dict[Marks, Marks] = {}

    @cached_property
    def _parts(self) -> list[_Part]:
        """The rules as they are shipped, if they are many, and then all others."""
        known = {id(one): number for number, one in enumerate(self.rules)}
        ours, rest, parts = shipped(), self.rules, []
        first = place = 0
        if sum(id(one) in known for one in ours) > _WORTH * len(ours):
            words, nobody = of_shipped(), len(self.rules)
            parts.append(_Part(words, ours, [known.get(id(one), nobody) for one in ours], 0, 0))
            first, place = words.size, len(words.anchors)
            mine = {*map(id, ours)}
            rest = [one for one in self.rules if id(one) not in mine]
        if rest:
            numbers = [known[id(one)] for one in rest]
            parts.append(_Part(wordlist(rest), rest, numbers, first, place))
        return parts

    @cached_property
    def words(self) -> list[str]:
        """Every word that is looked for; the same one may be there twice."""
        return [word for part in self._parts for word in part.words.spelled]

    @cached_property
    def patterns(self) -> list[tuple[int, Pattern]]:
        """Every pattern with the number of its rule; a number beyond them all is nobody's."""
        return [
            (number, one)
            for part in self._parts
            for number, rule in zip(part.numbers, part.rules, strict=True)
            for one in rule.patterns
        ]

    @cached_property
    def own(self) -> frozenset[int]:
        """Words that rules name themselves; all others only bring patterns up."""
        return frozenset(part.first + one for part in self._parts for one in part.words.named)

    @cached_property
    def always(self) -> list[Probe]:
        """Alternatives of which no needed word is known: they are tried in every sentence."""
        return [
            (part.place + place, one) for part in self._parts for place, one in part.words.always
        ]

    def named(self, word: int) -> Named:
        """The rules that name a word themselves."""
        part = self._part(word)
        terms, exceptions = part.words.named[word - part.first]
        return Named(*(tuple(part.numbers[one] for one in some) for some in (terms, exceptions)))

    def finder(self, text: str) -> Callable[[str], list[Stretch]]:
        """What finds every word in a text or in stretches of it, overlapping ones too."""
        self._texts += 1
        if self._texts > _OFTEN or len(text) > _LARGE:
            return self._everywhere
        there = {*text, *map(add, text, text[1:])}
        numbers = [number for number, word in enumerate(self.words) if word[:2] in there]
        automaton = _automaton([self.words[number] for number in numbers])

        def find(text: str) -> list[Stretch]:
            found = automaton.find_matches_as_indexes(text, overlapping=True)
            return [(numbers[word], start, end) for word, start, end in found]

        return find

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self._texts = _OFTEN
        self._everything  # noqa: B018 asking for it makes it

    def _everywhere(self, text: str) -> list[Stretch]:
        found: list[Stretch] = self._everything.find_matches_as_indexes(text, overlapping=True)
        return found

    @cached_property
    def _everything(self) -> Any:
        return _automaton(self.words)

    def search(self, probe: Probe) -> Search:
        """An alternative of a pattern, made when the first text needs it."""
        place, part = probe
        regex = alternatives(self.patterns[place][1].regex)[part]
        made = self.searches[probe] = compiled(regex).search
        return made

    def trial(self, word: int) -> Trial:
        """What a word brings up; worked out when it is first found."""
        part = self._part(word)
        cases = [
            ((part.place + place, one), [*map(self._shared, needs)])
            for (place, one), needs in part.words.cases(word - part.first)
        ]
        if len(cases) == 1 and cases[0][1]:
            gate = cases[0][1].pop(0)
        else:
            own = frozenset(marks(self.words[word][0]))  # where the word stands, that does, too
            gate = frozenset[int]().union(*(needs[0] if needs else own for _, needs in cases))
        made = self.trials[word] = gate, cases
        return made

    def _shared(self, some: Marks) -> Marks:
        """The same set for all equal ones: what is read less often from memory is there sooner."""
        return self._marks.setdefault(some, some)

    def anchored(self, place: int, match: re.Match[str]) -> bool:
        """True when an anchor stands in the sentence, where a pattern names any."""
        part = next(part for part in reversed(self._parts) if part.place <= place)
        anchors = part.words.anchors[place - part.place]
        return not anchors or any(
            match.string.find(one, match.pos, match.endpos) >= 0 for one in anchors
        )

    @cached_property
    def trials(self) -> list[Trial | None]:
        """For each word what it brings up, as far as it was found before."""
        return [None] * len(self.words)

    @cached_property
    def searches(self) -> dict[Probe, Search]:
        """The alternatives, as far as they were needed before."""
        return {}

    def _part(self, word: int) -> _Part:
        return next(part for part in reversed(self._parts) if part.first <= word)


def _automaton(words: list[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    # every match counts, overlapping ones too: a word of one rule must not hide another rule's
    return AhoCorasick(words, matchkind=MatchKind.Standard)


_MOST = 8
_READY: dict[tuple[int, ...], Lexicon] = {}
"""The last lexicons by the identity of their rules, which each of them keeps alive."""


def lexicon_of(rules: Sequence[PackRule]) -> Lexicon:
    """The lexicon of some rules; that of the same rules is the same one, ready or not."""
    name = tuple(map(id, rules))
    known = _READY.pop(name, None) or Lexicon(tuple(rules))
    _READY[name] = known  # the last one asked for goes last
    while len(_READY) > _MOST:
        del _READY[next(iter(_READY))]
    return known

"""All words and expressions of some rules, made ready to be looked for in one pass."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import chain
from operator import add
from typing import TYPE_CHECKING

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.model import PackRule, Pattern
from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.outline import Outline
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.searched import Searched
from qunce.rules.redline.packs.variants import spellings
from qunce.rules.redline.packs.wordlist import Named, Part, Probe, of_shipped, wordlist

if TYPE_CHECKING:
    from qunce.rules.redline.packs.gates import Gates

Search = Callable[[str, int, int], re.Match[str] | None]

_WORTH = 0.5
"""With a smaller share of our rules as they are shipped, what is kept of them is no help."""
_LONG, _AGAIN = 150_000, 40_000
"""So many characters, or not so many when more came before, are asked for all formulas at once."""
_SMALL = 500
"""So few words are not worth sorting either."""
_OFTEN = 2
"""After so many texts it pays to look for all words at once."""


class Lexicon:
    """The words of rules; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self._texts = 0
        self._searches: dict[Probe, Search] = {}
        self._brought: dict[str, list[Probe]] = {}
        self.outlines: defaultdict[Probe, Outline] = defaultdict(Outline)
        """The outline of each alternative that some word brought up."""

    @cached_property
    def _parts(self) -> list[Part]:
        """The rules as they are shipped, if they are many, and then all others."""
        known = {id(one): number for number, one in enumerate(self.rules)}
        ours, rest, parts = shipped(), self.rules, []
        if sum(id(one) in known for one in ours) > _WORTH * len(ours):
            words, nobody = of_shipped(), len(self.rules)
            parts.append(Part(words, ours, [known.get(id(one), nobody) for one in ours], 0))
            mine = {*map(id, ours)}
            rest = [one for one in self.rules if id(one) not in mine]
        if rest:
            place = len(parts[0].words.anchors) if parts else 0
            parts.append(Part(wordlist(rest), rest, [known[id(one)] for one in rest], place))
        return parts

    @cached_property
    def gates(self) -> list[tuple[list[Probe], Gates]]:
        """What tells for all sentences of a long text at once what is worth trying there."""
        from qunce.rules.redline.packs.gates import gates_of  # its library takes long to import

        return gates_of(self._parts, self.spellings)

    @cached_property
    def _spelled(self) -> list[list[str]]:
        return [part.words.spelled for part in self._parts]

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
    def own(self) -> frozenset[str]:
        """The words that rules name themselves; all others only bring patterns up."""
        return frozenset(
            spelled[word]
            for part, spelled in zip(self._parts, self._spelled, strict=True)
            for word in part.words.named
        )

    def named(self, word: str) -> Named:
        """The rules that name a word themselves."""
        found = Named()
        for part, number in self._listed(word):
            both = part.words.named.get(number, Named())
            more = (tuple(part.numbers[one] for one in some) for some in both)
            found = Named(*map(add, found, more))
        return found

    @property
    def _small(self) -> bool:
        return sum(map(len, self._spelled)) < _SMALL

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Spellings that are looked for as well, which hardly takes time; few words do without."""
        return frozenset() if self._small else spellings()

    @cached_property
    def across(self) -> list[str]:
        """Words that rules name themselves and that do not end within a sentence."""
        return [word for word in self.own if not ENDS.isdisjoint(word)]

    @cached_property
    def always(self) -> list[Probe]:
        """Alternatives of which no needed word is known: they are tried in every sentence."""
        return [
            (part.place + place, one) for part in self._parts for place, one in part.words.always
        ]

    def long(self, text: str) -> bool:
        """True for a text that is better asked for all formulas at once."""
        return not self._small and len(text) > (_AGAIN if self._texts > _OFTEN else _LONG)

    @cached_property
    def searched_own(self) -> Searched:
        """The words that rules name themselves, ready to be looked for."""
        for numbers, part, spelled in zip(self._numbers, self._parts, self._spelled, strict=True):
            numbers.update((spelled[number], number) for number in part.words.named)
        return Searched(sorted(self.own))

    def searched(self, text: str) -> Searched:
        """The words ready to be looked for: all of them, or those that could stand in a text."""
        self._texts += 1
        if self._texts > _OFTEN or self._small:
            return self._everything
        there = {*text, *map(add, text, text[1:])}
        some = [
            {word: number for number, word in enumerate(spelled) if word[:2] in there}
            for spelled in self._spelled
        ]
        for numbers, more in zip(self._numbers, some, strict=True):
            numbers.update(more)
        return Searched(chain(*some, (word for word in self.spellings if word[:2] in there)))

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self._texts = _OFTEN
        self._everything  # noqa: B018 asking for it makes it

    @cached_property
    def _everything(self) -> Searched:
        for numbers, spelled in zip(self._numbers, self._spelled, strict=True):
            numbers.update(zip(spelled, range(len(spelled)), strict=True))
        return Searched(chain(*self._spelled, self.spellings))

    @cached_property
    def _numbers(self) -> list[dict[str, int]]:
        """For each part the numbers of its words, as far as they were looked for."""
        return [{} for _ in self._parts]

    def _listed(self, word: str) -> Iterator[tuple[Part, int]]:
        """Every part that lists a word, with its number there."""
        for part, numbers in zip(self._parts, self._numbers, strict=True):
            if word in numbers:
                yield part, numbers[word]

    def brought(self, word: str) -> list[Probe]:
        """What a word brings up; worked out when it is first found."""
        known = self._brought.get(word)
        if known is None:
            known = self._brought[word] = [*self._brings(word)]
        return known

    def _brings(self, word: str) -> Iterator[Probe]:
        for part, number in self._listed(word):
            for (place, one), sets in part.words.cases(number):
                probe = part.place + place, one
                if probe not in self.outlines:
                    self.outlines[probe] = Outline(*sets)
                yield probe

    def search(self, probe: Probe) -> Search:
        """An alternative of a pattern, made when the first text needs it."""
        known = self._searches.get(probe)
        if known is None:
            place, part = probe
            regex = alternatives(self.patterns[place][1].regex)[part]
            known = self._searches[probe] = compiled(regex).search
        return known

    def anchors(self, place: int) -> Sequence[str]:
        """Words of which one has to stand in the sentence; none unless a pattern names some."""
        part = next(part for part in reversed(self._parts) if part.place <= place)
        return part.words.anchors[place - part.place]


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

"""All words and expressions of some rules, made ready to be looked for in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, count
from operator import add
from typing import TYPE_CHECKING

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.glossary import pairs
from qunce.rules.redline.packs.model import PackRule, Pattern
from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.outline import in_order
from qunce.rules.redline.packs.searched import Searched
from qunce.rules.redline.packs.variants import spellings, tricks
from qunce.rules.redline.packs.wordlist import Named, Part, Probe, parts_of

if TYPE_CHECKING:
    from qunce.rules.redline.packs.gates import Asked
    from qunce.rules.redline.packs.repeats import Reading

Search = Callable[[str, int, int], re.Match[str] | None]

_LONG, _AGAIN, _READY_FOR = 150_000, 40_000, 6_000
"""So many characters, not so many when more came before, or few when the gates are made already,
are asked for all formulas at once."""
_SMALL = 500
"""So few words are not worth sorting either."""
_FEW_TRIES = 8
"""In more sentences an expression is tried at once."""
_OFTEN = 2
"""After so many texts it pays to look for all words at once."""


class Lexicon:
    """The words of rules; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self._texts = 0
        self._searches: dict[Probe, Search] = {}
        self._named: dict[str, Named] = {}
        self.spelled: set[str] = set()
        """Spellings that are looked for, as far as a text could hold them."""

    @cached_property
    def _parts(self) -> list[Part]:
        return parts_of(self.rules)

    @cached_property
    def gates(self) -> list[Asked]:
        """What tells for all sentences of a long text at once what is worth trying there."""
        from qunce.rules.redline.packs.gates import gates_of  # its library takes long to import

        return gates_of(self._parts, self.spellings)

    @cached_property
    def owners(self) -> list[int]:
        """The number of the rule of each pattern; one beyond them all is nobody's."""
        return [part.numbers[owner] for part in self._parts for owner in part.words.owners]

    def pattern(self, place: int) -> Pattern:
        """A pattern by its number."""
        part = self._part(place)
        owners, place = part.words.owners, place - part.place
        return part.rules[owners[place]].patterns[place - bisect_left(owners, owners[place])]

    def _part(self, place: int) -> Part:
        return next(part for part in reversed(self._parts) if part.place <= place)

    @cached_property
    def own(self) -> frozenset[str]:
        """The words that rules name themselves; all others only bring patterns up."""
        return frozenset(chain.from_iterable(part.words.named for part in self._parts))

    def named(self, word: str) -> Named:
        """The rules that name a word themselves."""
        known = self._named.get(word)
        if known is not None:
            return known
        found = Named()
        for part in self._parts:
            both = part.words.named.get(word, Named())
            more = (tuple(part.numbers[one] for one in some) for some in both)
            found = Named(*map(add, found, more))
        self._named[word] = found
        return found

    @cached_property
    def few(self) -> bool:
        """True for so few words that spellings are not worth looking for as well."""
        return sum(len(part.words.glossary) for part in self._parts) < _SMALL

    @cached_property
    def spellings(self) -> frozenset[str]:
        """Spellings that are looked for as well, which hardly takes time; few words do without."""
        return frozenset() if self.few else spellings()

    @cached_property
    def across(self) -> list[str]:
        """Words that rules name themselves and that do not end within a sentence."""
        return [word for word in self.own if not ENDS.isdisjoint(word)]

    @cached_property
    def always(self) -> list[Probe]:
        """Alternatives of which no needed word is known: they are tried in every sentence."""
        return [
            (part.place + place, one)
            for part in self._parts
            for place, one, _ in part.words.cases(part.words.always)
        ]

    def long(self, text: str) -> bool:
        """True for a text that is better asked for all formulas at once."""
        if "gates" in vars(self):
            return len(text) > _READY_FOR
        return not self.few and len(text) > (_AGAIN if self._texts > _OFTEN else _LONG)

    @cached_property
    def searched_own(self) -> Searched:
        """The words that rules name themselves, ready to be looked for."""
        return Searched(sorted(self.own), ends=())

    def searched(self, text: str, *, spelled: bool = True) -> Searched:
        """The words ready to be looked for: all of them, or those that could stand in a text.

        Spellings are left out where nobody asks for them.
        """
        self._texts += 1
        if self._texts > _OFTEN or self.few:
            return self._everything
        there = pairs(text)
        some = tricks(there) if spelled else []
        self.spelled.update(some)
        words = [part.words.glossary.standing(there) for part in self._parts]
        self._know(words)
        return Searched(chain(*words, some))

    def make_ready(self) -> None:
        """Make what the first text would have to wait for."""
        self._texts = _OFTEN
        self._everything  # noqa: B018 asking for it makes it

    @cached_property
    def _everything(self) -> Searched:
        self.spelled |= self.spellings
        words = [part.words.glossary.words for part in self._parts]
        self._know([dict(zip(some, count(), strict=False)) for some in words])
        return Searched(chain(*words, self.spellings))

    def _know(self, words: Iterable[Mapping[str, int]]) -> None:
        """Keep the numbers that words have in each part."""
        for known, some in zip(self._numbers, words, strict=True):
            known.update(some)

    @cached_property
    def _numbers(self) -> list[dict[str, int]]:
        """The numbers of all words that were ever looked for, part by part."""
        return [{} for _ in self._parts]

    @property
    def known(self) -> Iterator[tuple[Part, Mapping[str, int]]]:
        """Each part, and the numbers that words have there that were ever looked for."""
        return zip(self._parts, self._numbers, strict=True)

    def search(self, probe: Probe, reading: Reading, numbers: Sequence[int]) -> Search | None:
        """An alternative of a pattern, made when the first text needs it.

        None as long as none of the few sentences in which it was worth trying can hold a match:
        to ask that takes a tenth of what it takes to make one, and most match nowhere.
        """
        known = self._searches.get(probe)
        if known is not None:
            return known
        place, number = probe
        listed = self._part(place)
        place -= listed.place
        if len(numbers) <= _FEW_TRIES and "gates" not in vars(self):  # else much is read
            sets = listed.words.orders(place)[number]
            if not any(in_order(sets, reading.sentence(one)) for one in numbers):
                return None
        regex = listed.words.alternatives(place)[number]
        found = self._searches[probe] = compiled(regex).search
        return found

    def anchors(self, place: int) -> Sequence[str]:
        """Words of which one has to stand in the sentence; none unless a pattern names some."""
        part = self._part(place)
        return part.words.anchors(place - part.place)


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

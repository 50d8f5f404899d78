"""All words and expressions of some rules, made ready to be looked for in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, reduce
from operator import or_
from typing import Any, NamedTuple

from qunce.rules.redline.packs.expressions import compiled
from qunce.rules.redline.packs.model import PackRule, Pattern
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import STOP
from qunce.rules.redline.packs.sieve import Characters, Wants, wants

Search = Callable[[str, int, int], re.Match[str] | None]
Case = tuple[int, int]
"""One way in which a pattern matches: its number, and the sets of characters it needs, as bits."""


class Uses(NamedTuple):
    """What finding a word means: hits of rules, patterns' cases, rules that it is no hit of."""

    terms: list[int]
    cases: list[Case]
    exceptions: list[int]


class Lexicon:
    """The words of rules; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules

    @cached_property
    def patterns(self) -> list[tuple[int, Pattern]]:
        """Every pattern with the number of its rule."""
        return [(number, one) for number, rule in enumerate(self.rules) for one in rule.patterns]

    @cached_property
    def words(self) -> dict[str, Uses]:
        """Every word that is looked for."""
        terms = [(word, number) for number, rule in enumerate(self.rules) for word in rule.terms]
        excepted = [
            (word, number) for number, rule in enumerate(self.rules) for word in rule.exceptions
        ]
        # normalised together, since each by itself takes longer than finding it
        shown = normal(STOP.join(word for word, _ in (*terms, *excepted))).text.split(STOP)
        words: dict[str, Uses] = {}
        for word, (_, number) in zip(shown, terms, strict=False):
            words.setdefault(word, Uses([], [], [])).terms.append(number)
        for word, (_, number) in zip(shown[len(terms) :], excepted, strict=False):
            words.setdefault(word, Uses([], [], [])).exceptions.append(number)
        words.pop("", None)
        for case, first in self._cases():
            for word in first:
                words.setdefault(word, Uses([], [], [])).cases.append(case)
        return words

    @cached_property
    def uses(self) -> list[Uses]:
        """What each word means, by its number."""
        return [*self.words.values()]

    @cached_property
    def always(self) -> list[Case]:
        """Ways of matching of which no needed word is known: tried in every sentence."""
        return [case for case, first in self._cases() if not first]

    @cached_property
    def bits(self) -> dict[str, int]:
        """For each character the sets that it is in, as bits."""
        bits: dict[str, int] = {}
        for characters, bit in self._sets.items():
            for char in characters:
                bits[char] = bits.get(char, 0) | bit
        return bits

    @cached_property
    def automaton(self) -> Any:
        """Finds every word at once."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        # every match counts, overlapping ones too: a word of one rule must not hide another rule's
        return AhoCorasick(list(self.words), matchkind=MatchKind.Standard)

    def search(self, place: int) -> Search:
        """The expression of a pattern; none is made before the first text needs it."""
        known = self._searches[place]
        if known is None:
            known = self._searches[place] = compiled(self.patterns[place][1].regex).search
        return known

    def anchored(self, place: int, match: re.Match[str]) -> bool:
        """True when an anchor stands in the sentence, where a pattern names any."""
        anchors = self._wants[place].anchors
        return not anchors or any(
            match.string.find(one, match.pos, match.endpos) >= 0 for one in anchors
        )

    @cached_property
    def _searches(self) -> list[Search | None]:
        return [None] * len(self.patterns)

    @cached_property
    def _wants(self) -> list[Wants]:
        return [wants(one.regex, one.anchors) for _, one in self.patterns]

    @cached_property
    def _sets(self) -> dict[Characters, int]:
        """Every set of characters of which some way of matching needs one, with its bit."""
        sets = (one for want in self._wants for case in want.cases for one in case.further)
        return {one: 1 << number for number, one in enumerate(dict.fromkeys(sets))}

    def _cases(self) -> Iterator[tuple[Case, tuple[str, ...]]]:
        """Every way of matching, and the words that bring it up."""
        for place, one in enumerate(self._wants):
            for case in one.cases:
                needs = (self._sets[some] for some in case.further)
                yield (place, reduce(or_, needs, 0)), case.first


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

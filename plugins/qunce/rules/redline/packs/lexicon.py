"""All words and expressions of some rules, made ready to be looked for in one pass."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.model import PackRule, Pattern
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import STOP
from qunce.rules.redline.packs.sieve import Marks, Wants, wants

Search = Callable[[str, int, int], re.Match[str] | None]
Case = tuple[int, tuple[Marks, ...]]
"""One way in which a pattern matches: its number, and what else its sentence has to hold."""

Trial = tuple[Marks, list[Case]]
"""What a word brings up, and characters of which one has to stand there for any of it."""


class Uses(NamedTuple):
    """What finding a word means: hits of rules, patterns' cases, rules that it is no hit of."""

    terms: list[int]
    cases: list[Case]
    exceptions: list[int]


class Lexicon:
    """The words of rules; whatever costs time is made when the first text comes."""

    def __init__(self, rules: Sequence[PackRule]) -> None:
        self.rules = rules
        self.own = 0
        """So many words are terms or exceptions; they come first."""

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
        self.own = len(words)
        for case, first in self._cases():
            for word in first:
                words.setdefault(word, Uses([], [], [])).cases.append(case)
        return words

    @cached_property
    def uses(self) -> list[Uses]:
        """What each word means, by its number."""
        return [*self.words.values()]

    @cached_property
    def always(self) -> list[int]:
        """Patterns of which no needed word is known: they are tried in every sentence."""
        return [place for (place, _), first in self._cases() if not first]

    @cached_property
    def automaton(self) -> Any:
        """Finds every word at once."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        # every match counts, overlapping ones too: a word of one rule must not hide another rule's
        return AhoCorasick(list(self.words), matchkind=MatchKind.Standard)

    def search(self, place: int) -> Search:
        """The expression of a pattern; none is made before the first text needs it."""
        made = self.searches[place] = compiled(self.patterns[place][1].regex).search
        return made

    def trial(self, word: int) -> Trial:
        """What a word brings up; worked out when it is first found."""
        cases, own = self.uses[word].cases, [ord(self._spelled[word][0])]
        firsts = [needs[0] if needs else own for _, needs in cases]  # itself it certainly holds
        made = self.trials[word] = frozenset[int]().union(*firsts), cases
        return made

    def anchored(self, place: int, match: re.Match[str]) -> bool:
        """True when an anchor stands in the sentence, where a pattern names any."""
        anchors = self._wants[place].anchors
        return not anchors or any(
            match.string.find(one, match.pos, match.endpos) >= 0 for one in anchors
        )

    @cached_property
    def trials(self) -> list[Trial | None]:
        """For each word what it brings up, as far as it was found before."""
        return [None] * len(self.words)

    @cached_property
    def searches(self) -> list[Search | None]:
        """The expressions, as far as they were needed before."""
        return [None] * len(self.patterns)

    @cached_property
    def _spelled(self) -> list[str]:
        return [*self.words]

    @cached_property
    def _wants(self) -> list[Wants]:
        return [wants(one.regex, one.anchors) for _, one in self.patterns]

    def _cases(self) -> Iterator[tuple[Case, tuple[str, ...]]]:
        """Every way of matching, and the words that bring it up."""
        for place, one in enumerate(self._wants):
            for case in one.cases:
                yield (place, case.further), case.first


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

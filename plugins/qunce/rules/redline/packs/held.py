"""In which sentences it is worth looking: asked word by word, or for a long text all at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import Protocol

from qunce.rules.redline.packs.lexicon import Lexicon, Outlined
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.searched import Searched
from qunce.rules.redline.packs.wordlist import Probe

Worth = Iterator[tuple[Probe, Iterable[int]]]


class Held(Protocol):
    """What the sentences of a reading hold, as far as it decides where something may match."""

    @property
    def own(self) -> list[int]:
        """The sentences in which words may stand that rules name themselves."""
        ...

    @property
    def spelled(self) -> list[int]:
        """The sentences in which a spelling of a word may stand."""
        ...

    @property
    def searched(self) -> Searched:
        """Words of which those that rules name are some, ready to be looked for."""
        ...

    @property
    def lacking(self) -> frozenset[str]:
        """Expressions of which it is known that they match in none of the sentences."""
        ...

    def worth(self, asked: Sequence[bool]) -> Worth:
        """Alternatives of patterns with sentences in which each is worth trying.

        Only patterns of rules that are asked, by their numbers.
        """
        ...


def held(lexicon: Lexicon, reading: Reading) -> Held:
    """What the sentences of a reading hold."""
    ask = AtOnce if lexicon.long(reading.said) else _WordByWord
    return ask(lexicon, reading)


class _WordByWord:
    """One automaton tells the words of each sentence; of these each brings up alternatives."""

    lacking: frozenset[str] = frozenset()

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self._lexicon, self._reading = lexicon, reading
        self.searched = lexicon.searched(reading.said)
        self._columns = self.searched.columns(reading)

    @property
    def own(self) -> list[int]:
        return self._holding(self._lexicon.own.intersection(self._columns))

    @property
    def spelled(self) -> list[int]:
        return self._holding(self._lexicon.spelled.intersection(self._columns))

    def _holding(self, words: Iterable[str]) -> list[int]:
        return sorted({*chain.from_iterable(map(self._columns.__getitem__, words))})

    def worth(self, asked: Sequence[bool]) -> Worth:
        lexicon, sentences = self._lexicon, self._reading.sentences
        owners = lexicon.owners
        brought: list[list[Outlined]] = [[] for _ in sentences]
        for word, places in self._columns.items():
            some = [one for one in lexicon.brought(word) if asked[owners[one[0][0]]]]
            for place in places if some else ():
                brought[place] += some
        always = [one for one in lexicon.always if asked[owners[one[0][0]]]]
        found: defaultdict[Probe, list[int]] = defaultdict(list)
        # sentence by sentence, so that the characters of one take the place of another's in memory
        for number, some in enumerate(brought):
            chars = {*sentences[number]} if some or always else set[str]()
            for probe, outline in chain(always, some):  # what two words bring up comes twice
                for those in outline:
                    if chars.isdisjoint(those):
                        break
                else:
                    found[probe].append(number)
        yield from found.items()


class AtOnce:
    """Every formula is asked for all sentences."""

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self._lexicon, self._reading = lexicon, reading
        self._worth: dict[Probe, list[int]] = {}
        own: list[int] = []
        spelled: list[int] = []
        lacking: list[str] = []
        for gates, probes, contexts in lexicon.gates:
            found = gates.holding(reading)
            first, last = len(probes), len(probes) + len(contexts)
            lacking += (one for place, one in enumerate(contexts, first) if place not in found)
            own += found.get(last, ())
            spelled += found.get(last + 1, ())
            self._worth.update((probes[one], there) for one, there in found.items() if one < first)
        self.own, self.spelled = sorted({*own}), sorted({*spelled})
        self.lacking = frozenset(lacking)

    @cached_property
    def searched(self) -> Searched:
        return self._lexicon.searched_own

    def worth(self, asked: Sequence[bool]) -> Worth:
        lexicon, everywhere = self._lexicon, range(len(self._reading.sentences))
        always = ((probe, everywhere) for probe, _ in lexicon.always)
        for probe, there in chain(self._worth.items(), always):
            if asked[lexicon.owners[probe[0]]]:
                yield probe, there

    def known(self, pairs: Set[str]) -> set[str]:
        """Those of some pairs of characters that stand side by side in a word."""
        return {one for told in self._lexicon.gates for one in told.gates.vocabulary.known(pairs)}


class Again:
    """Sentences of another reading: first those with something new, read word by word.

    All others only lost something in between, and hold no more than they did before.
    """

    def __init__(self, new: Held, before: Held, less: dict[int, int]) -> None:
        self._new, self._before, self._less = new, before, less
        self.searched = before.searched
        self.lacking = new.lacking & before.lacking
        self.own = [*new.own, *self._here(before.own)]
        self.spelled = [*new.spelled, *self._here(before.spelled)]

    def _here(self, numbers: Iterable[int]) -> Iterator[int]:
        return map(self._less.__getitem__, self._less.keys() & numbers)

    def worth(self, asked: Sequence[bool]) -> Worth:
        yield from self._new.worth(asked)
        for probe, there in self._before.worth(asked):
            yield probe, self._here(there)

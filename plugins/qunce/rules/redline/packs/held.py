"""In which sentences it is worth looking: asked word by word, or for a long text all at once."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import chain
from typing import Protocol

from qunce.rules.redline.packs.lexicon import Lexicon
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.searched import Searched
from qunce.rules.redline.packs.wordlist import Outline, Part, Probe

_ENCODING = f"utf-32-{sys.byteorder[0]}e"
_NOWHERE: Outline = ((),)
"""No sentence holds one of no characters."""
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
    def where(self) -> Mapping[str, Sequence[int]]:
        """Expressions of which it is known that they match in these sentences at most."""
        ...

    def worth(self, asked: Sequence[bool]) -> Worth:
        """Alternatives of patterns with sentences in which each is worth trying, each told once.

        Only patterns of rules that are asked, by their numbers.
        """
        ...


def held(lexicon: Lexicon, reading: Reading, *, again: bool = False) -> Held:
    """What the sentences of a reading hold; once spellings are put back nobody asks for more."""
    if lexicon.long(reading.said):
        return AtOnce(lexicon, reading)
    return _WordByWord(lexicon, reading, spelled=not again)


class _WordByWord:
    """One automaton tells the words of each sentence; of these each brings up alternatives."""

    def __init__(self, lexicon: Lexicon, reading: Reading, *, spelled: bool) -> None:
        self.where: Mapping[str, Sequence[int]] = {}
        self._lexicon, self._reading = lexicon, reading
        self.searched = lexicon.searched(reading.said, spelled=spelled)
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
        for part, numbers in self._lexicon.known:
            yield from self._worth(part, self._brought(part, numbers), asked)

    def _brought(self, part: Part, numbers: Mapping[str, int]) -> list[list[int]]:
        """For each sentence the cases that its words bring up, of which these are the numbers."""
        brought: list[list[int]] = [[*part.words.always] for _ in range(self._reading.count)]
        words = [one for one in self._columns if one in numbers]
        brings = part.words.brings(map(numbers.__getitem__, words))
        for word, cases in zip(words, brings, strict=True):
            for place in self._columns[word] if cases else ():
                brought[place] += cases
        return brought

    def _worth(self, part: Part, brought: list[list[int]], asked: Sequence[bool]) -> Worth:
        every = [*{*chain.from_iterable(brought)}]
        probes: dict[int, Probe] = {}
        outlines: dict[int, Outline] = {}
        for case, (place, one, outline) in zip(every, part.words.cases(every), strict=True):
            probes[case] = part.place + place, one
            outlines[case] = outline if asked[part.numbers[part.words.owners[place]]] else _NOWHERE
        found: defaultdict[int, list[int]] = defaultdict(list)
        codes, bounds = codes_of(self._reading.text), self._reading.bounds
        # sentence by sentence, so that the characters of one take the place of another's in memory
        for number, cases in enumerate(brought):
            if not cases:
                continue
            lacks = {*codes[bounds[number] : bounds[number + 1]]}.isdisjoint
            for case in cases:  # what two words bring up comes twice
                for those in outlines[case]:
                    if lacks(those):
                        break
                else:
                    found[case].append(number)
        for case, there in found.items():
            yield probes[case], dict.fromkeys(there)


def codes_of(text: str) -> memoryview[int]:
    """The characters of a text by their numbers, which are only made where somebody looks."""
    return memoryview(text.encode(_ENCODING, "surrogatepass")).cast("I")


class AtOnce:
    """Every formula is asked for all sentences."""

    def __init__(self, lexicon: Lexicon, reading: Reading) -> None:
        self._lexicon, self._reading = lexicon, reading
        self._worth: dict[Probe, list[int]] = {}
        own: list[int] = []
        spelled: list[int] = []
        self.where: dict[str, list[int]] = {}
        for gates, probes, contexts in lexicon.gates:
            found = gates.holding(reading)
            first, last = len(probes), len(probes) + len(contexts)
            self.where.update(
                (one, found.get(place, [])) for place, one in enumerate(contexts, first)
            )
            own += found.get(last, ())
            spelled += found.get(last + 1, ())
            self._worth.update((probes[one], there) for one, there in found.items() if one < first)
        self.own, self.spelled = sorted({*own}), sorted({*spelled})

    @cached_property
    def searched(self) -> Searched:
        return self._lexicon.searched_own

    def worth(self, asked: Sequence[bool]) -> Worth:
        lexicon, everywhere = self._lexicon, range(self._reading.count)
        always = ((probe, everywhere) for probe in lexicon.always)
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
        # what stands anywhere has mostly been found there before, so that nobody asks again
        self.where: dict[str, list[int]] = {
            one: [] for one, there in new.where.items() if not there and before.where.get(one) == []
        }
        self.own = [*new.own, *self._here(before.own)]
        self.spelled = [*new.spelled, *self._here(before.spelled)]

    def _here(self, numbers: Iterable[int]) -> Iterator[int]:
        return map(self._less.__getitem__, self._less.keys() & numbers)

    def worth(self, asked: Sequence[bool]) -> Worth:
        yield from self._new.worth(asked)
        for probe, there in self._before.worth(asked):
            yield probe, self._here(there)

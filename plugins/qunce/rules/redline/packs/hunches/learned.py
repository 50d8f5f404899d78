"""What was learned of how violations read: pairs of neighbouring characters with weights.

`python -m benchmarks.hunches --write` learns it from the examples of the packs and the corpus.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import Any, NamedTuple

import qunce
from qunce.derived.expressions import compiled
from qunce.derived.whole import derived
from qunce.rules.redline.packs import glossary
from qunce.rules.redline.packs.glossary import number_of, pair_of, side_by_side

FILE = Path(qunce.__file__).parent / "packs" / "hunches.txt"
_LARGE = "[\U00010000-\U0010ffff]"
"""A character beyond the first plane."""
ALL = "*"
"""Stands where the code of a rule stands before what is peculiar to that rule."""


class Learned(NamedTuple):
    """The sum of a sentence begins at `begin`; from `enough` on it reads like a violation.

    Where that of a hit and what stands around it comes to no more than `doubt`, it reads like
    ordinary talk, whatever word stands in it.
    """

    weights: dict[int, int]
    """Those of pairs by their numbers, which are made and looked up in a third of the time."""
    begin: int
    enough: int
    doubt: int
    shared: int
    """So much a sentence has to share with the violations of a rule that is cited."""

    @property
    def pairs(self) -> dict[str, int]:
        """The weights by the pairs themselves."""
        return {pair_of(number): weight for number, weight in self.weights.items()}

    def sum(self, sentence: str) -> int:
        """How much a sentence, as it is matched, reads like a violation."""
        return self.begin + sum(chain.from_iterable(self._weighed(sentence)))

    def most(self, words: str) -> int:
        """The weight of the pair among them that tells most."""
        return max(chain.from_iterable(self._weighed(words)), default=0)

    def suspects(self, said: str, bounds: Iterable[int]) -> list[int]:
        """The numbers of the sentences between some bounds that read like violations, in order."""
        # what takes two numbers stands in no pair, and everything behind it would be a place off
        even, odd = map(list, self._weighed(compiled(_LARGE).sub("\ufffd", said)))
        enough = self.enough - self.begin
        return [
            number
            for number, (start, end) in enumerate(pairwise(bounds))
            # no pair holds an end mark, so none goes from one sentence to the next
            if sum(even[(start + 1) // 2 : end // 2]) + sum(odd[start // 2 : (end - 1) // 2])
            >= enough
        ]

    def _weighed(self, text: str) -> Iterator[Iterator[int]]:
        """The weights of all pairs, first of those that begin at an even place, then of the rest."""
        return (map(self.weights.get, some, repeat(0)) for some in side_by_side(text))


@cache
def learned() -> Learned:
    """What tells violations from ordinary talk."""
    made_of = [FILE, Path(__file__), Path(glossary.__file__)]
    pairs, weights, *rest = derived("hunches", made_of, _kept)
    # of two rows of bytes a dictionary is made in half the time that it takes to read one
    known = zip(memoryview(pairs).cast("I"), memoryview(weights).cast("h"), strict=True)
    return Learned(dict(known), *rest)


@cache
def profiles() -> Mapping[str, dict[str, int]]:
    """Code → the pairs that are peculiar to violations of that rule, with weights."""
    found: dict[str, dict[str, int]] = derived("profiles", [FILE, Path(__file__)], _profiles)
    return found


def _kept() -> tuple[object, ...]:
    weights, *rest = _learned()
    return array("I", weights).tobytes(), array("h", weights.values()).tobytes(), *rest


def _learned() -> Iterator[Any]:
    lines = [*_lines()]
    yield by_number(
        {pair: weight for owner, weight, pairs in lines if owner == ALL for pair in pairs}
    )
    numbers = {owner: weight for owner, weight, pairs in lines if not pairs}
    yield from (numbers[name] for name in Learned._fields[1:])


def by_number(pairs: Mapping[str, int]) -> dict[int, int]:
    """The weights of pairs by their numbers."""
    return {number_of(pair): weight for pair, weight in pairs.items()}


def _profiles() -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for owner, weight, pairs in _lines():
        if owner != ALL and pairs:
            found.setdefault(owner, {}).update(dict.fromkeys(pairs, weight))
    return found


def _lines() -> Iterator[tuple[str, int, list[str]]]:
    """The owner of some pairs, their weight, and the pairs, which follow each other in the file."""
    for line in FILE.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            owner, weight, *rest = line.split("\t")
            chars = iter(chain.from_iterable(rest))
            yield owner, int(weight), [*map(str.__add__, chars, chars)]

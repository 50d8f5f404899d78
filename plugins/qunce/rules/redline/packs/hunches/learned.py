"""What was learned of how violations read: pairs of neighbouring characters with weights.

`python -m benchmarks.hunches --write` learns it from the examples of the packs and the corpus.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import chain, repeat
from operator import add
from pathlib import Path
from typing import NamedTuple

import qunce
from qunce.derived.whole import derived

FILE = Path(qunce.__file__).parent / "packs" / "hunches.txt"
ALL = "*"
"""Stands where the code of a rule stands before what is peculiar to that rule."""


class Learned(NamedTuple):
    """The sum of a sentence begins at `begin`; from `enough` on it reads like a violation.

    Where that of a hit and what stands around it comes to no more than `doubt`, it reads like
    ordinary talk, whatever word stands in it.
    """

    pairs: dict[str, int]
    begin: int
    enough: int
    doubt: int
    shared: int
    """So much a sentence has to share with the violations of a rule that is cited."""

    def sum(self, sentence: str) -> int:
        """How much a sentence, as it is matched, reads like a violation."""
        pairs = map(add, sentence, sentence[1:])
        return self.begin + sum(map(self.pairs.get, pairs, repeat(0)))

    def most(self, words: str) -> int:
        """The weight of the pair among them that tells most."""
        return max(map(self.pairs.get, map(add, words, words[1:]), repeat(0)), default=0)

    def suspects(self, sentence: str) -> bool:
        """True for a sentence that reads like a violation."""
        return self.sum(sentence) >= self.enough


@cache
def learned() -> Learned:
    """What tells violations from ordinary talk."""
    return Learned(*derived("hunches", [FILE, Path(__file__)], lambda: tuple(_learned())))


@cache
def profiles() -> Mapping[str, dict[str, int]]:
    """Code → the pairs that are peculiar to violations of that rule, with weights."""
    found: dict[str, dict[str, int]] = derived("profiles", [FILE, Path(__file__)], _profiles)
    return found


def _learned() -> Iterator[object]:
    lines = [*_lines()]
    yield {pair: weight for owner, weight, pairs in lines if owner == ALL for pair in pairs}
    numbers = {owner: weight for owner, weight, pairs in lines if not pairs}
    yield from (numbers[name] for name in Learned._fields[1:])


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

"""What stands in every match of an expression, in order: looked for before it is tried."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import compress, groupby
from pathlib import Path
from typing import Any

from qunce.derived.expressions import kept_in
from qunce.derived.parts import Parts
from qunce.rules.redline.packs.chance import any_of, chance
from qunce.rules.redline.packs.formula import Words
from qunce.rules.redline.packs.needs import class_of
from qunce.rules.redline.packs.repeats import Reading

_EXPRESSIONS = Parts("outlines", Path(__file__))
_MOST = 3
"""So many sets of characters are asked after …"""
_LIKELY = 0.5
"""… if they are rare enough to sort something out."""
_OFTEN = 64
"""After so many sentences it pays to have an expression for them."""


def outline(regex: str) -> tuple[str, ...]:
    """Sets of characters: every match holds one of each, in this order.

    >>> outline("(?:转发|分享)[^，]{0,6}(?:领|送)[0-9]+券?")
    ('分转', '送领')
    """
    try:
        from re import _parser  # type: ignore[attr-defined] # an inner part, without stubs

        found = [*_sequence(_parser.parse(regex))]
    except (ImportError, AttributeError):
        return ()
    ranked = sorted(range(len(found)), key=lambda one: any_of(found[one]))[:_MOST]
    return tuple(
        "".join(sorted(found[one])) for one in sorted(ranked) if any_of(found[one]) < _LIKELY
    )


def _sequence(items: Iterable[tuple[Any, Any]]) -> Iterator[Words]:
    for operation, group in groupby(items, key=lambda one: str(one[0])):
        values = [value for _, value in group]
        if operation == "LITERAL":  # of a word its rarest character says enough
            yield frozenset({min(map(chr, values), key=chance)})
        elif operation in _READERS:
            for value in values:
                yield from _READERS[operation](value)


def _class(value: Any) -> Iterator[Words]:
    chars = class_of(value)
    if chars is not None:
        yield chars


def _branch(value: Any) -> Iterator[Words]:
    """The rarest set of each branch in one, if each has any."""
    branches = [[*_sequence(one)] for one in value[1]]
    if all(branches):
        yield frozenset().union(*(min(one, key=any_of) for one in branches))


def _repeat(value: Any) -> Iterator[Words]:
    least, _, items = value
    return _sequence(items) if least else iter(())


_READERS: dict[str, Callable[[Any], Iterator[Words]]] = {
    "IN": _class,
    "BRANCH": _branch,
    "SUBPATTERN": lambda value: _sequence(value[3]),
    "ATOMIC_GROUP": _sequence,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
}


class Outline:
    """An outline that says in which sentences it is."""

    def __init__(self, *sets: str) -> None:
        self._given = sets
        self._asked = 0

    def among(self, numbers: list[int], reading: Reading) -> Iterable[int]:
        """Those of some sentences in which it is, or could be."""
        if not self._given:
            return numbers
        self._asked += len(numbers)
        if self._asked < _OFTEN:
            return self._possible(numbers, reading)
        return compress(numbers, map(self._match, map(reading.sentences.__getitem__, numbers)))

    def _possible(self, numbers: list[int], reading: Reading) -> list[int]:
        characters = reading.characters
        for one in self._sets:
            numbers = [number for number in numbers if not one.isdisjoint(characters[number])]
            if not numbers:
                break
        return numbers

    @cached_property
    def _sets(self) -> list[frozenset[str]]:
        return [*map(frozenset, self._given)]

    @cached_property
    def _match(self) -> Callable[[str], object]:
        """Takes the first character of each set that there is, which is all that it takes."""
        parts = (f"[^{re.escape(one)}]*+." for one in self._given)
        return kept_in(_EXPRESSIONS, "".join(parts), int(re.DOTALL)).match

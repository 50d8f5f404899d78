"""Which patterns are worth trying in a sentence: those of which every needed word stands there."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from qunce.derived.parts import Parts
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.chance import any_of, chance
from qunce.rules.redline.packs.needs import Either, Every, Need, Words, needs
from qunce.rules.redline.packs.normal import normal

_PARTS = Parts("wants", *sorted(Path(__file__).parent.glob("*.py")))
_FURTHER = 3
_LIKELY = 0.9
"""So many sets of characters are asked after, if they are rare enough to sort something out."""

Marks = frozenset[int]
"""Some characters: see `marks`."""
Plain = tuple[tuple[tuple[int, tuple[str, ...], tuple[Marks, ...]], ...], tuple[str, ...]]


class Case(NamedTuple):
    """One way in which a pattern matches, and what a sentence has to hold for it."""

    part: int
    """Which of the pattern's alternatives matches so."""
    first: tuple[str, ...]
    """Any of these brings the pattern up; nothing if no word is known to be needed."""
    further: tuple[Marks, ...]
    """Of each of these sets a character has to stand there, too."""


class Wants(NamedTuple):
    """What a sentence has to hold before a pattern is tried."""

    cases: tuple[Case, ...]
    anchors: tuple[str, ...]
    """One of these has to stand there, which is worth asking only once the pattern matched."""


def marks(text: str) -> array[int]:
    """The characters of a text as numbers, of which sets are made in less time."""
    return array("I", text.encode("utf-32-le", "surrogatepass"))


def wants(regex: str, anchors: Sequence[str]) -> Wants:
    """The rarest words of each way of matching, then the rarest character of each other word."""
    name = "\n".join((regex, *anchors))
    cases, named = _PARTS.get(name, lambda: _wants(regex, anchors))
    return Wants(tuple(Case(*one) for one in cases), named)


def _wants(regex: str, anchors: Sequence[str]) -> Plain:
    named = tuple(dict.fromkeys(normal(one).text for one in anchors))
    cases = (
        (part, tuple(sorted(first)), _helpful(further))
        for part, one in enumerate(alternatives(regex))
        for first, further in _cases(
            Every((needs(one), frozenset(named)) if named else (needs(one),))
        )
    )
    return tuple(dict.fromkeys(cases)), named


def _cases(need: Need) -> Iterator[tuple[Words, tuple[Words, ...]]]:
    """The ways of matching: words that bring each up, and sets of which it needs a word, too."""
    if isinstance(need, Every):
        if not need.parts:
            yield frozenset(), ()
            return
        best = min(need.parts, key=_price)
        beside = [one for part in need.parts if part is not best for one in _beside(part)]
        for first, further in _cases(best):
            yield first, (*further, *beside)
    elif isinstance(need, Either):
        for part in need.parts:
            yield from _cases(part)
    else:
        yield need, ()


def _price(need: Need) -> float:
    """The share of sentences in which the words that bring something up stand."""
    if isinstance(need, Every):
        return min(map(_price, need.parts), default=1.0)
    return sum(map(_price, need.parts)) if isinstance(need, Either) else any_of(need)


def _beside(need: Need) -> list[Words]:
    """Sets of words of each of which one has to stand there."""
    if isinstance(need, Every):
        return [one for part in need.parts for one in _beside(part)]
    if not isinstance(need, Either):
        return [need]
    parts = [_beside(part) for part in need.parts]
    return [frozenset().union(*(min(one, key=any_of) for one in parts))] if all(parts) else []


def _helpful(sets: Sequence[Words]) -> tuple[Marks, ...]:
    """The rarest character of each word, in the sets that are rare enough to sort something out."""
    found = {frozenset(min(word, key=chance) for word in words) for words in sets}
    helpful = [one for one in found if any_of(one) < _LIKELY]
    ranked = sorted(helpful, key=lambda one: (any_of(one), sorted(one)))
    return tuple(frozenset(marks("".join(one))) for one in ranked[:_FURTHER])

"""Which patterns are worth trying in a sentence: those of which every needed word stands there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from qunce.rules.redline.packs.chance import any_of, chance
from qunce.rules.redline.packs.kept import kept
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.normal import normal

_FURTHER = 3
_LIKELY = 0.9
"""So many sets of characters are asked after, if they are rare enough to sort something out."""

Words = tuple[str, ...]
Characters = frozenset[str]
Plain = tuple[tuple[tuple[Words, tuple[Characters, ...]], ...], Words]


class Case(NamedTuple):
    """One way in which a pattern matches, and what a sentence has to hold for it."""

    first: Words
    """Any of these brings the pattern up; nothing if no word is known to be needed."""
    further: tuple[Characters, ...]
    """Of each of these characters one has to stand there, too."""


class Wants(NamedTuple):
    """What a sentence has to hold before a pattern is tried."""

    cases: tuple[Case, ...]
    anchors: Words
    """One of these has to stand there, which is worth asking only once the pattern matched."""


def wants(regex: str, anchors: Sequence[str]) -> Wants:
    """For each way of matching its rarest words, then the rarest character of each other word."""
    cases, named = kept(("wants", regex, *anchors), lambda: _wants(regex, anchors))
    return Wants(tuple(Case(*one) for one in cases), named)


def _wants(regex: str, anchors: Sequence[str]) -> Plain:
    named = tuple(dict.fromkeys(normal(one).text for one in anchors))
    alike: dict[Words, list[tuple[Characters, ...]]] = {}
    for case in needs(regex):
        sets = [*(tuple(sorted(one)) for one in case), *([named] if named else [])]
        first, further = _ranked(sets)
        alike.setdefault(first, []).append(further)
    return tuple((first, _shared(some)) for first, some in alike.items()), named


def _ranked(sets: Sequence[Words]) -> tuple[Words, tuple[Characters, ...]]:
    if not sets:
        return (), ()
    ranked = sorted(dict.fromkeys(sets), key=lambda words: (any_of(words), words))
    characters = [frozenset(min(word, key=chance) for word in words) for words in ranked[1:]]
    helpful = [one for one in characters if any_of(one) < _LIKELY]
    return ranked[0], tuple(sorted(helpful, key=lambda one: (any_of(one), sorted(one))))


def _shared(some: Sequence[tuple[Characters, ...]]) -> tuple[Characters, ...]:
    """What all ways of matching that begin alike need further."""
    shared = [one for one in some[0] if all(one in other for other in some[1:])]
    if not shared and all(some):  # then at least one of the rarest of each
        together = frozenset[str]().union(*(other[0] for other in some))
        shared = [together] if any_of(together) < _LIKELY else []
    return tuple(shared[:_FURTHER])

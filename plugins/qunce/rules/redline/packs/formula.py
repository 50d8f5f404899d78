"""What a text has to hold, as a formula of words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeAlias

from qunce.frozen import frozen

Words = frozenset[str]
"""Any one of these has to stand in the sentence."""


@frozen
class Every:
    """All of these are needed; with none nothing is known to be."""

    parts: tuple[Need, ...]


@frozen
class Either:
    """At least one of these is needed."""

    parts: tuple[Need, ...]


Need: TypeAlias = Words | Every | Either
NOTHING = Every(())


def needed(words: Words) -> Need:
    """The shortest words of a set, if one of its words has to be there."""
    if "" in words:
        return NOTHING
    found: list[str] = []
    for word in sorted(words, key=len):
        if not any(one in word for one in found):
            found.append(word)
    return frozenset(found)


def every(parts: Iterable[Need]) -> Need:
    """All of these, each told once."""
    flat = dict.fromkeys(
        one for part in parts for one in (part.parts if isinstance(part, Every) else (part,))
    )
    return next(iter(flat)) if len(flat) == 1 else Every(tuple(flat))


def either(parts: Iterable[Need]) -> Need:
    """One of these; words that suffice by themselves are one set."""
    flat = [one for part in parts for one in (part.parts if isinstance(part, Either) else (part,))]
    if NOTHING in flat:
        return NOTHING
    plain = [one for one in flat if isinstance(one, frozenset)]
    others = dict.fromkeys(one for one in flat if not isinstance(one, frozenset))
    words = [needed(frozenset().union(*plain))] if plain else []
    found = (*words, *others)
    return found[0] if len(found) == 1 else Either(found)

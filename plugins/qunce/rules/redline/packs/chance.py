"""About how likely an ordinary sentence of retail talk holds a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import qunce

FILE = Path(qunce.__file__).parent / "packs" / "chances.txt"
LEAST = 0.0015
"""A word that stands in fewer sentences is not listed."""
_OTHERS = {0: 1.0, 1: 0.0008, 2: 0.0005}
_LONGER = 0.0001
"""A rough average for what is not listed."""


def chance(word: str) -> float:
    """The share of sentences that hold a word."""
    known = listed().get(word)
    if known is not None:
        return known
    rough = _OTHERS.get(len(word), _LONGER)
    # figures, above all: hardly any two of them are a pair that people write
    return min(rough, chance(word[0]) * chance(word[1])) if len(word) == 2 else rough


def any_of(words: Iterable[str]) -> float:
    """The share of sentences that hold one of these words, as if they were never together."""
    return sum(map(chance, words))


@cache
def listed() -> dict[str, float]:
    """The words that stand in many sentences, with their share of all."""
    lines = FILE.read_text("utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: float(share) for share, *words in rows for word in words}

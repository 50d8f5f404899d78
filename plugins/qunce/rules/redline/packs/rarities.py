"""Rare characters that are read as common ones of the same sound."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from qunce.rules.redline.packs.adjoining import around
from qunce.rules.redline.packs.beside import WELL, beside, fitting
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.syllables import rare, rare_syllable
from qunce.rules.redline.packs.variants import Found, Variant

RARE = f"[{rare()}]"
RARITY = f"(?<!{RARE}){RARE}{{1,2}}(?!{RARE})"
"""One of them, or two; three in a row are rare words of their own."""


def rarities(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Found]:
    """Rare characters that stand for common ones that sound the same: 俳毒, 唰亶."""
    for match in matches:
        start, end = match.span()
        spelled = match.group()
        word = _paired(*spelled) if end - start > 1 else _alone(spelled, *around(text, start, end))
        if word:
            yield Found(start, end, Variant(word, Step.SOUND), spelled)


def _alone(char: str, before: str, behind: str) -> str:
    """What a rare character stands for, unless our rules look for it where it stands."""
    table = beside()
    if table.weight(before, char) or table.weight(char, behind):
        return ""
    return fitting(_sounding(char), before, behind, WELL)


def _paired(one: str, two: str) -> str:
    """The word that two of them stand for; nothing when they are a rare word of their own."""
    weight = beside().weight
    ways = [(weight(a, b), a + b) for a in _sounding(one) for b in _sounding(two)]
    best, word = max(ways, key=lambda way: way[0], default=(0, ""))
    return word if best >= WELL else ""


def _sounding(char: str) -> str:
    """The common characters that sound like a rare one, the most frequent first."""
    return beside().spoken.get(rare_syllable(char), "")

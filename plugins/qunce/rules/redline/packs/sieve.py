"""Which patterns are worth trying in a sentence: those of which every needed word stands there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qunce.rules.redline.packs.kept import kept
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.normal import normal

_OFTEN = "，,：:、~的一了到有人元价家群上来个在用小下天三周发就里会不0123456789 "
_SOMETIMES = (
    "开看店好点子我是单大这品先日分货后两包收你前今别数手买说员最面都退们过出没费名换晚量能友款给领和得件自再"
    "送要回每台加提本二动abcdefghijklmnopqrstuvwxyz"
)
"""Characters that more than 4 or 2 % of the sentences in corpus and playbook hold."""
_CHANCE = {1: 0.008, 2: 0.002}
_RARE = 0.0007
"""How likely a sentence holds a word of this many characters, and a longer one: rough averages."""
_FURTHER = 3
"""Sets of characters that are asked after; further ones hardly sort anything out."""

Words = tuple[str, ...]
Plain = tuple[Words, tuple[frozenset[str], ...], Words]


class Wants(NamedTuple):
    """What a sentence has to hold before a pattern is tried."""

    first: Words
    """Any of these brings the pattern up; nothing if no word is known to be needed."""
    further: tuple[frozenset[str], ...]
    """Of each of these characters one has to stand there, too."""
    anchors: Words
    """One of these has to stand there, which is worth asking only once the pattern matched."""


def wants(regex: str, anchors: Sequence[str]) -> Wants:
    """The rarest set of words first; of the others, the rarest character of each word."""
    return Wants(*kept(("wants", regex, *anchors), lambda: _wants(regex, anchors)))


def _wants(regex: str, anchors: Sequence[str]) -> Plain:
    named = tuple(dict.fromkeys(normal(one).text for one in anchors))
    sets = dict.fromkeys(tuple(sorted(one)) for one in needs(regex))
    if named:
        sets[named] = None
    ranked = sorted(sets, key=lambda words: (_chance(words), words))
    if not ranked:
        return (), (), ()
    further = [frozenset(min(word, key=_likely) for word in words) for words in ranked[1:]]
    return ranked[0], tuple(further[:_FURTHER]), () if named == ranked[0] else named


def _chance(words: Iterable[str]) -> float:
    """About how likely an ordinary sentence holds one of these words."""
    return sum(map(_likely, words))


def _likely(word: str) -> float:
    if len(word) == 1 and word in _OFTEN:
        return 0.07
    if len(word) == 1 and word in _SOMETIMES:
        return 0.03
    if word.isdigit():
        return 0.01
    return _CHANCE.get(len(word), _RARE)

"""Words spelled so that a word list misses them, and what they stand for: 蕞好, zui好, v信, 🧧."""

from __future__ import annotations

import marshal
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from itertools import accumulate, chain
from operator import add
from pathlib import Path
from typing import Any

from qunce.derived.numbered import Numbered, numbered
from qunce.derived.pieces import Pieces, pieces
from qunce.rules.redline.packs import characters
from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.glossary import Glossary, Pairs, glossary, pairs
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.spellings import LOOSE, SOURCES, Entry, worked_out
from qunce.rules.redline.packs.syllables import TONED
from qunce.tuples import NamedTuple

_LARGE = 100_000
"""In so many characters, of all texts so far, one automaton of all spellings pays to be made."""
_SURE = 4
"""So many characters, one of them exchanged, are no chance meeting of other words."""


class Variant(NamedTuple):
    """What a spelling stands for, and by which trick."""

    word: str
    step: Step | None
    """None for a longer word that is spelled so in all innocence."""


class Found(NamedTuple):
    """A variant at its place."""

    start: int
    end: int
    variant: Variant
    spelled: str

    @property
    def label(self) -> str:
        """What was exchanged for what, without the part that both share."""
        old, new = self.spelled, self.variant.word
        while len(old) > 1 and len(new) > 1 and old[-1] == new[-1]:
            old, new = old[:-1], new[:-1]
        while len(old) > 1 and len(new) > 1 and old[0] == new[0]:
            old, new = old[1:], new[1:]
        return f"{old}→{new}"


@cache
def known() -> dict[str, Variant]:
    """Every spelling; where two say the same, the one written by hand stands."""
    return {spelled: _variant(word, step) for spelled, word, step in listed()}


@cache
def signs() -> dict[str, tuple[str, ...]]:
    """Pictures and figures in circles, and the characters and words that each may stand for."""
    return {sign: tuple(words) for sign, words in _kept()["signs"].items()}


@cache
def _kept() -> Pieces:
    here = Path(__file__)
    sources = [*SOURCES, here, here.with_name("glossary.py"), Path(characters.__file__)]
    return pieces("variants", sources, _stored)


def _stored() -> dict[str, bytes]:
    entries, known_signs = worked_out()
    meant = {spelled: (word, step) for spelled, word, step in entries}
    words = glossary(meant)
    row = numbered(meant[spelled] for spelled in words.words)
    plain: dict[str, Any] = {
        "listed": entries,
        "signs": known_signs,
        "single": [one for one in meant if len(one) == 1],
        "joints": sorted({*chain.from_iterable(map(add, one, one[1:]) for one in meant)}),
    }
    return {name: marshal.dumps(one) for name, one in plain.items()} | {
        "glossary": bytes(words.data),
        "meanings": bytes(row.data),
    }


@cache
def listed() -> Sequence[Entry]:
    """Every spelling as plain values."""
    found: Sequence[Entry] = _kept()["listed"]
    return found


@cache
def spelled() -> Glossary:
    """Every spelling, to be looked up in a text; none goes beyond the end of a sentence."""
    return Glossary(_kept().raw("glossary"))


@cache
def joints() -> frozenset[str]:
    """Every two characters that stand side by side in a spelling."""
    return frozenset(_kept()["joints"])


@cache
def _meanings() -> Numbered:
    return Numbered(_kept().raw("meanings"))


@cache
def meaning(spelling: str) -> tuple[str, str]:
    """The word that a spelling stands for, and the value of its step, as an entry has them."""
    word, step = _meanings()[spelled().number(spelling)]
    return word, step


def tricks(of: Pairs) -> list[str]:
    """The spellings that a text of these pairs could hold, as far as they are tricks."""
    meanings = _meanings()
    return [one for one, number in spelled().standing(of).items() if meanings[number][1]]


def _variant(word: str, step: str) -> Variant:
    known = LOOSE.get(step) or (Step(step) if step else None)
    return Variant(word, known)


@cache
def single() -> frozenset[str]:
    """The spellings of one character."""
    return frozenset(_kept()["single"])


@cache
def spellings() -> frozenset[str]:
    """Every spelling that is a trick; none goes beyond the end of a sentence."""
    return frozenset(one for one, _, step in listed() if step)


class _Automata:
    """Spellings ready to be looked for: at first those that could stand in a text, later all."""

    def __init__(self) -> None:
        self._read = 0

    def of(self, said: str) -> Any:
        self._read += len(said)
        return self._everything if self._read > _LARGE else _made(spelled().standing(pairs(said)))

    @cached_property
    def _everything(self) -> Any:
        return _made(spelled().words)


def _made(words: Iterable[str]) -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick(words, matchkind=MatchKind.LeftmostLongest)


_AUTOMATA = _Automata()


def variants(text: str, places: Sequence[tuple[int, int]]) -> list[Found]:
    """Every variant in some places of whole sentences, in order; none overlaps another."""
    said = "".join(text[first:last] for first, last in places)
    begins = [*accumulate((last - first for first, last in places), initial=0)]
    found = []
    for _, start, end in _AUTOMATA.of(said).find_matches_as_indexes(said):
        one = said[start:end]
        word, step = meaning(one)
        if step:
            place = bisect_right(begins, start) - 1
            begin = places[place][0] + start - begins[place]
            stop = begin + end - start
            loose = step in LOOSE and len(one) < _SURE  # it may be parts of two words
            if _apart(text, begin, stop, one) and not (loose and _elsewhere(text, begin, stop)):
                found.append(Found(begin, stop, _variant(word, step), one))
    return found


def _elsewhere(text: str, start: int, end: int) -> bool:
    """True when either end belongs to a word beside: 自带|款式."""
    return is_word(text[max(start - 1, 0) : start + 1]) or is_word(text[end - 1 : end + 1])


def _apart(text: str, start: int, end: int, spelled: str) -> bool:
    """False when the letters of a spelling are only a part of a longer word in letters."""
    if _letter(spelled[0]) and start and _letter(text[start - 1]):
        return False
    return not (_letter(spelled[-1]) and _letter(text[end : end + 1] or " "))


def _letter(char: str) -> bool:
    return (char.isascii() and char.isalpha()) or char in TONED

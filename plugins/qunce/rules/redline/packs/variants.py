"""Words spelled so that a word list misses them, and what they stand for: 蕞好, zui好, v信, 🧧."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from qunce.derived.whole import derived
from qunce.rules.redline.packs import characters
from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.spellings import SOURCES, SWAP, Entry, worked_out


class Variant(NamedTuple):
    """What a spelling stands for, and by which trick."""

    word: str
    step: Step | None
    """None for a longer word that is spelled so in all innocence."""
    swapped: bool = False
    """True when one character was exchanged for any other of its sound."""


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
    return {spelled: _variant(word, step) for spelled, word, step in listed()[0]}


def signs() -> dict[str, str]:
    """Pictures and figures in circles, and the characters that each may stand for."""
    return listed()[1]


@cache
def listed() -> tuple[Sequence[Entry], dict[str, str]]:
    """Spellings and signs as plain values, which is all that most texts need."""
    sources = [*SOURCES, Path(__file__), Path(characters.__file__)]
    found: tuple[Sequence[Entry], dict[str, str]] = derived("variants", sources, worked_out)
    return found


def _variant(word: str, step: str) -> Variant:
    if step == SWAP:
        return Variant(word, Step.SOUND, swapped=True)
    return Variant(word, Step(step) if step else None)


@cache
def single() -> frozenset[str]:
    """The spellings of one character."""
    return frozenset(spelled for spelled, _, _ in listed()[0] if len(spelled) == 1)


@cache
def _automaton() -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick([one[0] for one in listed()[0]], matchkind=MatchKind.LeftmostLongest)


@cache
def spellings() -> frozenset[str]:
    """Every spelling that is a trick; none goes beyond the end of a sentence."""
    return frozenset(spelled for spelled, _, step in listed()[0] if step)


def variants(text: str, stretches: Iterable[tuple[int, int]]) -> list[Found]:
    """Every variant in some stretches of whole sentences, in order; none overlaps another."""
    entries, found = listed()[0], []
    for first, last in stretches:
        for number, start, end in _automaton().find_matches_as_indexes(text[first:last]):
            spelled, word, step = entries[number]
            begin, stop = start + first, end + first
            if not step or not _apart(text, begin, stop, spelled):
                continue
            if step != SWAP or not _elsewhere(text, begin, stop):
                found.append(Found(begin, stop, _variant(word, step), spelled))
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
    return char.isascii() and char.isalpha()

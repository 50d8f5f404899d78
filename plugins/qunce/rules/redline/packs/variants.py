"""Words spelled so that a word list misses them, and what they stand for: 蕞好, zui好, v信, 🧧."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import qunce
from qunce.derived.whole import derived
from qunce.rules.redline.packs import characters
from qunce.rules.redline.packs.model import Step

_FILE = Path(qunce.__file__).parent / "packs" / "variants.txt"
_LEAST = 3
"""A spelled syllable that has fewer letters is no hint: 抗 ai, 降 ya."""
_WHOLE = 6
"""A word spelled from end to end with fewer letters could be anything."""

Entry = tuple[str, str, str]
"""A spelling, its word, and the value of the step or nothing."""


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
    return {spelled: _variant(word, step) for spelled, word, step in _known()}


@cache
def _known() -> Sequence[Entry]:
    """The same as plain values, which is all that most texts need."""
    sources = [_FILE, Path(__file__), Path(characters.__file__)]
    found: Sequence[Entry] = derived(
        "variants", sources, lambda: _entries(_FILE.read_text("utf-8"))
    )
    return found


def _variant(word: str, step: str) -> Variant:
    return Variant(word, Step(step) if step else None)


@cache
def single() -> frozenset[str]:
    """The spellings of one character."""
    return frozenset(spelled for spelled, _, _ in _known() if len(spelled) == 1)


def _entries(text: str) -> list[tuple[str, str, str]]:
    from qunce.rules.redline.packs.normal import normal

    sections: dict[str, list[str]] = {}
    name = ""
    for line in text.splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            sections.setdefault(name, []).append(line)
    found: dict[str, Variant] = {}
    for word in " ".join(sections["innocent"]).split():
        found[normal(word).text] = Variant(normal(word).text, None)
    for step in (Step.SLANG, Step.SHAPE, Step.SOUND):
        for line in sections[step.value]:
            word, _, spellings = line.partition(" = ")
            for one in spellings.split():
                if normal(one).text != word:  # a single character that is read so anyhow
                    found.setdefault(normal(one).text, Variant(word, step))
    sounds = {char: said for char, *said in map(str.split, sections["pinyin"])}
    for word in " ".join(sections["spelled"]).split():
        for one in _spelled(word, sounds):
            found.setdefault(one, Variant(word, Step.SOUND))
    return [(one, two.word, two.step.value if two.step else "") for one, two in found.items()]


def _spelled(word: str, sounds: dict[str, list[str]]) -> Iterator[str]:
    """A word with one of its characters written as it sounds, or all of them, or all but one.

    A longer word may also have one of them written as the first letter of its sound.
    """
    first = [sounds[char][0] for char in word]
    for number, char in enumerate(word):
        before, behind = word[:number], word[number + 1 :]
        for sound in sounds[char]:
            if len(sound) >= _LEAST or len(word) > 2 or number == 0:
                yield before + sound + behind
        if len(word) > 2:
            yield "".join(first[:number]) + char + "".join(first[number + 1 :])
            yield before + first[number][0] + behind
    if len("".join(first)) >= _WHOLE:
        yield "".join(first)


@cache
def _automaton() -> Any:
    from ahocorasick_rs import AhoCorasick, MatchKind

    return AhoCorasick([one[0] for one in _known()], matchkind=MatchKind.LeftmostLongest)


@cache
def spellings() -> frozenset[str]:
    """Every spelling that is a trick; none goes beyond the end of a sentence."""
    return frozenset(spelled for spelled, _, step in _known() if step)


def variants(text: str, stretches: Iterable[tuple[int, int]]) -> list[Found]:
    """Every variant in some stretches of whole sentences, in order; none overlaps another."""
    entries, found = _known(), []
    for first, last in stretches:
        for number, start, end in _automaton().find_matches_as_indexes(text[first:last]):
            spelled, word, step = entries[number]
            if step and _apart(text, start + first, end + first, spelled):
                found.append(Found(start + first, end + first, _variant(word, step), spelled))
    return found


def _apart(text: str, start: int, end: int, spelled: str) -> bool:
    """False when the letters of a spelling are only a part of a longer word in letters."""
    if _letter(spelled[0]) and start and _letter(text[start - 1]):
        return False
    return not (_letter(spelled[-1]) and _letter(text[end : end + 1] or " "))


def _letter(char: str) -> bool:
    return char.isascii() and char.isalpha()

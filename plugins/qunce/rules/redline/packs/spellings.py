"""The list of variants, worked out of the file in which people write it down."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import qunce
from qunce.rules.redline.packs import everyday, syllables
from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.normal import normal

FILE = Path(qunce.__file__).parent / "packs" / "variants.txt"
SOURCES = (FILE, syllables.FILE, everyday.FILE, Path(__file__))
SWAP, ALIKE = "swap", "alike"
SWAPS = {SWAP: Step.SOUND, ALIKE: Step.SHAPE}
"""Instead of a step: a word with one character exchanged for one that sounds or looks the same."""
TURNED = "turned"
"""Instead of a step, too: a word whose characters stand in another order."""
LOOSE = SWAPS | {TURNED: Step.SHAPE}
"""All that may be parts of two words by chance."""
_WHOLE = 6
"""A word spelled from end to end with fewer letters could be anything."""
_APART = 5
"""With a space between the syllables fewer are enough: bu dan."""
_TAIL = 2
"""Of a longer word so many characters are enough to know the rest by its first letters: 阿莫xl."""
_FUZZY = (
    *(("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l")),
    *(("ang", "an"), ("eng", "en"), ("ing", "in")),
)
"""Beginnings and endings of syllables that many speakers do not tell apart."""
_HOLES = "某x*"
"""What stands for the middle of a longer word that every reader knows all the same: 百某乐."""
_FIGURES = {
    "yi": "1一", "er": "2二", "san": "3三", "si": "4四", "wu": "5五", "liu": "6六",
    "qi": "7七", "ba": "8八", "jiu": "9九",
}  # fmt: skip
"""Figures that are read aloud like characters behind the first of a longer word: 免1力."""
_RADICAL = 4
"""What so many characters have in common is a radical; the rest of one may stand for it: 非毒."""
_LIKELY, _LIKELY_IN_PAIRS = 12, 7
"""So many characters of a sound, the most common ones, may be exchanged for another; in a word of
two characters fewer, which others are more likely to make up by chance."""

Entry = tuple[str, str, str]
"""A spelling, its word, and the value of its step, or one of `LOOSE`, or nothing if innocent."""


def sections() -> dict[str, list[str]]:
    """The lines of the file by the name of their section."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in FILE.read_text("utf-8").splitlines():
        if line.startswith("["):
            name = line.strip("[]")
        elif line and not line.startswith("#"):
            found.setdefault(name, []).append(line)
    return found


def worked_out() -> tuple[list[Entry], dict[str, list[str]]]:
    """Every spelling, and every sign with the characters and words that it may stand for."""
    parts = sections()
    signs = (line.split() for line in parts["signs"])
    return _entries(parts), {one: [*chars, *words] for one, chars, *words in signs}


def _entries(parts: Mapping[str, Sequence[str]]) -> list[Entry]:
    found: dict[str, tuple[str, str]] = {}
    for word in " ".join(parts["innocent"]).split():
        found[normal(word).text] = normal(word).text, ""
    ways = [(step, step.value) for step in (Step.SLANG, Step.SHAPE, Step.SOUND)]
    for step, name in (*ways, (Step.SHAPE, "parts")):
        for line in parts[name]:
            word, _, spellings = line.partition(" = ")
            for one in spellings.split():
                if normal(one).text != word:  # a single character that is read so anyhow
                    found.setdefault(normal(one).text, (word, step.value))
    sounds = syllables.readings()
    words = " ".join(parts["spelled"]).split()
    for word in words:
        for one in _spelled(word, sounds):
            found.setdefault(one, (word, Step.SOUND.value))
    for word in " ".join(parts["turned"]).split():
        for one in _turned(word):
            found.setdefault(one, (word, TURNED))
    alone = "".join(parts["alone"])
    likely = _likely(alone)
    sounding = {char: likely[said[0]] for char, said in sounds.items()}
    looking = _looking(parts, alone)
    figures = {char: _FIGURES.get(said[0], "") for char, said in sounds.items()}
    for word in words:
        for one in _inside(word, figures):
            found.setdefault(one, (word, ALIKE))
    for name, others in ((SWAP, sounding), (ALIKE, looking)):
        for word in words:
            for one in _swapped(word, others):
                if one not in words:
                    found.setdefault(one, (word, name))
    return [(one, *rest) for one, rest in found.items()]


def _spelled(word: str, sounds: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """A word spelled from end to end, or some of its characters, the last of them as a letter."""
    first = [sounds[char][0] for char in word]
    if len(word) == len("字词"):
        for said in (first[0], *_misheard(first[0])):
            yield said + word[1]
        for said in (first[1], *_misheard(first[1])):
            yield word[0] + said
    elif len(word) >= 2 * _TAIL:
        yield word[:_TAIL] + "".join(said[0] for said in first[_TAIL:])
    letters = len("".join(first))
    if letters >= _WHOLE:
        yield "".join(first)
    if letters >= _APART:
        yield " ".join(first)
    yield word[:-1] + first[-1][0]


def _misheard(syllable: str) -> Iterator[str]:
    """What a syllable is taken for by those who do not tell all of them apart: zhuan, zuan."""
    for pair in _FUZZY:
        for one, other in (pair, pair[::-1]):
            begins = one[0] in "zcsnl"
            said = re.sub(f"^{one}(?=[aeiou])" if begins else f"{one}$", other, syllable)
            if said != syllable and said in syllables.spoken():
                yield said


def _likely(alone: str) -> dict[str, str]:
    """The most common characters of each sound, without those that often stand alone."""
    count: Counter[str] = Counter()
    for first, following in everyday.words().items():
        count.update(following)
        count[first] += len(following)
    return {
        syllable: "".join(
            sorted(set(usual).difference(alone), key=lambda one: (-count[one], one))[:_LIKELY]
        )
        for syllable, (usual, _) in syllables.spoken().items()
    }


def _looking(parts: Mapping[str, Sequence[str]], alone: str) -> dict[str, str]:
    """Each character with those that look like it, what is left without its radical among them."""
    looking = dict(line.split() for line in parts["alike"])
    halves = {
        char: half
        for char, _, half in (line.partition(" = ") for line in parts["parts"])
        if len(half) == len("左右")
    }
    often = Counter("".join(halves.values()))
    for char, half in halves.items():
        left = [one for one in half if often[one] < _RADICAL and one not in alone]
        looking[char] = "".join(dict.fromkeys([*looking.get(char, ""), *left]))
    return looking


def _inside(word: str, figures: Mapping[str, str]) -> Iterator[str]:
    """A longer word with a figure or a hole behind its first character; the last is no hole."""
    for at in range(1, len(word) if len(word) > len("字词") else 0):
        holes = _HOLES if at < len(word) - 1 else ""
        for other in (figures[word[at]] + holes).replace(word[at], ""):
            yield word[:at] + other + word[at + 1 :]


def _turned(word: str) -> Iterator[str]:
    """A word written in another order, unless two characters that now meet make a word."""
    ways = [word[::-1]]
    if len(word) == len("字词句"):
        ways += [word[1] + word[0] + word[2], word[0] + word[2] + word[1]]
    pairs = {*pairwise(word)}
    for one in ways:
        if not any(is_word("".join(pair)) for pair in {*pairwise(one)} - pairs):
            yield one


def _swapped(word: str, others: Mapping[str, str]) -> Iterator[str]:
    """A word with one character exchanged for another, unless that makes another word."""
    for number, char in enumerate(word):
        for other in others.get(char, "")[: _LIKELY_IN_PAIRS if len(word) == 2 else None]:
            one = word[:number] + other + word[number + 1 :]
            near = one[max(number - 1, 0) : number + 2]
            if other != char and not any(is_word("".join(pair)) for pair in pairwise(near)):
                yield one

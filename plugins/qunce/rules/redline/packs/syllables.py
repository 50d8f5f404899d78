"""How characters are read aloud, and letters that can be read as such syllables."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import qunce

FILE = Path(qunce.__file__).parent / "packs" / "pinyin.txt"
RARE = FILE.with_name("rare.txt")
TONED = "āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ"
PLAIN = "aaaaeeeeiiiioooouuuuvvvvv"
"""Vowels that carry a tone, and what is typed for them."""
LONGEST = 6
"""Letters of the longest syllables."""
MOST = 24
"""Letters in a row that are more than these spell no word of ours."""


@cache
def spoken() -> dict[str, tuple[str, str]]:
    """Each syllable with the characters usually read so, and those sometimes read so."""
    found = {}
    for line in _lines(FILE):
        usual, _, other = line.partition("/")
        syllable, *chars = usual.split()
        found[syllable] = "".join(chars), other.strip()
    return found


def readings() -> dict[str, list[str]]:
    """Each character with its syllables, the usual one first."""
    found: dict[str, list[str]] = {}
    for which in (0, 1):
        for syllable, chars in spoken().items():
            for char in chars[which]:
                found.setdefault(char, []).append(syllable)
    return found


@cache
def rare() -> str:
    """All characters that ordinary talk has no need of."""
    return "".join(rarely_spoken().values())


@cache
def rarely_spoken() -> dict[str, str]:
    """The same by the syllable that they are read as."""
    return dict(line.split() for line in _lines(RARE))


@cache
def rare_syllable(char: str) -> str:
    """The syllable that one of them is read as; they are many, and few stand in a text."""
    return next(said for said, chars in rarely_spoken().items() if char in chars)


def _lines(file: Path) -> list[str]:
    return [one for one in file.read_text("utf-8").splitlines() if not one.startswith("#")]

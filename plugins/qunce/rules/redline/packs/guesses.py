"""Characters written as they sound, as a rare one or as a picture: their neighbours tell which ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.adjoining import around, sign
from qunce.rules.redline.packs.beside import WELL, beside, fitting
from qunce.rules.redline.packs.misspelled import misspelled
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.rarities import RARE, RARITY, rarities
from qunce.rules.redline.packs.spots import Spots, Window
from qunce.rules.redline.packs.syllables import LONGEST, MOST, PLAIN, TONED
from qunce.rules.redline.packs.variants import Found, Variant, signs

_HAN = r"[\u3400-\u9fff]"
_LETTER = f"[a-z{TONED}]"
# each begins with a class of characters: such an expression skips at once what cannot match
_NO_FLOOR = "(?<![0-9]f)(?!(?<=b)[0-9])"
"""Not of 3F or B1, as every department store says."""
_TOUCHING = rf"{_LETTER}{_NO_FLOOR}(?:(?= ?{_HAN})|(?<={_HAN}.)|(?<={_HAN} .))"
"""A letter beside a Chinese character, or with a space between them."""
_SIGN = (
    r"[\u2460-\u2469\u23e9-\u23ff\u2600-\u27bf\u2b06\u2b07\u2b1b\u2b1c\u2b50\U0001f000-\U0001faff]"
)
"""Where all signs stand, and others."""
EXPRESSIONS = {
    "touching": _TOUCHING,
    "letter": _LETTER,
    "letters": f"{_LETTER}+",
    "sign": _SIGN,
}
"""All by name, for whoever decides the same elsewhere."""
SPOTS = Spots(
    {
        _TOUCHING: (
            Window((_LETTER, _HAN)),
            Window((_HAN, _LETTER), at=1),
            Window((_LETTER, " ", _HAN)),
            Window((_HAN, " ", _LETTER), at=2),
        ),
        _SIGN: (Window((_SIGN,)),),
        RARITY: (Window((RARE,)),),
    }
)
_TYPED = str.maketrans(TONED, PLAIN)
Way = tuple[int, int, str]
"""How many characters it took, how badly they go together, and the characters."""


def guesses(text: str) -> list[Found]:
    """All letters, rare characters and signs in a normalised text that can be put back, in order."""
    matches = SPOTS.matches_in(text)
    found = [*_letters(text, matches(_TOUCHING))]
    if not text.isascii():
        found += _signs(text, matches(_SIGN))
        found += rarities(text, matches(RARITY))
    return sorted(found, key=lambda one: one.start)


def _letters(text: str, touching: Iterable[re.Match[str]]) -> Iterator[Found]:
    last = 0
    for match in touching:
        start = match.start()
        if start < last:
            continue  # the other end of the same run
        while start > last and compiled(_LETTER).match(text, start - 1):
            start -= 1
        run = compiled(EXPRESSIONS["letters"]).match(text, start)
        assert run is not None
        last = run.end()
        if last - start <= MOST:
            found = _spoken(text, start, last)
            if found:
                yield found


def _spoken(text: str, start: int, end: int) -> Found | None:
    """The characters that a run of letters stands for, and the spaces that set it apart."""
    letters = text[start:end]
    touches = any(map(sign, text[max(start - 1, 0) : start] + text[end : end + 1]))
    if start > 1 and text[start - 1] == " " and sign(text[start - 2]):
        start -= 1
    if text[end : end + 1] == " " and sign(text[end + 1 : end + 2]):
        end += 1
    look = _word if touches else _syllable
    typed = letters.translate(_TYPED)
    word = look(typed, *around(text, start, end))
    if word:
        return Found(start, end, Variant(word, Step.SOUND), letters)
    return misspelled(text, start, end, typed) if touches and len(letters) > 1 else None


def _signs(text: str, matches: Iterable[re.Match[str]]) -> Iterator[Found]:
    last: Found | None = None
    for match in matches:
        place = match.start()
        beside = last.variant.word[-1] if last and last.end == place else ""
        last = pictured(text, place, beside)
        if last:
            yield last


def pictured(text: str, place: int, before: str = "") -> Found | None:
    """The words that a sign at a place stands for, if they go with one of its neighbours.

    What another sign before it stands for may be told.
    """
    picture = text[place]
    words = signs().get(picture)
    if not words or picture in (
        text[max(place - 2, 0) : max(place - 1, 0)],
        text[place + 2 : place + 3],
    ):
        return None  # what stands between all characters of a word is a gap
    one, two = around(text, place, place + 1)
    word = fitting(words, before or one, two)
    return Found(place, place + 1, Variant(word, Step.SLANG), picture) if word else None


@lru_cache(maxsize=1024)
def _word(letters: str, before: str, behind: str) -> str:
    """What a run of letters stands for between two characters; nothing when that is no word."""
    table = beside()
    if len(letters) == 1:
        return fitting(table.initial.get(letters, ""), before, behind, WELL)
    one = fitting(table.spoken.get(letters, ""), before, behind)
    return one or _words(letters, before, behind)


def _syllable(letters: str, before: str, behind: str) -> str:
    """What letters stand for with spaces around them: a single character that goes well there."""
    chars = beside().spoken.get(letters, "") if len(letters) > 1 else ""
    return fitting(chars, before, behind, WELL)


def _words(letters: str, before: str, behind: str) -> str:
    """The fewest characters that letters can be read as, and of those that go best together."""
    spoken, weight = beside().spoken, beside().weight
    ways: list[dict[str, Way]] = [{before: (0, 0, "")}]
    for end in range(1, len(letters) + 1):
        here: dict[str, Way] = {}
        for start in range(max(end - LONGEST, 0), end):
            for char in spoken.get(letters[start:end], "") if ways[start] else "":
                for last, (count, worse, word) in ways[start].items():
                    way = count + 1, worse - weight(last, char), word + char
                    if char not in here or way[:2] < here[char][:2]:
                        here[char] = way
        ways.append(here)
    whole = [
        (count, worse - weight(char, behind), word)
        for char, (count, worse, word) in ways[-1].items()
    ]
    count, worse, word = min(whole, key=lambda way: way[:2], default=(0, 0, ""))
    return word if worse < 0 else ""

"""Words in order, of which those that a text could hold are found without looking for them.

Only those are taken out whose beginning and whose end stand in the text as well. To tell which,
two characters side by side are one number: numbers are made of a whole text at once, and tens of
thousands of words as strings would fill more memory than all else that a check reads.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Set
from functools import cached_property
from itertools import accumulate, chain, compress, count, pairwise
from typing import Final, TypeAlias

_END = "\x00"
"""Behind every word."""
_UNIT: Final = "H"
_PAIR: Final = "I"
_ENCODING = f"utf-16-{sys.byteorder[0]}e"
"""A character is a number of two bytes, or two of them beyond the first plane: as good as two
characters to whoever only asks what may stand in a text."""
_SIZES = 6 * 4
"""Bytes that say how long the six parts of a glossary are."""
_FEW = 7
"""Of so many beginnings a text has to hold one, that it pays to ask for each of them."""

Pairs: TypeAlias = Set[int]
"""The characters of a text as numbers, and every two that stand side by side."""


class Glossary:
    """Words by their numbers; those that begin with the same two characters lie together."""

    def __init__(self, data: bytes | memoryview) -> None:
        """All in a row, with how long each part is before them: of a file hardly any is read."""
        self.data = data
        """What it is made of again."""
        view = memoryview(data)
        ends = [*accumulate(view[:_SIZES].cast(_PAIR), initial=_SIZES)]
        *rows, self._written = (view[start:end] for start, end in pairwise(ends))
        numbers = (one.cast(_PAIR) for one in rows)
        self._heads, self._firsts, self._inner, self._lasts, self._begins = numbers

    @cached_property
    def _text(self) -> str:
        return str(self._written, _ENCODING, "surrogatepass")

    @property
    def words(self) -> list[str]:
        """All words by their numbers."""
        return self._text.split(_END)[:-1]

    def __len__(self) -> int:
        return len(self._begins) - 1

    def standing(self, of: Pairs) -> dict[str, int]:
        """The words that a text of these pairs could hold, with their numbers."""
        firsts, inner, lasts = self._firsts, self._inner, self._lasts
        found = [
            number
            for place in self._standing(of)
            for number in range(firsts[place], firsts[place + 1])
            if lasts[number] in of and inner[number] in of
        ]
        return dict(zip(map(self._word, found), found, strict=True))

    def _standing(self, of: Pairs) -> Iterable[int]:
        """The places of the beginnings that stand in a text."""
        heads = self._heads
        if _FEW * len(of) > len(heads):
            return compress(count(), map(of.__contains__, heads.tolist()))
        places = ((bisect_left(heads, one), one) for one in sorted(of))
        return (place for place, one in places if place < len(heads) and heads[place] == one)

    def number(self, word: str) -> int:
        """The number of a word; -1 for one that is not here."""
        head, *_ = _marks(word)
        place = bisect_left(self._heads, head)
        if place == len(self._heads) or self._heads[place] != head:
            return -1
        those = range(self._firsts[place], self._firsts[place + 1])
        return next((number for number in those if self._word(number) == word), -1)

    def _word(self, number: int) -> str:
        return self._text[self._begins[number] : self._begins[number + 1] - 1]


class Few:
    """Words by their numbers, too few to be worth putting in order."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = [*words]

    def __len__(self) -> int:
        return len(self.words)

    def standing(self, of: Pairs) -> dict[str, int]:
        """The words that a text of these pairs could hold, with their numbers."""
        return {word: number for number, word in enumerate(self.words) if of >= {*_marks(word)}}


def glossary(words: Iterable[str]) -> Glossary:
    """Some words, each once and none empty, in order."""
    marked = sorted((_marks(one), one) for one in words)
    heads: dict[int, int] = {}
    for number, ((head, *_), _) in enumerate(marked):
        heads.setdefault(head, number)
    parts = [
        # the beginnings of words, in order …
        _bytes(heads),
        # … and the number of the first word of each, and of one beyond the last
        _bytes((*heads.values(), len(marked))),
        # of each word two pairs more: that from its second character on …
        _bytes(inner for (_, inner, _), _ in marked),
        # … and the one at its end
        _bytes(last for (_, _, last), _ in marked),
        # where it begins in the text of all, and where the last one ends
        _bytes(accumulate((len(one) + 1 for _, one in marked), initial=0)),
        "".join(one + _END for _, one in marked).encode(_ENCODING, "surrogatepass"),
    ]
    return Glossary(b"".join((_bytes(map(len, parts)), *parts)))


def _bytes(numbers: Iterable[int]) -> bytes:
    return array(_PAIR, numbers).tobytes()


def _marks(word: str) -> tuple[int, int, int]:
    """The pair with which a word begins, that from its second character on, and the last one.

    Where nothing is beside a character, it is itself that counts.
    """
    data = word.encode(_ENCODING, "surrogatepass")
    head, inner, last = data[:4], data[2:6] or data, data[-4:]
    return (
        int.from_bytes(head, sys.byteorder),
        int.from_bytes(inner, sys.byteorder),
        int.from_bytes(last, sys.byteorder),
    )


def pairs(text: str) -> Pairs:
    """The characters and pairs of a text."""
    chars = memoryview(text.encode(_ENCODING, "surrogatepass")).cast(_UNIT)
    # one after the other: a list of them all would fill more memory than whatever it saves
    return {*chars, *chain.from_iterable(side_by_side(text))}


def side_by_side(text: str) -> tuple[memoryview[int], memoryview[int]]:
    """Every two characters side by side as a number: those that begin at an even place, and the
    others.
    """
    data = memoryview(text.encode(_ENCODING, "surrogatepass"))
    return _cast(data), _cast(data[2:])


def number_of(pair: str) -> int:
    """The number of two characters of the first plane."""
    return int.from_bytes(pair.encode(_ENCODING), sys.byteorder)


def pair_of(number: int) -> str:
    """The two characters again."""
    return str(number.to_bytes(4, sys.byteorder), _ENCODING)


def _cast(data: memoryview) -> memoryview[int]:
    """Bytes as whole numbers, without what is left behind the last one."""
    return data[: len(data) // 4 * 4].cast(_PAIR)

"""The sentences of a text in lanes: some thousand at once, each a bit of a row."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from qunce.rules.redline.packs.rows import Bits, Rows
from qunce.rules.redline.packs.vocabulary import Numbers, Parts

_SENTENCES = 4096
"""So many at once at most: rows of so many stay in the processor's cache."""
_WORD, _BYTE = 64, 8


class Lanes:
    """Each eighth of some thousand sentences is a lane, and has one bit of every byte of a row.

    So a lane is marked in one step, in which a part may stand twice in a sentence. If sentences
    beside each other shared a byte, each mark would have to wait for the one before.
    """

    def __init__(self, bounds: Numbers) -> None:
        """Of sentences with these bounds."""
        self._starts = bounds - bounds[0]
        self.count = len(bounds) - 1
        """How many sentences there are."""
        blocks = -(-self.count // _SENTENCES) or 1
        self.width = -(-self.count // (blocks * _WORD)) or 1
        """How many words of the machine a row has."""
        self._lane = self.width * _BYTE

    def found(self, rows: Rows, numbers: Numbers, said: Sequence[Parts]) -> tuple[Numbers, Numbers]:
        """Roots and the sentences in which they hold, in order.

        Of each part it is given which row it has, and of each character its parts.
        """
        places = numbers * self._lane
        marks = rows.parts.view(np.uint8).reshape(-1)
        holding = [numbers[:0]]
        for first in range(0, self.count, self._lane * _BYTE):
            marks[:] = 0
            for bit in range(_BYTE):
                chars, bytes_of = self._chars(first + bit * self._lane)
                for parts in said:
                    at = places.take(parts[chars])
                    at += bytes_of
                    marks[at] = marks.take(at) | np.uint8(1 << bit)
            holding.append(self._holding(rows.decided(), first))
        return np.divmod(np.sort(np.concatenate(holding)), self.count or 1)

    def _chars(self, first: int) -> tuple[slice, Numbers]:
        """The characters of the lane that begins with a sentence, and for each its byte."""
        bounds = self._starts[first : first + self._lane + 1]
        sizes = np.diff(bounds)
        chars = slice(bounds[0], bounds[-1]) if len(sizes) else slice(0)
        return chars, np.repeat(np.arange(len(sizes)), sizes)

    def _holding(self, bits: Bits, first: int) -> Numbers:
        """For each bit that is set the number of its row times all sentences, plus its sentence."""
        words = np.flatnonzero(bits != 0)
        single = np.unpackbits(bits.reshape(-1)[words].view(np.uint8), bitorder="little")
        place = np.flatnonzero(single.view(bool))
        root, byte = np.divmod(words[place // _WORD] * _BYTE + place // _BYTE % _BYTE, self._lane)
        found: Numbers = root * self.count + first + place % _BYTE * self._lane + byte
        return found

"""The same for all sentences of a long text at once."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

from qunce.rules.redline.packs.hunches.learned import learned
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.vocabulary import codes_of

_BEYOND = 0x10000
"""No pair holds a character from here on."""


class _Table:
    """The weights of pairs by the numbers of their two characters; 0 is any other character."""

    def __init__(self, pairs: dict[str, int]) -> None:
        codes = codes_of("".join(pairs)).reshape(-1, 2)
        chars = np.unique(codes)
        self._numbers = np.zeros(_BEYOND + 1, np.uint32)
        self._numbers[chars] = np.arange(1, len(chars) + 1)
        self._size = np.uint32(len(chars) + 1)
        self._weights = np.zeros(int(self._size) ** 2, np.int16)
        self._weights[self._place(self._numbers[codes[:, 0]], self._numbers[codes[:, 1]])] = [
            *pairs.values()
        ]

    def _place(
        self, one: npt.NDArray[np.uint32], two: npt.NDArray[np.uint32]
    ) -> npt.NDArray[np.uint32]:
        return one * self._size + two

    def weights(self, text: str) -> npt.NDArray[np.int16]:
        """For each character the weight of the pair that begins with it."""
        numbers = self._numbers.take(codes_of(text), mode="clip")
        return np.append(self._weights.take(self._place(numbers[:-1], numbers[1:])), np.int16(0))


@cache
def table() -> _Table:
    """The weights as a table."""
    return _Table(learned().pairs)


class Running:
    """The weights of all pairs of some sentences, added up from the first one on."""

    def __init__(self, reading: Reading) -> None:
        weights = table().weights(reading.said)
        self._bounds = reading.numbers - reading.numbers[0]
        self._sums = np.zeros(len(weights) + 1, np.int64)
        np.cumsum(weights, out=self._sums[1:])

    def between(self, first: int, last: int) -> int:
        """What the pairs in a stretch weigh together."""
        return int(self._sums[max(last - 1, first)] - self._sums[first])

    def suspects(self) -> list[int]:
        """The numbers of the sentences that read like violations, in order."""
        known = learned()
        # no pair holds an end mark, so none goes from one sentence to the next
        found = np.diff(self._sums.take(self._bounds))
        return np.flatnonzero(found >= known.enough - known.begin).tolist()

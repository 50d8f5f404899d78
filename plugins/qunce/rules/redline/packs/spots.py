"""Where expressions match in a long text: each is tried only where its neighbours are right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING, TypeAlias

from qunce.derived.expressions import compiled
from qunce.tuples import NamedTuple

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Kinds: TypeAlias = npt.NDArray[np.uint16]
    Numbers: TypeAlias = npt.NDArray[np.intp]

Matches = Callable[[str], Iterator[re.Match[str]]]
"""All matches of an expression in a text."""

LONG = 150_000
"""In so many characters more is gained than importing a library takes."""
_BEYOND = 0x10000
_BESIDE = 8
"""No window is longer."""


class Window(NamedTuple):
    """Neighbours that stand wherever an expression matches."""

    classes: tuple[str, ...]
    """A class of characters for each, as an expression names it; of all together sixteen at most."""
    at: int = 0
    """With which of them the match begins; best it is one that most characters are not."""


class Spots:
    """Expressions, each with windows of which one is wherever it matches; no matches overlap."""

    def __init__(self, windows: Mapping[str, tuple[Window, ...]]) -> None:
        self._windows = windows
        every = (one for some in windows.values() for window in some for one in window.classes)
        self.expressions = tuple(windows)
        self._bits = {one: 1 << number for number, one in enumerate(dict.fromkeys(every))}
        firsts = (window.classes[window.at] for some in windows.values() for window in some)
        self._first = sum(map(self._bits.__getitem__, {*firsts}))

    def matches_in(self, text: str) -> Matches:
        """What finds the matches of each of the expressions in a text, in order."""
        if len(text) < LONG:
            return lambda regex: compiled(regex).finditer(text)
        kinds = self._kinds(text)
        return lambda regex: filter(
            None, map(compiled(regex).match, repeat(text), self._places(regex, *kinds))
        )

    def _kinds(self, text: str) -> tuple[Kinds, Numbers, Kinds]:
        """For each character the classes that hold it, as bits, and where any match could begin.

        Before and behind the text stand some of no class, as many as a window has at most.
        """
        import numpy as np

        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = np.zeros(len(codes) + 2 * _BESIDE, np.uint16)
        self._table.take(codes, mode="clip", out=kinds[_BESIDE:-_BESIDE])
        places = np.flatnonzero((kinds & self._first) != 0)
        return kinds, places, kinds.take(places)

    @cached_property
    def _table(self) -> Kinds:
        """The classes of each character of the first plane; last, those beyond are of all."""
        import numpy as np

        table = np.zeros(_BEYOND + 1, np.uint16)
        plane = "".join(map(chr, range(_BEYOND)))
        for regex, bit in self._bits.items():
            table[[*map(ord, compiled(regex).findall(plane))]] |= bit
        table[_BEYOND] = ~np.uint16(0)
        return table

    def _places(self, regex: str, kinds: Kinds, places: Numbers, firsts: Kinds) -> list[int]:
        """Where a match could begin, out of the places where one of any expression could."""
        import numpy as np

        found = []
        for classes, at in self._windows[regex]:
            there = places.take(np.flatnonzero((firsts & self._bits[classes[at]]) != 0))
            for beside, one in enumerate(classes, -at):
                if beside:
                    right = (kinds.take(there + beside) & self._bits[one]) != 0
                    there = there.take(np.flatnonzero(right))
            found.append(there)
        every = found[0] if len(found) == 1 else np.unique(np.concatenate(found))
        numbers: list[int] = (every - _BESIDE).tolist()
        return numbers

"""What all alternatives of patterns need, as one circuit: words, above them any and every."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from typing import TypeAlias

from qunce.rules.redline.packs.formula import Every, Need
from qunce.rules.redline.packs.sheet import STOP
from qunce.tuples import NamedTuple

NUMBERS = "I"
"""How numbers are kept: four bytes each."""


class Layer(NamedTuple):
    """Gates of one sort, all of whose members are words or gates of the layers below."""

    every: bool
    """True where a gate needs each of its members, else one is enough."""
    starts: bytes
    """Where the members of each gate begin, and where those of the last one end."""
    members: bytes
    """Numbers: first come the words, then the gates, layer by layer."""


class Circuit(NamedTuple):
    """Formulas over words; formulas that share a part share its gate."""

    text: str
    """Every word with an end mark."""
    layers: tuple[Layer, ...]
    roots: tuple[int, ...]
    """The gate or the word that says whether each formula holds."""


def circuit(formulas: Iterable[Need]) -> Circuit:
    """One circuit for some formulas, none of which is always true."""
    making = _Making()
    roots = [making.gate(one) for one in formulas]
    layers, numbers = making.layers()
    return Circuit(
        "".join(word + STOP for word in making.words),
        tuple(layers),
        tuple(numbers[one] for one in roots),
    )


Gate: TypeAlias = tuple[bool, "frozenset[Gate | str]"]
"""Whether it needs every one of its members, and these."""


class _Making:
    """Gates as they are made: each under what it does."""

    def __init__(self) -> None:
        self.words: dict[str, None] = {}
        self._heights: dict[Gate, int] = {}

    def gate(self, need: Need) -> Gate | str:
        """The gate of a formula, or the word that alone decides it."""
        if isinstance(need, frozenset):
            self.words.update(dict.fromkeys(sorted(need)))
            return self._made(need, every=False)
        return self._made(map(self.gate, need.parts), every=isinstance(need, Every))

    def _made(self, parts: Iterable[Gate | str], *, every: bool) -> Gate | str:
        members = frozenset(parts)
        if len(members) == 1:
            return next(iter(members))
        one = every, members
        if one not in self._heights:
            self._heights[one] = 1 + max(map(self._height, members), default=0)
        return one

    def _height(self, one: Gate | str) -> int:
        return 0 if isinstance(one, str) else self._heights[one]

    def layers(self) -> tuple[list[Layer], dict[Gate | str, int]]:
        """All gates in layers, and the number of each gate and word."""
        numbers: dict[Gate | str, int] = {word: place for place, word in enumerate(self.words)}
        ranks: dict[tuple[int, bool], list[Gate]] = {}
        for one, height in self._heights.items():
            ranks.setdefault((height, one[0]), []).append(one)
        found: list[Layer] = []
        for (_, every), gates in sorted(ranks.items()):
            starts, members = array(NUMBERS, [0]), array(NUMBERS)
            for gate in gates:
                members.extend(sorted(numbers[one] for one in gate[1]))
                starts.append(len(members))
            for gate in gates:
                numbers[gate] = len(numbers)
            found.append(Layer(every, starts.tobytes(), members.tobytes()))
        return found, numbers

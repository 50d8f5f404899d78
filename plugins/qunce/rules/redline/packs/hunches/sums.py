"""How much a text reads like violations: added up one by one, or all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qunce.rules.redline.packs.hunches.learned import learned
from qunce.rules.redline.packs.repeats import Reading

if TYPE_CHECKING:
    from qunce.rules.redline.packs.hunches.at_once import Running


class Sums:
    """The sums of a text's sentences, and of any other stretch of it."""

    def __init__(self, text: str, reading: Reading, *, at_once: bool) -> None:
        self._text, self._reading = text, reading
        self._running: Running | None = None
        if at_once:
            from qunce.rules.redline.packs.hunches.at_once import Running  # numpy loads slowly

            self._running = Running(reading)

    def of(self, first: int, last: int) -> int:
        """The sum of a stretch."""
        known = learned()
        if self._running is None or not self._reading.whole:
            return known.sum(self._text[first:last])
        return known.begin + self._running.between(first, last)

    def suspects(self) -> list[int]:
        """The numbers of the sentences that read like violations, in order."""
        if self._running is not None:
            return self._running.suspects()
        bounds = self._reading.bounds
        return learned().suspects(self._reading.said, [one - bounds[0] for one in bounds])

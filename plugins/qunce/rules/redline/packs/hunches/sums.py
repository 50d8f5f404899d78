"""Which sentences of a text read like violations: added up one by one, or all at once."""

from __future__ import annotations

from qunce.rules.redline.packs.hunches.learned import learned
from qunce.rules.redline.packs.repeats import Reading


def suspects(reading: Reading, *, at_once: bool) -> list[int]:
    """The numbers of the sentences that read like violations, in order."""
    if at_once:
        from qunce.rules.redline.packs.hunches.at_once import sums  # numpy takes a while to load

        return sums(reading)
    said = learned().suspects
    return [number for number, one in enumerate(reading.sentences) if said(one)]

"""Where the sentences of a long text begin, found with numpy."""

from __future__ import annotations

from functools import cache

import numpy as np

from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.sorts import Flags
from qunce.rules.redline.packs.vocabulary import codes_of


def bounds(text: str) -> list[int]:
    """Where each sentence begins, and the end of the last one; a text ends with an end mark."""
    ends = np.flatnonzero(_ends().take(codes_of(text), mode="clip"))
    return [0, *(ends + 1).tolist()]


@cache
def _ends() -> Flags:
    """For each character whether it is an end mark; the last one stands for all behind it."""
    codes = [*map(ord, ENDS)]
    flags = np.zeros(max(codes) + 2, bool)
    flags[codes] = True
    return flags

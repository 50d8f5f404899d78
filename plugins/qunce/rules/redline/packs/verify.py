"""Checks of a match that no expression can make."""

from __future__ import annotations

import re
from collections.abc import Callable

from qunce.rules.redline.packs.model import Verify

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECKS = "10x98765432"


def _id_card(text: str) -> bool:
    digits = re.sub(r"[^0-9x]", "", text)
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, digits, strict=False))
    return len(digits) == 18 and CHECKS[total % 11] == digits[17]


VERIFY: dict[Verify, Callable[[str], bool]] = {Verify.ID_CARD: _id_card}

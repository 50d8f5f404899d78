"""Red lines: what copy and mechanics may not do."""

from qunce.rule import Check

CHECKS: tuple[Check, ...] = ()

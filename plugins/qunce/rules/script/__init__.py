"""Scripts: whether the words are whole and fit where they go."""

from qunce.rule import Check

CHECKS: tuple[Check, ...] = ()

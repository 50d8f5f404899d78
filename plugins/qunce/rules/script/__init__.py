"""Scripts: whether the words are whole and fit where they go."""

from qunce.rule import Check
from qunce.rules.script.text_too_long import text_too_long
from qunce.rules.script.undefined_variable import undefined_variable
from qunce.rules.script.unused_variable import unused_variable

CHECKS: tuple[Check, ...] = (undefined_variable, unused_variable, text_too_long)

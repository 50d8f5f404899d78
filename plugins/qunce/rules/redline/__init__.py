"""Red lines: what copy and mechanics may not do."""

from qunce.rule import Check
from qunce.rules.redline import packs
from qunce.rules.redline.joined import joined
from qunce.rules.redline.lottery_terms_missing import lottery_terms_missing
from qunce.rules.redline.prize_over_cap import prize_over_cap

MODULES: tuple[Check, ...] = (
    prize_over_cap,
    lottery_terms_missing,
)
"""The rules that read fields, in code order; a code may be a pack's as well."""

CHECKS: tuple[Check, ...] = joined(packs.CHECK, MODULES)

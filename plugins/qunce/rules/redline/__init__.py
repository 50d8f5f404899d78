"""Red lines: what copy and mechanics may not do."""

from qunce.rule import Check
from qunce.rules.redline import packs
from qunce.rules.redline.lottery_terms_missing import lottery_terms_missing
from qunce.rules.redline.prize_over_cap import prize_over_cap

CHECKS: tuple[Check, ...] = (packs.CHECK, prize_over_cap, lottery_terms_missing)

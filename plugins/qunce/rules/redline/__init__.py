"""Red lines: what copy and mechanics may not do."""

from qunce.rule import Check
from qunce.rules.redline import goods, governance, packs, people, sharing, shows
from qunce.rules.redline.contradicting_terms import contradicting_terms
from qunce.rules.redline.coupon_terms_missing import coupon_terms_missing
from qunce.rules.redline.dated import dated
from qunce.rules.redline.draw_for_minors import draw_for_minors
from qunce.rules.redline.draw_outside_platform import draw_outside_platform
from qunce.rules.redline.fake_urgency import fake_urgency
from qunce.rules.redline.gift_unnamed import gift_unnamed
from qunce.rules.redline.hidden_segment_price import hidden_segment_price
from qunce.rules.redline.joined import joined
from qunce.rules.redline.lottery_terms_missing import lottery_terms_missing
from qunce.rules.redline.lure_price import lure_price
from qunce.rules.redline.presale_terms_missing import presale_terms_missing
from qunce.rules.redline.prize_changed import prize_changed
from qunce.rules.redline.prize_over_cap import prize_over_cap
from qunce.rules.redline.prize_tax_unsaid import prize_tax_unsaid
from qunce.rules.redline.raised_before_cut import raised_before_cut
from qunce.rules.redline.reference_price_without_basis import reference_price_without_basis
from qunce.rules.redline.results_unpublished import results_unpublished
from qunce.rules.redline.terms_changed import terms_changed
from qunce.rules.redline.unclear_price import unclear_price
from qunce.rules.redline.unfiled_draw import unfiled_draw
from qunce.rules.redline.unreachable_from_price import unreachable_from_price
from qunce.rules.redline.winner_arranged import winner_arranged

MODULES: tuple[Check, ...] = (
    unclear_price,
    fake_urgency,
    prize_over_cap,
    draw_outside_platform,
    lottery_terms_missing,
    prize_changed,
    winner_arranged,
    results_unpublished,
    unfiled_draw,
    prize_tax_unsaid,
    draw_for_minors,
    reference_price_without_basis,
    raised_before_cut,
    gift_unnamed,
    coupon_terms_missing,
    unreachable_from_price,
    presale_terms_missing,
    hidden_segment_price,
    lure_price,
    contradicting_terms,
    terms_changed,
    *goods.MODULES,
    *governance.MODULES,
    *people.MODULES,
    *sharing.MODULES,
    *shows.MODULES,
)
"""The rules that read fields, in code order within a family; a code may be a pack's as well."""


def checks_of(words: Check) -> tuple[Check, ...]:
    """The check that reads words, first, and the modules that read fields."""
    return joined(words, map(dated, MODULES))


CHECKS: tuple[Check, ...] = checks_of(packs.CHECK)

"""Live shows and what is cut from them."""

from qunce.rule import Check
from qunce.rules.redline.shows.live_clip_selling import live_clip_selling
from qunce.rules.redline.shows.live_price_incomplete import live_price_incomplete
from qunce.rules.redline.shows.underage_host import underage_host
from qunce.rules.redline.shows.unreviewed_show import unreviewed_show

MODULES: tuple[Check, ...] = (
    live_price_incomplete,
    unreviewed_show,
    underage_host,
    live_clip_selling,
)

"""Feeds: posts → the iCalendar files that staff subscribe to; same input, same bytes."""

from qunce.ledger import FAULTS as LEDGER_FAULTS
from qunce.render.feeds.files import FeedFile, Published, feeds, publish
from qunce.render.feeds.index import HEAVY, INDEX_PATH, feed_findings, feed_index
from qunce.render.feeds.wording import anchor, page

FAULTS = (HEAVY, *LEDGER_FAULTS)

__all__ = [
    "FAULTS", "INDEX_PATH", "FeedFile", "Published", "anchor", "feed_findings", "feed_index",
    "feeds", "page", "publish",
]  # fmt: skip

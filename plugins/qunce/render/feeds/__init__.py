"""Feeds: posts → the iCalendar files that staff subscribe to; same input, same bytes."""

from qunce.render.feeds.files import FeedFile, Published, feeds, publish
from qunce.render.feeds.index import HEAVY, INDEX_PATH, feed_findings, feed_index
from qunce.render.feeds.ledger import CONFLICTED, UNREADABLE, Ledger, read_ledger, write_ledger
from qunce.render.feeds.wording import anchor, page

FAULTS = (HEAVY, UNREADABLE, CONFLICTED)

__all__ = [
    "FAULTS", "INDEX_PATH", "FeedFile", "Ledger", "Published", "anchor", "feed_findings",
    "feed_index", "feeds", "page", "publish", "read_ledger", "write_ledger",
]  # fmt: skip

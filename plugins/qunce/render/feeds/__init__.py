"""Feeds: posts → the iCalendar files that staff subscribe to; same input, same bytes."""

from qunce.ledger import FAULTS as LEDGER_FAULTS
from qunce.render.feeds.files import FeedFile, Published, feeds, publish
from qunce.render.feeds.imports import import_paths, imports
from qunce.render.feeds.index import (
    HEAVY,
    INDEX_PATH,
    UNPUBLISHED,
    feed_findings,
    feed_index,
    unpublished,
)
from qunce.render.feeds.private import private_links
from qunce.render.feeds.serving import HEADERS_PATH, headers
from qunce.render.feeds.wording import anchor, page

FAULTS = (HEAVY, UNPUBLISHED, *LEDGER_FAULTS)

__all__ = [
    "FAULTS", "HEADERS_PATH", "INDEX_PATH", "FeedFile", "Published", "anchor", "feed_findings",
    "feed_index", "feeds", "headers", "import_paths", "imports", "page", "private_links",
    "publish", "unpublished",
]  # fmt: skip

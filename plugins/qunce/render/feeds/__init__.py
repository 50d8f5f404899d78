"""Feeds: posts → the iCalendar files that staff subscribe to; same input, same bytes."""

from qunce.render.feeds.files import FeedFile, feeds
from qunce.render.feeds.index import FAULTS, INDEX_PATH, feed_findings, feed_index
from qunce.render.feeds.wording import anchor, page

__all__ = [
    "FAULTS", "INDEX_PATH", "FeedFile", "anchor", "feed_findings", "feed_index", "feeds", "page",
]  # fmt: skip

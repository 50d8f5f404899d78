"""Imports: one week of a feed as a file, for calendars that cannot subscribe to an address."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from qunce.expand import Plan, monday
from qunce.kinds.vocabulary import Each
from qunce.render.feeds.files import PRODID, FeedFile
from qunce.render.feeds.writer import text_line
from qunce.render.feeds.zone import zone_id

_STARTS = re.compile(rb"\r\nDTSTART[^:\r]*:(\d{4})(\d{2})(\d{2})")
_WEEK = timedelta(7)
WEEKS = (("week", "本周"), ("next-week", "下周"))


def import_paths(feed: FeedFile) -> tuple[tuple[str, str], ...]:
    """(path, word) of a feed's two weeks; only the plain feeds of groups and people have them."""
    name = f"feeds/{feed.each.value}-{feed.subject}"
    if feed.private or feed.each not in (Each.GROUP, Each.PERSON) or feed.path != f"{name}.ics":
        return ()
    return tuple((f"{name}.{week}.ics", word) for week, word in WEEKS)


def imports(plan: Plan, feed: FeedFile) -> Iterator[FeedFile]:
    """This week and the next of a feed: the very same entries, so that a second import updates."""
    first = monday(plan.today)
    for number, (path, word) in enumerate(import_paths(feed)):
        start = first + number * _WEEK
        _, zone, *events, end = feed.parts
        begin = bisect_left(events, start, key=_day)  # they stand in order of their days
        those = events[begin : bisect_left(events, start + _WEEK, lo=begin, key=_day)]
        title = f"{feed.title}（{word} {start:%m-%d}）"
        head = (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
            text_line("PRODID", PRODID),
            b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
            text_line("X-WR-CALNAME", title),
            text_line("X-WR-TIMEZONE", zone_id(plan.playbook.zone)),
        )
        yield replace(
            feed, path=path, title=title, parts=(b"".join(head), zone, *those, end),
            count=len(those), start=start, end=start + timedelta(6), former=(),
        )  # fmt: skip


def _day(event: bytes) -> date:
    match = _STARTS.search(event)
    assert match is not None
    return date(int(match[1]), int(match[2]), int(match[3]))

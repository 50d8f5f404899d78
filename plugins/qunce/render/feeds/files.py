"""Files: the calendars that staff subscribe to, one for each series and subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from zlib import crc32

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Each
from qunce.render.feeds.events import EventWriter, absolute
from qunce.render.feeds.series import Series, former_ids, series_of
from qunce.render.feeds.writer import one_line, raw_line, text_line
from qunce.render.feeds.zone import vtimezone, zone_id

_PRODID = "-//Qunce//Community Playbook//ZH"
_REFRESH = "PT6H"
_COLORS = (
    ("steelblue", "#4682B4"), ("seagreen", "#2E8B57"), ("indianred", "#CD5C5C"),
    ("darkorange", "#FF8C00"), ("mediumpurple", "#9370DB"), ("teal", "#008080"),
    ("goldenrod", "#DAA520"), ("palevioletred", "#DB7093"),
)  # fmt: skip


@frozen
class FeedFile:
    """One calendar, ready to be written."""

    path: str
    title: str
    each: Each
    subject: str
    """The id of the group, person or platform; empty for the feed of all."""
    data: bytes
    count: int
    start: date
    end: date
    """The last day it covers; the day before `start` when it covers none."""
    series: str
    """The entry of calendar/feeds.yml it comes from."""
    former: tuple[str, ...] = ()
    """Paths from before a rename, which have to carry the same bytes for old subscriptions."""


def feeds(plan: Plan, *, site_url: str, revisions: Mapping[str, datetime]) -> tuple[FeedFile, ...]:
    """Every calendar of a playbook; `revisions` is when each of its files last changed."""
    site_url = absolute(site_url or plan.playbook.charter.site_url)
    writer = EventWriter(plan, site_url, revisions)
    posts = sorted([*plan.posts, *plan.cancelled], key=_order)
    days = [post.starts.date() for post in posts]
    zone = vtimezone(plan.playbook.zone, plan.start, plan.end)
    events: dict[int, bytes] = {}
    made: list[FeedFile] = []
    for series in series_of(plan.playbook):
        start, end = series.window(plan)
        first, last = bisect_left(days, start), bisect_left(days, end)
        carried: dict[str, list[bytes]] = {}
        for number in range(first, last):
            event = events.get(number)
            if event is None:
                event = events[number] = writer.event(posts[number])
            carried.setdefault(series.subject_of(posts[number]), []).append(event)
        for subject, path, former in _files(series, plan):
            those = carried.get(subject, [])
            file = FeedFile(
                path=path,
                title=_title(series, subject, plan),
                each=series.each,
                subject=subject,
                data=b"",
                count=len(those),
                start=start,
                end=end - timedelta(1),
                series=series.id,
                former=former,
            )
            head = _head(file, plan, site_url)
            made.append(replace(file, data=b"".join((head, zone, *those, b"END:VCALENDAR\r\n"))))
    return tuple(made)


def _order(post: Post) -> tuple[datetime, str, str, str]:
    return (post.starts.replace(tzinfo=None), post.group.id, post.place.name, post.key)


def _files(series: Series, plan: Plan) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(subject, path, former paths) of each file; empty calendars are files too.

    A subscription to a calendar that vanishes is switched off or keeps its stale entries.
    """
    if series.each is Each.ALL:
        yield "", series.path(""), ()
        return
    things = series.subjects(plan.playbook)
    for subject, thing in things.items():
        former = tuple(series.path(old) for old in former_ids(things, thing))
        yield subject, series.path(subject), former


def _title(series: Series, subject: str, plan: Plan) -> str:
    if series.each is Each.ALL:
        title = "全部社群排期"
    else:
        name = series.subjects(plan.playbook)[subject].title
        title = f"{name}的发帖日历" if series.each is Each.PERSON else f"{name}排期"
    return one_line(title if series.first else f"{title}（{series.title}）")


def _head(file: FeedFile, plan: Plan, site: str) -> bytes:
    """Everything above the events, in the order in which `icalendar` writes it."""
    color, rgb = _COLORS[crc32(f"{file.each.value}-{file.subject}".encode()) % len(_COLORS)]
    about = _about(file)
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        text_line("PRODID", _PRODID),
        b"CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n",
        text_line("DESCRIPTION", about),
        text_line("X-WR-CALDESC", about),
        text_line("NAME", file.title),
        text_line("X-WR-CALNAME", file.title),
        raw_line("COLOR", color),
        raw_line("REFRESH-INTERVAL;VALUE=DURATION", _REFRESH),
    ]
    if site:
        # a person's feed may be published under a secret path, which no file may tell
        if file.each is not Each.PERSON:
            lines.append(raw_line("SOURCE;VALUE=URI", site + file.path))
        lines.append(raw_line("URL", site))
    lines += [
        raw_line("X-APPLE-CALENDAR-COLOR", rgb),
        raw_line("X-PUBLISHED-TTL", _REFRESH),
        text_line("X-WR-TIMEZONE", zone_id(plan.playbook.zone)),
    ]
    return b"".join(lines)


def _about(file: FeedFile) -> str:
    span = f"{file.start} 至 {file.end}" if file.end >= file.start else "这段时间没有排期"
    heavy = "条目多，手机上订自己的社群更快。" if file.each is Each.ALL else ""
    return f"{span}，共 {file.count} 条。{heavy}请订阅，不要一次性导入；急事以网站为准。"

"""Files: the calendars that staff subscribe to, one for each series and subject."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from zlib import crc32

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Each
from qunce.ledger import Entry, Ledger, Window, kept, released
from qunce.render.feeds.events import USUAL, EventWriter, Look, absolute
from qunce.render.feeds.private import private_path
from qunce.render.feeds.series import Series, former_ids, series_of
from qunce.render.feeds.writer import one_line, raw_line, text_line
from qunce.render.feeds.zone import zone_id

PRODID = "-//Qunce//Community Playbook//ZH"
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
    parts: tuple[bytes, ...]
    """Its bytes in pieces; events are shared by all feeds that carry them."""
    count: int
    start: date
    end: date
    """The last day it covers; the day before `start` when it covers none."""
    series: str
    """The entry of calendar/feeds.yml it comes from."""
    former: tuple[str, ...] = ()
    """Paths from before a rename, which have to carry the same bytes for old subscriptions."""
    private: bool = False
    """True where only the person it belongs to may be told where it lies."""

    @property
    def data(self) -> bytes:
        """The whole file; made anew each time, so that only one feed at a time is held whole."""
        return b"".join(self.parts)

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return sum(map(len, self.parts))

    def __bytes__(self) -> bytes:
        return self.data


@frozen
class Published:
    """All calendars of a build, and the state of the ledger that a release of it would write."""

    files: tuple[FeedFile, ...]
    ledger: Ledger


def feeds(
    plan: Plan,
    *,
    site_url: str,
    revisions: Mapping[str, datetime],
    secret: str = "",
) -> tuple[FeedFile, ...]:
    """Every calendar of a playbook; `revisions` is when each of its files last changed.

    The plan's ledger, where there is one, gives unchanged posts the stamps they were published
    with. Without a `secret` private calendars have no place to lie, and are left out.
    """
    return publish(
        plan, site_url=site_url, revisions=revisions, ledger=plan.published, secret=secret
    ).files


def publish(
    plan: Plan,
    *,
    site_url: str,
    revisions: Mapping[str, datetime],
    ledger: Ledger | None = None,
    secret: str = "",
) -> Published:
    """`feeds`, with the ledger as a release would write it; an empty one where there is none."""
    site_url = absolute(site_url or plan.playbook.charter.site_url)
    writer = EventWriter(plan, site_url, revisions, ledger)
    every = series_of(plan.playbook)
    windows = [series.window(plan) for series in every]
    shown = Window(min(one for one, _ in windows), max(one for _, one in windows), plan.today)
    posts = sorted((*plan.posts, *plan.cancelled), key=_order)
    events = [
        _Event(day, post)
        for post in posts
        if shown.start <= (day := post.starts.date()) < shown.end
    ]
    if ledger:
        for event in events:
            event.written(writer)  # what is published has to be known before what is gone
        gone = kept(ledger, writer.published, shown)
        events += [_Event(one.starts.date(), one) for one in gone]
        events.sort(key=lambda one: one.day)
    days = [event.day for event in events]
    made: list[FeedFile] = []
    for series, (start, end) in zip(every, windows, strict=True):
        carried: dict[str, list[bytes]] = {}
        look = Look(series.heading, series.alarm)
        for event in events[bisect_left(days, start) : bisect_left(days, end)]:
            for subject in event.subjects(series, plan, writer):
                carried.setdefault(subject, []).append(event.written(writer, look))
        for subject, path, former in _files(series, plan, secret):
            those = carried.get(subject, [])
            file = FeedFile(
                path=path,
                title=_title(series, subject, plan),
                each=series.each,
                subject=subject,
                parts=(),
                count=len(those),
                start=start,
                end=end - timedelta(1),
                series=series.id,
                former=former,
                private=series.private,
            )
            head = _head(file, plan, site_url)
            zone = writer.zone
            made.append(replace(file, parts=(head, zone, *those, b"END:VCALENDAR\r\n")))
    new = released(ledger or {}, writer.published, shown)
    return Published(tuple(made), new)


@dataclass(slots=True)
class _Event:
    """A post, or one that is planned no more, written once for each look that a feed asks for."""

    day: date
    what: Post | Entry
    data: dict[Look, bytes] = field(default_factory=dict)

    def written(self, writer: EventWriter, look: Look = USUAL) -> bytes:
        known = self.data.get(look)
        if known is None:
            what = self.what
            known = self.data[look] = (
                writer.gone(what) if isinstance(what, Entry) else writer.event(what, look)
            )
        return known

    def subjects(self, series: Series, plan: Plan, writer: EventWriter) -> tuple[str, ...]:
        """Whose feeds of a series it belongs to."""
        what = self.what
        if isinstance(what, Entry):
            return series.subjects_of_gone(what, writer.group_of(what), plan.playbook)
        return series.subjects_of(what)


def _order(post: Post) -> tuple[datetime, str, str, str]:
    return (post.starts.replace(tzinfo=None), post.group.id, post.place.name, post.key)


def _files(series: Series, plan: Plan, secret: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(subject, path, former paths) of each file; empty calendars are files too.

    A subscription to a calendar that vanishes is switched off or keeps its stale entries.
    """
    if series.each is Each.ALL:
        yield "", series.path(""), ()
        return
    if series.private:
        yield from _private_files(series, plan, secret)
        return
    for subject in series.subjects(plan.playbook):
        yield subject, series.path(subject), series.former(subject, plan.playbook)


def _private_files(
    series: Series, plan: Plan, secret: str
) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    people = plan.playbook.people
    name = "" if series.first else series.id
    for subject, person in people.items() if secret else ():
        former = former_ids(people, person)
        yield (
            subject,
            private_path(secret, name, person),
            tuple(private_path(secret, name, person, old) for old in former),
        )


def _title(series: Series, subject: str, plan: Plan) -> str:
    if series.each is Each.ALL:
        title = "全部社群排期"
    else:
        name = series.subjects(plan.playbook)[subject]
        title = f"{name}的发帖日历" if series.each is Each.PERSON else f"{name}排期"
    return one_line(title if series.first else f"{title}（{series.title}）")


def _head(file: FeedFile, plan: Plan, site: str) -> bytes:
    """Everything above the events, in the order in which `icalendar` writes it."""
    color, rgb = _COLORS[crc32(f"{file.each.value}-{file.subject}".encode()) % len(_COLORS)]
    about = _about(file)
    lines = [
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n",
        text_line("PRODID", PRODID),
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

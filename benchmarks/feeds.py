"""Calendars: expansion and all feeds, against icalendar writing each event for each feed.

The baseline writes the same bytes from posts that are already expanded; ours is timed with the
expansion. Both run in this process, one after the other, with the collector off.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Timezone, vDuration, vUri

from benchmarks.playbooks import generated
from benchmarks.timing import table
from qunce.expand import Plan, Post, expand
from qunce.expand.identities import Identities
from qunce.load import load
from qunce.render.feeds import FeedFile, anchor, feeds, page
from qunce.render.feeds.series import series_of
from qunce.render.feeds.stamps import Stamps, sequence
from qunce.render.feeds.wording import description, skipped, summary
from qunce.resolve import Playbook, resolve

GROUPS = 60
TODAY = date(2026, 11, 22)
SITE = "https://yunshan.example/playbook/"
COMMITTED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)

_HEAD = (
    "METHOD", "DESCRIPTION", "X-WR-CALDESC", "NAME", "X-WR-CALNAME", "COLOR", "SOURCE", "URL",
    "X-APPLE-CALENDAR-COLOR", "X-PUBLISHED-TTL", "X-WR-TIMEZONE",
)  # fmt: skip


def posts_of(plan: Plan, file: FeedFile) -> Iterator[Post]:
    """The posts that belong into a feed, picked one by one."""
    series = next(one for one in series_of(plan.playbook) if one.id == file.series)
    posts = (*plan.posts, *plan.cancelled)
    for post in sorted(posts, key=lambda one: (one.starts, one.group.id, one.place.name, one.key)):
        if file.subject in series.subjects_of(post) and file.start <= post.date <= file.end:
            yield post


def event(post: Post, playbook: Playbook, stamp: datetime, uid: str, site: str) -> Event:
    """One VEVENT as icalendar's own objects."""
    made = Event()
    made.add("SUMMARY", summary(post, playbook))
    made.add("DTSTART", post.starts)
    made.add("DTEND", post.ends)
    made.add("DTSTAMP", stamp)
    made.add("UID", uid)
    made.add("SEQUENCE", sequence(stamp))
    made.add("CATEGORIES", [playbook.platforms[post.group.platform].title, post.kind.label])
    text = description(post, playbook)
    if site:
        url = f"{site}{page(post)}#{anchor(post)}"
        text += f"\n\n{url}"
        made.add("URL", vUri(url))
    made.add("DESCRIPTION", text)
    made.add("LAST-MODIFIED", stamp)
    made.add("STATUS", "CANCELLED" if skipped(post) else "CONFIRMED")
    made.add("TRANSP", "TRANSPARENT")
    return made


def from_scratch(plan: Plan, file: FeedFile, stamps: Stamps, site: str) -> bytes:
    """A whole feed by icalendar: every event built and serialised for this feed alone."""
    identities = Identities(plan.playbook)
    ours = Calendar.from_ical(file.data[: file.data.index(b"BEGIN:VTIMEZONE")] + b"END:VCALENDAR")
    made = Calendar()
    made.add("VERSION", "2.0")
    made.add("PRODID", ours["PRODID"])
    made.add("CALSCALE", "GREGORIAN")
    for name in _HEAD:
        if name in ours:
            value = ours[name]
            made.add(name, value, parameters=dict(value.params), encode=False)
    made.add("REFRESH-INTERVAL", vDuration(timedelta(hours=6)), {"VALUE": "DURATION"})
    zone = Timezone.from_tzinfo(
        plan.playbook.zone, plan.playbook.charter.timezone, first_date=date(1992, 1, 1)
    )
    zone.pop("COMMENT")
    made.add_component(zone)
    for post in posts_of(plan, file):
        made.add_component(event(post, plan.playbook, stamps.of(post), identities.uid(post), site))
    return bytes(made.to_ical())


def _median(job: Callable[[], object], rounds: int) -> float:
    seen = []
    for _ in range(rounds):
        gc.collect()
        gc.disable()
        start = time.perf_counter()
        job()
        seen.append(time.perf_counter() - start)
        gc.enable()
    return statistics.median(seen)


def main() -> None:
    source = generated(GROUPS)
    playbook, _ = resolve(load(source))
    assert playbook is not None
    revisions = dict.fromkeys(source, COMMITTED)

    def ours() -> tuple[FeedFile, ...]:
        return feeds(expand(playbook, today=TODAY), site_url=SITE, revisions=revisions)

    plan = expand(playbook, today=TODAY)
    files = ours()
    events = sum(file.count for file in files)
    stamps = Stamps(playbook, revisions)
    written: list[bytes] = []

    def theirs() -> None:
        written.extend(from_scratch(plan, file, stamps, SITE) for file in files)

    def shared() -> None:
        identities = Identities(playbook)
        for post in plan.posts:
            event(post, playbook, stamps.of(post), identities.uid(post), SITE).to_ical()

    expansion = _median(lambda: expand(playbook, today=TODAY), 5)
    seconds = _median(ours, 5)
    baseline = _median(theirs, 1)
    once = _median(shared, 1)
    same = sum(one == file.data for one, file in zip(written, files, strict=True))
    size = sum(file.size for file in files) / 1e6
    rows = [("", "seconds", "events/s", "ratio")]
    rows += [
        (name, f"{taken:.3f}", f"{events / taken:,.0f}", f"{baseline / taken:.1f} x")
        for name, taken in (
            ("icalendar 7: each event from scratch for each feed", baseline),
            ("icalendar 7: each event once, bytes shared by all feeds", once),
            ("qunce: expand + feeds", seconds),
            ("qunce: expand alone", expansion),
        )
    ]
    table(
        f"Feeds: {GROUPS} groups, {len(plan.posts):,} posts, {len(files)} calendars, "
        f"{events:,} events in them, {size:.1f} MB; {same} of {len(files)} byte for byte equal",
        rows,
    )


if __name__ == "__main__":
    main()

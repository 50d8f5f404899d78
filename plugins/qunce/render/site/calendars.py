"""The calendars people subscribe to: links, QR codes and an honest word on delays."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import timedelta
from urllib.parse import quote

import segno
from markupsafe import Markup

from qunce.expand import Post
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Each
from qunce.render.digest import as_text, digest
from qunce.render.feeds import FeedFile, import_paths
from qunce.render.feeds.imports import WEEKS
from qunce.render.site.escape import front, literal, verbatim
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.templates import fill_page
from qunce.render.site.weeks import weeks_shown

_MOST_CODES = 60
"""Above this many feeds the QR codes are only on each group's and person's own page."""


_GOOGLE = "https://calendar.google.com/calendar/r?cid="
"""Takes a webcal address; an https one it takes for the name of a calendar of its own."""


@frozen
class Subscription:
    """One calendar as it is offered to a reader."""

    title: str
    webcal: tuple[Markup, ...]
    https: tuple[Markup, ...]
    google: tuple[Markup, ...]
    file: Markup
    weeks: tuple[Markup, ...]
    """One week each, to import by hand."""
    size: str
    code: tuple[Markup, ...]


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """calendars.md, when anything is published."""
    if not look.feeds:
        return
    here = Here("")
    coded = len(look.feeds) <= _MOST_CODES
    sections = []
    for each in Each:
        offered = [
            subscription(look, feed, here, coded=coded) for feed in look.feeds if feed.each is each
        ]
        if offered:
            sections.append((each.label, offered))
    sections.sort(key=lambda one: one[0] == Each.ALL.label)
    yield (
        "calendars.md",
        fill_page(
            "calendars.md.j2",
            {
                "front": front("日历订阅"),
                "sections": sections,
                "count": len(look.feeds),
                "private": any(one.private for one in look.plan.playbook.feeds.values()),
                "guide": [
                    here.to("guide/subscribe.md", "各种手机和软件的详细步骤")
                    for path in look.plan.playbook.pages
                    if path == "content/guide/subscribe.md"
                ],
            },
        ),
    )


def subscription(look: Lookup, feed: FeedFile, here: Here, *, coded: bool = True) -> Subscription:
    """Links and code of one calendar; the full address needs the site's."""
    address = f"{look.site_url.rstrip('/')}/{feed.path}" if look.site_url else ""
    webcal = f"webcal://{address.partition('://')[2]}" if address else ""
    return Subscription(
        title=feed.title,
        webcal=(Markup(f"[订阅]({webcal}){{ .md-button .md-button--primary }}"),) if webcal else (),
        https=(literal(address),) if address else (),
        google=(Markup(f"[Google 日历]({_GOOGLE}{quote(webcal, safe='')}){{ rel=noopener }}"),)
        if webcal
        else (),
        file=here.to(feed.path, "整份 .ics"),
        weeks=tuple(here.to(path, f"{word} .ics") for path, word in import_paths(feed)),
        size=f"{feed.count} 条 · {feed.start:%m-%d} 至 {feed.end:%m-%d}",
        code=(qr(webcal),) if webcal and coded else (),
    )


@frozen
class Paste:
    """A week in plain words, to copy into a chat."""

    title: str
    text: Markup


def pastes(look: Lookup, title: str, posts: Sequence[Post], whose: str) -> list[Paste]:
    """This week's and the next one's words of a group or a person."""
    found = []
    for start, (_, word) in zip(weeks_shown(look.plan), WEEKS, strict=False):
        told = digest(title, start, start + timedelta(7), posts, whose=whose)
        if told.posts:
            found.append(Paste(word, verbatim(as_text(told).strip())))
    return found


def qr(text: str) -> Markup:
    """A QR code as inline SVG, dark on light as cameras want it."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, border=2, omitsize=True,
        svgclass="q-qr-svg", lineclass=None, nl=False,
    )  # fmt: skip
    return Markup(out.getvalue().decode())

"""The page of the releases, the newest first, and the same as an Atom feed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from xml.sax.saxutils import escape

from qunce.kinds.release.model import Release
from qunce.render.feeds.events import absolute
from qunce.render.feeds.writer import clean
from qunce.render.site.escape import front
from qunce.render.site.grids import some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.templates import fill_page

FEED = "releases/feed.xml"
_MOST = 30
"""Releases that the feed holds; readers have seen the older ones."""


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """releases/index.md and releases/feed.xml, once something has been released."""
    releases = _newest_first(look)
    if not releases:
        return
    yield (
        "releases/index.md",
        fill_page(
            "release/page.md.j2",
            {
                "front": front("发布记录"),
                "feed": Here("../").to(FEED, "Atom 订阅"),
                "releases": [
                    {
                        "id": one.id,
                        "title": one.title,
                        "date": one.date,
                        "lead": some(one.summary),
                        "notes": some(one.notes),
                        "changes": some(one.changes),
                    }
                    for one in releases
                ],
            },
        ),
    )
    yield FEED, _atom(look, releases[:_MOST])


def _newest_first(look: Lookup) -> list[Release]:
    releases = look.plan.playbook.releases.values()
    return sorted(releases, key=lambda one: (one.date, one.id), reverse=True)


def _atom(look: Lookup, releases: list[Release]) -> str:
    charter = look.plan.playbook.charter
    site = absolute(look.site_url)
    page = f"{site}releases/"
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"<title>{_text(charter.title)}：发布记录</title>",
        f"<id>tag:{charter.domain},2020:releases</id>",
        f"<updated>{_moment(releases[0].date)}</updated>",
        f"<author><name>{_text(charter.title)}</name></author>",
    ]
    if site:
        lines.append(f'<link href="{_text(page)}"/>')
        lines.append(f'<link rel="self" href="{_text(site + FEED)}"/>')
    for one in releases:
        told = "\n".join((*one.notes, *one.changes)) or one.summary or one.title
        lines += [
            "<entry>",
            f"<title>{_text(one.title)}</title>",
            f"<id>tag:{charter.domain},2020:release-{one.id}</id>",
            f"<updated>{_moment(one.date)}</updated>",
            f'<content type="text">{_text(told)}</content>',
        ]
        if site:
            lines.append(f'<link href="{_text(page)}#{one.id}"/>')
        lines.append("</entry>")
    return "\n".join([*lines, "</feed>"]) + "\n"


def _text(text: str) -> str:
    return escape(clean(text), {'"': "&quot;"})


def _moment(day: date) -> str:
    return f"{day}T00:00:00Z"

"""Events: each post once, as the bytes of one VEVENT that every feed shares.

What a slot says is the same week after week, so its words are escaped and folded once; a single
occurrence only adds its times, its identity and its link.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from urllib.parse import quote

from qunce.expand import Plan, Post
from qunce.frozen import frozen
from qunce.render.feeds import wording
from qunce.render.feeds.identity import Identities
from qunce.render.feeds.stamps import Stamps, sequence
from qunce.render.feeds.writer import escaped, folded, one_line, pieces, text_line
from qunce.render.feeds.zone import zone_id

_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"


@frozen
class _Words:
    """What all occurrences of a post have in common, ready to be joined."""

    summary: bytes
    stamp: bytes
    uid: str
    middle: bytes
    """SEQUENCE, CATEGORIES and all complete lines of DESCRIPTION."""
    rest: bytes
    """The last, unfinished line of DESCRIPTION, to which the link is added."""
    page: str
    end: bytes


class EventWriter:
    """Writes the posts of one plan; the same post always gives the same bytes."""

    def __init__(self, plan: Plan, site_url: str, revisions: Mapping[str, datetime]) -> None:
        self._playbook = plan.playbook
        self._site = absolute(site_url)
        self._identities = Identities(plan.playbook)
        self._stamps = Stamps(plan.playbook, revisions)
        zone = zone_id(plan.playbook.zone)
        self._start = f"DTSTART;TZID={zone}:"
        self._end = f"DTEND;TZID={zone}:"
        self._known: dict[tuple[object, ...], _Words] = {}

    def event(self, post: Post) -> bytes:
        """The VEVENT of a post."""
        name = (
            post.place.name, post.group.id, post.variant, post.theme.id, post.owner.id,
            post.script and post.script.id, post.stands_in_for and post.stands_in_for.id,
            post.override and post.override.id,
        )  # fmt: skip
        words = self._known.get(name)
        if words is None:
            words = self._known[name] = self._words(post)
        times = f"{self._start}{_local(post.starts)}\r\n{self._end}{_local(post.ends)}\r\n"
        parts = [
            words.summary,
            times.encode(),
            words.stamp,
            folded(f"UID:{post.key}{words.uid}".encode()),
            words.middle,
        ]
        if words.page:
            url = f"{words.page}#{wording.anchor(post)}"
            # a link has commas or semicolons only if the site's address has them
            parts += [folded(words.rest + escaped(url).encode()), words.end]
            parts += [folded(f"URL:{url}".encode()), b"END:VEVENT\r\n"]
        else:
            parts += [folded(words.rest), words.end, b"END:VEVENT\r\n"]
        return b"".join(parts)

    def _words(self, post: Post) -> _Words:
        playbook = self._playbook
        stamp = self._stamps.of(post)
        moment = f"{stamp:%Y%m%dT%H%M%SZ}"
        platform = playbook.platforms[post.group.platform]
        tags = ",".join(escaped(one_line(tag)) for tag in (platform.title, post.kind.label))
        text = wording.description(post, playbook)
        if self._site:
            text += "\n\n"  # the link stands alone on the last line
        *lines, rest = pieces(f"DESCRIPTION:{escaped(text)}".encode())
        status = "CANCELLED" if wording.skipped(post) else "CONFIRMED"
        return _Words(
            summary=b"BEGIN:VEVENT\r\n" + text_line("SUMMARY", wording.summary(post, playbook)),
            stamp=f"DTSTAMP:{moment}\r\n".encode(),
            uid=self._identities.suffix(post),
            middle=f"SEQUENCE:{sequence(stamp)}\r\n".encode()
            + folded(f"CATEGORIES:{tags}".encode())
            + b"".join(line + b"\r\n " for line in lines),
            rest=rest,
            page=self._site + wording.page(post) if self._site else "",
            end=f"LAST-MODIFIED:{moment}\r\nSTATUS:{status}\r\nTRANSP:TRANSPARENT\r\n".encode(),
        )


def absolute(site_url: str) -> str:
    """The site's address in ASCII, ending with a slash; empty when there is none."""
    url = quote(site_url.strip(), safe=_URL_SAFE)
    return f"{url.rstrip('/')}/" if url else ""


def _local(when: datetime) -> str:
    # three times as fast as strftime, which was a quarter of the whole
    return f"{when.year:04}{when.month:02}{when.day:02}T{when.hour:02}{when.minute:02}00"

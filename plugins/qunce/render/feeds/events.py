"""Events: each post once, as the bytes of one VEVENT that every feed shares.

What a slot says is the same week after week, so its words are escaped and folded once; a single
occurrence only adds its times, its identity and its link.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from qunce.expand import Plan, Post
from qunce.expand.identities import Identities
from qunce.frozen import frozen
from qunce.kinds.feed.model import HEADING
from qunce.kinds.group.model import Group
from qunce.ledger import Entry, Ledger, revised
from qunce.render.feeds import wording
from qunce.render.feeds.stamps import Stamps, sequence
from qunce.render.feeds.writer import escaped, folded, one_line, pieces, text_line
from qunce.render.feeds.zone import vtimezone, zone_id

_URL_SAFE = ":/?#[]@!$&'()*+,;=%~"


@frozen
class Look:
    """How a feed wants its entries: what the heading is made of, and whether they ring."""

    heading: str = HEADING
    alarm: int | None = None
    """Minutes before the post; None for silence."""


USUAL = Look()


@frozen
class _Words:
    """What all occurrences of a post have in common, ready to be joined."""

    title: str
    summary: bytes
    stamp: datetime
    uid: str
    middle: bytes
    """CATEGORIES and all complete lines of DESCRIPTION."""
    rest: bytes
    """The last, unfinished line of DESCRIPTION, to which the link is added."""
    page: str
    status: bytes


class EventWriter:
    """Writes the posts of one plan; the same post always gives the same bytes.

    A ledger tells which posts are unchanged since they were published, and so keep their stamps.
    """

    def __init__(
        self,
        plan: Plan,
        site_url: str,
        revisions: Mapping[str, datetime],
        ledger: Ledger | None = None,
    ) -> None:
        self._playbook = plan.playbook
        self._site = absolute(site_url)
        self._identities = Identities(plan.playbook)
        self._stamps = Stamps(plan.playbook, revisions)
        zone = zone_id(plan.playbook.zone)
        self._start = f"DTSTART;TZID={zone}:"
        self._end = f"DTEND;TZID={zone}:"
        self._known: dict[tuple[object, ...], _Words] = {}
        self.zone = vtimezone(plan.playbook.zone, plan.start, plan.end)
        """The VTIMEZONE that every calendar carries."""
        self._ledger = ledger
        self.published: dict[str, Entry] = {}
        """UID without domain → what is published now; kept only where there is a ledger."""

    def event(self, post: Post, look: Look = USUAL) -> bytes:
        """The VEVENT of a post."""
        name = (
            post.place.name, post.group.id, post.variant, post.theme.id, post.owner.id,
            post.script and post.script.id, post.stands_in_for and post.stands_in_for.id,
            post.override and post.override.id,
        )  # fmt: skip
        words = self._known.get(name)
        if words is None:
            words = self._known[name] = self._words(post)
        uid = post.key + words.uid
        body = [
            words.summary,
            f"{self._start}{_local(post.starts)}\r\n{self._end}{_local(post.ends)}\r\n".encode(),
            folded(f"UID:{uid}".encode()),
            words.middle,
        ]
        number, stamp = sequence(words.stamp), words.stamp
        if self._ledger is not None:
            said = b"".join((*body, words.rest, words.status))
            number, stamp = self._entered(post, uid, words, said)
        title = words.title
        if look.heading != HEADING:
            title = wording.summary(post, self._playbook, look.heading)
            body[0] = text_line("SUMMARY", title)
        if words.page:
            url = f"{words.page}#{wording.anchor(post)}"
            # a link has commas or semicolons only if the site's address has them
            body += [folded(words.rest + escaped(url).encode()), words.status]
            body.append(folded(f"URL:{url}".encode()))
        else:
            body += [folded(words.rest), words.status]
        if look.alarm is not None:
            body.append(_rings(look.alarm, title))
        return _stamped(body, number, stamp)

    def _entered(self, post: Post, uid: str, words: _Words, said: bytes) -> tuple[int, datetime]:
        """SEQUENCE and last revision by the ledger, and the event's entry for the next release.

        `said` is the event without its link: a site that moves tells nobody anything new.
        """
        assert self._ledger is not None
        name = uid.partition("@")[0]
        digest = blake2b(said, digest_size=6).hexdigest()
        number, stamp = revised(self._ledger.get(name), digest, words.stamp, sequence(words.stamp))
        self.published[name] = Entry(
            name, number, stamp, digest, post.starts.replace(tzinfo=None), post.place.slot.minutes,
            post.owner.id, post.theme.id, None, words.title,
        )  # fmt: skip
        return number, stamp

    def group_of(self, entry: Entry) -> Group | None:
        """The group of a post that is planned no more, if it is still there."""
        return self._playbook.groups.get(self._identities.group_of(entry.uid))

    def gone(self, entry: Entry) -> bytes:
        """The VEVENT of a post that is planned no more, as cancelled."""
        title = entry.title if entry.title.startswith(wording.CANCELLED) else (
            wording.CANCELLED + entry.title
        )  # fmt: skip
        body = [
            text_line("SUMMARY", title),
            f"{self._start}{_local(entry.starts)}\r\n{self._end}{_local(entry.ends)}\r\n".encode(),
            folded(f"UID:{entry.uid}@{self._playbook.charter.domain}".encode()),
            b"",
            text_line("DESCRIPTION", "这一条已经从排期里拿掉，不用发。"),
            b"STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n",
        ]
        return _stamped(body, entry.sequence, entry.modified)

    def _words(self, post: Post) -> _Words:
        playbook = self._playbook
        stamp = self._stamps.of(post)
        platform = playbook.platforms[post.group.platform]
        tags = ",".join(escaped(one_line(tag)) for tag in (platform.title, post.kind.label))
        title, text = wording.summary(post, playbook), wording.description(post, playbook)
        if self._site:
            text += "\n\n"  # the link stands alone on the last line
        *lines, rest = pieces(f"DESCRIPTION:{escaped(text)}".encode())
        status = "CANCELLED" if wording.skipped(post) else "CONFIRMED"
        return _Words(
            title=title,
            summary=text_line("SUMMARY", title),
            stamp=stamp,
            uid=self._identities.suffix(post),
            middle=folded(f"CATEGORIES:{tags}".encode())
            + b"".join(line + b"\r\n " for line in lines),
            rest=rest,
            page=self._site + wording.page(post) if self._site else "",
            status=f"STATUS:{status}\r\nTRANSP:TRANSPARENT\r\n".encode(),
        )


def _rings(minutes: int, title: str) -> bytes:
    """A VALARM that shows the title so many minutes before the post."""
    return b"".join((
        b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n", text_line("DESCRIPTION", title),
        f"TRIGGER:-PT{minutes}M\r\n".encode(), b"END:VALARM\r\n",
    ))  # fmt: skip


def _stamped(body: list[bytes], number: int, stamp: datetime) -> bytes:
    """An event with its stamps in the places where `icalendar` writes them."""
    moment = _moment(stamp)
    title, times, uid, middle, rest, *end = body
    return b"".join((
        b"BEGIN:VEVENT\r\n", title, times, f"DTSTAMP:{moment}\r\n".encode(), uid,
        f"SEQUENCE:{number}\r\n".encode(), middle, rest,
        f"LAST-MODIFIED:{moment}\r\n".encode(), *end, b"END:VEVENT\r\n",
    ))  # fmt: skip


@lru_cache(maxsize=1 << 12)  # thousands of events share a revision, and strftime is slow
def _moment(stamp: datetime) -> str:
    return f"{stamp:%Y%m%dT%H%M%SZ}"


def absolute(site_url: str) -> str:
    """The site's address in ASCII, ending with a slash; empty when there is none."""
    url = quote(site_url.strip(), safe=_URL_SAFE)
    return f"{url.rstrip('/')}/" if url else ""


def _local(when: datetime) -> str:
    # three times as fast as strftime, which was a quarter of the whole
    return f"{when.year:04}{when.month:02}{when.day:02}T{when.hour:02}{when.minute:02}00"

"""The ledger: what was last published of every post, so that builds need no server to remember it.

One line an event, sorted by UID, in a text file that git keeps. A build reads it to give unchanged
posts the stamps they had, changed ones a higher SEQUENCE, and removed ones a cancellation; only
`qunce release` writes it. Both halves of a merge conflict are read, the newer state of each event
counts, and the next release writes it clean.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from qunce.finding import Fault, Finding, Severity, Span
from qunce.frozen import frozen
from qunce.layout import LEDGER

SHOWN_CANCELLED = timedelta(days=14)
"""How long a removed post stays in the calendars as cancelled before it leaves them."""

_HEAD = "# 已发布的日历条目，由 qunce release 写，别手改；冲突了重跑一次就好\n"
_CONFLICT = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_FIELDS = 9
_MOMENT = "%Y%m%dT%H%M%SZ"
_WHEN = "%Y%m%dT%H%M"
_LONGEST = 2**31 - 1

UNREADABLE = Fault(
    "CAL-002", "unreadable-ledger", "日历账本有一行读不懂",
    "账本记着每个条目发布到第几版；读不懂的一行当作没有发布过，订阅的人会看到它从头再来",
    severity=Severity.WARNING,
    mend="别手改这个文件，运行 qunce release 重写",
    example="2026w10-1.vip-week.tips.vip  第三版",
)  # fmt: skip
CONFLICTED = Fault(
    "CAL-003", "conflicted-ledger", "日历账本里留着合并冲突",
    "两边的记录都读得到，每个条目取新的一版；只是文件还没有收拾干净",
    severity=Severity.WARNING,
    mend="运行 qunce release，它会把两边并成一份",
    example="<<<<<<< HEAD",
)  # fmt: skip

FAULTS = (UNREADABLE, CONFLICTED)


@frozen
class Entry:
    """One event as it was last published."""

    uid: str
    """Occurrence, place and group; the playbook's domain is left out."""
    sequence: int
    modified: datetime
    """LAST-MODIFIED and DTSTAMP, in UTC."""
    digest: str
    """What it said, without the stamps."""
    starts: datetime
    """In local wall time."""
    minutes: int
    owner: str
    theme: str
    gone: date | None
    """The day of the release that first told that it is cancelled; None while it is planned."""
    title: str

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.minutes)

    def later(self, other: Entry) -> bool:
        """True when this state was published after another."""
        return (self.sequence, self.modified, self.digest) > (
            other.sequence, other.modified, other.digest,
        )  # fmt: skip


Ledger = Mapping[str, Entry]
"""UID without domain → what was last published."""


def read_ledger(data: bytes) -> tuple[Ledger, list[Finding]]:
    """The entries of a ledger file, and what is wrong with it; an empty file has none."""
    entries: dict[str, Entry] = {}
    found: list[Finding] = []
    conflict = 0
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith(_CONFLICT):
            conflict = conflict or number
            continue
        entry = _entry(line)
        if entry is None:
            found.append(
                UNREADABLE.at(
                    Span(LEDGER, number, 1, number, len(line) + 1), "这一行不是账本的一行"
                )
            )
        elif entry.uid not in entries or entry.later(entries[entry.uid]):
            entries[entry.uid] = entry
    if conflict:
        found.append(CONFLICTED.at(Span(LEDGER, conflict), "账本里有没合并完的两份记录"))
    return entries, found


def write_ledger(ledger: Ledger) -> bytes:
    """The file of a ledger; the same entries give the same bytes."""
    return (_HEAD + "".join(_line(ledger[uid]) for uid in sorted(ledger))).encode()


def revised(
    entry: Entry | None, digest: str, stamp: datetime, sequence: int
) -> tuple[int, datetime]:
    """SEQUENCE and last revision of a planned event that says `digest`.

    What is unchanged keeps both, whatever else its file went through; what is changed, new or back
    after a cancellation gets higher ones, from its sources where they are later.
    """
    if entry is None:
        return sequence, stamp
    if entry.digest == digest and entry.gone is None:
        return entry.sequence, entry.modified
    return min(max(entry.sequence + 1, sequence), _LONGEST), max(
        entry.modified + timedelta(seconds=1), stamp
    )


def cancelled(entry: Entry) -> Entry:
    """A removed event as it is told to subscribers: once more revised, and the same ever after."""
    if entry.gone is not None:
        return entry  # the release that told it first has raised both already
    return replace(
        entry, sequence=entry.sequence + 1, modified=entry.modified + timedelta(seconds=1)
    )


@frozen
class Window:
    """The days that calendars show, and the day on which they are made."""

    start: date
    end: date
    """The day after the last."""
    today: date


def kept(ledger: Ledger, planned: Container[str], window: Window) -> list[Entry]:
    """The removed events that calendars still have to tell, in order of time.

    What lies outside the window is not removed: it has left the calendars by itself, or is not in
    them yet.
    """
    gone = [
        one
        for uid, one in ledger.items()
        if uid not in planned
        and window.start <= one.starts.date() < window.end
        and (one.gone is None or window.today - one.gone < SHOWN_CANCELLED)
    ]
    return sorted((cancelled(one) for one in gone), key=lambda one: (one.starts, one.uid))


def released(ledger: Ledger, published: Mapping[str, Entry], window: Window) -> Ledger:
    """The ledger after a release: what is published, what is told as cancelled, what is ahead."""
    gone = kept(ledger, published, window)
    return {
        **{uid: one for uid, one in ledger.items() if one.starts.date() >= window.end},
        **{one.uid: replace(one, gone=one.gone or window.today) for one in gone},
        **published,
    }


def _line(one: Entry) -> str:
    return "\t".join((
        one.uid, str(one.sequence), f"{one.modified:{_MOMENT}}", one.digest,
        f"{one.starts:{_WHEN}}", str(one.minutes), f"{one.owner} {one.theme}",
        f"{one.gone:%Y%m%d}" if one.gone else "-", " ".join(one.title.split()),
    )) + "\n"  # fmt: skip


def _entry(line: str) -> Entry | None:
    parts = line.split("\t")
    if len(parts) != _FIELDS:
        return None
    uid, sequence, modified, digest, starts, minutes, who, gone, title = parts
    owner, _, theme = who.partition(" ")
    try:
        return Entry(
            uid, min(int(sequence), _LONGEST),
            datetime.strptime(modified, _MOMENT).replace(tzinfo=UTC), digest,
            datetime.strptime(starts, _WHEN),  # noqa: DTZ007 local wall time on purpose
            int(minutes), owner, theme,
            None if gone == "-" else datetime.strptime(gone, "%Y%m%d").date(),  # noqa: DTZ007
            title,
        )  # fmt: skip
    except (ValueError, OverflowError):
        return None

"""Stamps: when a post last changed, from its source files and never from the clock."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime

from qunce.expand import Post
from qunce.kinds.record import Record
from qunce.kinds.thing import Thing
from qunce.resolve import Playbook

_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_NO_HISTORY = datetime(2026, 1, 1, tzinfo=UTC)


class Stamps:
    """The last revision of each post: the newest of the files that say what it is."""

    def __init__(self, playbook: Playbook, revisions: Mapping[str, datetime]) -> None:
        updated = playbook.charter.updated
        self._fallback = midnight(updated) if updated else _NO_HISTORY
        self._revisions = {
            path: when.astimezone(UTC).replace(microsecond=0) for path, when in revisions.items()
        }

    def of(self, post: Post) -> datetime:
        """The post's last revision; an object's own `updated:` beats its file's history."""
        things: list[Thing] = [post.place.home, post.theme, post.group]
        # whose leave put somebody else in charge belongs to the post, other people's does not
        things += [one for one in (post.script, post.override, post.stands_in_for) if one]
        written = {
            thing.at("updated").file: midnight(thing.updated) for thing in things if thing.updated
        }
        files = {path for record in (*things, post.place.slot) for path in files_of(record)}
        known = (written.get(path) or self._revisions.get(path) for path in files)
        return max((when for when in known if when), default=self._fallback)


def sequence(when: datetime) -> int:
    """The number of a revision: minutes since 2020, so that a later one is never smaller."""
    return max(int((when - _EPOCH).total_seconds()) // 60, 0)


def midnight(day: date) -> datetime:
    """The first moment of a day in UTC."""
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def files_of(record: Record) -> set[str]:
    """The files that a record's keys are written in: its own, and those it inherits from."""
    node = record.node
    return {node.source.path, *(key.source.path for key, _ in node.entries.values())}

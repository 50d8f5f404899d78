"""Series: which calendars are made, for whom, and over which stretch of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from qunce.expand import Plan, Post, monday
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Each
from qunce.ledger import Entry
from qunce.resolve import Playbook

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@frozen
class Series:
    """One entry of calendar/feeds.yml, or a built-in one where that file says nothing."""

    id: str
    each: Each
    back_weeks: int
    weeks: int
    title: str = ""
    first: bool = True
    """True for the first series of its kind, whose files carry the plain names."""

    def window(self, plan: Plan) -> tuple[date, date]:
        """First day and the day after the last: whole weeks, as far as the plan reaches."""
        horizon = plan.playbook.charter.horizon
        week = monday(horizon.start if horizon and horizon.start else plan.today)
        start = max(week - timedelta(weeks=self.back_weeks), plan.start)
        return start, max(min(week + timedelta(weeks=self.weeks), plan.end), start)

    def path(self, subject: str) -> str:
        """Where the feed of a subject is published."""
        name = f"{self.each.value}-{subject}" if subject else self.each.value
        # ids have no dot, so a name with one cannot meet another
        return f"feeds/{name}.ics" if self.first else f"feeds/{self.id}.{name}.ics"

    def subject_of(self, post: Post) -> str:
        """Whose feed a post belongs to."""
        return _SUBJECT[self.each](post)

    def subject_of_gone(self, entry: Entry, group: Group | None) -> str | None:
        """Whose feed tells that a post is planned no more; None when nobody's does."""
        if self.each is Each.ALL:
            return ""
        if self.each is Each.PERSON:
            return entry.owner
        if group is None:
            return None
        return group.id if self.each is Each.GROUP else group.platform

    def subjects(self, playbook: Playbook) -> Mapping[str, Thing]:
        """Everything that gets a feed of its own; nothing for the feed of all."""
        return {} if self.each is Each.ALL else playbook.of(self.each.value)


_SUBJECT: Mapping[Each, Callable[[Post], str]] = {
    Each.GROUP: lambda post: post.group.id,
    Each.PERSON: lambda post: post.owner.id,
    Each.PLATFORM: lambda post: post.group.platform,
    Each.ALL: lambda post: "",
}

_BUILT_IN = (
    Series("by-group", Each.GROUP, 2, 13),
    Series("by-person", Each.PERSON, 2, 13),
    Series("by-platform", Each.PLATFORM, 2, 13),
    Series("everything", Each.ALL, 2, 4),
)


def series_of(playbook: Playbook) -> tuple[Series, ...]:
    """What calendar/feeds.yml asks for, small feeds before the heavy ones; else the built-in."""
    found: list[Series] = []
    # in the order they are written, so that a new entry never takes an older one's file names
    for feed in sorted(playbook.feeds.values(), key=lambda one: (one.span, one.id)):
        first = all(one.each is not feed.each for one in found)
        found.append(
            Series(feed.id, feed.each, feed.back_weeks, feed.weeks, feed.title, first=first)
        )
    return tuple(sorted(found, key=lambda one: list(Each).index(one.each))) or _BUILT_IN


def former_ids(things: Mapping[str, Thing], thing: Thing) -> Iterator[str]:
    """Ids whose feeds people may still subscribe to since before a rename."""
    for old in thing.was:
        claimed = next(name for name, one in sorted(things.items()) if old in one.was)
        if old not in things and _ID.fullmatch(old) and claimed == thing.id:
            yield old

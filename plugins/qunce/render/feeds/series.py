"""Series: which calendars are made, for whom, and over which stretch of days."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from hashlib import blake2b

from qunce.expand import Plan, Post, monday
from qunce.frozen import frozen
from qunce.kinds.feed.model import HEADING, Only
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
    only: Only | None = None
    heading: str = HEADING
    alarm: int | None = None
    private: bool = False
    """True where each file lies under a path that only its person is told."""
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
        if self.each is Each.STORE:  # a store has a name and no id, and addresses are ASCII
            subject = blake2b(subject.encode(), digest_size=4).hexdigest()
        name = f"{self.each.value}-{subject}" if subject else self.each.value
        # ids have no dot, so a name with one cannot meet another
        return f"feeds/{name}.ics" if self.first else f"feeds/{self.id}.{name}.ics"

    def lets_in(self, post: Post) -> bool:
        """True for a post that the feed's own filter leaves in."""
        only = self.only
        return only is None or (
            (not only.groups or post.group.id in only.groups)
            and (not only.platforms or post.group.platform in only.platforms)
            and (not only.themes or post.theme.id in only.themes)
            and (not only.people or post.owner.id in only.people)
            and (not only.kinds or post.kind in only.kinds)
        )

    def subjects_of(self, post: Post) -> tuple[str, ...]:
        """Whose feeds a post belongs to."""
        return _SUBJECTS[self.each](post) if self.lets_in(post) else ()

    def subjects_of_gone(self, entry: Entry, group: Group | None, playbook: Playbook) -> Subjects:
        """Whose feeds tell that a post is planned no more; the same as those that carried it."""
        owner, theme = playbook.people.get(entry.owner), playbook.themes.get(entry.theme)
        only = self.only
        if only is not None and not (
            (not only.groups or (group is not None and group.id in only.groups))
            and (not only.platforms or (group is not None and group.platform in only.platforms))
            and (not only.themes or entry.theme in only.themes)
            and (not only.people or entry.owner in only.people)
            and (not only.kinds or (theme is not None and theme.kind in only.kinds))
        ):
            return ()
        match self.each:
            case Each.ALL:
                return ("",)
            case Each.PERSON:
                return (entry.owner,)
            case Each.ROLE:
                return owner.roles if owner else ()
            case Each.THEME:
                return (entry.theme,)
            case Each.CAMPAIGN:
                home = entry.uid.split(".")[1] if entry.uid.count(".") > 1 else ""
                return (home,) if home in playbook.campaigns else ()
        if group is None:
            return ()
        return {
            Each.GROUP: (group.id,), Each.PLATFORM: (group.platform,),
            Each.STORE: (group.store,) if group.store else (),
        }[self.each]  # fmt: skip

    def subjects(self, playbook: Playbook) -> Mapping[str, str]:
        """Everything that gets a feed of its own, with its title; nothing for the feed of all."""
        if self.each is Each.ALL:
            return {}
        if self.each is Each.STORE:
            stores = (group.store for group in playbook.groups.values())
            return {name: name for name in sorted(filter(None, stores))}
        things: Mapping[str, Thing] = playbook.of(self.each.value)
        return {name: thing.title for name, thing in things.items()}

    def former(self, subject: str, playbook: Playbook) -> tuple[str, ...]:
        """Paths from before a rename, which old subscriptions still ask for."""
        if self.each in (Each.ALL, Each.STORE):
            return ()
        things: Mapping[str, Thing] = playbook.of(self.each.value)
        return tuple(self.path(old) for old in former_ids(things, things[subject]))


Subjects = tuple[str, ...]

_SUBJECTS: Mapping[Each, Callable[[Post], Subjects]] = {
    Each.GROUP: lambda post: (post.group.id,),
    Each.PERSON: lambda post: (post.owner.id,),
    Each.ROLE: lambda post: post.owner.roles,
    Each.STORE: lambda post: (post.group.store,) if post.group.store else (),
    Each.PLATFORM: lambda post: (post.group.platform,),
    Each.THEME: lambda post: (post.theme.id,),
    Each.CAMPAIGN: lambda post: (post.place.campaign.id,) if post.place.campaign else (),
    Each.ALL: lambda post: ("",),
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
        # private files have no names that others could want
        first = all((one.each, one.private) != (feed.each, feed.private) for one in found)
        found.append(
            Series(
                feed.id,
                feed.each,
                feed.back_weeks,
                feed.weeks,
                feed.title,
                feed.only,
                feed.heading,
                feed.alarm,
                private=feed.private,
                first=first,
            )
        )
    return tuple(sorted(found, key=lambda one: list(Each).index(one.each))) or _BUILT_IN


def former_ids(things: Mapping[str, Thing], thing: Thing) -> Iterator[str]:
    """Ids whose feeds people may still subscribe to since before a rename."""
    for old in thing.was:
        claimed = next(name for name, one in sorted(things.items()) if old in one.was)
        if old not in things and _ID.fullmatch(old) and claimed == thing.id:
            yield old

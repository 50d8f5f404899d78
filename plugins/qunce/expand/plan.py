"""The plan: dated, zoned posts in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date, datetime, timedelta

from qunce.almanac import Almanac
from qunce.expand.named_days import NamedDays
from qunce.expand.past import Past
from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.override.model import Override
from qunce.kinds.person.model import Person
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import Phase, PostKind
from qunce.ledger import Ledger
from qunce.resolve import Playbook


@frozen(eq=False)
class Place:
    """Where posts come from: one slot of a schedule, or one slot of a campaign's phase."""

    name: str
    """What an override calls it: 排期.时段 or 活动.阶段.时段."""
    slot: Slot | PhaseSlot
    home: Schedule | Campaign
    theme: Theme
    scripts: tuple[Script, ...]
    campaign: Campaign | None = None
    phase: Phase | None = None

    @property
    def stretch(self) -> tuple[date, date]:
        """The first and the last day on which it may give posts."""
        slot, home = self.slot, self.home
        if isinstance(slot, Slot) and isinstance(home, Schedule):
            return max(slot.start or date.min, home.start), min(
                slot.until or date.max, home.until or date.max
            )
        assert isinstance(home, Campaign)  # what is not weekly belongs to a phase
        assert self.phase
        return home.phases[self.phase].start, home.phases[self.phase].until


@frozen(eq=False)
class Post:
    """A slot on a date in a group. Its `key` names the occurrence without day or time."""

    group: Group
    place: Place
    key: str
    """Week (2026w48-1: the slot's first day in that week) or phase day (d03); never the time."""
    planned: date
    """The date the slot gave, before any override."""
    date: date
    """The local day on which it goes out; kept, as the kind is, since every rule asks for it."""
    starts: datetime
    theme: Theme
    kind: PostKind
    """What its theme is for."""
    script: Script | None
    variant: str
    owner: Person
    """Who sends it: the planned person, or whoever stands in during leave."""
    stands_in_for: Person | None = None
    override: Override | None = None

    @property
    def ends(self) -> datetime:
        return self.starts + timedelta(minutes=self.place.slot.minutes)

    @property
    def span(self) -> Span:
        """Where it is written: its slot."""
        return self.place.slot.span

    @property
    def identity(self) -> str:
        """Unique over the whole playbook and steady under moves: occurrence, slot, group."""
        return f"{self.key}.{self.place.name}.{self.group.id}"

    @property
    def text(self) -> str:
        """The words as written, variables unfilled; empty when no script is planned."""
        if self.script is None:
            return ""
        if self.variant:
            return self.script.variants[self.variant].text
        return self.script.text or ""


@frozen(eq=False)
class Week:
    """One group's posts from a Monday to the Sunday after it."""

    start: date
    posts: tuple[Post, ...]
    whole: bool
    """False where the group's plan begins or ends inside the week, or the horizon cuts it."""
    burst: frozenset[date]
    """The days on which a campaign bursts."""


@frozen
class Plan:
    """All posts from `start` to before `end`, by time, group and slot."""

    playbook: Playbook
    almanac: Almanac
    today: date
    as_of: date
    """The day whose law applies; most often today."""
    start: date
    end: date
    posts: tuple[Post, ...]
    cancelled: tuple[Post, ...]
    """Posts that an override skips; published as cancelled, invisible to the rules."""
    by_group: Mapping[str, tuple[Post, ...]]
    by_owner: Mapping[str, tuple[Post, ...]]
    """Person id → the posts that this person sends, in order of time."""
    of_campaigns: tuple[Post, ...]
    """The posts that come from phases of campaigns, few among many."""
    by_day: Mapping[str, Mapping[date, tuple[Post, ...]]]
    by_week: Mapping[str, tuple[Week, ...]]
    stretches: Mapping[str, tuple[tuple[date, date], ...]]
    """Group id → first and last days of the stretches that schedules and campaigns cover."""
    named: NamedDays
    """The days as slots name them: festivals, campaigns, periods."""
    workdays: frozenset[date]
    """The days of the horizon on which most people work, holidays and shifted days counted."""
    published: Ledger | None = None
    """What the calendars were last published with; None where nothing was ever released."""
    past: Mapping[str, tuple[Past, ...]] = field(default_factory=dict)
    """File → its offers as they stood when they began and since, oldest first."""
    alike: tuple[tuple[str, ...], ...] = ()
    """The groups by id, those together that have the same posts but for who sends them, and the
    same type, stage, themes and quiet hours: who judges nothing else need look at one of them."""
    chosen: frozenset[str] | None = None
    """The groups that are to be judged; all of them where nothing is said."""

    @property
    def groups(self) -> tuple[Group, ...]:
        groups = self.playbook.groups.values()
        if self.chosen is None:
            return tuple(groups)
        return tuple([one for one in groups if one.id in self.chosen])

    def of_groups(self, chosen: Iterable[str]) -> Plan:
        """The same plan with only these groups to be judged."""
        return replace(self, chosen=frozenset(chosen))

    def posts_in(self, group: Group) -> tuple[Post, ...]:
        """The posts of one group, in order of time."""
        return self.by_group.get(group.id, ())

    def days_of(self, group: Group) -> Mapping[date, tuple[Post, ...]]:
        """The days on which a group posts, in order, each with its posts."""
        return self.by_day.get(group.id, {})

    def weeks_of(self, group: Group) -> tuple[Week, ...]:
        """The weeks in which a group posts, in order."""
        return self.by_week.get(group.id, ())

    def days(self) -> Iterator[date]:
        """Every day of the horizon."""
        for number in range((self.end - self.start).days):
            yield self.start + timedelta(number)

    def weeks(self) -> Iterator[date]:
        """The Monday of every week of the horizon, which always begins on one."""
        for number in range(0, (self.end - self.start).days, 7):
            yield self.start + timedelta(number)

    def agenda(self) -> list[str]:
        """One line a post, for tests and for reading: date, weekday, time, group, theme."""
        return [
            f"{post.starts:%Y-%m-%d %a %H:%M} {post.group.id} {post.theme.id}"
            for post in self.posts
        ]


def monday(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(day.weekday())

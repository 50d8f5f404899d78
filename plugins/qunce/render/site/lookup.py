"""Lookup: who uses what, gathered once so that every page costs the same however big the site."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from qunce.check import Granted, Report
from qunce.check.settings import Configured
from qunce.expand import Plan, Post
from qunce.expand.roster import Roster
from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Each, Phase
from qunce.render.called import Titles
from qunce.render.feeds import FeedFile
from qunce.render.published import EVERYTHING, Published
from qunce.resolve.evidence import Held
from qunce.rule import Rule
from qunce.rules.redline.packs import Team


@frozen(eq=False)
class Use:
    """A slot that names a theme and scripts, whether or not it has a post in the horizon."""

    home: Schedule | Campaign
    name: str
    slot: Slot | PhaseSlot
    phase: Phase | None = None

    @property
    def groups(self) -> tuple[str, ...]:
        """The ids of the groups it posts to."""
        own = self.slot.groups if isinstance(self.slot, PhaseSlot) else ()
        return own or self.home.groups


@dataclass(slots=True)
class Lookup:
    """Everything the pages ask for, by id."""

    plan: Plan
    report: Report
    rules: Mapping[str, Rule]
    feeds: Sequence[FeedFile]
    site_url: str
    configured: Configured
    team: Team
    """The rules of packs as they hold in this playbook."""
    roster: Roster
    """Who answers first in each group in the coming weeks."""
    revisions: Mapping[str, datetime] = field(default_factory=dict)
    """File → when it last changed."""
    published: Published = EVERYTHING
    """What the site has; everything, unless it is one of several."""
    posts: dict[tuple[str, str], list[Post]] = field(default_factory=dict)
    """(script | theme | person | platform | campaign | schedule, id) → posts in order."""
    cancelled: dict[tuple[str, str], list[Post]] = field(default_factory=dict)
    """(group | person, id) → posts that an override skips."""
    uses: dict[tuple[str, str], list[Use]] = field(default_factory=dict)
    """(script | theme | person, id) → slots that name it."""
    members: dict[tuple[str, str], list[Thing]] = field(default_factory=dict)
    """("group.campaign", id) → the campaigns of a group, and so on for every reference."""
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    """file → findings that stand there."""
    group_findings: dict[str, list[Finding]] = field(default_factory=dict)
    allowed: dict[int, list[Finding]] = field(default_factory=dict)
    """identity of an allowance → the findings it allows."""
    grants: dict[str, list[Granted]] = field(default_factory=dict)
    """file → allowances written there."""
    evidence: dict[tuple[str, str], list[Held]] = field(default_factory=dict)
    """(script | campaign, id) → evidence records on it."""
    theme_of: dict[str, str] = field(default_factory=dict)
    """script → the theme it belongs to: its folder's, else the one it is planned for, else ""."""
    by_code: dict[str, int] = field(default_factory=dict)
    set_codes: set[str] = field(default_factory=set)
    """Codes of rules that the playbook or a group sets."""
    titles: Titles = field(init=False)
    feed_of: dict[tuple[Each, str], FeedFile] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.titles = Titles(self.plan)

    @property
    def today(self) -> date:
        return self.plan.today

    def posts_of(self, kind: str, name: str) -> list[Post]:
        return self.posts.get((kind, name), [])

    def skipped(self, kind: str, name: str) -> list[Post]:
        return self.cancelled.get((kind, name), [])

    def uses_of(self, kind: str, name: str) -> list[Use]:
        return self.uses.get((kind, name), [])

    def things(self, pair: str, name: str) -> list[Any]:
        """The things of a kind that refer to another: `things("group.campaign", "vip")`."""
        return self.members.get((pair, name), [])

    def coming(self, kind: str, name: str, most: int = 8) -> list[Post]:
        """The next posts from today on."""
        posts = self.posts_of(kind, name)
        first = bisect_left(posts, self.today, key=lambda post: post.date)
        return posts[first : first + most]

    def about(self, thing: Thing) -> list[Finding]:
        """The findings that stand in a thing's own lines."""
        found = self.findings.get(thing.span.file, [])
        return [one for one in found if thing.span.covers(one.span) or one.span.line == 1]

    def evidence_of(self, kind: str, thing: Thing) -> list[Held]:
        """The evidence records on a thing and its offers."""
        return self.evidence.get((kind, thing.id), [])

    def granted_in(self, thing: Thing) -> list[Granted]:
        """The allowances written in a thing's file."""
        return [
            one
            for one in self.grants.get(thing.span.file, [])
            if thing.span.covers(one.allowance.span)
        ]


def between(posts: Sequence[Post], start: date, end: date) -> Sequence[Post]:
    """The posts of an ordered sequence on days from `start` to before `end`."""
    first = bisect_left(posts, start, key=lambda post: post.date)
    return posts[first : bisect_left(posts, end, key=lambda post: post.date, lo=first)]


def week_of(posts: Sequence[Post], start: date) -> Sequence[Post]:
    """The posts of the week that begins on a Monday."""
    return between(posts, start, start + timedelta(7))


def month_day(day: date) -> str:
    """11-23, the short form that tables use."""
    return f"{day:%m-%d}"


def moment(when: datetime) -> str:
    """11-23 周一 20:30."""
    return f"{when:%m-%d} {WEEKDAYS[when.weekday()]} {when:%H:%M}"


WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

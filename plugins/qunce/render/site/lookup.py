"""Lookup: who uses what, gathered once so that every page costs the same however big the site."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from qunce.check import Granted, Report
from qunce.check.settings import Configured, configure
from qunce.expand import Plan, Post
from qunce.finding import Finding
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.thing import Thing
from qunce.kinds.vocabulary import Each, Phase
from qunce.render.feeds import FeedFile
from qunce.rule import Rule


@dataclass(frozen=True, slots=True, eq=False)
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
    posts: dict[tuple[str, str], list[Post]] = field(default_factory=dict)
    """(script | theme | person | platform | campaign | schedule, id) → posts in order."""
    uses: dict[tuple[str, str], list[Use]] = field(default_factory=dict)
    """(script | theme | person, id) → slots that name it."""
    members: dict[tuple[str, str], list[Thing]] = field(default_factory=dict)
    """(kind that is referred to, kind that refers) joined by `.`, id → things, e.g. group.campaign."""
    findings: dict[str, list[Finding]] = field(default_factory=dict)
    """file → findings that stand there."""
    group_findings: dict[str, list[Finding]] = field(default_factory=dict)
    allowed: dict[int, list[Finding]] = field(default_factory=dict)
    """identity of an allowance → the findings it allows."""
    grants: dict[str, list[Granted]] = field(default_factory=dict)
    """file → allowances written there."""
    theme_of: dict[str, str] = field(default_factory=dict)
    """script → the theme it belongs to: its folder's, else the one it is planned for, else ""."""
    by_code: dict[str, int] = field(default_factory=dict)
    set_codes: set[str] = field(default_factory=set)
    """Codes of rules that the playbook or a group sets."""
    feed_of: dict[tuple[Each, str], FeedFile] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return self.plan.today

    def posts_of(self, kind: str, name: str) -> list[Post]:
        return self.posts.get((kind, name), [])

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


def lookup(
    plan: Plan, report: Report, rules: Sequence[Rule], feeds: Sequence[FeedFile], site_url: str
) -> Lookup:
    """Read plan and report once."""
    found = Lookup(
        plan=plan,
        report=report,
        rules={rule.code: rule for rule in rules},
        feeds=feeds,
        site_url=site_url,
        configured=configure(plan.playbook, rules),
    )
    for post in plan.posts:
        _file_post(found, post)
    for use in _uses(plan):
        for kind, names in (
            ("script", use.slot.script),
            ("theme", (use.slot.theme,)),
            ("person", (use.slot.owner,) if use.slot.owner else ()),
        ):
            for name in names:
                found.uses.setdefault((kind, name), []).append(use)
    found.theme_of.update(_themes_of_scripts(found))
    _file_members(found)
    for name, theme in found.theme_of.items():
        if theme:
            found.members.setdefault(("theme.script", theme), []).append(plan.playbook.scripts[name])
    _file_findings(found)
    found.set_codes.update(plan.playbook.charter.rules)
    for group in plan.groups:
        found.set_codes.update(group.rules)
    for feed in feeds:
        found.feed_of.setdefault((feed.each, feed.subject), feed)
    return found


def _file_post(found: Lookup, post: Post) -> None:
    home = post.place.campaign or post.place.home
    keys = [
        ("theme", post.theme.id),
        ("person", post.owner.id),
        ("platform", post.group.platform),
        ("campaign" if post.place.campaign else "schedule", home.id),
    ]
    if post.script is not None:
        keys.append(("script", post.script.id))
    for name in keys:
        found.posts.setdefault(name, []).append(post)


def _uses(plan: Plan) -> Iterator[Use]:
    for schedule in plan.playbook.schedules.values():
        for name, slot in schedule.slots.items():
            yield Use(schedule, name, slot)
    for campaign in plan.playbook.campaigns.values():
        for phase, part in campaign.phases.items():
            for name, phase_slot in part.slots.items():
                yield Use(campaign, name, phase_slot, phase)


def _themes_of_scripts(found: Lookup) -> Iterator[tuple[str, str]]:
    playbook = found.plan.playbook
    for name, script in playbook.scripts.items():
        folder = script.span.file.split("/")[-2]
        planned = found.uses_of("script", name)
        yield name, (
            folder
            if folder in playbook.themes
            else planned[0].slot.theme
            if planned
            else ""
        )


def _file_members(found: Lookup) -> None:
    playbook = found.plan.playbook

    def file(pair: str, names: Sequence[str | None], thing: Thing) -> None:
        for name in dict.fromkeys(names):
            if name:
                found.members.setdefault((pair, name), []).append(thing)

    for group in playbook.groups.values():
        file("platform.group", (group.platform,), group)
        file("host.group", (group.host,), group)
        file("deputy.group", (group.deputy,), group)
        file("operator.group", group.operators, group)
        file("theme.group", group.themes, group)
    for schedule in playbook.schedules.values():
        file("group.schedule", schedule.groups, schedule)
    for campaign in playbook.campaigns.values():
        file("group.campaign", campaign.groups, campaign)
        file("person.campaign", (campaign.owner,), campaign)
        paused = [name for part in campaign.phases.values() for name in part.pauses]
        file("schedule.campaign", paused, campaign)
    for override in playbook.overrides.values():
        name = override.slot.partition(".")[0]
        file("schedule.override", (name,) if name in playbook.schedules else (), override)
        file("campaign.override", (name,) if name in playbook.campaigns else (), override)
    for person in playbook.people.values():
        file("role.person", person.roles, person)
        file("deputy.person", (person.deputy,), person)
    for theme in playbook.themes.values():
        file("role.theme", (theme.owner,), theme)
    for script in playbook.scripts.values():
        file("platform.script", script.platforms, script)
        file("person.script", (script.owner,), script)


def _file_findings(found: Lookup) -> None:
    files = {group.span.file: group.id for group in found.plan.groups}
    for one in found.report.findings:
        found.findings.setdefault(one.span.file, []).append(one)
        found.by_code[one.code] = found.by_code.get(one.code, 0) + 1
        places = (one.span.file, *(note.span.file for note in one.see))
        touched = dict.fromkeys([one.group, *(files.get(place, "") for place in places)])
        for group in touched:
            if group:
                found.group_findings.setdefault(group, []).append(one)
    for finding, grant in found.report.allowed:
        found.allowed.setdefault(id(grant), []).append(finding)
    for grant in found.report.grants:
        found.grants.setdefault(grant.allowance.span.file, []).append(grant)


def month_day(day: date) -> str:
    """11-23, the short form that tables use."""
    return f"{day:%m-%d}"


def moment(when: datetime) -> str:
    """11-23 周一 20:30."""
    return f"{when:%m-%d} {WEEKDAYS[when.weekday()]} {when:%H:%M}"


WEEKDAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")

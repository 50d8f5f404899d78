"""Gathering: one pass over plan and report fills everything the pages look up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from qunce.check import Report
from qunce.check.settings import configure
from qunce.expand import Plan, Post
from qunce.expand.roster import Roster
from qunce.kinds.thing import Thing
from qunce.render.feeds import FeedFile
from qunce.render.published import EVERYTHING, Published
from qunce.render.site.lookup import Lookup, Use
from qunce.resolve.evidence import held
from qunce.rule import Rule
from qunce.rules.redline.packs import team_of

ROSTER_DAYS = 28
"""How far the pages tell who is on duty: four weeks from today."""


def gather(
    plan: Plan,
    report: Report,
    rules: Sequence[Rule],
    feeds: Sequence[FeedFile],
    site_url: str,
    revisions: Mapping[str, datetime] | None = None,
    published: Published = EVERYTHING,
) -> Lookup:
    """Read plan and report once."""
    found = Lookup(
        plan=plan,
        report=report,
        rules={rule.code: rule for rule in rules},
        feeds=feeds,
        site_url=site_url,
        configured=configure(plan.playbook, rules),
        team=team_of(plan.playbook, plan.today, proving=False),
        roster=Roster(plan.playbook, plan.almanac, plan.today, ROSTER_DAYS),
        revisions=revisions or {},
        published=published,
    )
    for post in plan.posts:
        _file_post(found, post)
    for post in plan.cancelled:
        for pair in (("group", post.group.id), ("person", post.owner.id)):
            found.cancelled.setdefault(pair, []).append(post)
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
            found.members.setdefault(("theme.script", theme), []).append(
                plan.playbook.scripts[name]
            )
    _file_findings(found)
    for one in held(plan.playbook):
        found.evidence.setdefault((one.kind, one.id), []).append(one)
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
        yield (
            name,
            (folder if folder in playbook.themes else planned[0].slot.theme if planned else ""),
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
    for journey in playbook.journeys.values():
        file("group.journey", journey.groups, journey)
        file("script.journey", [one.script for one in journey.steps.values()], journey)
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

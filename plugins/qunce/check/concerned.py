"""Which groups a change of the playbook concerns, and the playbook with those groups only."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any

from qunce.expand import Plan, Post, in_order
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.group.model import Group
from qunce.kinds.override.model import Override
from qunce.kinds.person.model import Person
from qunce.kinds.schedule.model import Schedule
from qunce.resolve import Playbook
from qunce.resolve.revised import Revised


def concerned(old: Revised, new: Revised) -> frozenset[str]:
    """The groups whose plan differs between two states of some files."""
    found: set[str] = set()
    for name in old.things.keys() | new.things.keys():
        before, after = old.things.get(name), new.things.get(name)
        if before != after:
            for playbook, thing in ((old.playbook, before), (new.playbook, after)):
                if thing is not None:
                    found.update(_groups_of(playbook, thing))
    return frozenset(found & new.playbook.groups.keys())


def _groups_of(playbook: Playbook, thing: Any) -> Collection[str]:
    if isinstance(thing, Group):
        return (thing.id,)
    if isinstance(thing, Override):
        home = thing.slot.partition(".")[0]
        place = playbook.schedules.get(home) or playbook.campaigns.get(home)
        return thing.groups or (place.groups if place else ())
    if isinstance(thing, Person):
        return _groups_with(playbook, thing.id)
    return getattr(thing, "groups", None) or playbook.groups.keys()


def _groups_with(playbook: Playbook, person: str) -> set[str]:
    """The groups that a person may post in: as one of its team, or as the sender of a slot."""
    found = {
        group.id
        for group in playbook.groups.values()
        if person in (group.host, group.deputy, *group.operators)
    }
    for schedule in playbook.schedules.values():
        if any(slot.owner == person for slot in schedule.slots.values()):
            found.update(schedule.groups)
    for campaign in playbook.campaigns.values():
        slots = (slot for plan in campaign.phases.values() for slot in plan.slots.values())
        if any(slot.owner == person for slot in slots):
            found.update(campaign.groups)
    return found


def _senders(thing: Any) -> Iterator[str]:
    """The people whom the slots of a schedule or campaign name."""
    if isinstance(thing, Schedule):
        yield from (slot.owner for slot in thing.slots.values() if slot.owner)
    elif isinstance(thing, Campaign):
        for plan in thing.phases.values():
            yield from (slot.owner for slot in plan.slots.values() if slot.owner)


def people_in(plan: Plan, groups: frozenset[str], new: Revised) -> frozenset[str]:
    """Who posts in some groups, or would once some files are as they were read anew."""
    people = {post.owner.id for one in groups for post in plan.by_group.get(one, ())}
    return frozenset(people.union(owner for one in new.things.values() for owner in _senders(one)))


def widened(plan: Plan, whole: Plan, playbook: Playbook, people: frozenset[str]) -> Plan:
    """A plan of a few groups with whatever else some people post, as it is in the whole plan."""
    own = plan.playbook.groups
    more = [
        post
        for one in sorted(people)
        for post in whole.by_owner.get(one, ())
        if post.group.id not in own
    ]
    posts = tuple(sorted((*plan.posts, *more), key=in_order))
    by_owner: dict[str, list[Post]] = {}
    for post in posts:
        by_owner.setdefault(post.owner.id, []).append(post)
    return replace(
        plan,
        playbook=narrowed(playbook, frozenset(post.group.id for post in posts) | own.keys()),
        posts=posts,
        by_owner={name: tuple(those) for name, those in sorted(by_owner.items())},
    )


def with_compared(playbook: Playbook, groups: frozenset[str]) -> frozenset[str]:
    """These groups and all that an experiment compares with them or that share their members."""
    found = set(groups)
    for experiment in playbook.experiments.values():
        compared = {name for arm in experiment.arms.values() for name in arm.groups}
        if compared & groups:
            found |= compared
    for group in playbook.groups.values():
        if group.id in groups or groups & set(group.overlaps):
            found |= {group.id, *group.overlaps}
    return frozenset(found)


def narrowed(playbook: Playbook, groups: frozenset[str]) -> Playbook:
    """The playbook as if there were no other groups."""
    schedules = {
        name: replace(one, groups=tuple(group for group in one.groups if group in groups))
        for name, one in playbook.schedules.items()
        if groups.intersection(one.groups)
    }
    counted = {  # campaigns whose days slots count from, whoever takes part
        name.partition(".")[0]
        for schedule in schedules.values()
        for slot in schedule.slots.values()
        for name in slot.campaign
    }
    campaigns = {
        name: replace(one, groups=tuple(group for group in one.groups if group in groups))
        for name, one in playbook.campaigns.items()
        if name in counted or groups.intersection(one.groups)
    }
    homes = schedules.keys() | campaigns.keys()
    return replace(
        playbook,
        groups={name: one for name, one in playbook.groups.items() if name in groups},
        schedules=schedules,
        campaigns=campaigns,
        overrides={
            name: one
            for name, one in playbook.overrides.items()
            if one.slot.partition(".")[0] in homes
        },
    )

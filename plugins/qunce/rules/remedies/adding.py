"""Adding posts, and putting one theme in place of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta

from qunce.expand import Plan, Post
from qunce.expand.duty import on_duty_at
from qunce.finding import Change
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person
from qunce.kinds.schedule.model import Schedule
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import PostKind
from qunce.rules.remedies.occasions import rethemed_once
from qunce.rules.remedies.places import free_places
from qunce.rules.remedies.slots import added, rethemed, together

USUAL = time(12, 30)


def adds(
    plan: Plan,
    group: Group,
    days: Iterable[date],
    kinds: Sequence[PostKind],
    *,
    at: time = USUAL,
    weekly: bool = False,
    every: str = "",
) -> Iterator[Change]:
    """One more post of some kinds, on one of the days at a free time, in a fitting theme.

    Once and for good, or only the latter where the rule asks for something weekly; `every` says
    in which weeks, as it is written.
    """
    themes = {day: themes_for(plan, group, day, kinds) for day in days}
    for turn in range(max(map(len, themes.values()), default=0)):
        for day, fitting in themes.items():
            if turn < len(fitting):
                for change in _added(plan, group, day, at, fitting[turn], every):
                    if not (weekly and change.once):
                        yield change


def _added(
    plan: Plan, group: Group, day: date, at: time, theme: Theme, every: str
) -> Iterator[Change]:
    home = home_of(plan, group, day)
    near = datetime.combine(day, at, tzinfo=plan.playbook.zone)
    for _, clock in free_places(plan, group, near, [day]) if home else ():
        sender = sender_at(plan, group, day, clock)
        if home and sender:
            owner = None if sender.id == group.host else sender
            place = (home, day, clock, theme)
            both = (
                added(*place, owner=owner, once=True),
                added(*place, owner=owner, every=every),
            )
            yield from (change for change in both if change)
            return


def home_of(plan: Plan, group: Group, day: date) -> Schedule | None:
    """The schedule that holds on a day and serves the fewest groups besides this one."""
    holding = [
        one
        for one in plan.playbook.schedules.values()
        if group.id in one.groups and one.start <= day <= (one.until or date.max)
    ]
    return min(holding, key=lambda one: (len(one.groups), one.id), default=None)


def sender_at(plan: Plan, group: Group, day: date, clock: time) -> Person | None:
    """Who of the group's team is there at a time: the host if possible."""
    people = plan.playbook.people
    team = [one for one in (group.host, group.deputy, *group.operators) if one]
    there = (
        one
        for one in (people[name] for name in team if name in people)
        if not one.shifts or on_duty_at(one, day, clock, plan.almanac)
    )
    return next(there, None)


def rethemes(
    plan: Plan, post: Post, kinds: Sequence[PostKind], reason: str, most: int = 3
) -> Iterator[Change]:
    """One post in other themes of the group: only this once, then for good."""
    for theme in themes_for(plan, post.group, post.date, kinds)[:most]:
        if theme.id != post.theme.id:
            if change := rethemed_once(plan, post, theme, reason):
                yield change
            if change := rethemed(post, theme):
                yield change


def rethemed_all(plan: Plan, wanted: Iterable[tuple[Post, Theme]], reason: str) -> Iterator[Change]:
    """Several posts in other themes, each in its own: only this once, then for good."""
    pairs = list(wanted)
    if change := together(rethemed_once(plan, post, theme, reason) for post, theme in pairs):
        yield change
    if change := together(rethemed(post, theme) for post, theme in pairs):
        yield change


def themes_for(plan: Plan, group: Group, day: date, kinds: Sequence[PostKind]) -> list[Theme]:
    """The group's themes of some kinds: those not near a day first, then the least used."""
    days = plan.days_of(group)
    near, used = set[str](), Counter[str]()
    for distance in range(-6, 7):
        for one in days.get(day + timedelta(distance), ()):
            used[one.theme.id] += 1
            if abs(distance) < 2:
                near.add(one.theme.id)
    known = plan.playbook.themes
    own = group.themes or tuple(dict.fromkeys(one.theme.id for one in plan.posts_in(group)))
    themes = [known[one] for one in own if one in known and known[one].kind in kinds]
    order = {one.id: number for number, one in enumerate(themes)}
    return sorted(
        themes,
        key=lambda one: (one.id in near, used[one.id], kinds.index(one.kind), order[one.id]),
    )

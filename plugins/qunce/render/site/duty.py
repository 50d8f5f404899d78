"""Duty as tables: a person's coming weeks and hand-overs, and who is there for a group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from markupsafe import Markup

from qunce.expand import Post
from qunce.expand.duty import leave_on, shifts_on
from qunce.expand.roster import Handover
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import Grid, grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, between, month_day
from qunce.render.site.slots import groups

_MOST = 8
_NEAR_DAYS = 14
_POSTS = 3


def duty_of(look: Lookup, person: Person, here: Here) -> Grid | None:
    """A person's coming weeks: hours, the groups they answer first in, how much they send."""
    roster = look.roster
    mine = between(look.posts_of("person", person.id), roster.days[0], roster.days[-1])
    sends = Counter(post.date for post in mine)
    rows: list[Sequence[object]] = []
    for day in roster.days[:-1]:
        those = roster.groups_of(person, day)
        leave = leave_on(person, day)
        if not (those or leave or shifts_on(person, day, look.plan.almanac) or sends[day]):
            continue
        rows.append(
            (
                _day(day),
                leave.reason if leave else hours(look, person, day),
                groups(look, [one.id for one in those], here, _MOST),
                f"{sends[day]} 条" if sends[day] else "",
            )
        )
    return grid(("日期", "当班", "先接哪些群", "要发"), rows, "q-lines")


def handovers_of(look: Lookup, person: Person, here: Here) -> Grid | None:
    """What a person gives to others and takes from them in the coming two weeks."""
    return grid(
        ("哪天下班前", "交给谁", "哪些群", "缘由", "要交代的事", "第二天要发"),
        [
            (
                _day(one.day),
                joined((here.person(one.giver), here.person(one.taker)), " → "),
                groups(look, [group.id for group in one.groups], here, _MOST),
                one.why,
                joined(one.notes, "；"),
                _tomorrow(look, one),
            )
            for one in look.roster.handovers(person)
            if one.day < look.today + timedelta(_NEAR_DAYS)
        ],
        "q-lines",
    )


def watches_of(look: Lookup, group: Group, here: Here) -> Grid | None:
    """Who answers first in a group in the coming two weeks, and who else is there."""
    return grid(
        ("日期", "先接", "当班", "还有谁在"),
        [
            (
                _day(one.day),
                here.person(one.first) if one.first else span("没有人", "is-away"),
                hours(look, one.first, one.day) if one.first else "",
                joined(here.person(other) for other in one.others),
            )
            for one in look.roster.of_group(group)[:_NEAR_DAYS]
        ],
        "q-lines",
    )


def hours(look: Lookup, person: Person, day: date) -> str:
    """When somebody is there on a day."""
    shifts = shifts_on(person, day, look.plan.almanac)
    if not shifts:
        return "" if person.shifts else "没有写班次"
    return "、".join(f"{one.start:%H:%M}–{one.end:%H:%M}" for one in shifts)


def _day(day: date) -> Markup:
    return span(f"{month_day(day)} {WEEKDAYS[day.weekday()]}", "q-when")


def _tomorrow(look: Lookup, one: Handover) -> Markup:
    """The posts of the next day in the groups that are handed over."""
    plan, day = look.plan, one.next_day
    posts: list[Post] = []
    for group in one.groups:
        posts.extend(plan.days_of(group).get(day, ()))
    posts.sort(key=lambda post: (post.starts, post.group.id))
    shown = [f"{post.starts:%H:%M}「{post.theme.title}」" for post in posts[:_POSTS]]
    more = f"等 {len(posts)} 条" if len(posts) > _POSTS else ""
    return literal("、".join(shown) + more)

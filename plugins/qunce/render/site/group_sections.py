"""Sections of a group's page: its themes, campaigns, people on duty and house rules."""

from __future__ import annotations

from datetime import timedelta

from qunce.expand import monday
from qunce.frozen import frozen
from qunce.kinds.group.model import Group, HouseRules
from qunce.render.site.grids import Grid, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, week_of
from qunce.render.site.tags import kind_tag
from qunce.render.site.timeline import first_and_last


def themes_of(look: Lookup, group: Group, here: Here) -> Grid | None:
    """The themes a group has or is sent, and how often."""
    themes = look.plan.playbook.themes
    counts: dict[str, int] = {}
    for post in look.plan.posts_in(group):
        counts[post.theme.id] = counts.get(post.theme.id, 0) + 1
    names = dict.fromkeys([*group.themes, *sorted(counts)])
    return grid(
        ("栏目", "类型", "为什么做", "展开范围内"),
        [
            (
                here.theme(themes[name]),
                kind_tag(themes[name].kind),
                themes[name].why or themes[name].summary,
                f"{counts[name]} 条" if name in counts else "未排",
            )
            for name in names
        ],
        "q-lines",
    )


def campaigns_of(look: Lookup, group: Group, here: Here) -> Grid | None:
    """The campaigns a group takes part in."""
    return grid(
        ("活动", "起止", "目标"),
        [
            (
                here.thing("campaign", one),
                first_and_last(one),
                one.goal,
            )
            for one in look.things("group.campaign", group.id)
        ],
    )


def senders(look: Lookup, group: Group, here: Here) -> Grid | None:
    """Who sends how many of the coming two weeks' posts."""
    start = monday(look.today)
    counts: dict[str, int] = {}
    for first in (start, start + timedelta(7)):
        for post in week_of(look.plan.posts_in(group), first):
            counts[post.owner.id] = counts.get(post.owner.id, 0) + 1
    people = look.plan.playbook.people
    return grid(
        ("值班人", "本周和下周发"),
        [
            (here.person(people[name]), f"{count} 条")
            for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        ],
    )


@frozen
class House:
    welcome: tuple[str, ...]
    forbidden: tuple[str, ...]
    speak: tuple[tuple[str, ...], ...]
    ads: tuple[tuple[str, ...], ...]
    penalties: tuple[Grid, ...]
    appeal: tuple[str, ...]


def house_rules(rules: HouseRules | None) -> House | None:
    """What members may and may not do, with the ladder of penalties."""
    if rules is None:
        return None
    ladder = grid(
        ("情形", "处理", "说明"), [(one.when, one.action, one.note) for one in rules.penalties]
    )
    return House(
        rules.welcome,
        rules.forbidden,
        some(rules.speak),
        some(rules.ads),
        some(ladder),
        some(rules.appeal),
    )

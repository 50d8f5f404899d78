"""The pages of the groups: an index of cards, and everything about each one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from markupsafe import Markup

from qunce.expand import Plan, monday
from qunce.kinds.group.model import Group, HouseRules
from qunce.kinds.vocabulary import Each
from qunce.render.site.calendars import Subscription, subscription
from qunce.render.site.escape import front, joined, literal
from qunce.render.site.grids import (
    Grid,
    Week,
    cycle_of,
    entry,
    facts,
    grid,
    some,
    week,
    week_title,
    weeks_shown,
)
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, week_of
from qunce.render.site.tags import kind_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line


@dataclass(frozen=True, slots=True)
class Card:
    """A group in a few lines."""

    link: Markup
    tags: Markup
    text: Markup
    facts: tuple[tuple[str, Markup], ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A week with its heading."""

    title: str
    week: Week


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """groups/index.md and a page for each group."""
    groups = look.plan.groups
    if groups:
        yield "groups/index.md", _index(look)
    for group in groups:
        yield f"groups/{group.id}.md", _page(look, group)


def card(plan: Plan, group: Group, here: Here) -> Card:
    """What a card says of a group."""
    playbook = plan.playbook
    this_week = week_of(plan.posts_in(group), monday(plan.today))
    return Card(
        here.group(group),
        joined((tag(group.type), tag(group.stage)), " "),
        literal(group.purpose or group.summary),
        facts(
            ("平台", here.thing("platform", playbook.platforms[group.platform])),
            ("群主", here.person(playbook.people[group.host])),
            ("人数", f"约 {group.members} 人" if group.members else ""),
            ("本周", f"{len(this_week)} 条"),
        ),
    )


def _index(look: Lookup) -> str:
    here = Here("../")
    plan = look.plan
    by_type: dict[str, list[Card]] = {}
    order = {one.id: number for number, one in enumerate(plan.groups)}
    for group in sorted(plan.groups, key=lambda one: (list(type(one.type)).index(one.type), order[one.id])):
        by_type.setdefault(group.type.label, []).append(card(plan, group, here))
    return fill_page(
        "groups.md.j2",
        {
            "front": front("社群"),
            "count": len(plan.groups),
            "members": sum(group.members for group in plan.groups),
            "sections": [(name, cards) for name, cards in by_type.items()],
        },
    )


def weeks(look: Lookup, group: Group, here: Here) -> Iterator[Shown]:
    """This week and the next; the horizon's first ones when today lies outside it."""
    plan = look.plan
    cycles = [
        schedule
        for schedule in look.things("group.schedule", group.id)
        if any(slot.cycle for slot in schedule.slots.values())
    ]
    for first in weeks_shown(plan):
        labels = dict.fromkeys(cycle_of(schedule, first).label for schedule in cycles)
        title = " · ".join([week_title(plan, first), *labels])
        yield Shown(
            title, week(plan, first, plan.posts_in(group), lambda post: entry(post, here))
        )


def _page(look: Lookup, group: Group) -> str:
    here = Here("../")
    plan, playbook = look.plan, look.plan.playbook
    return fill_page(
        "group/page.md.j2",
        {
            "front": front(group.title, ("navigation",)),
            "crumb": here.to("groups/index.md", "社群"),
            "title": group.title,
            "tags": joined((tag(group.type), tag(group.stage)), " "),
            "lead": [one for one in dict.fromkeys((group.purpose, group.summary)) if one],
            "facts": facts(
                ("平台", here.thing("platform", playbook.platforms[group.platform])),
                ("门店", group.store),
                ("群主", here.person(playbook.people[group.host])),
                ("副群主", here.person(playbook.people[group.deputy]) if group.deputy else ""),
                ("运营", joined(here.person(playbook.people[one]) for one in group.operators)),
                ("人数", _size(group)),
                ("群友", group.audience),
                ("免打扰", f"{group.quiet.start:%H:%M}–{group.quiet.end:%H:%M}" if group.quiet else ""),
                ("建群", group.opened),
                ("看重", joined(group.values)),
                ("进群", group.entry),
                ("退群", group.exit),
            ),
            "weeks": list(weeks(look, group, here)),
            "schedules": joined(
                (here.thing("schedule", one) for one in look.things("group.schedule", group.id)), "、"
            ),
            "themes": some(_themes(look, group, here)),
            "campaigns": some(_campaigns(look, group, here)),
            "house_rules": some(_house_rules(group.house_rules)),
            "service": some(
                facts(
                    ("首次回应", f"当班时 {group.service.reply_minutes} 分钟内"),
                    ("投诉回应", f"{group.service.complaint_minutes} 分钟内"),
                )
                if group.service
                else None
            ),
            "people": some(_people(look, group, here)),
            "calendars": some(_calendar(look, group, here)),
            "findings": some(findings_grid(look.group_findings.get(group.id, ()), here)),
            "grants": some(grants_grid(look, look.granted_in(group), here)),
            "source": source_line(group),
        },
    )


def _size(group: Group) -> str:
    if not group.members:
        return ""
    return f"约 {group.members} 人" + (f"，满 {group.capacity} 人另开" if group.capacity else "")


def _calendar(look: Lookup, group: Group, here: Here) -> Subscription | None:
    feed = look.feed_of.get((Each.GROUP, group.id))
    return subscription(look, feed, here) if feed else None


def _themes(look: Lookup, group: Group, here: Here) -> Grid | None:
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
    )


def _campaigns(look: Lookup, group: Group, here: Here) -> Grid | None:
    return grid(
        ("活动", "起止", "目标"),
        [
            (
                here.thing("campaign", one),
                _dates(one.phases.values()),
                one.goal,
            )
            for one in look.things("group.campaign", group.id)
        ],
    )


def _dates(phases: object) -> str:
    parts = list(phases)  # type: ignore[call-overload]
    if not parts:
        return ""
    return f"{min(one.start for one in parts)} 至 {max(one.until for one in parts)}"


def _people(look: Lookup, group: Group, here: Here) -> Grid | None:
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


@dataclass(frozen=True, slots=True)
class House:
    welcome: tuple[str, ...]
    forbidden: tuple[str, ...]
    penalties: tuple[Grid, ...]
    appeal: tuple[str, ...]


def _house_rules(rules: HouseRules | None) -> House | None:
    if rules is None:
        return None
    ladder = grid(
        ("情形", "处理", "说明"), [(one.when, one.action, one.note) for one in rules.penalties]
    )
    return House(rules.welcome, rules.forbidden, some(ladder), some(rules.appeal))

"""The pages of the groups: an index of cards, and everything about each one."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qunce.expand import Plan, monday
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import Each, GroupType
from qunce.render.site.calendars import Subscription, pastes, subscription
from qunce.render.site.duty import watches_of
from qunce.render.site.escape import front, joined, literal
from qunce.render.site.grids import entry, facts, some, with_cancelled
from qunce.render.site.group_sections import campaigns_of, house_rules, senders, themes_of
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, week_of
from qunce.render.site.offers import in_words
from qunce.render.site.tags import tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line
from qunce.render.site.weeks import Week, cycle_of, week, week_title, weeks_shown


@frozen
class Card:
    """A group in a few lines."""

    link: Markup
    tags: Markup
    text: Markup
    facts: tuple[tuple[str, Markup], ...]


@frozen
class Shown:
    """A week with its heading."""

    title: Markup
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
    types = list(GroupType)
    for group in sorted(plan.groups, key=lambda one: (types.index(one.type), one.id)):
        by_type.setdefault(group.type.label, []).append(card(plan, group, here))
    return fill_page(
        "groups.md.j2",
        {
            "front": front("社群"),
            "count": len(plan.groups),
            "members": sum(group.members for group in plan.groups),
            "sections": list(by_type.items()),
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
        title = joined((week_title(plan, first), *labels), " · ")
        posts = with_cancelled(plan.posts_in(group), look.skipped("group", group.id))
        yield Shown(title, week(plan, first, posts, lambda post: entry(post, here)))


def _page(look: Lookup, group: Group) -> str:
    here = Here("../")
    playbook = look.plan.playbook
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
                ("群主", here.person(playbook.people[group.host])),
                ("副群主", here.person(playbook.people[group.deputy]) if group.deputy else ""),
                ("运营", joined(here.person(playbook.people[one]) for one in group.operators)),
                ("人数", _size(group)),
                (
                    "免打扰",
                    f"{group.quiet.start:%H:%M}–{group.quiet.end:%H:%M}" if group.quiet else "",
                ),
            ),
            "about": some(
                facts(
                    ("群友", group.audience),
                    ("看重", joined(group.values)),
                    ("进群", group.entry),
                    ("退群", group.exit),
                    ("门店", group.store),
                    ("建群", group.opened),
                    (
                        "旅程",
                        joined(
                            here.thing("journey", one)
                            for one in look.things("group.journey", group.id)
                        ),
                    ),
                )
            ),
            "weeks": list(weeks(look, group, here)),
            "schedules": some(
                joined(
                    here.thing("schedule", one) for one in look.things("group.schedule", group.id)
                )
            ),
            "themes": some(themes_of(look, group, here)),
            "campaigns": some(campaigns_of(look, group, here)),
            "house_rules": some(house_rules(group.house_rules)),
            "service": some(
                facts(
                    ("首次回应", f"当班时 {group.service.reply_minutes} 分钟内"),
                    ("投诉回应", f"{group.service.complaint_minutes} 分钟内"),
                    (
                        "投诉话术",
                        here.script(playbook.scripts[group.service.complaint_script])
                        if group.service.complaint_script
                        else "",
                    ),
                )
                if group.service
                else None
            ),
            "governance": some(
                facts(
                    ("敏感词过滤", group.word_filter),
                    ("留档", in_words(group.records)),
                    ("群发", in_words(group.broadcast)),
                    ("面向未成年人", in_words(group.minors) if group.minors else ""),
                )
            ),
            "duty": some(watches_of(look, group, here)),
            "people": some(senders(look, group, here)),
            "calendars": some(_calendar(look, group, here)),
            "pastes": pastes(
                look,
                group.title,
                with_cancelled(look.plan.posts_in(group), look.skipped("group", group.id)),
                "group",
            ),
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

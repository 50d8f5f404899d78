"""The pages of the people: this week by day, shifts, leave, groups, deputy and calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from qunce.expand.duty import leave_on, shift_on
from qunce.kinds.person.model import Person, Shift
from qunce.kinds.vocabulary import Each
from qunce.render.site.calendars import pastes, subscription
from qunce.render.site.duty import duty_of, handovers_of
from qunce.render.site.escape import front, joined, span
from qunce.render.site.grids import entry, facts, grid, some, with_cancelled
from qunce.render.site.groups import Shown
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, week_of
from qunce.render.site.slots import groups
from qunce.render.site.tags import span_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line
from qunce.render.site.weeks import week, week_title, weeks_shown


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """people/index.md and a page for each person."""
    people = look.plan.playbook.people.values()
    if not people:
        return
    here = Here("../")
    first = weeks_shown(look.plan, 1)
    table = grid(
        ("姓名", "岗位", "今天", "当群主", "本周发", "副手"),
        [
            (
                here.person(one),
                joined(here.role(look.plan.playbook.roles[name]) for name in one.roles),
                duty_tag(look, one, look.today),
                joined(here.group(group) for group in look.things("host.group", one.id)[:8]),
                f"{sum(len(week_of(look.posts_of('person', one.id), day)) for day in first)} 条",
                here.person(look.plan.playbook.people[one.deputy]) if one.deputy else "",
            )
            for one in people
        ],
    )
    yield "people/index.md", fill_page("people.md.j2", {"front": front("人员"), "table": table})
    for person in people:
        yield f"people/{person.id}.md", _page(look, person)


def duty_tag(look: Lookup, person: Person, day: date) -> Markup:
    """Whether somebody is on duty, off or on leave on a day."""
    if leave_on(person, day):
        return span_tag("休假", "is-away")
    shift = shift_on(person, day, look.plan.almanac)
    if shift is None:
        return span_tag("休息", "is-away")
    return span_tag(f"{shift.start:%H:%M}–{shift.end:%H:%M}", "is-now")


def shift_days(shift: Shift) -> Markup:
    """On which days a shift is worked."""
    days = joined(one.label for one in sorted(shift.days, key=lambda one: one.number))
    return joined((days, f"只在{shift.only.label}"), "，") if shift.only else days


def _page(look: Lookup, person: Person) -> str:
    here = Here("../")
    plan, playbook = look.plan, look.plan.playbook
    feed = look.feed_of.get((Each.PERSON, person.id))
    posts = with_cancelled(look.posts_of("person", person.id), look.skipped("person", person.id))
    return fill_page(
        "person/page.md.j2",
        {
            "front": front(person.title, ("navigation",)),
            "crumb": here.to("people/index.md", "人员"),
            "title": person.title,
            "lead": some(person.summary),
            "facts": facts(
                ("岗位", joined(here.role(playbook.roles[one]) for one in person.roles)),
                ("今天", duty_tag(look, person, plan.today)),
                ("副手", here.person(playbook.people[person.deputy]) if person.deputy else ""),
                (
                    "当谁的副手",
                    joined(here.person(one) for one in look.things("deputy.person", person.id)),
                ),
                ("当群主", _groups(look, "host.group", person, here)),
                (
                    "当副群主",
                    _groups(look, "deputy.group", person, here),
                ),
                (
                    "在群里运营",
                    _groups(look, "operator.group", person, here),
                ),
                (
                    "负责的活动",
                    joined(
                        here.thing("campaign", one)
                        for one in look.things("person.campaign", person.id)
                    ),
                ),
            ),
            "weeks": [
                Shown(
                    week_title(plan, first),
                    week(
                        plan,
                        first,
                        posts,
                        lambda post: entry(post, here, with_group=True),
                        lambda day: _duty(look, person, day),
                    ),
                )
                for first in weeks_shown(plan)
            ],
            "shifts": some(
                grid(
                    ("星期", "当班"),
                    [
                        (
                            shift_days(one),
                            f"{one.start:%H:%M}–{one.end:%H:%M}",
                        )
                        for one in person.shifts
                    ],
                )
            ),
            "leave": some(
                grid(
                    ("从", "到", "事由", "代班"),
                    [
                        (
                            one.start,
                            one.end,
                            one.reason,
                            here.person(playbook.people[one.deputy]) if one.deputy else "",
                        )
                        for one in person.leave
                    ],
                )
            ),
            "duty": some(duty_of(look, person, here)),
            "handovers": some(handovers_of(look, person, here)),
            "scripts": some(
                joined(here.script(one) for one in look.things("person.script", person.id))
                if look.things("person.script", person.id)
                else None
            ),
            "calendars": some(subscription(look, feed, here) if feed else None),
            "pastes": pastes(look, person.title, posts, "person"),
            "findings": some(findings_grid(look.about(person), here)),
            "grants": some(grants_grid(look, look.granted_in(person), here)),
            "source": source_line(person),
        },
    )


def _groups(look: Lookup, pair: str, person: Person, here: Here) -> Markup:
    return groups(look, [one.id for one in look.things(pair, person.id)], here, 40)


def _duty(look: Lookup, person: Person, day: date) -> Iterator[Markup]:
    if leave_on(person, day):
        yield span("休假", "q-duty")
        return
    shift = shift_on(person, day, look.plan.almanac)
    if shift is not None:
        yield span(f"{shift.start:%H:%M}–{shift.end:%H:%M} 当班", "q-duty")
    elif person.shifts:
        yield span("休息", "q-duty")

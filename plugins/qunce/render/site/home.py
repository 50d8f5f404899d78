"""The home page: the charter, this week at a glance, numbers, today, what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from markupsafe import Markup

from qunce.expand import monday
from qunce.finding import Severity
from qunce.frozen import frozen
from qunce.kinds.playbook.sections import Section
from qunce.kinds.vocabulary import DayKind
from qunce.render.site.board import MOST_GROUPS, rows
from qunce.render.site.campaigns import state
from qunce.render.site.days import dates, day_tag
from qunce.render.site.doors import doors, shortcuts
from qunce.render.site.escape import front, joined, literal, span
from qunce.render.site.grids import grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import WEEKDAYS, Lookup, between, month_day, week_of
from qunce.render.site.tags import kind_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.timeline import first_day, last_day
from qunce.render.site.weeks import day_classes, week_title, weeks_shown

_MOST_TODAY = 10
_AHEAD = timedelta(45)


@frozen
class Number:
    value: str
    name: Markup


@frozen
class Agenda:
    lines: list[Markup]
    more: tuple[Markup, ...]


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """index.md."""
    here = Here("")
    plan = look.plan
    charter = plan.playbook.charter
    shown = weeks_shown(plan, 1)
    yield (
        "index.md",
        fill_page(
            "home.md.j2",
            {
                "front": front("首页", ("navigation", "toc")),
                "title": charter.title,
                "positioning": some(charter.positioning or charter.summary),
                "doors": some(doors(look, here)),
                "purpose": some(charter.purpose),
                "cares": some(charter.values),
                "goals": some(
                    grid(("目标", "怎么量"), [(one.title, one.measure) for one in charter.goals])
                ),
                "numbers": some(_numbers(look, here)),
                "today": [some(_today(look, here))] if Section.TODAY in look.published else [],
                "next": some(_next(look, here)),
                "weeks": [
                    {
                        "title": week_title(plan, first),
                        "head": [
                            (
                                name,
                                month_day(first + timedelta(n)),
                                day_classes(plan, first + timedelta(n)),
                            )
                            for n, name in enumerate(WEEKDAYS)
                        ],
                        "rows": rows(plan, first, here),
                    }
                    for first in shown
                    if plan.groups and Section.SCHEDULES in look.published
                ],
                "more": some(
                    here.to("groups/index.md", f"全部 {len(plan.groups)} 个社群")
                    if len(plan.groups) > MOST_GROUPS and Section.GROUPS in look.published
                    else None
                ),
                "shortcuts": some(shortcuts(look, here)),
                "made": f"按 {plan.today} 的手册生成",
            },
        ),
    )


def _numbers(look: Lookup, here: Here) -> list[Number]:
    plan = look.plan
    this_week = week_of(plan.posts, monday(plan.today))
    members = sum(group.members for group in plan.groups)
    errors, warnings = (look.report.count(one) for one in (Severity.ERROR, Severity.WARNING))
    clean = not errors and not warnings
    listed = [
        (Section.GROUPS, plan.groups, str(len(plan.groups)), here.to("groups/index.md", "社群")),
        (Section.GROUPS, members, f"{members:,}", literal("群友")),
        (
            Section.SCHEDULES, plan.playbook.schedules, str(len(this_week)),
            here.to("schedules/index.md", "本周帖子"),
        ),
        (
            Section.SCRIPTS, plan.playbook.scripts, str(len(plan.playbook.scripts)),
            here.to("scripts/index.md", "话术"),
        ),
        (
            Section.FINDINGS, True, "✓" if clean else f"{errors}／{warnings}",
            here.to("findings.md", "检查通过" if clean else "错误／警告"),
        ),
    ]  # fmt: skip
    return [
        Number(value, name)
        for section, there, value, name in listed
        if there and section in look.published
    ]


def _today(look: Lookup, here: Here) -> Agenda | None:
    posts = between(look.plan.posts, look.today, look.today + timedelta(1))
    lines = [
        joined(
            (
                span(f"{post.starts:%H:%M}", "q-at"),
                kind_tag(post.kind),
                here.script(post.script) if post.script else here.theme(post.theme),
                span(f"{post.group.title} · {post.owner.title}", "q-small"),
            ),
            " ",
        )
        for post in posts[:_MOST_TODAY]
    ]
    left_out = len(posts) - _MOST_TODAY
    more = here.to("today.md", f"还有 {left_out} 条") if left_out > 0 else None
    return Agenda(lines, some(more)) if lines else None


def _next(look: Lookup, here: Here) -> list[Markup]:
    """Campaigns that run or come, and the named days of the coming weeks."""
    found: list[tuple[date, Markup]] = []
    running = Section.CAMPAIGNS in look.published
    for one in look.plan.playbook.campaigns.values() if running else ():
        if one.phases and last_day(one) >= look.today and first_day(one) <= look.today + _AHEAD:
            text = joined((state(one, look.today), here.thing("campaign", one)), " ")
            found.append(
                (
                    max(first_day(one), look.today),
                    text + f"　{first_day(one):%m-%d} 至 {last_day(one):%m-%d}",
                )
            )
    named = Section.DAYS in look.published
    for day in look.plan.almanac.between(look.today, look.today + _AHEAD) if named else ():
        if day.kind is not DayKind.TERM or day.day.declared:
            text = (
                joined((day_tag(day), here.to("days/index.md", day.title)), " ") + f"　{dates(day)}"
            )
            found.append(
                (
                    max(day.first, look.today),
                    text + (Markup("<br>") + span(day.advice, "q-small") if day.advice else ""),
                )
            )
    found.sort(key=lambda one: one[0])
    return [text for _, text in found[:6]]

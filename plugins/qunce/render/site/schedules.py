"""The pages of the schedules: which groups, and the week as it is planned, A and B apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from qunce.expand.recurrence import in_a_year
from qunce.frozen import frozen
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.schedule.words import limits_said
from qunce.kinds.vocabulary import Cycle, SlotDay
from qunce.render.site.escape import front, joined, literal, span
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.slots import groups, remarked, when
from qunce.render.site.tags import kind_tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line
from qunce.render.site.weeks import DayRow, Week, cycle_of, week_title, weeks_shown


@frozen
class Shown:
    title: str
    week: Week


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """schedules/index.md and a page for each schedule."""
    schedules = look.plan.playbook.schedules.values()
    if not schedules:
        return
    here = Here("../")
    table = grid(
        ("排期", "社群", "时段", "每个群", "起止"),
        [
            (
                here.thing("schedule", one),
                groups(look, one.groups, here),
                f"{len(one.slots)} 个",
                often(look, one),
                _dates(one),
            )
            for one in schedules
        ],
    )
    yield (
        "schedules/index.md",
        fill_page("schedules.md.j2", {"front": front("排期"), "table": table}),
    )
    for schedule in schedules:
        yield f"schedules/{schedule.id}.md", _page(look, schedule)


def often(look: Lookup, schedule: Schedule) -> str:
    """How many posts a group gets: in a week, or in a year where that says more."""
    plan = look.plan
    start = max(plan.start, schedule.start)
    year = sum(in_a_year(one, schedule, plan.named, start) for one in schedule.slots.values())
    return f"每周约 {year / 52:.3g} 条" if year >= 52 else f"一年约 {year:.0f} 条"


def _dates(schedule: Schedule) -> str:
    return f"{schedule.start} 至 {schedule.until}" if schedule.until else f"{schedule.start} 起"


def _page(look: Lookup, schedule: Schedule) -> str:
    here = Here("../")
    weekly_slots = any(slot.weekly for slot in schedule.slots.values())
    cycles = [one for one in Cycle if any(slot.cycle for slot in schedule.slots.values())]
    now = [week_title(look.plan, first) + f"是 {cycle_of(schedule, first).label}"
           for first in weeks_shown(look.plan)] if cycles else []  # fmt: skip
    return fill_page(
        "schedule/page.md.j2",
        {
            "front": front(schedule.title, ("navigation",)),
            "crumb": here.to("schedules/index.md", "排期"),
            "title": schedule.title,
            "lead": some(schedule.summary),
            "facts": facts(
                ("社群", groups(look, schedule.groups, here, 40)),
                ("起止", _dates(schedule)),
                ("每个群", often(look, schedule)),
                ("AB 周", joined(now, "，")),
            ),
            "weeks": [
                Shown(cycle.label if cycle else "一周", _week(look, schedule, cycle, here))
                for cycle in (cycles or (None,) if weekly_slots else ())
            ],
            "occasions": some(_occasions(look, schedule, here)),
            "notes": some(_notes(look, schedule, here)),
            "paused": some(
                grid(
                    ("活动", "让位的日子"),
                    [
                        (
                            here.thing("campaign", one),
                            "；".join(
                                f"{part.start:%m-%d} 至 {part.until:%m-%d}（{phase.label}）"
                                for phase, part in one.phases.items()
                                if schedule.id in part.pauses
                            ),
                        )
                        for one in look.things("schedule.campaign", schedule.id)
                    ],
                )
            ),
            "overrides": some(_overrides(look, schedule)),
            "findings": some(findings_grid(look.about(schedule), here)),
            "grants": some(grants_grid(look, look.granted_in(schedule), here)),
            "source": source_line(schedule),
        },
    )


def _week(look: Lookup, schedule: Schedule, cycle: Cycle | None, here: Here) -> Week:
    rows = []
    for day in SlotDay:
        if not day.is_weekday:
            continue
        those = sorted(
            (
                (slot.time_of_day, name, slot)
                for name, slot in schedule.slots.items()
                if slot.weekly
                and day in slot.day
                and (cycle is None or slot.cycle in (None, cycle))
            ),
            key=lambda one: one[:2],
        )
        rows.append(
            DayRow(
                day.label,
                "",
                "is-off" if day.number > 4 else "",
                (),
                tuple(_slot(look, name, slot, here) for _, name, slot in those),
            )
        )
    return Week(tuple(rows))


def _slot(look: Lookup, name: str, slot: Slot, here: Here) -> Markup:
    playbook = look.plan.playbook
    theme = playbook.themes[slot.theme]
    limits = limits_said(slot, look.titles)
    remarks = [one for one in limits if slot.cycle is None or one != slot.cycle.label]
    if slot.owner:
        remarks.append(f"{playbook.people[slot.owner].title}发")
    if slot.send.value != "manual":
        remarks.append(slot.send.label)
    parts = [
        span(f"{slot.time_of_day:%H:%M}", "q-at"),
        kind_tag(theme.kind),
        here.theme(theme, "q-theme"),
        *(here.script(playbook.scripts[one], "q-script") for one in slot.script),
        *([span("@所有人", "q-remark")] if slot.mention_all else []),
        *(span(one, "q-aside") for one in remarks),
    ]
    return (
        Markup(f'<span class="q-post k-{theme.kind.value}">') + Markup(" ").join(parts)
        + Markup("</span>")
    )  # fmt: skip


def _occasions(look: Lookup, schedule: Schedule, here: Here) -> Grid | None:
    """The slots that do not come back by the week, with the days on which they come next."""
    playbook = look.plan.playbook
    coming: dict[str, dict[date, None]] = {}
    for post in look.coming("schedule", schedule.id, most=10**6):
        coming.setdefault(post.place.name, {})[post.date] = None
    return grid(
        ("什么时候", "栏目", "话术", "发送人", "接下来", "时段"),
        [
            (
                when(slot, look.titles),
                here.theme(playbook.themes[slot.theme]),
                joined(here.script(playbook.scripts[one]) for one in slot.script),
                here.person(playbook.people[slot.owner]) if slot.owner else "",
                joined(
                    (span(day, "q-when") for day in [*coming.get(f"{schedule.id}.{name}", ())][:3]),
                ),
                span(name, "q-where"),
            )
            for name, slot in schedule.slots.items()
            if not slot.weekly
        ],
        "q-lines",
    )


def _notes(look: Lookup, schedule: Schedule, here: Here) -> list[Markup]:
    return [
        joined(
            (literal(when(slot, look.titles)), here.theme(look.plan.playbook.themes[slot.theme])),
            " ",
        )
        + "："
        + literal(remark)
        for slot in schedule.slots.values()
        if (remark := remarked(slot))
    ]


def _overrides(look: Lookup, schedule: Schedule) -> Grid | None:
    return grid(
        ("原定", "时段", "怎么改", "改到", "理由"),
        [
            (
                one.date,
                one.slot.partition(".")[2],
                one.action.label,
                f"{one.to:%Y-%m-%d %H:%M}" if one.to else "",
                one.reason,
            )
            for one in sorted(
                look.things("schedule.override", schedule.id), key=lambda one: (one.date, one.id)
            )
        ],
    )

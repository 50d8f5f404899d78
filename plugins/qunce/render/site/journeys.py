"""The pages of the journeys: their touch points as a table, and a calendar for one cohort."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from qunce.expand.cohort import walked, who
from qunce.kinds.journey.model import Journey, Step
from qunce.render.cohort import sheet
from qunce.render.cohort.sheet import day_in_words
from qunce.render.site.escape import attribute, front, joined, literal, span
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.slots import groups
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line

_MOST_SHEETS = 30
"""Groups that a page offers a calendar for; the terminal writes it for any."""
_BEGINS = {"join": "哪天进群", "silent": "从哪天算沉默", "birthday": "哪天生日"}


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """journeys/index.md and a page for each journey."""
    journeys = look.plan.playbook.journeys.values()
    if not journeys:
        return
    here = Here("../")
    table = grid(
        ("旅程", "从什么开始", "触点", "社群", "走完得到什么"),
        [
            (
                here.thing("journey", one),
                _begins(one),
                joined(dict.fromkeys(day_in_words(step) for _, step in one.in_order), " "),
                groups(look, one.groups, here),
                one.purpose or one.summary,
            )
            for one in journeys
        ],
        "q-lines",
    )
    yield (
        "journeys/index.md",
        fill_page("journeys.md.j2", {"front": front("旅程"), "table": table}),
    )
    for journey in journeys:
        yield f"journeys/{journey.id}.md", _page(look, journey)


def _page(look: Lookup, journey: Journey) -> str:
    here = Here("../")
    return fill_page(
        "journey/page.md.j2",
        {
            "front": front(journey.title, ("navigation",)),
            "crumb": here.to("journeys/index.md", "旅程"),
            "title": journey.title,
            "lead": list(dict.fromkeys(one for one in (journey.summary, journey.purpose) if one)),
            "facts": facts(
                ("从什么开始", _begins(journey)),
                ("社群", groups(look, journey.groups, here, 40)),
                ("再来一遍", f"隔 {journey.again_days} 天" if journey.again_days else "只走一遍"),
                ("什么时候停", journey.stop),
            ),
            "steps": _steps(look, journey, here),
            "cohort": some(_cohort(look, journey)),
            "findings": some(findings_grid(look.about(journey), here)),
            "grants": some(grants_grid(look, look.granted_in(journey), here)),
            "source": source_line(journey),
        },
    )


def _begins(journey: Journey) -> str:
    if journey.silent_days:
        return f"{journey.silent_days} 天没说话"
    return journey.trigger.label


def _steps(look: Lookup, journey: Journey, here: Here) -> Grid | None:
    return grid(
        ("第几天", "几点", "说什么、做什么", "谁做", "在哪里", "条件", "备注"),
        [
            (
                span(day_in_words(step), "q-when"),
                _clock(step),
                _what(look, step, here),
                _who(look, journey, step, here),
                step.where.label,
                step.only_if,
                step.note,
            )
            for _, step in journey.in_order
        ],
        "q-lines",
    )


def _what(look: Lookup, step: Step, here: Here) -> Markup:
    """The script to say, behind what the step is called where it has a name of its own."""
    script = look.plan.playbook.scripts[step.script] if step.script else None
    if script is None:
        return literal(step.title)
    return joined((*([step.title] if step.title else []), here.script(script)), "：")


def _clock(step: Step) -> str:
    if step.time_of_day:
        return f"{step.time_of_day:%H:%M}"
    if step.within is None:
        return "当天"
    return f"{step.within} 秒内" if step.within < 120 else f"{step.within // 60} 分钟内"


def _who(look: Lookup, journey: Journey, step: Step, here: Here) -> Markup:
    playbook = look.plan.playbook
    if step.auto:
        return span("欢迎语接口", "q-aside")
    if step.owner:
        return here.person(playbook.people[step.owner])
    if step.role:
        return here.role(playbook.roles[step.role])
    hosts = dict.fromkeys(who(playbook, group, step).id for group in walked(playbook, journey))
    shown = joined(here.person(playbook.people[one]) for one in [*hosts][:6])
    return joined(("群主：", shown), "") if shown else shown


def _cohort(look: Lookup, journey: Journey) -> Markup | None:
    """Where a calendar can be made for those who set out on one day."""
    plan = look.plan
    sheets = [
        sheet(
            plan.playbook, journey, group,
            site_url=look.site_url, revisions=look.revisions,
        )
        for group in [*walked(plan.playbook, journey)][:_MOST_SHEETS]
    ]  # fmt: skip
    if not sheets:
        return None
    return Markup(
        f'<div class="q-cohort" data-today="{plan.today}" '
        f'data-label="{_BEGINS[journey.trigger.value]}" data-sheets="{attribute(sheets)}"></div>'
    )

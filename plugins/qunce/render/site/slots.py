"""Slots and coming posts as tables: where something is planned, and on which days next."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from qunce.expand import Post
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.schedule.model import Slot
from qunce.kinds.schedule.words import Titles, days_said, limits_said
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import Grid, grid, remarks
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, Use, moment

_MOST = 40
"""Rows of a table of slots; a theme of five hundred groups would otherwise fill its page."""


def uses_grid(look: Lookup, uses: Sequence[Use], here: Here, *, theme: bool = True) -> Grid | None:
    """The slots that name something: in which schedule or campaign, when, for which groups."""
    playbook = look.plan.playbook
    return grid(
        ("排在", "什么时候", *(("栏目",) if theme else ()), "话术", "社群", "时段"),
        [
            (
                home(use, here),
                when(use.slot, look.titles),
                *((here.theme(playbook.themes[use.slot.theme]),) if theme else ()),
                joined(here.script(playbook.scripts[name]) for name in use.slot.script),
                groups(look, use.groups, here),
                span(use.name, "q-where"),
            )
            for use in uses[:_MOST]
        ],
        "q-lines",
        left_out=len(uses) - _MOST,
    )


def remarked(slot: Slot | PhaseSlot) -> str:
    """What is noted on a slot for those who send it, and for managers, where they may see it."""
    manager = f"主管备注：{slot.manager_note}" if slot.manager_note else ""
    return "；".join(one for one in (slot.note, manager) if one)


def home(use: Use, here: Here) -> Markup:
    """The schedule, or the campaign with its phase."""
    if isinstance(use.home, Campaign):
        phase = f" · {use.phase.label}" if use.phase else ""
        return here.thing("campaign", use.home) + phase
    return here.thing("schedule", use.home)


def groups(look: Lookup, names: Sequence[str], here: Here, most: int = 12) -> Markup:
    """These groups by name; the first dozen when there are many."""
    found = look.plan.playbook.groups
    shown = joined(here.group(found[name]) for name in names[:most])
    return shown + (f" 等 {len(names)} 个群" if len(names) > most else "")


def when(slot: Slot | PhaseSlot, titles: Titles) -> str:
    """周一、周三 20:30 · A 周; 每月最后一个周五 20:30; a phase's day in a campaign."""
    clock = f"{slot.time_of_day:%H:%M}"
    if isinstance(slot, PhaseSlot):
        if slot.dates:
            days = "、".join(f"{day:%m-%d}" for day in slot.dates)
        elif slot.days:
            days = "、".join("最后一天" if day == -1 else f"第 {day} 天" for day in slot.days)
        else:
            days = "每天"
        return f"{days} {clock}"
    return " · ".join([f"{days_said(slot, titles)} {clock}", *limits_said(slot, titles)])


def coming_grid(
    posts: Sequence[Post], here: Here, *, theme: bool = True, script: bool = True
) -> Grid | None:
    """The next posts: when, in which group, what, by whom."""
    head = ["什么时候", "社群", *(["栏目"] if theme else []), *(["话术"] if script else [])]
    return grid(
        (*head, "发送人", "备注"),
        [
            (
                Markup(
                    f'<span class="q-when" id="post-{post.identity}">{moment(post.starts)}</span>'
                ),
                here.group(post.group),
                *((here.theme(post.theme),) if theme else ()),
                *((_script(post, here),) if script else ()),
                here.person(post.owner),
                "；".join(remarks(post)),
            )
            for post in posts
        ],
        "q-lines",
    )


def _script(post: Post, here: Here) -> Markup:
    if post.script is None:
        return literal("")
    version = f" {post.variant.upper()} 版" if post.variant else ""
    return here.script(post.script) + version

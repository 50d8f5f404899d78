"""The pages of the campaigns: goal, phases on a time line, offers, check list, posts, review."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign, PhasePlan
from qunce.kinds.vocabulary import Phase
from qunce.render.site.declared import declared_facts
from qunce.render.site.escape import front, joined, span
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup, Use
from qunce.render.site.offers import offer_facts
from qunce.render.site.slots import groups, remarked, when
from qunce.render.site.tags import kind_tag, span_tag, tag
from qunce.render.site.templates import fill_page
from qunce.render.site.timeline import bars, checklist, first_and_last, first_day, last_day
from qunce.render.site.troubles import evidence_grid, findings_grid, grants_grid, source_line


@frozen
class Stretch:
    """A phase in detail."""

    title: str
    lead: tuple[str, ...]
    tasks: tuple[tuple[str, ...], ...]
    slots: tuple[Grid, ...]
    pauses: tuple[Markup, ...]


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """campaigns/index.md and a page for each campaign."""
    campaigns = sorted(  # what runs or comes first, what is over last
        look.plan.playbook.campaigns.values(),
        key=lambda one: (last_day(one) < look.today, first_day(one), one.id),
    )
    if not campaigns:
        return
    here = Here("../")
    table = grid(
        ("活动", "状态", "起止", "目标", "社群", "负责人"),
        [
            (
                here.thing("campaign", one),
                state(one, look.today),
                first_and_last(one),
                one.goal,
                groups(look, one.groups, here, 6),
                here.person(look.plan.playbook.people[one.owner]),
            )
            for one in campaigns
        ],
    )
    yield (
        "campaigns/index.md",
        fill_page("campaigns.md.j2", {"front": front("活动"), "table": table}),
    )
    for campaign in campaigns:
        yield f"campaigns/{campaign.id}.md", _page(look, campaign)


def state(campaign: Campaign, today: date) -> Markup:
    """Where a campaign stands on a day: its phase, how far off, or over."""
    for phase, part in campaign.phases.items():
        if part.start <= today <= part.until:
            return span_tag(f"{phase.label}中", "is-now")
    if today < first_day(campaign):
        return tag(f"还有 {(first_day(campaign) - today).days} 天")
    return tag("已结束" if today > last_day(campaign) else "两阶段之间")


def _page(look: Lookup, campaign: Campaign) -> str:
    here = Here("../")
    playbook = look.plan.playbook
    return fill_page(
        "campaign/page.md.j2",
        {
            "front": front(campaign.title, ("navigation",)),
            "crumb": here.to("campaigns/index.md", "活动"),
            "title": campaign.title,
            "tags": joined((state(campaign, look.today), tag(campaign.category)), " "),
            "lead": [one for one in dict.fromkeys((campaign.goal, campaign.summary)) if one],
            "facts": facts(
                ("起止", first_and_last(campaign)),
                ("负责人", here.person(playbook.people[campaign.owner])),
                ("社群", groups(look, campaign.groups, here, 40)),
                ("衡量", campaign.metric),
                ("预算", campaign.budget),
                ("推广渠道", joined(campaign.channels)),
            ),
            "bars": some(bars(campaign, look.today)),
            "offers": [
                (f"{one.kind.label}：{one.what}", offer_facts(one, headed=True))
                for one in campaign.offers.values()
            ],
            "has_offers": some(campaign.offers),
            "declared": some(declared_facts(campaign)),
            "checklist": some(checklist(campaign)),
            "stretches": [_stretch(look, campaign, *one, here) for one in campaign.phases.items()],
            "review": some(campaign.review),
            "overrides": some(
                grid(
                    ("原定", "时段", "怎么改", "理由"),
                    [
                        (one.date, one.slot.partition(".")[2], one.action.label, one.reason)
                        for one in sorted(
                            look.things("campaign.override", campaign.id),
                            key=lambda one: (one.date, one.id),
                        )
                    ],
                )
            ),
            "findings": some(findings_grid(look.about(campaign), here)),
            "evidence": some(evidence_grid(look, look.evidence_of("campaign", campaign), here)),
            "grants": some(grants_grid(look, look.granted_in(campaign), here)),
            "source": source_line(campaign),
        },
    )


def _stretch(
    look: Lookup, campaign: Campaign, phase: Phase, part: PhasePlan, here: Here
) -> Stretch:
    playbook = look.plan.playbook
    table = grid(
        ("什么时候", "栏目", "话术", "社群", "发送人", "备注", "时段"),
        [
            (
                span(when(slot, look.titles), "q-when"),
                kind_tag(playbook.themes[slot.theme].kind)
                + " "
                + here.theme(playbook.themes[slot.theme]),
                joined(here.script(playbook.scripts[one]) for one in slot.script),
                groups(look, Use(campaign, name, slot, phase).groups, here)
                if slot.groups
                else "全部",
                here.person(playbook.people[slot.owner]) if slot.owner else "群主",
                "；".join(filter(None, ("@所有人" if slot.mention_all else "", remarked(slot)))),
                span(name, "q-where"),
            )
            for name, slot in part.slots.items()
        ],
        "q-lines",
    )
    return Stretch(
        f"{phase.label}（{part.start:%m-%d} 至 {part.until:%m-%d}）",
        some(part.goal),
        some(part.tasks),
        some(table),
        some(
            joined(here.thing("schedule", playbook.schedules[one]) for one in part.pauses)
            if part.pauses
            else None
        ),
    )

"""The pages of the platforms: what each is for, its limits with their sources, how to set it up."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.kinds.platform.model import Platform
from qunce.kinds.vocabulary import Each
from qunce.render.site.calendars import subscription
from qunce.render.site.escape import front, joined
from qunce.render.site.grids import Grid, facts, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.slots import groups
from qunce.render.site.tags import tag
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import findings_grid, grants_grid, source_line
from qunce.resolve.limits import limits_of


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """platforms/index.md and a page for each platform."""
    platforms = look.plan.playbook.platforms.values()
    if not platforms:
        return
    here = Here("../")
    table = grid(
        ("平台", "公开程度", "文字上限", "形式", "适合", "社群"),
        [
            (
                here.thing("platform", one),
                one.channel.label,
                f"{one.text_max} 字",
                joined(form.label for form in one.formats),
                joined(one.uses[:3], "；"),
                f"{len(look.things('platform.group', one.id))} 个",
            )
            for one in platforms
        ],
    )
    yield (
        "platforms/index.md",
        fill_page("platforms.md.j2", {"front": front("平台"), "table": table}),
    )
    for platform in platforms:
        yield f"platforms/{platform.id}.md", _page(look, platform)


def _page(look: Lookup, platform: Platform) -> str:
    here = Here("../")
    feed = look.feed_of.get((Each.PLATFORM, platform.id))
    members = [one.id for one in look.things("platform.group", platform.id)]
    return fill_page(
        "platform/page.md.j2",
        {
            "front": front(platform.title, ("navigation",)),
            "crumb": here.to("platforms/index.md", "平台"),
            "title": platform.title,
            "tags": tag(platform.channel),
            "lead": some(platform.summary),
            "facts": facts(
                ("短名", platform.short),
                ("文字上限", f"{platform.text_max} 字"),
                ("支持形式", joined(one.label for one in platform.formats)),
                ("社群", groups(look, members, here, 40) if members else ""),
            ),
            "uses": some(platform.uses),
            "cautions": some(platform.cautions),
            "limits": some(_limits(look, platform)),
            "setup": some(platform.setup),
            "scripts": some(
                joined(here.script(one) for one in look.things("platform.script", platform.id))
                if look.things("platform.script", platform.id)
                else None
            ),
            "calendars": some(subscription(look, feed, here) if feed else None),
            "findings": some(findings_grid(look.about(platform), here)),
            "grants": some(grants_grid(look, look.granted_in(platform), here)),
            "source": source_line(platform),
        },
    )


def _limits(look: Lookup, platform: Platform) -> Grid | None:
    """The limits that hold today with their sources: the playbook's own, then the shipped ones."""
    return grid(
        ("限制", "多少", "说明", "出处", "核对日期", "来自"),
        [
            (
                held.limit.name,
                held.limit.told if held.limit.number else "",
                held.limit.value,
                held.limit.source,
                held.limit.checked,
                "手册" if held.own else "群策",
            )
            for held in limits_of(platform)
            if held.limit.holds(look.today)
        ],
        "q-lines",
    )

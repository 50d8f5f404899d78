"""The plan at a glance: how much, of what kind and by whom, over the whole horizon."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qunce.render.site.escape import front
from qunce.render.site.grids import some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.overview.festivals import festivals
from qunce.render.site.overview.heat import calendar, degrees, heat, months
from qunce.render.site.overview.load import load
from qunce.render.site.overview.mix import mix_by_group, mix_by_week
from qunce.render.site.overview.quota import quota
from qunce.render.site.strips import KINDS, drawn
from qunce.render.site.templates import fill_page


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """plan.md, when anything is planned at all."""
    plan = look.plan
    if not plan.posts:
        return
    here = Here()
    last = plan.end - timedelta(1)
    yield (
        "plan.md",
        fill_page(
            "overview.md.j2",
            {
                "front": front("计划一览", ("navigation",)),
                "lead": f"{plan.start} 至 {last}，{len(list(plan.weeks()))} 周，"
                f"{len(plan.by_group)} 个社群共 {len(plan.posts):,} 条帖子。",
                "months": months(plan),
                "calendar": drawn(calendar(plan)),
                "degrees": degrees(),
                "heat": heat(look, here),
                "kinds": [(kind.value, kind.label) for kind in KINDS],
                "weeks": mix_by_week(look),
                "groups": mix_by_group(look, here),
                "load": some(load(look, here)),
                "festivals": some(festivals(look, here)),
                "quota": some(quota(look, here)),
            },
        ),
    )

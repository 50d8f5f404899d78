"""Shows: every live show that a script or a campaign declares."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from qunce.expand import Plan
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.live import Live
from qunce.kinds.script.model import Script

IN_FORCE = date(2026, 2, 1)
"""Since when 直播电商监督管理办法 applies."""


def shows(plan: Plan) -> Iterator[tuple[Script | Campaign, Live]]:
    """Each live show with the thing that declares it."""
    things: list[Script | Campaign] = [
        *plan.playbook.scripts.values(),
        *plan.playbook.campaigns.values(),
    ]
    for thing in things:
        if thing.live is not None:
            yield thing, thing.live

"""Broadcasts: every declaration of mass sending, wherever it is written."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.kinds.outreach import Broadcast


def broadcasts(plan: Plan) -> Iterator[Broadcast]:
    """The declarations on scripts, campaigns and groups; one that groups inherit comes up once."""
    book = plan.playbook
    found = [
        *(one.broadcast for one in book.scripts.values()),
        *(one.broadcast for one in book.campaigns.values()),
        *(one.broadcast for one in book.groups.values()),
    ]
    seen: set[str] = set()
    for one in found:
        if one is not None and str(one.span) not in seen:
            seen.add(str(one.span))
            yield one

"""Groups that are run for customers: neither closed ones nor the staff's own."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand import Plan
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import GroupType, Stage


def run_groups(plan: Plan, *, staff: bool = True) -> Iterator[Group]:
    """The groups that are still open; without `staff` only those of customers."""
    for group in plan.groups:
        if group.stage is not Stage.CLOSED and (staff or group.type is not GroupType.STAFF):
            yield group

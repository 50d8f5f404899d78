"""Phases of campaigns: the days of their slots, and the schedules whose place they take."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from qunce.expand.falls import Stretch
from qunce.expand.recurrence import Occurrence
from qunce.kinds.campaign.model import PhasePlan, PhaseSlot
from qunce.resolve import Playbook


def phase_days(plan: PhasePlan, slot: PhaseSlot, start: date, end: date) -> Iterator[Occurrence]:
    """When a phase's slot comes round between a day and before another."""
    length = (plan.until - plan.start).days + 1
    if slot.dates:
        wanted = sorted({(day - plan.start).days + 1 for day in slot.dates})
    elif slot.days:
        wanted = sorted({one if one > 0 else length + 1 + one for one in slot.days})
    else:
        wanted = list(range(1, min(length, 366) + 1))
    for turn, number in enumerate(wanted):
        if 1 <= number <= length:  # else a contradiction, already told by resolve
            day = plan.start + timedelta(number - 1)
            if start <= day < end:
                yield Occurrence(day, f"d{turn + 1:02}", turn)


def pauses(playbook: Playbook) -> dict[tuple[str, str], list[Stretch]]:
    """(schedule, group) → stretches of days on which a campaign takes its place."""
    paused: dict[tuple[str, str], list[Stretch]] = {}
    for campaign in playbook.campaigns.values():
        for plan in campaign.phases.values():
            for schedule in plan.pauses:
                for group in campaign.groups:
                    paused.setdefault((schedule, group), []).append((plan.start, plan.until))
    return paused

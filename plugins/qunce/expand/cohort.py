"""A cohort: those who set out on a journey on the same day, and the days of their touch points."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey, Step, Trigger
from qunce.kinds.person.model import Person
from qunce.kinds.vocabulary import Stage
from qunce.resolve import Playbook


@frozen
class Touch:
    """One touch point on its date; a whole day where it follows at once on what happened."""

    name: str
    step: Step
    date: date
    starts: datetime | None


def touches(journey: Journey, start: date) -> tuple[Touch, ...]:
    """What a cohort that sets out on a day meets, in order; local wall time."""
    return tuple(
        Touch(
            name,
            step,
            day := start + timedelta(step.day),
            datetime.combine(day, step.time_of_day) if step.time_of_day else None,
        )
        for name, step in journey.in_order
    )


def journeys_of(playbook: Playbook, group: Group, trigger: Trigger) -> tuple[Journey, ...]:
    """The journeys that the members of a group may set out on."""
    return tuple(
        one
        for one in playbook.journeys.values()
        if one.trigger is trigger and group.id in one.groups
    )


def walked(playbook: Playbook, journey: Journey) -> Iterator[Group]:
    """The groups whose members a journey is for and that are still there."""
    for name in dict.fromkeys(journey.groups):
        group = playbook.groups[name]
        if group.stage is not Stage.CLOSED:
            yield group


def who(playbook: Playbook, group: Group, step: Step) -> Person:
    """Who does a step in a group: its owner, somebody of the group with its role, or the host."""
    if step.owner:
        return playbook.people[step.owner]
    team = (group.host, group.deputy, *group.operators)
    if step.role:
        for name in team:
            if name and step.role in playbook.people[name].roles:
                return playbook.people[name]
    return playbook.people[group.host]

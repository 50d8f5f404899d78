"""Who is there on a day: shifts, leave and deputies."""

from __future__ import annotations

from datetime import date, time

from qunce.almanac import Almanac
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Leave, Person, Shift
from qunce.resolve import Playbook


def leave_on(person: Person, day: date) -> Leave | None:
    """The leave that a person has on a day."""
    for leave in person.leave:
        if leave.start <= day <= leave.end:
            return leave
    return None


def shift_on(person: Person, day: date, almanac: Almanac) -> Shift | None:
    """The shift that a person works on a day, leave taken into account."""
    if person.leave and leave_on(person, day):
        return None
    for shift in person.shifts:
        if _holds(shift, day, almanac):
            return shift
    return None


def shifts_on(person: Person, day: date, almanac: Almanac) -> tuple[Shift, ...]:
    """Every shift that a person works on a day, earliest first, leave taken into account."""
    if person.leave and leave_on(person, day):
        return ()
    those = [one for one in person.shifts if _holds(one, day, almanac)]
    return tuple(sorted(those, key=lambda one: one.start))


def on_duty_at(person: Person, day: date, clock: time, almanac: Almanac) -> bool:
    """True when a shift of a person covers a time of day."""
    return any(one.start <= clock < one.end for one in shifts_on(person, day, almanac))


def is_there(person: Person, day: date, almanac: Almanac) -> bool:
    """True on a duty day; who has no shifts is there whenever they are not on leave."""
    if not person.shifts:
        return leave_on(person, day) is None
    return shift_on(person, day, almanac) is not None


def _holds(shift: Shift, day: date, almanac: Almanac) -> bool:
    """True when a shift is worked on a day, by its weekday or by the official calendar."""
    weekday, works = called = almanac.called(day)
    if weekday not in shift.days and works not in shift.days:
        return False
    return shift.only is None or shift.only in called


def team(playbook: Playbook, group: Group) -> tuple[Person, ...]:
    """Those who answer for a group, in the order in which they do, each once."""
    names = dict.fromkeys((group.host, group.deputy, *group.operators))
    return tuple(playbook.people[one] for one in names if one)


def stand_in(playbook: Playbook, group: Group, planned: Person, day: date) -> Person:
    """Who sends in place of somebody on leave; the planned person when nobody is free."""
    if not planned.leave:
        return planned
    leave = leave_on(planned, day)
    if leave is None:
        return planned
    for name in (leave.deputy, planned.deputy, group.deputy, *group.operators):
        person = playbook.people.get(name) if name else None
        if person is not None and person is not planned and leave_on(person, day) is None:
            return person
    return planned

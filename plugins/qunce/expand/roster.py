"""The roster: who answers first in each group on each day, and what is handed over to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise

from qunce.almanac import Almanac
from qunce.expand.duty import is_there, leave_on, stand_in, team
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person
from qunce.kinds.vocabulary import Stage
from qunce.resolve import Playbook

_DAY = timedelta(1)


@frozen
class Watch:
    """A day in a group: who answers first, and who else is there."""

    group: Group
    day: date
    first: Person | None
    others: tuple[Person, ...]


@frozen
class Handover:
    """What one person gives to another at the end of a day, because they are away on the next."""

    day: date
    giver: Person
    taker: Person
    groups: tuple[Group, ...]
    back: bool
    """True when the giver works on the next day too: the taker takes back what is theirs."""

    @property
    def next_day(self) -> date:
        """The first day on which the taker answers."""
        return self.day + _DAY

    @property
    def notes(self) -> tuple[str, ...]:
        """What the giver wrote down to be told before going on leave."""
        leave = leave_on(self.giver, self.next_day)
        return leave.handover if leave and leave.start == self.next_day else ()

    @property
    def why(self) -> str:
        """Why the giver does not go on: leave with its last day, rest, or the taker is back."""
        leave = leave_on(self.giver, self.next_day)
        if leave:
            return f"{leave.reason}到 {leave.end:%m-%d}"
        return f"{self.taker.title}回来" if self.back else "休息"


class Roster:
    """Who is there on each day of a stretch; every question is answered from one pass."""

    def __init__(self, playbook: Playbook, almanac: Almanac, start: date, days: int) -> None:
        self.start = start
        self.days = tuple(start + timedelta(number) for number in range(days))
        self._there = {
            person.id: frozenset(day for day in self.days if is_there(person, day, almanac))
            for person in playbook.people.values()
        }
        self._watches: dict[str, tuple[Watch, ...]] = {}
        for group in playbook.groups.values():
            if group.stage not in (Stage.PREPARE, Stage.CLOSED):
                people = team(playbook, group)
                self._watches[group.id] = tuple(
                    _watch(playbook, group, day, people, self._there) for day in self.days
                )
        self._first: dict[tuple[str, date], list[Group]] = {}
        for watches in self._watches.values():
            for one in watches:
                if one.first is not None:
                    self._first.setdefault((one.first.id, one.day), []).append(one.group)

    def of_group(self, group: Group) -> tuple[Watch, ...]:
        """A group's days in order; nothing for one that is not open."""
        return self._watches.get(group.id, ())

    def groups_of(self, person: Person, day: date) -> tuple[Group, ...]:
        """The groups that somebody answers first in on a day."""
        return tuple(self._first.get((person.id, day), ()))

    def handovers(self, person: Person | None = None) -> Iterator[Handover]:
        """What is handed over, by day, giver and taker; of one person, both given and taken."""
        passed: dict[tuple[date, str, str], list[Watch]] = {}
        taker: dict[tuple[date, str, str], Person] = {}
        for watches in self._watches.values():
            for before, after in pairwise(watches):
                one, other = before.first, after.first
                if one is None or other is None or one.id == other.id:
                    continue
                if person is None or person.id in (one.id, other.id):
                    name = (before.day, one.id, other.id)
                    passed.setdefault(name, []).append(before)
                    taker[name] = other
        for name in sorted(passed):
            those = passed[name]
            giver = those[0].first
            assert giver is not None  # only such days were kept
            groups = tuple(one.group for one in those)
            back = name[0] + _DAY in self._there[giver.id]
            yield Handover(name[0], giver, taker[name], groups, back)


def _watch(
    playbook: Playbook,
    group: Group,
    day: date,
    people: Iterable[Person],
    there: Mapping[str, frozenset[date]],
) -> Watch:
    host = playbook.people[group.host]
    order = dict.fromkeys(one.id for one in (stand_in(playbook, group, host, day), *people))
    present = [playbook.people[one] for one in order if day in there[one]]
    return Watch(group, day, present[0] if present else None, tuple(present[1:]))

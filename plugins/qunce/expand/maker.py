"""Making posts: each slot's days are worked out once and shared by all groups that have it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from qunce.expand.duty import stand_in
from qunce.expand.falls import Stretch
from qunce.expand.named_days import Limits, NamedDays
from qunce.expand.phases import pauses, phase_days
from qunce.expand.plan import Place, Post
from qunce.expand.recurrence import Occurrence, occurrences
from qunce.expand.rhythm import OPEN_END
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.override.model import Override
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Action, Phase, Stage
from qunce.resolve import Playbook
from qunce.tuples import NamedTuple

Moment = tuple[int, datetime]
"""A moment as minutes since the first of January of year 1, which sort and hash fast, and whole."""


class Ready(NamedTuple):
    """All that the posts of one occurrence have in common, whatever the group."""

    minute: int
    day: date
    key: str
    turn: int
    starts: datetime
    script: Script | None
    variant: str


class Maker:
    """Makes the posts of one playbook between two dates."""

    def __init__(
        self,
        playbook: Playbook,
        days: NamedDays,
        overrides: Mapping[tuple[str, date], Sequence[Override]],
        start: date,
        end: date,
    ) -> None:
        self._playbook = playbook
        self._days = days
        self._overrides = overrides
        self._overridden = {name for name, _ in overrides}
        self._start = start
        self._end = end
        self._moments: dict[tuple[date, int], Moment] = {}
        self._known: dict[object, list[Occurrence]] = {}
        self.shapes: dict[str, Hashable] = {}
        """Group → what its posts were made from; the same for groups with the same posts."""
        self._singled = {
            name for those in overrides.values() for one in those for name in one.groups
        } | {
            group
            for experiment in playbook.experiments.values()
            for arm in experiment.arms.values()
            for group in arm.groups
        }
        """Groups of which something is said apart from all others."""
        self._paused = pauses(self._playbook)

    def posts(self) -> Iterator[tuple[int, Post]]:
        """Every post with its minute: by group, by place, and by day within each place."""
        by_group: dict[str, list[tuple[Place, list[Ready]]]] = {}
        for schedule in self._playbook.schedules.values():
            self._schedule(schedule, by_group)
        for campaign in self._playbook.campaigns.values():
            for phase, plan in campaign.phases.items():
                for name, slot in plan.slots.items():
                    full = f"{campaign.id}.{phase.value}.{name}"
                    place = self._place(full, slot, campaign, campaign, phase)
                    ready = self._ready(place, phase_days(plan, slot, self._start, self._end))
                    for one in dict.fromkeys(slot.groups or campaign.groups):
                        by_group.setdefault(one, []).append((place, ready))
        for group in self._playbook.groups.values():
            if group.stage is not Stage.CLOSED:
                places = sorted(by_group.get(group.id, ()), key=lambda one: one[0].name)
                # the lists live until the last group is done, so no other gets one's id
                same = tuple([(id(place), id(ready)) for place, ready in places])
                self.shapes[group.id] = group.id if group.id in self._singled else same
                for place, ready in places:
                    yield from self._made(group, place, ready)

    def _schedule(
        self, schedule: Schedule, by_group: dict[str, list[tuple[Place, list[Ready]]]]
    ) -> None:
        groups = [one for one in dict.fromkeys(schedule.groups) if self._open(one)]
        for name, slot in schedule.slots.items():
            place = self._place(f"{schedule.id}.{name}", slot, schedule)
            known: dict[object, list[Ready]] = {}
            for group in groups:
                limits = self._days.limits(slot, group)
                paused = tuple(self._paused.get((schedule.id, group), ()))
                ready = known.get((limits, paused))
                if ready is None:
                    days = self.days_of(slot, schedule, limits)
                    ready = known[limits, paused] = self._ready(place, days, paused)
                if ready:
                    by_group.setdefault(group, []).append((place, ready))

    def _open(self, name: str) -> bool:
        """True for a group that lives; a narrowed playbook may be without some that are named."""
        group = self._playbook.groups.get(name)
        return group is not None and group.stage is not Stage.CLOSED

    def days_of(self, slot: Slot, schedule: Schedule, limits: Limits) -> list[Occurrence]:
        """When a slot comes round within its limits, whatever is paused and overridden."""
        first = max(self._start, schedule.start, slot.start or date.min)
        last = min(self._end - timedelta(1), schedule.until or OPEN_END, slot.until or OPEN_END)
        name = (
            slot.day, slot.nth, slot.monthday, slot.month, slot.on, slot.campaign, slot.before,
            slot.after, slot.workdays, slot.cycle, slot.every, slot.offset, slot.only,
            slot.exclude, schedule.start, first, last, limits,
        )  # fmt: skip
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = sorted(
                self._days.kept(slot, limits, occurrences(slot, schedule, self._days, first, last))
            )
        return found

    def _place(
        self,
        name: str,
        slot: Slot | PhaseSlot,
        home: Schedule | Campaign,
        campaign: Campaign | None = None,
        phase: Phase | None = None,
    ) -> Place:
        return Place(
            name=name,
            slot=slot,
            home=home,
            theme=self._playbook.themes[slot.theme],
            scripts=tuple(self._playbook.scripts[one] for one in slot.script),
            campaign=campaign,
            phase=phase,
        )

    def _ready(
        self, place: Place, days: Iterator[Occurrence] | Sequence[Occurrence],
        paused: Sequence[Stretch] = (),
    ) -> list[Ready]:  # fmt: skip
        clock = place.slot.time_of_day
        minutes = clock.hour * 60 + clock.minute
        found = []
        for day, key, turn in days:
            if paused and any(start <= day <= end for start, end in paused):
                continue
            moment = self._moments.get((day, minutes))
            if moment is None:
                moment = self._moments[day, minutes] = (
                    day.toordinal() * 1440 + minutes,
                    datetime.combine(day, clock, self._playbook.zone),
                )
            script = place.scripts[turn % len(place.scripts)] if place.scripts else None
            variant = _variant(script, place, turn)
            found.append(Ready(moment[0], day, key, turn, moment[1], script, variant))
        return found

    def _made(
        self, group: Group, place: Place, ready: Sequence[Ready]
    ) -> Iterator[tuple[int, Post]]:
        planned = self._playbook.people[place.slot.owner or group.host]
        if place.name in self._overridden or planned.leave:
            for one in ready:
                yield self._changed(group, place, one)
            return
        theme, kind = place.theme, place.theme.kind
        for minute, day, key, _, starts, script, variant in ready:
            yield (
                minute,
                Post(group, place, key, day, day, starts, theme, kind, script, variant, planned),
            )

    def _changed(self, group: Group, place: Place, ready: Ready) -> tuple[int, Post]:
        """A post that an override or somebody's leave may make another."""
        minute, day, key, turn, starts, script, variant = ready
        theme = place.theme
        those = self._overrides.get((place.name, day), ())
        override = next((one for one in those if not one.groups or group.id in one.groups), None)
        if override is not None and override.action is Action.MOVE and override.to:
            starts = override.to.replace(tzinfo=self._playbook.zone)
            minute = starts.toordinal() * 1440 + starts.hour * 60 + starts.minute
        elif override is not None and override.action is Action.REPLACE:
            theme = self._playbook.themes[override.theme] if override.theme else theme
            if override.script:
                script = self._playbook.scripts[override.script]
                variant = _variant(script, place, turn)
        planned = self._playbook.people[place.slot.owner or group.host]
        owner = stand_in(self._playbook, group, planned, starts.date())
        return minute, Post(
            group, place, key, day, starts.date(), starts, theme, theme.kind, script, variant,
            owner, planned if owner is not planned else None, override,
        )  # fmt: skip


def _variant(script: Script | None, place: Place, turn: int) -> str:
    """Which wording of a script has its turn; all scripts come once before the next wording."""
    if script is None or not script.variants:
        return ""
    names = tuple(script.variants)
    return names[(turn // max(len(place.scripts), 1)) % len(names)]

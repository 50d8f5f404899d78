"""Expand: a playbook, a horizon and a day called today → the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from qunce.almanac import Almanac
from qunce.expand.duty import stand_in
from qunce.expand.experiments import Trials
from qunce.expand.past import CAMPAIGNS, Past, running
from qunce.expand.plan import Place, Plan, Post, Week, monday
from qunce.expand.rhythm import OPEN_END, days_of, stretches, weeks_of
from qunce.kinds.campaign.model import Campaign, PhasePlan, PhaseSlot
from qunce.kinds.group.model import Group
from qunce.kinds.override.model import Override
from qunce.kinds.playbook.model import Horizon
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.vocabulary import Action, Cycle, Stage
from qunce.resolve import Playbook

__all__ = [
    "CAMPAIGNS",
    "Past",
    "Place",
    "Plan",
    "Post",
    "Week",
    "expand",
    "horizon_of",
    "monday",
    "running",
]

_DEFAULT_WEEKS = 13
_DEFAULT_BACK = 2


def horizon_of(playbook: Playbook, today: date) -> tuple[date, date]:
    """First day (a Monday) and the day after the last; fixed by the charter or led by today."""
    horizon: Horizon | None = playbook.charter.horizon
    weeks = horizon.weeks if horizon else _DEFAULT_WEEKS
    if horizon and horizon.start:
        start = monday(horizon.start)
        return start, start + timedelta(weeks=weeks)
    back = horizon.back_weeks if horizon else _DEFAULT_BACK
    this_week = monday(today)
    return this_week - timedelta(weeks=back), this_week + timedelta(weeks=weeks)


def expand(
    playbook: Playbook,
    *,
    today: date,
    start: date | None = None,
    end: date | None = None,
    as_of: date | None = None,
    past: Mapping[str, tuple[Past, ...]] | None = None,
) -> Plan:
    """Every post between `start` and `end`; the charter's horizon where they are not given."""
    first, last = horizon_of(playbook, today)
    start, end = start or first, end or last
    overrides: dict[tuple[str, date], list[Override]] = {}
    for override in playbook.overrides.values():
        overrides.setdefault((override.slot, override.date), []).append(override)
    # a post moved into the horizon comes from a day outside it, so look a little further
    reach = [abs((one.to.date() - one.date).days) for one in playbook.overrides.values() if one.to]
    margin = timedelta(min(max(reach, default=0), 400))
    maker = _Maker(playbook, overrides, start - margin, end + margin)
    posts: list[Post] = []
    cancelled: list[Post] = []
    for post in Trials(playbook).worded(maker.posts()):
        if start <= post.starts.date() < end:
            skipped = post.override is not None and post.override.action is Action.SKIP
            (cancelled if skipped else posts).append(post)
    posts.sort(key=_order)
    cancelled.sort(key=_order)
    by_group: dict[str, list[Post]] = {}
    for post in posts:
        by_group.setdefault(post.group.id, []).append(post)
    almanac = Almanac(playbook.days.values())
    covered = stretches(playbook)
    by_day = {name: days_of(those) for name, those in sorted(by_group.items())}
    length = (end - start).days
    return Plan(
        playbook=playbook,
        almanac=almanac,
        today=today,
        as_of=as_of or today,
        start=start,
        end=end,
        posts=tuple(posts),
        cancelled=tuple(cancelled),
        by_group={name: tuple(those) for name, those in sorted(by_group.items())},
        by_day=by_day,
        by_week={
            name: weeks_of(days, covered.get(name, ()), start, end) for name, days in by_day.items()
        },
        stretches=covered,
        workdays=frozenset(
            day
            for day in (start + timedelta(number) for number in range(length))
            if almanac.is_workday(day)
        ),
        past=past or {},
    )


def _order(post: Post) -> tuple[datetime, str, str, str]:
    return (post.starts.replace(tzinfo=None), post.group.id, post.place.name, post.key)


class _Maker:
    """Makes the posts of one playbook between two dates."""

    def __init__(
        self,
        playbook: Playbook,
        overrides: dict[tuple[str, date], list[Override]],
        start: date,
        end: date,
    ) -> None:
        self.playbook = playbook
        self.overrides = overrides
        self.start = start
        self.end = end
        self.paused = self._paused()

    def posts(self) -> Iterator[Post]:
        for schedule in self.playbook.schedules.values():
            for name, slot in schedule.slots.items():
                yield from self._weekly(schedule, name, slot)
        for campaign in self.playbook.campaigns.values():
            for phase, plan in campaign.phases.items():
                for name, phase_slot in plan.slots.items():
                    place = self._place(
                        f"{campaign.id}.{phase.value}.{name}", phase_slot, campaign, campaign, phase
                    )
                    yield from self._phase(campaign, plan, place, phase_slot)

    def _paused(self) -> dict[tuple[str, str], list[tuple[date, date]]]:
        """(schedule, group) → stretches of days on which a campaign takes its place."""
        paused: dict[tuple[str, str], list[tuple[date, date]]] = {}
        for campaign in self.playbook.campaigns.values():
            for plan in campaign.phases.values():
                for schedule in plan.pauses:
                    for group in campaign.groups:
                        paused.setdefault((schedule, group), []).append((plan.start, plan.until))
        return paused

    def _place(
        self,
        name: str,
        slot: Slot | PhaseSlot,
        home: Schedule | Campaign,
        campaign: Campaign | None = None,
        phase: object = None,
    ) -> Place:
        return Place(
            name=name,
            slot=slot,
            home=home,
            theme=self.playbook.themes[slot.theme],
            scripts=tuple(self.playbook.scripts[one] for one in slot.script),
            campaign=campaign,
            phase=phase,  # type: ignore[arg-type]
        )

    def _groups(self, ids: tuple[str, ...]) -> list[Group]:
        return [
            group
            for group in map(self.playbook.groups.get, dict.fromkeys(ids))
            # a slot may name a group that a narrowed playbook is without
            if group is not None and group.stage is not Stage.CLOSED
        ]

    def _weekly(self, schedule: Schedule, name: str, slot: Slot) -> Iterator[Post]:
        place = self._place(f"{schedule.id}.{name}", slot, schedule)
        anchor = monday(schedule.start)
        first = max(self.start, schedule.start, slot.start or date.min)
        last = min(self.end - timedelta(1), schedule.until or OPEN_END, slot.until or OPEN_END)
        days = sorted({one.number for one in slot.day})
        if slot.cycle:
            every, offset = 2, 0 if slot.cycle is Cycle.A else 1
        else:
            every, offset = slot.every, slot.offset
        dates: list[tuple[date, str, int]] = []
        week = (monday(first) - anchor).days // 7
        while True:
            start = anchor + timedelta(weeks=week)
            if start > last:
                break
            if week % every == offset:
                year, number, _ = start.isocalendar()
                for ordinal, weekday in enumerate(days):
                    day = start + timedelta(weekday)
                    if first <= day <= last:
                        turn = (week // every) * len(days) + ordinal
                        dates.append((day, f"{year}w{number:02}-{ordinal + 1}", turn))
            week += 1
        for group in self._groups(schedule.groups):
            stretches = self.paused.get((schedule.id, group.id), ())
            for day, key, turn in dates:
                if not any(start <= day <= end for start, end in stretches):
                    yield self._post(group, place, key, day, turn)

    def _phase(
        self, campaign: Campaign, plan: PhasePlan, place: Place, slot: PhaseSlot
    ) -> Iterator[Post]:
        length = (plan.until - plan.start).days + 1
        if slot.dates:
            wanted = sorted({(day - plan.start).days + 1 for day in slot.dates})
        elif slot.days:
            wanted = sorted({one if one > 0 else length + 1 + one for one in slot.days})
        else:
            wanted = list(range(1, min(length, 366) + 1))
        groups = self._groups(slot.groups or campaign.groups)
        for turn, number in enumerate(wanted):
            if not 1 <= number <= length:
                continue  # a contradiction, already told by resolve
            day = plan.start + timedelta(number - 1)
            if self.start <= day < self.end:
                for group in groups:
                    yield self._post(group, place, f"d{turn + 1:02}", day, turn)

    def _post(self, group: Group, place: Place, key: str, day: date, turn: int) -> Post:
        slot, theme = place.slot, place.theme
        script = place.scripts[turn % len(place.scripts)] if place.scripts else None
        clock = slot.time_of_day
        starts = datetime(
            day.year, day.month, day.day, clock.hour, clock.minute, tzinfo=self.playbook.zone
        )
        override = None
        if self.overrides:
            override = next(
                (
                    one
                    for one in self.overrides.get((place.name, day), ())
                    if not one.groups or group.id in one.groups
                ),
                None,
            )
            if override is not None:
                if override.action is Action.MOVE and override.to:
                    starts = override.to.replace(tzinfo=self.playbook.zone)
                elif override.action is Action.REPLACE:
                    theme = self.playbook.themes[override.theme] if override.theme else theme
                    script = self.playbook.scripts[override.script] if override.script else script
        variant = ""
        if script is not None and script.variants:
            names = tuple(script.variants)
            variant = names[(turn // max(len(place.scripts), 1)) % len(names)]
        planned = self.playbook.people[slot.owner or group.host]
        owner = stand_in(self.playbook, group, planned, starts.date())
        return Post(
            group, place, key, day, starts, theme, script, variant, owner,
            planned if owner is not planned else None, override,
        )  # fmt: skip

"""Named days: what slots may ask of the calendar — work or rest, festivals, campaigns, periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Protocol, TypeVar

from qunce.almanac import Almanac
from qunce.derived.expressions import expression
from qunce.expand.steady import steady_ids
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import Phase, SlotDay
from qunce.resolve import Playbook
from qunce.resolve.scalars import day_of
from qunce.resolve.slots import ANY_CAMPAIGN, EDGES


class Dated(Protocol):
    """Anything that falls on a day."""

    @property
    def day(self) -> date: ...


T = TypeVar("T", bound=Dated)

_DAY = timedelta(1)
_YEAR_BEHIND = expression(r"-(?:19|20|21)[0-9]{2}$")

Stretch = tuple[date, date]
"""First and last day, both included."""
Limits = tuple[tuple[Stretch, ...] | None, tuple[Stretch, ...] | None]
"""The stretches that a slot keeps to, and those it keeps out of; None where it names none."""


def stem_of(name: str) -> str:
    """A day's name without its year: `mid-autumn-2026` is `mid-autumn`.

    >>> stem_of("mid-autumn-2026"), stem_of("shopping-618")
    ('mid-autumn', 'shopping-618')
    """
    return _YEAR_BEHIND.sub("", name)


class NamedDays:
    """The days of one playbook as its slots name them, read from the almanac a year at a time."""

    def __init__(self, playbook: Playbook, almanac: Almanac) -> None:
        self.is_workday = almanac.is_workday
        self._almanac = almanac
        self._playbook = playbook
        self._years: dict[int, Mapping[str, list[Stretch]]] = {}
        self._steady_days = steady_ids(playbook.days)
        self._steady_campaigns = steady_ids(playbook.campaigns)

    def fits(self, day: date, words: Iterable[SlotDay]) -> bool:
        """True on one of these weekdays, or on a workday or day off where they say so."""
        for word in words:
            if word.is_weekday:
                if day.weekday() == word.number:
                    return True
            elif self.is_workday(day) is (word is SlotDay.WORKDAY):
                return True
        return False

    def steady(self, name: str) -> str:
        """The first id that a day ever had."""
        return self._steady_days.get(name, name)

    def in_year(self, name: str, year: int) -> list[tuple[str, date, date]]:
        """The stretches of a named day of a year, each with the year as its key.

        A lunar day may come twice in a year: 腊八 did in 2022. The second one's key ends with b.
        """
        found = self._year(year)
        whole = _joined(
            one for id, those in found.items() if stem_of(id) == stem_of(name) for one in those
        )
        own = whole if stem_of(name) == name else found.get(name, [])
        return [(f"{year}{'b' * sum(end < one[0] for _, end in whole)}", *one) for one in own]

    def _year(self, year: int) -> Mapping[str, list[Stretch]]:
        """Id → the stretches of days of a year, with the days off around each."""
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def _read(self, year: int) -> dict[str, list[Stretch]]:
        found: dict[str, list[Stretch]] = {}
        for one in self._almanac.between(date(year, 1, 1), date(year, 12, 31)):
            if one.date.year == year:
                found.setdefault(one.id, []).append((one.first, one.last))
        return found

    def names(self) -> dict[str, str]:
        """Every name that a slot may write for a day → its title, ids and yearly names alike."""
        found: dict[str, str] = {}
        for one in self._playbook.days.values():
            if one.off:
                continue
            found.setdefault(stem_of(one.id), one.title)
            found.setdefault(one.id, one.title)
        return found

    def campaign(self, name: str) -> tuple[str, date, date] | None:
        """(key, first day, last day) of a campaign, one of its phases or one of their ends."""
        id, *parts = name.split(".")
        edge = parts.pop() if parts and parts[-1] in EDGES else ""
        campaign = self._playbook.campaigns.get(id)
        stretch = stretch_of(campaign, parts) if campaign else None
        if stretch is None:
            return None
        start, end = stretch
        phase = next((one.value for one in Phase if parts and parts[0] in (one, one.label)), "all")
        key = f"{self._steady_campaigns[id]}_{phase}"
        return key, end if edge == "end" else start, start if edge == "start" else end

    def limits(self, slot: Slot, group: str) -> Limits:
        """What a slot's `during` and `outside` come to in a group.

        A campaign counts only for the groups that take part in it.
        """
        return self._stretches(slot.during, group), self._stretches(slot.outside, group)

    def _stretches(self, names: tuple[str, ...], group: str) -> tuple[Stretch, ...] | None:
        if not names:
            return None
        found: list[Stretch] = []
        for name in names:
            period = self._playbook.periods.get(name)
            if period is not None:
                found += [(one.start, one.until) for one in period.ranges]
                continue
            for campaign in self._playbook.campaigns.values():
                id, *parts = name.split(".")
                if group in campaign.groups and id in (campaign.id, ANY_CAMPAIGN):
                    stretch = stretch_of(campaign, parts)
                    found += [stretch] if stretch else []
        return tuple(sorted(set(found)))

    def kept(self, slot: Slot, limits: Limits, found: Iterable[T]) -> Iterator[T]:
        """The occurrences that a slot's narrowing keys let stand."""
        during, outside = limits
        for one in found:
            day = one.day
            if (
                (slot.only is None or self.fits(day, (slot.only,)))
                and (during is None or _inside(day, during))
                and not (outside and _inside(day, outside))
                and not (slot.exclude and self._excluded(slot.exclude, day))
            ):
                yield one

    def _excluded(self, names: Iterable[str], day: date) -> bool:
        return any(
            name == one.id or name == stem_of(one.id)
            for one in self._almanac.on(day)
            for name in names
        ) or any(day_of(name) == day for name in names)


def _inside(day: date, stretches: Iterable[Stretch]) -> bool:
    return any(start <= day <= end for start, end in stretches)


def stretch_of(campaign: Campaign, parts: Sequence[str] = ()) -> Stretch | None:
    """First and last day of a campaign, or of the one phase named; None without it."""
    words = {word for one in Phase if one in campaign.phases for word in (one.value, one.label)}
    if len(parts) > 1 or any(part not in words for part in parts):
        return None
    phases = [
        plan for phase, plan in campaign.phases.items()
        if not parts or parts[0] in (phase.value, phase.label)
    ]  # fmt: skip
    if not phases:
        return None
    return min(one.start for one in phases), max(one.until for one in phases)


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The stretches in order, those that overlap made one."""
    joined: list[Stretch] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((start, end))
    return joined

"""Named days: what slots may ask of the calendar — work or rest, festivals, campaigns, periods."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Protocol, TypeVar

from qunce.almanac import Almanac, Occasion
from qunce.expand.falls import Fall, Stretch, joined, stem_of, stretch_of
from qunce.expand.steady import steady_ids
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

Limits = tuple[tuple[Stretch, ...] | None, tuple[Stretch, ...] | None]
"""The stretches that a slot keeps to, and those it keeps out of; None where it names none."""


class NamedDays:
    """The days of one playbook as its slots name them, read from the almanac a year at a time."""

    def __init__(self, playbook: Playbook, almanac: Almanac) -> None:
        self.is_workday = almanac.is_workday
        self.tells = almanac.knows
        self._almanac = almanac
        self._playbook = playbook
        self._years: dict[int, dict[str, list[Fall]]] = {}
        self._names: Mapping[str, str] | None = None
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

    def in_year(self, name: str, year: int) -> list[Fall]:
        """How a named day falls in a year, each time with the year as its key.

        A lunar day may come twice in a year: 腊八 did in 2022. The second one's key ends with b.
        """
        found = self._year(year)
        stem = stem_of(name)
        whole = joined(one for id, those in found.items() if stem_of(id) == stem for one in those)
        yearly = name == stem or (name not in found and name == f"{stem}-{year}")
        own = whole if yearly else found.get(name, [])
        return [
            one._replace(key=f"{year}{'b' * sum(other.last < one.first for other in whole)}")
            for one in own
        ]

    def _year(self, year: int) -> Mapping[str, list[Fall]]:
        """Id → how a day falls in a year."""
        found = self._years.get(year)
        if found is None:
            found = self._years[year] = {}
            for one in self._almanac.between(date(year, 1, 1), date(year, 12, 31)):
                if one.date.year == year:
                    found.setdefault(one.id, []).append(Fall(one.first, one.last, one.date))
        return found

    def knows(self, name: str) -> bool:
        """True for an id, for an id without its year, and for a yearly day with one."""
        if self._names is None:
            self._names = self.names()
        return name in self._names or stem_of(name) in self._names

    def names(self) -> dict[str, str]:
        """Every name that a slot may write for a day → its title, ids and yearly names alike."""
        found: dict[str, str] = {}
        for one in self._playbook.days.values():
            if one.off:
                continue
            found.setdefault(stem_of(one.id), one.title)
            found.setdefault(one.id, one.title)
        return found

    def campaign(self, name: str) -> Fall | None:
        """The days of a campaign, of one of its phases, or one of their ends."""
        id, *parts = name.split(".")
        edge = parts.pop() if parts and parts[-1] in EDGES else ""
        campaign = self._playbook.campaigns.get(id)
        stretch = stretch_of(campaign, parts) if campaign else None
        if stretch is None:
            return None
        start, end = stretch
        phase = next((one.value for one in Phase if parts and parts[0] in (one, one.label)), "all")
        key = f"{self._steady_campaigns[id]}_{phase}"
        start, end = end if edge == "end" else start, start if edge == "start" else end
        return Fall(start, end, start, key)

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
        named = self._almanac.on(day)
        return any(
            day_of(name) == day or any(self.means(name, one) for one in named) for name in names
        )

    def means(self, name: str, one: Occasion) -> bool:
        """True when a slot's name for a day is this day: its id, with its year or without."""
        return name in (one.id, stem_of(one.id), f"{stem_of(one.id)}-{one.date.year}")


def _inside(day: date, stretches: Iterable[Stretch]) -> bool:
    return any(start <= day <= end for start, end in stretches)

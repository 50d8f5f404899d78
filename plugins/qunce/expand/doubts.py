"""Doubts: slots that never come round, and named days that no calendar knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from qunce.almanac import core
from qunce.derived.expressions import expression
from qunce.expand.falls import stem_of
from qunce.expand.named_days import NamedDays
from qunce.expand.plan import Plan
from qunce.expand.recurrence import occurrences
from qunce.finding import Finding, closest
from qunce.kinds.day.model import Day
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.resolve import faults
from qunce.resolve.scalars import day_of

_AHEAD = timedelta(9 * 366)
"""How far a slot without an end is looked for: a leap day may be eight years away."""
_NARROWING = {"only": "only", "during": "during", "outside": "outside", "exclude": "except"}
_LIKE_A_DATE = expression(r"[0-9]{3,}[-./年].*")


def doubtful_slots(plan: Plan, told: Iterable[Finding]) -> Iterator[Finding]:
    """A finding for each slot that no day ever fits, unless something was told of it already."""
    days = plan.named
    spoken = [one.span for one in told]
    for schedule in plan.playbook.schedules.values():
        for name, slot in schedule.slots.items():
            if _surely_sound(slot, schedule):
                continue
            unknown = list(_unknown(slot, plan))
            yield from unknown
            if not unknown and not any(slot.span.covers(one) for one in spoken):
                yield from _never(name, slot, schedule, days, plan.end)


def _surely_sound(slot: Slot, schedule: Schedule) -> bool:
    narrowed = any(getattr(slot, one) for one in _NARROWING)
    bounded = slot.start or slot.until or schedule.until
    return slot.weekly and not narrowed and not bounded


def _unknown(slot: Slot, plan: Plan) -> Iterator[Finding]:
    for key, those in (("on", slot.on), ("except", slot.exclude)):
        for name in those:
            if day_of(name) or plan.named.knows(name):
                continue
            if _LIKE_A_DATE.fullmatch(name):
                yield faults.BAD_VALUE.at(
                    slot.at(key), f"写成了「{name}」，没有这一天", "年-月-日，如 2026-11-11"
                )
                continue
            names = plan.named.names()
            days = plan.playbook.days.values()
            guess = next((stem_of(one.id) for one in days if name in (one.title, *_also(one))), "")
            guess = guess or closest(name, names)
            hint = f"是不是「{guess}」（{names[guess]}）？" if guess else ""
            yield faults.DANGLING.at(
                slot.at(key), f"没有叫「{name}」的日子",
                hint or "写 calendar/days/ 里的代号，或一个日期，如 2026-11-11",
            )  # fmt: skip


def _by_workdays(slot: Slot) -> bool:
    """True when the official days off decide on which days a slot falls."""
    words = (*slot.day, slot.only) if slot.only else slot.day
    return slot.workdays or any(not word.is_weekday for word in words)


def _also(day: Day) -> tuple[str, ...]:
    """What people call a day besides its title: 中秋, 月饼."""
    return (core(day.title), *day.names)


def _never(
    name: str, slot: Slot, schedule: Schedule, days: NamedDays, horizon: date
) -> Iterator[Finding]:
    opening = max(schedule.start, slot.start or date.min)
    far = max(opening, horizon) + _AHEAD
    closing = min(far, schedule.until or far, slot.until or far)
    if closing < opening or not schedule.groups:
        return  # crossed dates and missing groups are told by resolve
    if next(occurrences(slot, schedule, days, opening, closing), None):
        for limits in dict.fromkeys(days.limits(slot, group) for group in schedule.groups):
            found = days.kept(slot, limits, occurrences(slot, schedule, days, opening, closing))
            if next(found, None) is not None:
                return
        written = [yaml for key, yaml in _NARROWING.items() if getattr(slot, key)]
        first = min(occurrences(slot, schedule, days, opening, closing)).day
        mend = f"放宽 {'、'.join(written)}：不看它们，第一次是 {first}"
    else:
        wider = min(occurrences(slot, schedule, days, schedule.start, far), default=None)
        mend = f"放宽 from 或 until：这样的日子，第一次是 {wider.day}" if wider else "换一种写法"
    if _by_workdays(slot) and not all(map(days.tells, range(opening.year, closing.year + 1))):
        return  # a year without its notice may still bring the day
    until = f"到 {closing}" if closing < far else "起"
    yield faults.NEVER.at(slot.span, f"时段「{name}」{opening} {until}，一次也轮不到", mend)

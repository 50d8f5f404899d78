"""Time and cadence: expanding a year of many groups and judging it, against dateutil's rules alone.

The baseline is given the same slots as `dateutil.rrule` objects and only counts the dates that
they give, group by group; it knows no holidays, posts, scripts, senders or rules. Both run in
this process, one after the other, with the collector off, as `qunce check` runs.
"""

from __future__ import annotations

import gc
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from dateutil.rrule import MO, MONTHLY, WEEKLY, rrule, weekdays

from benchmarks.chains import SHARE, chain
from benchmarks.timing import table
from qunce.check import told
from qunce.check.settings import configure
from qunce.expand import Plan, expand
from qunce.expand.recurrence import weeks_apart
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.load import load
from qunce.resolve import Playbook, resolve
from qunce.rules import CHECKS

TODAY = date(2026, 11, 22)
START, END = date(2026, 1, 5), date(2027, 1, 4)
"""Fifty-two weeks."""
ROUNDS = 3


def as_rules(slot: Slot, schedule: Schedule, playbook: Playbook) -> Iterator[rrule]:
    """The rules of a slot as dateutil has them; work and rest are nothing that it knows."""
    days = [one.number for one in slot.day]
    first = datetime.combine(START, slot.time_of_day, playbook.zone)
    last = datetime.combine(END, slot.time_of_day, playbook.zone) - timedelta(1)
    if slot.nth:
        byweekday = [weekdays[day](number) for day in days for number in slot.nth]
        yield rrule(MONTHLY, dtstart=first, until=last, byweekday=byweekday)
    else:
        every, offset = weeks_apart(slot)
        first += timedelta(weeks=offset)
        yield rrule(WEEKLY, interval=every, wkst=MO, dtstart=first, until=last, byweekday=days)


def baseline(playbook: Playbook) -> int:
    """How many dates the rules give over all groups."""
    return sum(
        sum(1 for _ in rule)
        for schedule in playbook.schedules.values()
        for slot in schedule.slots.values()
        for _ in schedule.groups
        for rule in as_rules(slot, schedule, playbook)
    )


def judge(plan: Plan) -> tuple[int, dict[str, float]]:
    """Run every rule of cadence; how much was found, and the seconds of each."""
    checks = [one for one in CHECKS if one.rule.code.startswith("CAD-")]
    configured = configure(plan.playbook, [rule for one in checks for rule in one.rules])
    seconds: dict[str, float] = {}
    found = 0
    for one in checks:
        start = time.process_time()
        found += sum(1 for _ in told(one, plan, configured.settings[one.rule.code]))
        seconds[one.rule.code] = time.process_time() - start
    return found, seconds


def _median(job: Callable[[], object]) -> float:
    seen = []
    for _ in range(ROUNDS):
        gc.collect()
        gc.disable()
        start = time.process_time()
        job()
        seen.append(time.process_time() - start)
        gc.enable()
    return statistics.median(seen)


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    unit = 1e6 if sys.platform == "darwin" else 1e3  # bytes there, kilobytes elsewhere
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit


def measure(groups: int, share: int) -> list[tuple[str, float, int]]:
    """(what, CPU seconds, posts or dates) for a chain of so many groups."""
    playbook, _ = resolve(load(chain(groups, share)))
    assert playbook is not None

    def expanded() -> Plan:
        return expand(playbook, today=TODAY, start=START, end=END)

    def both() -> None:
        judge(expanded())

    ours, whole = _median(expanded), _median(both)
    plan = expanded()
    posts, most = len(plan.posts), peak()
    found, seconds = judge(plan)
    slowest = sorted(seconds.items(), key=lambda one: -one[1])[:8]
    print(
        f"{groups} groups: {posts:,} posts, {len(seconds)} rules, {found} findings, {most:.0f} MB"
    )
    print("  slowest rules: " + ", ".join(f"{code} {took:.2f} s" for code, took in slowest))
    dates = baseline(playbook)
    theirs = _median(lambda: baseline(playbook))
    return [
        ("dateutil.rrule, dates only", theirs, dates),
        ("qunce: expand", ours, posts),
        ("qunce: expand and all rules of cadence", whole, posts),
    ]


def main() -> None:
    sizes = [int(one) for one in sys.argv[1:]] or [500, 1000]
    before: dict[str, float] = {}
    for groups, share in [*((one, SHARE) for one in sizes), (sizes[0], 1)]:
        found = measure(groups, share)
        base = found[0][1] / found[0][2]
        rows = [("", "CPU s", "a second", "x rrule", "growth")]
        for name, seconds, count in found:
            doubled = name in before and share == SHARE
            grown = f"{seconds / before[name]:.2f} x" if doubled else ""
            ratio = seconds / count / base
            rows.append((name, f"{seconds:.2f}", f"{count / seconds:,.0f}", f"{ratio:.2f}", grown))
            before[name] = seconds
        table(f"{groups} groups for 52 weeks, {share} on each schedule", rows)


if __name__ == "__main__":
    main()

"""Mending: put the changes of a check in place, round by round, until none is left.

Each change was tried alone. Two of them may still get in each other's way, so that a round takes
only changes that touch different files and groups, and counts the findings again afterwards.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

from qunce.change import applied
from qunce.finding import Change, Finding
from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.schedule.model import Schedule
from qunce.pipeline import Compiled, compile_files

if TYPE_CHECKING:
    from qunce.pipeline import Earlier, Today

MOST_ROUNDS = 20


@frozen
class Mended:
    """The files with every change made that holds, what was mended, and what is left."""

    files: Mapping[str, bytes]
    done: tuple[Finding, ...]
    """As they were found, so that places are those of the files before their round."""
    left: tuple[Finding, ...]
    broken: bool = False
    """True when a rule itself broke, which is our bug."""


def mend(
    files: Mapping[str, bytes],
    *,
    today: Today,
    codes: Collection[str] = (),
    as_of: date | None = None,
    earlier: Earlier | None = None,
) -> Mended:
    """Make the changes that the check has tried; only those of some rules when they are named."""

    def check(state: Mapping[str, bytes]) -> Compiled:
        return compile_files(state, today=today, as_of=as_of, earlier=earlier)

    compiled = check(files)
    done: list[Finding] = []
    refused: set[Change] = set()
    for _ in range(MOST_ROUNDS):
        picked = [
            (one, one.change)
            for one in _apart(compiled, codes)
            if one.change is not None and one.change not in refused
        ]
        if not picked:
            break
        for those in (picked, picked[:1]):  # should they be in each other's way, one will do
            state = files
            for _, change in those:
                state = applied(state, change)
            after = check(state)
            if _tally(after) <= _tally(compiled):
                done += [finding for finding, _ in those]
                files, compiled = state, after
                break
        else:
            refused.add(picked[0][1])
    return Mended(files, tuple(done), compiled.report.findings, compiled.report.broken)


def _tally(compiled: Compiled) -> Counter[str]:
    """How often each rule is broken."""
    times: Counter[str] = Counter()
    for one in compiled.report.findings:
        times[one.code] += one.times
    return times


def _apart(compiled: Compiled, codes: Collection[str]) -> Iterator[Finding]:
    """Findings whose changes touch neither the same file nor the same group, in order."""
    taken: set[str] = set()
    for one in compiled.report.findings:
        if one.change is not None and (not codes or one.code in codes):
            touched = _touched(compiled, one, one.change)
            if taken.isdisjoint(touched):
                taken |= touched
                yield one


def _touched(compiled: Compiled, finding: Finding, change: Change) -> set[str]:
    """The files that a change edits, and the groups whose plan stands there or in the finding's."""
    files = {one.span.file for one in change.edits}
    found = {*files, f"group {finding.group}"}
    playbook = compiled.playbook
    homes: list[Schedule | Campaign] = []
    if playbook is not None:
        homes = [*playbook.schedules.values(), *playbook.campaigns.values()]
    for home in homes:
        if home.span.file in (*files, finding.span.file):
            found.update(f"group {group}" for group in home.groups)
    return found

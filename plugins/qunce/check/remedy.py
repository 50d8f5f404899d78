"""Remedy: for each finding the first of its changes that clears it and brings no new finding.

The work is bounded by a count of posts, not by a clock, so that equal input gives equal words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from qunce.check import Report
from qunce.check.trial import Trial
from qunce.expand import Plan
from qunce.finding import Change, Finding
from qunce.load import Loaded
from qunce.rule import Check

MOST_FINDINGS = 100
"""How many findings get a change, in the order in which they are shown."""
MOST_WAYS = 24
"""How many changes are tried for one finding."""
MOST_POSTS = 60_000
"""How many posts may be expanded anew, for all findings together."""


def remedied(
    report: Report,
    plan: Plan,
    loaded: Loaded,
    files: Mapping[str, bytes],
    checks: Iterable[Check],
) -> Report:
    """The report with a tried change on every finding that one was found for."""
    trial = Trial(plan, loaded, files, checks, MOST_POSTS)
    found: list[Finding] = []
    tried = 0
    for one in report.findings:
        if one.ways is None:
            found.append(one)
            continue
        change = _first(one, trial) if tried < MOST_FINDINGS else None
        tried += 1
        mend = change.words if change else one.mend
        found.append(replace(one, ways=None, change=change, mend=mend))
    allowed = tuple((replace(one, ways=None), grant) for one, grant in report.allowed)
    return replace(report, findings=tuple(found), allowed=allowed)


def _first(finding: Finding, trial: Trial) -> Change | None:
    """The first change that clears a finding; none for one date mends what comes back."""
    assert finding.ways is not None
    lasting = (one for one in finding.ways() if not one.once or finding.times == 1)
    for change in islice(lasting, MOST_WAYS):
        if trial.left <= 0:
            return None
        if trial.clears(change, finding):
            return change
    return None

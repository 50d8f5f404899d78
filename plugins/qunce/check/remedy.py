"""Remedy: for each finding the first of its changes that clears it and brings no new finding.

The work is bounded by a count of posts, not by a clock, so that equal input gives equal words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from qunce.check import Report, broken, sort_findings
from qunce.check.trial import Trial
from qunce.expand import Plan
from qunce.finding import Change, Finding
from qunce.load import Loaded
from qunce.rule import Check

MOST_FINDINGS = 100
"""How many findings get a change, in the order in which they are shown."""
MOST_WAYS = 24
"""How many changes are tried for one finding."""
MOST_POSTS = 40_000
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
        change = None
        if tried < MOST_FINDINGS:
            tried += 1
            try:
                change = _first(one, trial)
            except Exception as error:  # a broken way must hide neither this nor other findings
                found.append(broken(one.code, error, plan))
        mend = change.words if change else one.mend
        found.append(replace(one, ways=None, change=change, mend=mend))
    allowed = tuple((replace(one, ways=None), grant) for one, grant in report.allowed)
    return replace(report, findings=sort_findings(found), allowed=allowed)


def _first(finding: Finding, trial: Trial) -> Change | None:
    """The first change that clears a finding.

    What touches one date is the smallest for what happens once, and mends nothing that comes back.
    """
    assert finding.ways is not None
    once = finding.times == 1
    ways = islice((one for one in finding.ways() if once or not one.once), MOST_WAYS)
    for change in sorted(ways, key=lambda one: not one.once):
        if trial.left <= 0:
            return None
        if trial.clears(change, finding):
            return change
    return None

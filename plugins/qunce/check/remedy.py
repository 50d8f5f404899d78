"""Remedy: for each finding the first of its changes that clears it and brings no new finding.

A change is tried on the files themselves: what it edits is loaded and resolved anew, the groups
it concerns are expanded and checked anew, and the findings before and after are held against
each other. The work is bounded by a count of posts, so that equal input gives equal words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice

from qunce.change import applied, moved_place
from qunce.check import Report, found_by
from qunce.check.allowances import granted, judge
from qunce.check.concerned import concerned, narrowed, with_same_people
from qunce.check.settings import configure
from qunce.expand import Plan, expand
from qunce.finding import Change, Finding, Span
from qunce.load import Loaded
from qunce.resolve.contradictions import contradictions
from qunce.resolve.revised import Revised, revised
from qunce.rule import Check

MOST_FINDINGS = 100
"""How many findings get a change, in the order in which they are shown."""
MOST_WAYS = 24
"""How many changes are tried for one finding."""
MOST_POSTS = 60_000
"""How many posts may be expanded anew, for all findings together."""
OVERHEAD = 150
"""What a trial costs besides, counted in posts."""
REPLANNED = "CAD-"
"""The rules that a change of the plan can break, besides the faults of form."""


def remedied(
    report: Report,
    plan: Plan,
    loaded: Loaded,
    files: Mapping[str, bytes],
    checks: Iterable[Check],
) -> Report:
    """The report with a tried change on every finding that one was found for."""
    trial = _Trial(plan, loaded, files, tuple(checks))
    found: list[Finding] = []
    tried = 0
    for one in report.findings:
        change = None
        if one.ways is not None and tried < MOST_FINDINGS:
            tried += 1
            change = trial.first(one)
        found.append(
            replace(one, ways=None, change=change, mend=change.words if change else one.mend)
            if one.ways is not None
            else one
        )
    allowed = tuple((replace(one, ways=None), grant) for one, grant in report.allowed)
    return replace(report, findings=tuple(found), allowed=allowed)


Name = tuple[object, ...]
"""What makes a finding the same before and after a change: code, place, and words if undated."""


class _Trial:
    """One session of trying changes; it remembers how things were before."""

    def __init__(
        self,
        plan: Plan,
        loaded: Loaded,
        files: Mapping[str, bytes],
        checks: Sequence[Check],
    ) -> None:
        self.plan = plan
        self.loaded = loaded
        self.files = files
        self.checks = [one for one in checks if one.rule.code.startswith(REPLANNED)]
        self.rules = {rule.code: rule for one in checks for rule in one.rules}
        self.settings = configure(plan.playbook, self.rules.values())
        self.left = MOST_POSTS
        self.read: dict[frozenset[str], Revised | None] = {}
        self.before: dict[tuple[frozenset[str], frozenset[str]], tuple[Finding, ...]] = {}

    def first(self, finding: Finding) -> Change | None:
        """The first change that clears a finding and brings no new one."""
        assert finding.ways is not None
        lasting = (one for one in finding.ways() if not one.once or finding.times == 1)
        for change in islice(lasting, MOST_WAYS):
            if self.left <= 0:
                return None
            if self.clears(change, finding):
                return change
        return None

    def clears(self, change: Change, finding: Finding) -> bool:
        """True when the finding is gone after a change and nothing has come in its place."""
        paths = frozenset(one.span.file for one in change.edits)
        if paths not in self.read:
            self.read[paths] = self._state(paths, self.files)
        old, new = self.read[paths], self._state(paths, applied(self.files, change))
        if old is None or new is None:
            return False
        groups = concerned(old, new) | ({finding.group} if finding.group else set())
        if not groups:
            return False
        wider = with_same_people(self.plan, groups, new)
        return self._better(change, finding, old, new, groups) and (
            wider == groups or self._better(change, finding, old, new, wider)
        )

    def _state(self, paths: frozenset[str], files: Mapping[str, bytes]) -> Revised | None:
        these = {path: files[path] for path in sorted(paths) if path in files}
        return revised(self.plan.playbook, self.loaded, these)

    def _better(
        self, change: Change, finding: Finding, old: Revised, new: Revised, groups: frozenset[str]
    ) -> bool:
        key = (groups, frozenset(one.span.file for one in change.edits))
        if key not in self.before:
            self.before[key] = self._findings(old, groups)
        before = {_name(one, _after(change, self.files, one.span)): one for one in self.before[key]}
        target = _name(finding, _after(change, self.files, finding.span))
        if target not in before:
            return False
        after = {_name(one, one.span): one for one in self._findings(new, groups)}
        return target not in after and all(
            name in before
            and one.times <= before[name].times
            and one.weight.rank >= before[name].weight.rank
            for name, one in after.items()
        )

    def _findings(self, state: Revised, groups: frozenset[str]) -> tuple[Finding, ...]:
        """The faults of form in some files, and what the rules find in some groups."""
        self.left -= sum(len(self.plan.by_group.get(one, ())) for one in groups) + OVERHEAD
        playbook = narrowed(state.playbook, groups)
        plan = expand(
            playbook,
            today=self.plan.today, start=self.plan.start, end=self.plan.end, as_of=self.plan.as_of,
        )  # fmt: skip
        touched = {kind for kind, _ in state.things}
        settings = configure(playbook, self.rules.values()) if "group" in touched else self.settings
        grants = [one for one in granted(playbook) if one.allowance.code.startswith(REPLANNED)]
        judged = judge(found_by(plan, self.checks, settings), grants, self.rules, plan.today)
        form = (*state.findings, *contradictions(playbook))
        return (*form, *judged.standing, *judged.faults)


def _after(change: Change, files: Mapping[str, bytes], span: Span) -> Span:
    """Where a span begins once a change is made."""
    edits = [one for one in change.edits if one.span.file == span.file]
    return moved_place(files.get(span.file, b""), edits, span) if edits else span


def _name(finding: Finding, place: Span) -> Name:
    where = (place.file, place.line, place.column)
    return (finding.code, where, finding.group if finding.when is None else "",
            finding.message if finding.when is None else "")  # fmt: skip

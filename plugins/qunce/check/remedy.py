"""Remedy: for each finding the first of its changes that clears it and brings no new finding.

A change is tried on the files themselves: what it edits is loaded and resolved anew, the groups
it concerns are expanded and checked anew, and the findings before and after are held against
each other. The work is bounded by a count of posts, so that equal input gives equal words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from qunce.change import applied, moved_place
from qunce.check import Report, check
from qunce.check.concerned import concerned, narrowed, with_same_people
from qunce.expand import Plan, expand
from qunce.finding import Change, Finding, Span
from qunce.load import Loaded
from qunce.resolve.revised import Revised, revised
from qunce.rule import Check

MOST_FINDINGS = 200
"""How many findings get a change, in the order in which they are shown."""
MOST_WAYS = 24
"""How many changes are tried for one finding."""
MOST_POSTS = 150_000
"""How many posts may be expanded anew, for all findings together."""
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
    trial = _Trial(plan, loaded, files, [_silent(one) for one in checks])
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


def _silent(one: Check) -> Check:
    """A check that says nothing unless it judges the plan; its rules are still known by code."""
    return one if one.rule.code.startswith(REPLANNED) else Check(one.rules, _nothing)


def _nothing(plan: Plan, settings: object) -> Iterator[Finding]:
    return iter(())


Name = tuple[object, ...]
"""What makes a finding the same before and after a change: code, place, and words if undated."""


@dataclass(slots=True)
class _Trial:
    """One session of trying changes; it remembers what the groups' findings were before."""

    plan: Plan
    loaded: Loaded
    files: Mapping[str, bytes]
    checks: Sequence[Check]
    left: int = MOST_POSTS
    before: dict[tuple[frozenset[str], frozenset[str]], tuple[Finding, ...]] = field(
        default_factory=dict
    )

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
        paths = {one.span.file for one in change.edits}
        old = revised(self.plan.playbook, self.loaded, self._state(paths, self.files))
        new = revised(
            self.plan.playbook, self.loaded, self._state(paths, applied(self.files, change))
        )
        if old is None or new is None:
            return False
        groups = frozenset(concerned(old, new)) | ({finding.group} if finding.group else set())
        if not groups:
            return False
        for these in dict.fromkeys((groups, with_same_people(self.plan, groups, new))):
            if not self._better(change, finding, old, new, these):
                return False
        return True

    def _state(self, paths: Iterable[str], files: Mapping[str, bytes]) -> dict[str, bytes]:
        return {path: files[path] for path in sorted(paths) if path in files}

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
        """The findings of form in some files, and those of the plan in some groups."""
        self.left -= sum(len(self.plan.by_group.get(one, ())) for one in groups) + 100
        plan = self.plan
        again = expand(
            narrowed(state.playbook, groups),
            today=plan.today, start=plan.start, end=plan.end, as_of=plan.as_of,
        )  # fmt: skip
        return check(again, state.findings, self.checks).findings


def _after(change: Change, files: Mapping[str, bytes], span: Span) -> Span:
    """Where a span begins once a change is made."""
    edits = [one for one in change.edits if one.span.file == span.file]
    return moved_place(files.get(span.file, b""), edits, span) if edits else span


def _name(finding: Finding, place: Span) -> Name:
    where = (place.file, place.line, place.column)
    return (finding.code, where, finding.group if finding.when is None else "",
            finding.message if finding.when is None else "")  # fmt: skip

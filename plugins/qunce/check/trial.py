"""Trial: whether a change clears a finding and brings no new one, tried on the files themselves.

What a change edits is loaded and resolved anew, the groups it concerns are expanded and checked
anew, and the findings before and after are held against each other, check by check: most changes
fail at one of the first, and whoever refused one is asked first the next time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from qunce.change import applied, moved_place
from qunce.check import found_by
from qunce.check.allowances import granted, judge
from qunce.check.concerned import concerned, narrowed, people_in, widened, with_compared
from qunce.check.settings import Configured, configure
from qunce.expand import Plan, expand
from qunce.finding import Change, Finding, Span
from qunce.load import Loaded
from qunce.resolve import Playbook
from qunce.resolve.contradictions import contradictions
from qunce.resolve.revised import Revised, inheriting, revised
from qunce.rule import Check, Rule

REPLANNED = "CAD-"
"""The rules that a change of the plan can break, besides the faults of form."""
OVERHEAD = 150
"""What a trial costs besides the posts that are expanded, counted in posts."""

Name = tuple[object, ...]
"""What makes a finding the same before and after a change: code, place, and words if undated."""


class State:
    """Some groups of a playbook in one state of its files; what is found is found once."""

    def __init__(
        self, plan: Plan, form: tuple[Finding, ...], settings: Configured, playbook: Playbook
    ) -> None:
        self.plan = plan
        self.whole = replace(plan, playbook=playbook)
        """The same posts in the whole playbook, for what asks whether anybody does a thing."""
        self.form = form
        self.settings = settings
        self.grants = [
            one for one in granted(plan.playbook) if one.allowance.code.startswith(REPLANNED)
        ]
        self.found: dict[str, Sequence[Finding]] = {}

    def findings(self, check: Check) -> Sequence[Finding]:
        """What one check finds in these groups, less what is allowed."""
        code = check.rule.code
        if code not in self.found:
            rules = {rule.code: rule for rule in check.rules}
            grants = [one for one in self.grants if one.allowance.code in rules]
            plan = self.whole if check.rule.whole else self.plan
            found = found_by(plan, [check], self.settings)
            judged = judge(found, grants, rules, self.plan.today)
            self.found[code] = (*judged.standing, *judged.faults)
        return self.found[code]


class Trial:
    """One session of trying changes; `left` is how many posts it may still expand anew."""

    def __init__(
        self,
        plan: Plan,
        loaded: Loaded,
        files: Mapping[str, bytes],
        checks: Iterable[Check],
        left: int,
    ) -> None:
        every = tuple(checks)
        self.plan = plan
        self.loaded = inheriting(loaded)
        self.files = files
        mine = [one for one in every if one.rule.code.startswith(REPLANNED)]
        self.checks = [one for one in mine if not one.rule.by_person]
        self.by_person = [one for one in mine if one.rule.by_person]
        self.rules: Mapping[str, Rule] = {rule.code: rule for one in every for rule in one.rules}
        self.settings = configure(plan.playbook, self.rules.values())
        self.left = left
        self.read: dict[frozenset[str], Revised | None] = {}
        self.before: dict[tuple[frozenset[str], frozenset[str]], State] = {}
        self.around: dict[tuple[frozenset[str], frozenset[str], frozenset[str]], State] = {}

    def clears(self, change: Change, finding: Finding) -> bool:
        """True when the finding is gone after a change and nothing has come in its place.

        Most rules look at one group, and only the groups concerned are expanded for them; what
        counts all that a person does is asked last, with whatever else that person posts.
        """
        self.left -= OVERHEAD
        paths = frozenset(one.span.file for one in change.edits)
        if paths not in self.read:
            self.read[paths] = self._revised(paths, self.files)
        old, new = self.read[paths], self._revised(paths, applied(self.files, change))
        if old is None or new is None:
            return False
        groups = concerned(old, new) | ({finding.group} if finding.group else set())
        if not groups:
            return False
        groups = with_compared(self.plan.playbook, groups)
        if not self._afford(sum(len(self.plan.by_group.get(one, ())) for one in groups)):
            return False
        before = self.before.get((groups, paths)) or self._state(old, groups)
        after = self._state(new, groups)
        self.before[groups, paths] = before
        if not _no_worse(self._named(before.form, change), self._named(after.form)):
            return False
        alone = self._outcome(change, finding, before, after, self.checks)
        if alone is None:
            return False
        if not alone and not self.rules[finding.code].by_person:
            return False
        people = people_in(self.plan, groups, new)
        if not self._afford(sum(len(self.plan.by_owner.get(one, ())) for one in people) // 4):
            return False
        key = (groups, paths, people)
        if key not in self.around:
            self.around[key] = self._widened(before, old, people)
        after = self._widened(after, new, people)
        together = self._outcome(change, finding, self.around[key], after, self.by_person)
        return together is not None and (alone or together)

    def _afford(self, posts: int) -> bool:
        """Take what a step costs from what is left; nothing is taken where it does not suffice."""
        if posts > self.left:
            return False
        self.left -= posts
        return True

    def _revised(self, paths: frozenset[str], files: Mapping[str, bytes]) -> Revised | None:
        these = {path: files[path] for path in sorted(paths) if path in files}
        return revised(self.plan.playbook, self.loaded, these)

    def _state(self, read: Revised, groups: frozenset[str]) -> State:
        playbook, plan = narrowed(read.playbook, groups), self.plan
        settings = self.settings
        if any(kind == "group" for kind, _ in read.things):
            settings = configure(read.playbook, self.rules.values())
        again = expand(
            playbook,
            today=plan.today, start=plan.start, end=plan.end, as_of=plan.as_of,
            past=plan.past, published=plan.published,
        )  # fmt: skip
        form = (*read.findings, *contradictions(playbook))
        return State(again, form, settings, read.playbook)

    def _widened(self, state: State, read: Revised, people: frozenset[str]) -> State:
        plan = widened(state.plan, self.plan, read.playbook, people)
        return State(plan, (), state.settings, read.playbook)

    def _outcome(
        self, change: Change, finding: Finding, before: State, after: State, checks: list[Check]
    ) -> bool | None:
        """Whether the finding was there and is gone; None when anything is worse."""
        target = _name(finding, self._place(change, finding.span))
        first = [one for one in checks if self.rules[finding.code] in one.rules]
        cleared = False
        for check in (*first, *(one for one in checks if one not in first)):
            was = self._named(before.findings(check), change)
            now = self._named(after.findings(check))
            if not _no_worse(was, now):
                checks.remove(check)
                checks.insert(0, check)
                return None
            if check in first:
                if target in now:
                    return None
                cleared = target in was
        return cleared

    def _named(
        self, findings: Iterable[Finding], change: Change | None = None
    ) -> dict[Name, Finding]:
        """Findings by what stays the same when a change moves them within their file.

        Where some weigh more than others at one place, the gravest stands for all of them.
        """
        named: dict[Name, Finding] = {}
        for one in findings:
            name = _name(one, self._place(change, one.span) if change else one.span)
            if (other := named.get(name)) is not None:
                gravest = min(one, other, key=lambda those: those.weight.rank)
                one = replace(gravest, times=one.times + other.times)
            named[name] = one
        return named

    def _place(self, change: Change, span: Span) -> Span:
        edits = [one for one in change.edits if one.span.file == span.file]
        return moved_place(self.files.get(span.file, b""), edits, span) if edits else span


def _name(finding: Finding, place: Span) -> Name:
    where = (place.file, place.line, place.column)
    return (finding.code, where, finding.message if finding.when is None else "")


def _no_worse(before: Mapping[Name, Finding], after: Mapping[Name, Finding]) -> bool:
    """True when nothing is new, comes more often or weighs more."""
    return all(
        name in before
        and one.times <= before[name].times
        and one.weight.rank >= before[name].weight.rank
        for name, one in after.items()
    )

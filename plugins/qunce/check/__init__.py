"""Check: run the rules over the plan; stamp, fold, sort, and honour settings and allowances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from qunce.check import faults
from qunce.check.allowances import Granted, Judged, granted, judge, lost_files
from qunce.check.settings import Configured, configure
from qunce.expand import Plan
from qunce.finding import Finding, Severity, Span
from qunce.frozen import frozen
from qunce.lately import once_in_a_row
from qunce.rule import Check

__all__ = ["Granted", "Report", "broken", "check", "found_by", "sort_findings"]


@frozen
class Report:
    """The outcome of all rules: what stands, what is allowed, and every allowance on record."""

    findings: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Granted], ...] = ()
    grants: tuple[Granted, ...] = ()
    known: int = 0
    """How many faults a baseline keeps from counting."""

    def count(self, severity: Severity) -> int:
        """How many findings of one severity stand."""
        return sum(one.weight is severity for one in self.findings)

    @property
    def failed(self) -> bool:
        """True when an error stands, which stops a build."""
        return self.count(Severity.ERROR) > 0

    @property
    def broken(self) -> bool:
        """True when a rule itself broke, which is our bug."""
        return any(one.code == faults.BROKEN_RULE.code for one in self.findings)


def check(plan: Plan, earlier: Sequence[Finding], checks: Iterable[Check]) -> Report:
    """Run every check over the plan; `earlier` are the findings of load and resolve."""
    checks = tuple(checks)
    rules = {rule.code: rule for one in checks for rule in one.rules}
    configured = configure(plan.playbook, rules.values())
    grants = tuple(granted(plan.playbook))
    judged: Judged = judge(found_by(plan, checks, configured), grants, rules, plan.today)
    lost = lost_files(grants, plan.playbook.present)
    everything = [*earlier, *configured.findings, *judged.standing, *judged.faults, *lost]
    return Report(sort_findings(everything), judged.allowed, grants)


def found_by(plan: Plan, checks: Iterable[Check], configured: Configured) -> list[Finding]:
    """What some checks find in a plan, each fault once; allowances are not asked yet."""
    found: list[Finding] = []
    for one in checks:
        found.extend(_run(one, plan, configured))
    return fold(found)


def _run(one: Check, plan: Plan, configured: Configured) -> list[Finding]:
    rules = {rule.code: rule for rule in one.rules}
    if all(configured.is_off(code, "") for code in rules):
        return []
    settings = (
        configured.settings[one.rule.code]
        if len(one.rules) == 1
        else {
            code: configured.settings[code]
            for code, rule in rules.items()
            if rule.always or not configured.is_off(code, "")
        }
    )
    found: list[Finding] = []
    try:
        for finding in told(one, plan, settings):
            rule = rules[finding.code or one.rule.code]
            if finding.allowable and configured.is_off(rule.code, finding.group):
                continue
            severity = configured.severity(rule.code, finding.group)
            if severity is not None and (finding.allowable or severity.rank < finding.weight.rank):
                finding = replace(finding, severity=severity)
            found.append(finding.stamped(rule.code, rule.severity, rule.why))
    except Exception as error:  # a broken rule must never hide what the others found
        found.append(broken(one.rule.code, error, plan))
    return found


def broken(code: str, error: Exception, plan: Plan) -> Finding:
    """Our own bug in a rule, as a finding."""
    place = Span(plan.playbook.charter.span.file, 1, 1)
    return faults.BROKEN_RULE.at(place, f"{code} 出错：{type(error).__name__}: {error}")


def told(one: Check, plan: Plan, settings: object) -> Iterator[Finding]:
    """What a check finds; of groups that it cannot tell apart, one is judged for all at first.

    Where that one is at fault the others are judged, too, each in its own words.
    """
    if not one.rule.alike or len(one.rules) > 1:
        yield from one.run(plan, settings)
        return
    faulty: set[str] = set()
    for finding in one.run(_one_of_each(plan), settings):
        faulty.add(finding.group)
        yield finding
    rest = [name for those in plan.alike if those[0] in faulty for name in those[1:]]
    if rest:
        yield from one.run(plan.of_groups(rest), settings)


@once_in_a_row
def _one_of_each(plan: Plan) -> Plan:
    """The same plan with one group for all that are alike."""
    return plan.of_groups(those[0] for those in plan.alike)


def fold(findings: Iterable[Finding]) -> list[Finding]:
    """One finding for one fault at one place: repeats on other days or groups are only counted."""
    kept: dict[tuple[object, ...], Finding] = {}
    for one in findings:
        name = (one.code, one.span, one.severity, one.message if one.when is None else "")
        first = kept.get(name)
        if first is None:
            kept[name] = one
            continue
        earlier = one if _when(one) < _when(first) else first
        kept[name] = replace(earlier, times=first.times + one.times)
    return list(kept.values())


def _when(finding: Finding) -> tuple[str, str]:
    return (finding.when.isoformat() if finding.when else "", finding.group)


def sort_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order they are shown: file, place, code."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda one: one.order))

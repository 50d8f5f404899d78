"""CHECKS: everything that runs over a plan, in code order; the list is explicit on purpose."""

from collections.abc import Iterable
from datetime import date

from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.resolve import Playbook
from qunce.rule import Check, Rule
from qunce.rules import cadence, course, redline, script


def _all(red: tuple[Check, ...]) -> tuple[Check, ...]:
    planning = (*cadence.CHECKS, *red, *script.CHECKS)
    return (*planning, *course.checks(planning))


def rules_of(checks: Iterable[Check]) -> tuple[Rule, ...]:
    """Every rule once, family by family; two checks may decide one code together."""
    by_code = {rule.code: rule for check in checks for rule in check.rules}
    families = list(dict.fromkeys(rule.family for rule in by_code.values()))
    return tuple(
        sorted(by_code.values(), key=lambda rule: (families.index(rule.family), rule.code))
    )


CHECKS: tuple[Check, ...] = _all(redline.CHECKS)

RULES: tuple[Rule, ...] = rules_of(CHECKS)


@frozen
class Fitted:
    """The checks as they hold in one playbook, and what is wrong with its own packs."""

    checks: tuple[Check, ...]
    findings: tuple[Finding, ...] = ()


def fitted(playbook: Playbook, today: date, checks: Iterable[Check] | None = None) -> Fitted:
    """The checks (all of them, if none are named) with the playbook's own packs laid over ours."""
    chosen = CHECKS if checks is None else tuple(checks)
    if not playbook.packs:
        return Fitted(chosen)
    team = redline.packs.team_of(playbook, today, {one.code for one in RULES})
    red = redline.checks_of(redline.packs.check_of(team))
    if checks is None:
        return Fitted(_all(red), team.findings)
    return Fitted(
        tuple(red[0] if one.run is redline.packs.CHECK.run else one for one in chosen),
        team.findings,
    )

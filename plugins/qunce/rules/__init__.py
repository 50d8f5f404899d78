"""CHECKS: everything that runs over a plan, in code order; the list is explicit on purpose."""

from qunce.rule import Check, Rule
from qunce.rules import cadence, course, redline, script

_PLANNING: tuple[Check, ...] = (*cadence.CHECKS, *redline.CHECKS, *script.CHECKS)

CHECKS: tuple[Check, ...] = (*_PLANNING, *course.checks(_PLANNING))

RULES: tuple[Rule, ...] = tuple(rule for check in CHECKS for rule in check.rules)

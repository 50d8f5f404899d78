"""CHECKS: everything that runs over a plan, in code order; the list is explicit on purpose."""

from qunce.rule import Check, Rule
from qunce.rules import cadence, course, redline, script

_PLANNING: tuple[Check, ...] = (*cadence.CHECKS, *redline.CHECKS, *script.CHECKS)

CHECKS: tuple[Check, ...] = (*_PLANNING, *course.checks(_PLANNING))

_BY_CODE = {rule.code: rule for check in CHECKS for rule in check.rules}
_FAMILIES = list(dict.fromkeys(rule.family for rule in _BY_CODE.values()))

RULES: tuple[Rule, ...] = tuple(
    sorted(_BY_CODE.values(), key=lambda rule: (_FAMILIES.index(rule.family), rule.code))
)
"""Every rule once, family by family; two checks may decide one code together."""

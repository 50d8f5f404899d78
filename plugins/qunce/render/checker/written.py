"""Rules of packs as the engine in the browser reads them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qunce.rules.redline.packs.model import Basis, Context, Grade, PackRule, Pattern
from qunce.rules.redline.packs.normal import normal

TAKEN = {
    PackRule: (
        "code title severity ad_only allowable grades supersedes strict_on only_on categories "
        "except_categories message why mend basis terms patterns step disguised exceptions "
        "except_patterns requires clears exempt"
    ),
    Pattern: "regex anchors verify",
    Context: "within words regex variables categories reason",
    Grade: "severity allowable hit sentence categories channels",
    Basis: "law article channels in_force_from until",
}
"""What the engine decides by, of each record; a test asks about what is neither here nor below."""
LEFT = {
    PackRule: "node name evidence scope looks_at safer flags variables good bad",
    Pattern: "node reason",
    Context: "node offer declared",
    Grade: "node reason",
    Basis: "node checked mark",
}
"""What a pasted text has not, or only the handbook shows."""


class Pool:
    """Expressions by number: many rules share one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def expressions(self) -> list[str]:
        return [*self._numbers]

    def number(self, expression: str) -> int:
        return self._numbers.setdefault(expression, len(self._numbers))


def written(rule: PackRule, pool: Pool) -> dict[str, Any]:
    """A rule as the engine in the browser reads it."""
    return _said({
        "code": rule.code,
        "title": rule.title,
        "severity": rule.weight.value,
        "allowable": rule.allowable,
        "grades": [_grade(one, pool) for one in rule.grades],
        "supersedes": rule.supersedes,
        "adOnly": rule.ad_only,
        "strictOn": rule.strict_on,
        "onlyOn": rule.only_on,
        "categories": [one.value for one in rule.categories],
        "exceptCategories": [one.value for one in rule.except_categories],
        "message": rule.message,
        "mend": rule.mend,
        "why": rule.why.rstrip("。"),
        "basis": [
            _said({
                "text": str(one),
                "channels": [channel.value for channel in one.channels],
                "from": one.in_force_from.isoformat() if one.in_force_from else "",
                "until": one.until.isoformat() if one.until else "",
            })
            for one in rule.basis
        ],
        "terms": _normal(rule.terms),
        "patterns": [_pattern(one, pool) for one in rule.patterns],
        "step": rule.step.value if rule.step else "",
        "disguised": [one.value for one in rule.disguised],
        "exceptions": _normal(rule.exceptions),
        "exceptPatterns": [pool.number(one.regex) for one in rule.except_patterns],
        "requires": [_context(one, pool) for one in rule.requires],
        "clears": [_context(one, pool) for one in rule.clears],
        "exempt": [one.value for one in rule.exempt],
    })  # fmt: skip


def _grade(one: Grade, pool: Pool) -> dict[str, Any]:
    found = _said({
        "severity": one.severity.value,
        "categories": [kind.value for kind in one.categories],
        "channels": [channel.value for channel in one.channels],
    }) | ({} if one.allowable is None else {"allowable": one.allowable})  # fmt: skip
    named = {"hit": one.hit, "sentence": one.sentence}
    return found | {name: pool.number(regex) for name, regex in named.items() if regex}


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what is empty: the engine takes what is missing for empty."""
    return {name: value for name, value in values.items() if value not in ("", False, None, [], ())}


def _normal(words: Iterable[str]) -> list[str]:
    return [shown for shown in (normal(word).text for word in words) if shown]


def _pattern(one: Pattern, pool: Pool) -> dict[str, Any]:
    return _said({
        "anchors": _normal(one.anchors),
        "everywhere": not one.anchors,
        "verify": one.verify.value if one.verify else "",
    }) | {"regex": pool.number(one.regex)}  # fmt: skip


def _context(one: Context, pool: Pool) -> dict[str, Any]:
    found = _said({
        "within": one.within.value,
        "words": _normal(one.words),
        "variables": [kind.value for kind in one.variables],
        "categories": [kind.value for kind in one.categories],
        "reason": one.reason,
    })  # fmt: skip
    return found | ({"regex": pool.number(one.regex)} if one.regex else {})

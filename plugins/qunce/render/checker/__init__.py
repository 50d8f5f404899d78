"""Everything that the checker in the browser knows, from the same values that Python works with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from importlib import resources
from typing import Any

from qunce.finding import Severity
from qunce.kinds.vocabulary import Category
from qunce.render.checker.expressions import SPACE, javascript, together
from qunce.rules.redline.packs import (
    disguise,
    exemptions,
    gaps,
    near,
    once,
    proven,
    scanner,
    sheet,
    telling,
    variants,
)
from qunce.rules.redline.packs.characters import shapes, traditional, widths
from qunce.rules.redline.packs.model import Context, Grade, PackRule, Pattern, Step
from qunce.rules.redline.packs.normal import HIDDEN, normal
from qunce.rules.redline.packs.pasted import ANY, HOLDER, PLATFORMS, TYPES

FOLDER = "assets/qunce/checker/"


def files(rules: Sequence[PackRule], names: Iterable[str] = ()) -> dict[str, bytes]:
    """The engine in JavaScript and its data, by their path in the site."""
    engine = resources.files("qunce.render") / "assets" / "checker"
    found = {FOLDER + one.name: one.read_bytes() for one in engine.iterdir() if one.is_file()}
    known = json.dumps(data(rules, names), ensure_ascii=False, separators=(",", ":"))
    return found | {FOLDER + "data.json": known.encode()}


def data(rules: Sequence[PackRule], names: Iterable[str] = ()) -> dict[str, Any]:
    """What the engine needs to say of a text what `lint` says of it."""
    pool = _Pool()
    words = {normal(name).text for name in names if name}
    longest_first = sorted(words, key=lambda one: (-len(one), one))
    return {
        "space": SPACE,
        "rules": [_rule(one, pool) for one in rules],
        "names": javascript("|".join(map(re.escape, longest_first))) if words else "",
        "platforms": {
            name: {"names": called, "channel": channel.value}
            for name, (called, channel) in PLATFORMS.items()
        },
        "categories": [one.value for one in Category],
        "anywhere": ANY,
        "severities": [one.value for one in Severity],
        "limits": {"most": scanner.MOST, "near": scanner.NEAR, "far": sheet.FAR},
        "characters": {
            "hidden": javascript(HIDDEN),
            "traditional": _pairs(traditional()),
            "shapes": _pairs(shapes()),
            "widths": _pairs(widths()),
            "emojiPart": disguise.EMOJI_PART,
        },
        "gaps": _expressions(gaps.EXPRESSIONS) | {"words": _beside(gaps.words())},
        "variants": _variants(),
        "exemptions": _exemptions(),
        "holders": {
            "holder": javascript(HOLDER),
            "types": [[javascript(form), kind.value] for form, kind in TYPES],
        },
        "phrases": {
            "excepted": scanner.EXCEPTED, "patterned": scanner.PATTERNED,
            "lacking": scanner.LACKING, "marked": disguise.MARKED, "blank": disguise.BLANK,
            "unseen": disguise.UNSEEN, "told": disguise.TOLD,
            "toldBy": once.TOLD_BY, "eased": telling.EASED, "keep": proven.KEEP,
        },
        "expressions": together(pool.expressions),
    }  # fmt: skip


class _Pool:
    """Expressions by number: many rules share one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def expressions(self) -> list[str]:
        return [*self._numbers]

    def number(self, expression: str) -> int:
        return self._numbers.setdefault(expression, len(self._numbers))


def _rule(rule: PackRule, pool: _Pool) -> dict[str, Any]:
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
        "exceptions": _normal(rule.exceptions),
        "exceptPatterns": [pool.number(one.regex) for one in rule.except_patterns],
        "requires": [_context(one, pool) for one in rule.requires],
        "clears": [_context(one, pool) for one in rule.clears],
        "exempt": [one.value for one in rule.exempt],
    })  # fmt: skip


def _grade(one: Grade, pool: _Pool) -> dict[str, Any]:
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


def _pattern(one: Pattern, pool: _Pool) -> dict[str, Any]:
    return _said({
        "anchors": _normal(one.anchors),
        "everywhere": not one.anchors,
        "verify": one.verify.value if one.verify else "",
    }) | {"regex": pool.number(one.regex)}  # fmt: skip


def _context(one: Context, pool: _Pool) -> dict[str, Any]:
    found = _said({
        "within": one.within.value,
        "words": _normal(one.words),
        "variables": [kind.value for kind in one.variables],
        "categories": [category.value for category in one.categories],
        "reason": one.reason,
    })  # fmt: skip
    return found | ({"regex": pool.number(one.regex)} if one.regex else {})


def _pairs(table: Mapping[str, str]) -> str:
    """Each character, and the one that it stands for, in one string."""
    return "".join(one + two for one, two in table.items())


def _beside(words: Mapping[str, str]) -> list[str]:
    """Words of two characters: the first one, and all those that follow it."""
    return [first + following for first, following in words.items()]


def _expressions(named: Mapping[str, str]) -> dict[str, str]:
    return {name: javascript(expression) for name, expression in named.items()}


def _variants() -> dict[str, dict[str, str]]:
    """Spellings by the trick that they are; words that are innocent stand for themselves."""
    found: dict[str, dict[str, str]] = {"": {}, **{one.value: {} for one in Step}}
    for spelled, variant in variants.known().items():
        found[variant.step.value if variant.step else ""][spelled] = variant.word
    return {name: words for name, words in found.items() if words}


def _exemptions() -> dict[str, Any]:
    return {
        "clear": {one.value: one.label for one in exemptions.TESTS},
        "ease": {one.value: one.label for one in exemptions.EASING},
        "eases": {one.value: severity.value for one, severity in proven.EASES.items()},
        "proved": sorted(one.value for one in proven.PROVED),
        "quotes": exemptions.QUOTES,
        "weights": exemptions.WEIGHTS,
        "checks": exemptions.CHECKS,
        "expressions": _expressions(
            {**near.EXPRESSIONS, **exemptions.EXPRESSIONS, **proven.EXPRESSIONS}
        ),
    }

"""The examples of packs as a reader wants them: the fault marked, and why the others pass."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markupsafe import Markup

from qunce.derived.expressions import compiled
from qunce.kinds.script.fill import fill
from qunce.kinds.vocabulary import Category
from qunce.load import Scalar, Source
from qunce.render.site.escape import literal
from qunce.rules.redline.packs import shipped
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.texts import Draft

_NOWHERE = Scalar("", None, None, None, Source("packs", ""))
Seen = list[list[str]]
"""Examples, each cut into what stands before the fault, the fault and the rest, or text and why."""


def examples(rule: PackRule) -> Markup:
    """What is found and what passes, as two lists; nothing for a rule without a pack."""
    as_shipped = any(one is rule for one in shipped())
    seen = _all()[rule.code] if as_shipped else _look([rule])[rule.code]
    bad = [
        Markup('- {}<mark class="q-hit">{}</mark>{}').format(*map(literal, one))
        if one[1]
        else Markup("- {}").format(literal(one[0]))
        for one in seen["fail"]
    ]
    good = [
        Markup('- {} <span class="q-why">{}</span>').format(*map(literal, one))
        if one[1]
        else Markup("- {}").format(literal(one[0]))
        for one in seen["pass"]
    ]
    return Markup("\n").join(
        (
            Markup('这样写会被查出来：\n\n<div class="q-bad" markdown>\n'), *bad,
            Markup('\n</div>\n\n这样写就通过：\n\n<div class="q-good" markdown>\n'), *good,
            Markup("\n</div>"),
        )
    )  # fmt: skip


@cache
def _all() -> dict[str, dict[str, Seen]]:
    return _look(shipped())


def _look(rules: Sequence[PackRule]) -> dict[str, dict[str, Seen]]:
    drafts = [
        (rule, key, _draft(rule, text))
        for rule in rules
        for key, texts in (("fail", rule.bad), ("pass", rule.good))
        for text in texts
    ]
    hits = {(id(draft), rule.code): None for rule, _, draft in drafts}
    marked: dict[tuple[int, str], list[str]] = {}
    for hit in Scanner(rules).scan([draft for _, _, draft in drafts]):
        name = (id(hit.text), hit.rule.code)
        if name not in hits:
            continue
        text = hit.text.text
        if not hit.cleared:
            marked[name] = [text[: hit.start], text[hit.start : hit.end], text[hit.end :]]
        elif len(marked.get(name, ())) < 3:
            marked[name] = [text, _why(hit)]
    seen: dict[str, dict[str, Seen]] = {one.code: {"fail": [], "pass": []} for one in rules}
    for rule, key, draft in drafts:
        one = marked.get((id(draft), rule.code), [])
        size = 3 if key == "fail" else 2
        whole = one if len(one) == size else [draft.text, *[""] * (size - 1)]
        seen[rule.code][key].append(whole)
    return seen


def _why(hit: Hit) -> str:
    """Why a hit was cleared; of a pattern that is no fault, what the pack says about it."""
    if hit.cleared != "不算的句式":
        return "更长的词" if hit.cleared == "不算的词" else hit.cleared
    text = normal(hit.text.text).text
    return next(
        (
            one.reason.partition("：")[0]
            for one in hit.rule.except_patterns
            if one.reason and compiled(one.regex).search(text)
        ),
        "",
    )


def _draft(rule: PackRule, text: str) -> Draft:
    values = {name: one.example for name, one in rule.variables.items()}
    category = rule.categories[0] if rule.categories else Category.GENERAL
    return Draft(_NOWHERE, fill(text, values), rule.variables, category, rule.only_on)

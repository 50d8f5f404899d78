"""One code, two hands: a pack that reads the words and a module that reads the fields.

A module declares its rule as any other does, under the code and the name that the pack uses. Here
both become one rule with one handbook page, whose sections say first what is read in the words
and then what is read in the fields. Each hand keeps its own weight and its own reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Severity
from qunce.rule import Check, NoOptions, Rule, Run

_SECTION = expression(r"^## (.+)$", re.MULTILINE)
_ORDER = ("查什么", "为什么", "怎么改", "参数", "例外", "更稳妥的说法", "依据", "例")
_WORDS = "**看文字**"
_FIELDS = "**看字段**"


def joined(packs: Check, modules: Iterable[Check]) -> tuple[Check, ...]:
    """The checks of packs and modules; a code that both decide has one rule for both."""
    modules = tuple(modules)
    by_words = {rule.code: rule for rule in packs.rules}
    both = {
        one.rule.code: _one(by_words[one.rule.code], one.rule)
        for one in modules
        if one.rule.code in by_words
    }
    return (
        replace(packs, rules=tuple(both.get(rule.code, rule) for rule in packs.rules)),
        *(
            Check((both[one.rule.code],), _weighed(one, both[one.rule.code].fixed))
            if one.rule.code in both
            else one
            for one in modules
        ),
    )


def _one(words: Rule, fields: Rule) -> Rule:
    """The rule that both are; its options are the module's, since packs have none."""
    if words.name != fields.name or words.options is not NoOptions:
        raise ValueError(f"{words.code}: {words.name} and {fields.name} are two rules")
    return replace(
        words,
        severity=words.fixed or min(words.severity, fields.severity, key=lambda one: one.rank),
        page=cache(lambda: _page(words.doc, fields.doc)),
        options=fields.options,
        profiles=fields.profiles,
        allowable=words.allowable and fields.allowable,
        always=words.always or fields.always,
    )


def _weighed(module: Check, fixed: Severity | None = None) -> Run:
    """A module's findings with the weight and the reason that it declares itself.

    A weight that the playbook fixed counts instead; what the module calls milder stays milder.
    """
    rule, run = module.rule, module.run

    def weighed(plan: Plan, settings: Any) -> Iterator[Finding]:
        for finding in run(plan, settings):
            weight = fixed or rule.severity
            if fixed and finding.severity:
                weight = max(finding.severity, fixed, key=lambda one: one.rank)
                finding = replace(finding, severity=weight)
            yield finding.stamped(rule.code, weight, rule.why)

    weighed.__module__ = run.__module__  # where its page is written
    return weighed


def _page(words: str, fields: str) -> str:
    """Both pages under one set of headings."""
    title, _, rest = words.strip().partition("\n")
    first, second = _sections(rest), _sections(fields)
    parts = [title]
    for name in _ORDER:
        said = [
            f"{who}\n\n{text}" if name in first and name in second else text
            for who, text in ((_WORDS, first.get(name)), (_FIELDS, second.get(name)))
            if text
        ]
        if said:
            parts += [f"## {name}", *(_reason(said) if name == "为什么" else said)]
    return "\n\n".join(parts) + "\n"


def _reason(said: list[str]) -> list[str]:
    """The reason of the words stands right below the heading, where findings read it.

    A reason that both give in the same words is given once, whatever article stands behind it.
    """
    first, *rest = (one.removeprefix(f"{_WORDS}\n\n") for one in said)
    reason = first.partition("\n")[0].rstrip("。")
    return [first, *(one for one in rest if not _repeats(one.rpartition("\n")[2], reason))]


def _repeats(said: str, reason: str) -> bool:
    more = said.rstrip("。").removeprefix(reason)
    return not more or (more != said and more.startswith("（") and more.endswith("）"))


def _sections(doc: str) -> dict[str, str]:
    parts = _SECTION.split(doc)
    return {name: text.strip() for name, text in zip(parts[1::2], parts[2::2], strict=True)}

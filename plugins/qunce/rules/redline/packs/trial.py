"""Examples of a changed rule: those of the change are proved, those of ours that no longer hold go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qunce.finding import Finding
from qunce.kinds.script.fill import fill
from qunce.kinds.vocabulary import Category
from qunce.load import Mapping, Scalar, Sequence
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.reading import contradicting
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.shelf import NOWHERE
from qunce.rules.redline.packs.texts import Draft


def trial(rule: PackRule, node: Mapping) -> Iterator[Finding]:
    """Examples that a change gives and that do not come out as it says."""
    scanner = Scanner([rule])
    for name, wanted in (("fail", True), ("pass", False)):
        some = node.get(name)
        items = some.items if isinstance(some, Sequence) else [some]
        for one in items:
            if not isinstance(one, Scalar):
                continue
            found = _hits(scanner, rule, one)
            standing = [hit for hit in found if not hit.cleared]
            if bool(standing) is not wanted:
                yield contradicting(one.span, name, found, f"改过的 {rule.code}，")


def outdated(rule: PackRule) -> PackRule:
    """A changed rule with only those of its examples that still come out as they say."""
    if rule.step is not None:  # finds only what other rules find
        return rule
    scanner = Scanner([rule])

    def found(text: str) -> bool:
        scalar = Scalar(text, None, NOWHERE.start, NOWHERE.end, NOWHERE.source)
        return any(not hit.cleared for hit in _hits(scanner, rule, scalar))

    return replace(
        rule,
        good=tuple(text for text in rule.good if not found(text)),
        bad=tuple(text for text in rule.bad if found(text)),
    )


def _hits(scanner: Scanner, rule: PackRule, scalar: Scalar) -> list[Hit]:
    category = rule.categories[0] if rule.categories else Category.GENERAL
    filled = fill(scalar.value, {name: one.example for name, one in rule.variables.items()})
    draft = Draft(scalar, filled, rule.variables, category, rule.only_on)
    return [*scanner.scan([draft])]

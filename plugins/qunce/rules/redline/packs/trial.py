"""Examples of a changed rule: those of the change are proved, those of ours that no longer hold go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from qunce.finding import Finding
from qunce.load import Mapping, Scalar
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.proving import (
    Examples,
    Found,
    contradicting,
    examples,
    hits_of,
    misled,
    relations,
)
from qunce.rules.redline.packs.shelf import NOWHERE

Trial = tuple[PackRule, Mapping]
"""A changed rule, and the change."""


def tried(own: Sequence[PackRule], trials: Sequence[Trial]) -> Iterator[Finding]:
    """What only shows when a team's own rules and those that it changed are put to work.

    All are read in one pass, since most of what one takes is to begin.
    """
    yield from relations(own)
    asked = [(rule, examples(rule.node)) for rule in own]
    asked += [(rule, examples(node)) for rule, node in trials]
    told = hits_of(asked, sorted((rule for rule, _ in asked), key=lambda one: one.code))
    for number, ((rule, given), found) in enumerate(zip(asked, told, strict=True)):
        look = misled if number < len(own) else _contrary
        yield from look(rule, given, found)


def _contrary(rule: PackRule, given: Examples, found: Found) -> Iterator[Finding]:
    """Examples that a change gives and that do not come out as it says."""
    for name, some in given.items():
        for one in some:
            hits = found[id(one)]
            if any(not hit.cleared for hit in hits) is not (name == "fail"):
                yield contradicting(one.span, name, hits, f"改过的 {rule.code}，")


def outdated(rule: PackRule) -> PackRule:
    """A changed rule with only those of its examples that still come out as they say."""
    if rule.step is not None:  # finds only what other rules find
        return rule
    texts = [*rule.good, *rule.bad]
    written = [Scalar(one, None, NOWHERE.start, NOWHERE.end, NOWHERE.source) for one in texts]
    (told,) = hits_of([(rule, {"": written})], [rule])
    found = {one.value for one in written if any(not hit.cleared for hit in told[id(one)])}
    return replace(
        rule,
        good=tuple(text for text in rule.good if text not in found),
        bad=tuple(text for text in rule.bad if text in found),
    )

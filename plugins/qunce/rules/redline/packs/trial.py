"""Examples of a changed rule: those of the change are proved, those of ours that no longer hold go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qunce.finding import Finding
from qunce.load import Mapping, Scalar
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.reading import contradicting, hits_of, scalars
from qunce.rules.redline.packs.shelf import NOWHERE


def trial(rule: PackRule, node: Mapping) -> Iterator[Finding]:
    """Examples that a change gives and that do not come out as it says."""
    given = {name: scalars(node.get(name)) for name in ("fail", "pass")}
    found = iter(hits_of(rule, [one for some in given.values() for one in some], [rule]))
    for name, some in given.items():
        for one, hits in zip(some, found, strict=False):
            standing = [hit for hit in hits if not hit.cleared]
            if bool(standing) is not (name == "fail"):
                yield contradicting(one.span, name, hits, f"改过的 {rule.code}，")


def outdated(rule: PackRule) -> PackRule:
    """A changed rule with only those of its examples that still come out as they say."""
    if rule.step is not None:  # finds only what other rules find
        return rule
    texts = [*rule.good, *rule.bad]
    written = [Scalar(one, None, NOWHERE.start, NOWHERE.end, NOWHERE.source) for one in texts]
    told = hits_of(rule, written, [rule])
    found = {
        text for text, hits in zip(texts, told, strict=True) if any(not hit.cleared for hit in hits)
    }
    return replace(
        rule,
        good=tuple(text for text in rule.good if text not in found),
        bad=tuple(text for text in rule.bad if text in found),
    )

"""What was found and is no fault: each clearing with its reason, and where proof has to be kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from qunce.finding import Span
from qunce.frozen import frozen
from qunce.rules.redline.packs.proofs import ON_RECORD
from qunce.rules.redline.packs.proven import KEEP
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.telling import note


@frozen(order=True)
class Cleared:
    """Words that a rule found and that something clears."""

    span: Span
    code: str
    words: str
    reason: str
    proof: bool = False
    """True when whoever says so has to be able to prove it."""

    @property
    def told(self) -> str:
        """The reason in words, with the reminder to keep proof where that is owed."""
        owed = self.proof and "留存证明" not in self.reason
        return self.reason + (f"；留存证明：{KEEP}" if owed else "")


def clearings(hits: Iterable[Hit]) -> Iterator[Cleared]:
    """Each clearing once, by place."""
    found = {_cleared(hit) for hit in hits if hit.cleared}
    yield from sorted(found)


def _cleared(hit: Hit) -> Cleared:
    rule, reason = hit.rule, hit.cleared
    stated = rule.evidence and reason in {one.reason for one in rule.clears}
    owed = bool(note(hit)) or stated or reason.startswith(ON_RECORD)
    span, _ = hit.text.place(hit.start, hit.end)
    words = " ".join(hit.words.split())
    return Cleared(span, rule.code, words, reason, owed)

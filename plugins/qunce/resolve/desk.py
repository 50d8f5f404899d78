"""The desk: what all readers share while one playbook is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from qunce.finding import Fault, Finding, Span


class Bad:
    """The type of `BAD`."""

    def __repr__(self) -> str:
        return "BAD"


BAD = Bad()


@dataclass(slots=True)
class Desk:
    """What readers share while one playbook is read: findings so far and the ids they may name."""

    findings: list[Finding] = field(default_factory=list)
    written: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Kind → ids that have a file, sound or not."""
    sound: dict[str, Mapping[str, object]] = field(default_factory=dict)
    """Kind → ids that were resolved without a fault that drops them."""

    def say(self, fault: Fault, span: Span, message: str, mend: str = "") -> Bad:
        """Record a finding; gives BAD, so that a reader can end with `return desk.say(…)`."""
        self.findings.append(fault.at(span, message, mend))
        return BAD

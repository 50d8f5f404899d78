"""Audience: a plan and its report as one kind of people may see them, before anything is rendered.

What is above them is not there: no page can show it, no calendar carry it, no search find it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qunce.audience.hidden import Hidden, hidden_from
from qunce.audience.narrow import narrowed
from qunce.audience.posts import plan_of
from qunce.check import Report
from qunce.expand import Plan
from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Visibility
from qunce.rule import Rule
from qunce.rules import fitted, rules_of

__all__ = ["Seen", "Visibility", "seen_by"]


@frozen
class Seen:
    """What an audience gets to see, and the files below the docs folder that it must not get."""

    plan: Plan
    report: Report
    rules: tuple[Rule, ...]
    withheld: frozenset[str] = frozenset()
    feeds: bool = True
    """False where the playbook has calendars, and all of them are for others."""


def seen_by(audience: Visibility, plan: Plan, report: Report, rules: Sequence[Rule]) -> Seen:
    """Plan and report without what is above an audience; unchanged where there is nothing."""
    whole = plan.playbook
    hidden = hidden_from(whole, audience)
    playbook = narrowed(whole, hidden, audience)
    if playbook is whole:
        return Seen(plan, report, tuple(rules))
    return Seen(
        plan_of(plan, playbook, hidden),
        Report(()) if audience is Visibility.PUBLIC else _report(report, hidden),
        tuple(rules) if playbook.packs == whole.packs else rules_of(
            fitted(playbook, plan.today).checks
        ),
        hidden.withheld,
        bool(playbook.feeds) or not whole.feeds,
    )  # fmt: skip


def _report(report: Report, hidden: Hidden) -> Report:
    """The findings and allowances that neither stand in what is hidden nor speak of it."""
    grants = tuple(
        one for one in report.grants
        if not hidden.holds(one.scope) and not hidden.speaks(one.allowance.reason)
    )  # fmt: skip
    kept = {id(one) for one in grants}
    return replace(
        report,
        findings=tuple(one for one in report.findings if _tells_nothing(one, hidden)),
        allowed=tuple(
            (one, grant) for one, grant in report.allowed
            if id(grant) in kept and _tells_nothing(one, hidden)
        ),
        grants=grants,
    )  # fmt: skip


def _tells_nothing(one: Finding, hidden: Hidden) -> bool:
    places = (one.span, *(note.span for note in one.see))
    words = (one.message, one.mend, one.why, *(note.message for note in one.see))
    return (
        one.group not in hidden.ids.get("group", ())
        and not any(map(hidden.holds, places))
        and not any(map(hidden.speaks, words))
    )

"""The articles that a module's reason cites, by their numbers on the day that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from qunce.expand import Plan
from qunce.finding import Finding
from qunce.rule import Check

_RENUMBERED = (
    (
        date(2025, 10, 15),
        "反不正当竞争法",
        {
            "第九条": "第八条",
            "第十一条第（一）项": "第十条第（一）项",
            "第十一条第（三）项": "第十条第（二）项",
            "第十一条第（四）项": "第十条第（三）项",
            "第十一条": "第十条",
            "第十二条": "第十一条",
        },
    ),
)
"""Since when a law has other numbers, and which ones its articles had before."""


def as_numbered(reason: str, day: date) -> str:
    """A reason with the numbers that its articles had on a day.

    >>> as_numbered("见反不正当竞争法第十一条第（四）项", date(2025, 10, 14))
    '见反不正当竞争法第十条第（三）项'
    """
    for since, law, numbers in _RENUMBERED:
        if day < since:
            for new in re.findall(rf"{law}({'|'.join(numbers)})", reason):
                reason = reason.replace(law + new, law + numbers[new])
    return reason


def dated(module: Check) -> Check:
    """The same module, whose findings cite the law of the day."""
    run, rule = module.run, module.rule

    def cited(plan: Plan, settings: Any) -> Iterator[Finding]:
        for finding in run(plan, settings):
            why = finding.why or rule.why
            yield replace(finding, why=as_numbered(why, plan.as_of)) if why else finding

    cited.__module__ = run.__module__  # where its page is written
    return replace(module, run=cited)

"""Everything that has a code: the rules with their handbook pages, and the faults of form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from qunce.check.faults import FAULTS as CHECK_FAULTS
from qunce.finding import Fault, Severity
from qunce.frozen import frozen
from qunce.load.faults import FAULTS as LOAD_FAULTS
from qunce.render.allowing import how_to_allow
from qunce.resolve.faults import FAULTS as RESOLVE_FAULTS
from qunce.rule import Rule
from qunce.rules.redline.packs.faults import FAULTS as PACK_FAULTS


@frozen
class Entry:
    """One code: what it is called, how much it weighs, and its page in Markdown."""

    code: str
    name: str
    title: str
    severity: Severity
    why: str
    page: str
    fault: bool = False
    """True for a fault that a stage finds itself; its page is a part of one page for all."""


@cache
def catalogue() -> Mapping[str, Entry]:
    """Every code in order: the faults of form first, then the rules."""
    from qunce.render.feeds import FAULTS as FEED_FAULTS
    from qunce.rules import RULES
    from qunce.rules.redline.packs.batch import FAULTS as BATCH_FAULTS
    from qunce.rules.redline.packs.pasted import FAULTS as PASTED_FAULTS

    known = (
        *LOAD_FAULTS, *RESOLVE_FAULTS, *CHECK_FAULTS, *PACK_FAULTS, *FEED_FAULTS, *PASTED_FAULTS,
        *BATCH_FAULTS,
    )  # fmt: skip
    faults = [fault_entry(one) for one in known]
    entries = [*faults, *(rule_entry(one) for one in RULES)]
    return {one.code: one for one in entries}


def rule_entry(rule: Rule) -> Entry:
    """A rule's page is its module's docstring, and how to allow what it finds."""
    head, _, rest = rule.doc.strip().partition("\n")
    page = f"# {rule.code} {head.rstrip('。')}\n{rest.rstrip()}\n\n{how_to_allow(rule)}"
    return Entry(rule.code, rule.name, rule.title, rule.severity, rule.why, page)


def fault_entry(fault: Fault) -> Entry:
    """A fault's page is put together from its few words."""
    parts = [f"# {fault.code} {fault.title}", f"## 为什么\n\n{fault.why}。"]
    if fault.mend:
        parts.append(f"## 怎么改\n\n{fault.mend}。")
    if fault.example:
        parts.append(f"## 例\n\n```yaml\n{fault.example}\n```")
    page = "\n\n".join(parts) + "\n"
    return Entry(fault.code, fault.name, fault.title, fault.severity, fault.why, page, fault=True)

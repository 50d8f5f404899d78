"""What stands against a thing and what is allowed on it, as tables for its page."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from qunce.check import Granted
from qunce.finding import Finding
from qunce.kinds.thing import Thing
from qunce.render.report import what
from qunce.render.site.escape import literal, span
from qunce.render.site.grids import Grid, grid
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.tags import severity_tag


def findings_grid(findings: Iterable[Finding], here: Here) -> Grid | None:
    """Findings as a table, the gravest first."""
    ordered = sorted(dict.fromkeys(findings), key=lambda one: (one.weight.rank, one.order))
    return grid(
        ("级别", "规则", "问题", "改法", "位置"),
        [
            (
                severity_tag(one.weight),
                here.code(one.code),
                what(one),
                one.mend,
                span(f"{one.span.file}:{one.span.line}", "q-where"),
            )
            for one in ordered
        ],
        "q-findings",
    )


def grants_grid(look: Lookup, grants: Iterable[Granted], here: Here) -> Grid | None:
    """Allowances as a table: what, where, why, by whom, until when, and how much they allow."""
    return grid(
        ("规则", "放行在", "理由", "批准人", "依据", "到期", "盖住"),
        [
            (
                here.code(one.allowance.code),
                one.owner,
                one.allowance.reason,
                approver(look, one, here),
                one.allowance.evidence,
                one.allowance.until,
                f"{sum(finding.times for finding in look.allowed.get(id(one), ()))} 处",
            )
            for one in grants
        ],
        "q-grants",
    )


def approver(look: Lookup, one: Granted, here: Here) -> object:
    """Who approved, linked when it is a person or a role of the playbook."""
    name = one.allowance.approver or ""
    person = look.plan.playbook.people.get(name)
    role = look.plan.playbook.roles.get(name)
    if person is not None:
        return here.person(person)
    return here.role(role) if role is not None else name


def source_line(thing: Thing) -> Markup:
    """Where a page's thing is written, for whoever wants to change it."""
    return Markup("本页来自 ") + Markup("<code>") + literal(thing.span.file) + Markup("</code>")

"""The page of findings and allowances: what stands, what is allowed, why and until when."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.finding import Severity
from qunce.render.report import what
from qunce.render.site.escape import front
from qunce.render.site.grids import Grid, grid, some
from qunce.render.site.here import Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.tags import SEVERITIES
from qunce.render.site.templates import fill_page
from qunce.render.site.troubles import (
    evidence_grid,
    findings_grid,
    grants_grid,
    homes_of,
    named,
    place,
    rule_changes,
)
from qunce.resolve.evidence import held

_MOST = 500


def pages(look: Lookup) -> Iterator[tuple[str, str]]:
    """findings.md."""
    here = Here("")
    report = look.report
    sections = []
    for severity in Severity:
        found = [one for one in report.findings if one.weight is severity]
        if found:
            sections.append(
                (
                    f"{SEVERITIES[severity]}（{len(found)}）",
                    findings_grid(found[:_MOST], here, look),
                )
            )
    yield (
        "findings.md",
        fill_page(
            "findings.md.j2",
            {
                "front": front("检查结果"),
                "clean": ["没有要处理的检查结果：没有错误、没有警告，可以放心发。"]
                if not report.findings
                else [],
                "known": some(report.known),
                "counts": some(
                    "，".join(
                        f"{SEVERITIES[one]} {report.count(one)} 处"
                        for one in Severity
                        if report.count(one)
                    )
                ),
                "sections": sections,
                "grants": some(grants_grid(look, report.grants, here)),
                "allowed": some(_allowed(look, here)),
                "evidence": some(evidence_grid(look, held(look.plan.playbook), here)),
                "changes": some(rule_changes(look.rules.values(), here)),
            },
        ),
    )


def _allowed(look: Lookup, here: Here) -> Grid | None:
    rows, homes = look.report.allowed, homes_of(look)
    return grid(
        ("规则", "被放行的问题", "位置", "理由"),
        [
            (
                named(look, one.code, here),
                what(one),
                place(one, homes, here),
                grant.allowance.reason,
            )
            for one, grant in rows[:_MOST]
        ],
        left_out=len(rows) - _MOST,
    )

"""What `qunce check --explain` adds: everything that was found and does not count, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from qunce.check import Granted
    from qunce.expand import Plan
    from qunce.finding import Finding
    from qunce.rules.redline.packs.cleared import Cleared


def explained(plan: Plan | None) -> Sequence[Cleared]:
    """Every clearing in a plan's playbook, by place."""
    if plan is None:
        return ()
    from qunce.rules.redline.packs import judged, team_of
    from qunce.rules.redline.packs.cleared import clearings

    team = team_of(plan.playbook, plan.today, proving=False)
    return [*clearings(judged(plan, team.holding))]


def show(
    cleared: Sequence[Cleared], allowed: Sequence[tuple[Finding, Granted]], prefix: str
) -> None:
    """The clearings and the allowances at work in words, and how many there are."""
    from qunce.render.report import printable

    for one in cleared:
        click.echo(f"{prefix}{one.span}: 不算 {one.code} 「{printable(one.words)}」")
        click.echo(f"    因为  {printable(one.told)}\n")
    for finding, grant in allowed:
        by = grant.allowance
        who = "，".join(
            one
            for one in (
                by.approver and f"批准人 {by.approver}",
                by.evidence and f"依据 {by.evidence}",
                by.until and f"到 {by.until}",
            )
            if one
        )
        click.echo(f"{prefix}{finding.span}: 放行 {finding.code} {printable(finding.message)}")
        click.echo(f"    因为  {printable(by.reason)}{f'（{printable(who)}）' if who else ''}\n")
    kept = sum(one.proof for one in cleared)
    click.echo(
        f"命中而不算的 {len(cleared)} 处，其中 {kept} 处要留存证明；放行 {len(allowed)} 处",
        err=True,
    )


def records(cleared: Sequence[Cleared], prefix: str) -> list[dict[str, Any]]:
    """The clearings as plain data."""
    return [
        {
            "code": one.code,
            "file": prefix + one.span.file,
            "line": one.span.line,
            "column": one.span.column,
            "words": one.words,
            "reason": one.told,
            "keep_proof": one.proof,
        }
        for one in cleared
    ]

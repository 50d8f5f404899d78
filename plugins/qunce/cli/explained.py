"""What `qunce check --explain` adds: everything that was found and does not count, and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from qunce.expand import Plan
    from qunce.rules.redline.packs.cleared import Cleared


def explained(plan: Plan | None) -> Sequence[Cleared]:
    """Every clearing in a plan's playbook, by place."""
    if plan is None:
        return ()
    from qunce.rules.redline.packs import judged, team_of
    from qunce.rules.redline.packs.cleared import clearings

    team = team_of(plan.playbook, plan.today, proving=False)
    return [*clearings(judged(plan, team.holding))]


def show(cleared: Sequence[Cleared], prefix: str) -> None:
    """The clearings in words, and how many there are."""
    from qunce.render.report import printable

    for one in cleared:
        click.echo(f"{prefix}{one.span}: 不算 {one.code} 「{printable(one.words)}」")
        click.echo(f"    因为  {printable(one.told)}\n")
    kept = sum(one.proof for one in cleared)
    click.echo(f"命中而不算的 {len(cleared)} 处，其中 {kept} 处要留存证明", err=True)


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

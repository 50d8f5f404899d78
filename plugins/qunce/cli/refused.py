"""Saying why nothing was built: the error findings, as `qunce check` would show them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import shown

if TYPE_CHECKING:
    from qunce.pipeline import Compiled


def refuse_if_failed(context: click.Context, compiled: Compiled, root: Path) -> None:
    """End with exit code 1 and the findings when an error stands; whatever was built stays."""
    from qunce.finding import Severity
    from qunce.render.report import as_text, below

    report = compiled.report
    if not report.failed:
        return
    prefix = shown(root)
    errors = [below(prefix, one) for one in report.findings if one.weight is Severity.ERROR]
    sources = {prefix + path: source for path, source in compiled.sources.items()}
    click.echo(as_text(errors, sources) + "\n")
    terminal.say(f"{len(errors)} 个错误，没有生成；原来的还在。改好后再来一次", "bold red")
    context.exit(3 if report.broken else 1)

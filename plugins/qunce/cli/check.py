"""`qunce check`: the findings of a playbook."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import click


@click.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default="."
)
@click.option(
    "--today", type=click.DateTime(["%Y-%m-%d"]), help="当作今天的日期 / the date taken as today"
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
@click.pass_context
def check(context: click.Context, folder: Path, today: datetime | None, form: str) -> None:
    """检查手册。Check a playbook."""
    from qunce.pipeline import compile_folder
    from qunce.render.report import as_json, as_text

    day = today.date() if today else clock_today()
    compiled = compile_folder(folder, today=day)
    sources = compiled.sources
    findings = compiled.report.findings
    click.echo(as_json(findings) if form == "json" else as_text(findings, sources))
    context.exit(3 if compiled.report.broken else 1 if findings else 0)


def clock_today() -> date:
    """Today in China, where the playbook's readers are."""
    return datetime.now(ZoneInfo("Asia/Shanghai")).date()

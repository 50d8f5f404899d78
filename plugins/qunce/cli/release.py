"""`qunce release`: what is published now, under a name, with notes of what changed."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import click

from qunce.cli import terminal
from qunce.cli.folder import day_of, folder_argument, playbook_root, shown, today_option


@click.command()
@folder_argument
@click.option("--name", default="", metavar="NAME",
              help="这次发布的名字，不写就是年和周，如 2026-w48 / its name.")  # fmt: skip
@click.option("--note", "said", multiple=True, metavar="TEXT",
              help="给大家看的一句说明，可以写几次 / words for the staff; repeatable.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="只看改动，不写文件 / write nothing.")
@today_option
@click.pass_context
def release(
    context: click.Context,
    folder: Path | None,
    name: str,
    said: tuple[str, ...],
    dry_run: bool,  # noqa: FBT001 click passes flags by name
    today: datetime | None,
) -> None:
    """上线前记一笔：每条日历发布到第几版、这次改了什么。

    Record what is published: the ledger (calendar/ledger.txt) that keeps calendars true between
    builds, and notes of what changed (content/releases/). Commit both, then build and deploy.
    While an error stands nothing is written.
    """
    from qunce.history import revisions
    from qunce.output import write_whole
    from qunce.pipeline import compile_folder
    from qunce.render.changes import notes, totals
    from qunce.render.release import released
    from qunce.render.report import as_text

    root = playbook_root(folder)
    if name and not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name):
        raise click.UsageError(
            f"「{name}」不能当名字，用小写字母、数字和短横 / lower-case letters, digits, dashes."
        )
    with terminal.busy("比对中……"):
        compiled = compile_folder(root, today=day_of(today))
    plan = compiled.plan
    if plan is None or compiled.report.failed:
        click.echo(as_text(compiled.report.findings, compiled.sources))
        click.echo("有错误，没有记 / errors stand, nothing written.", err=True)
        context.exit(1)
    if name in plan.playbook.releases:
        raise click.UsageError(f"已经有一次叫「{name}」的发布，换个名字 / this name is taken.")
    made = released(
        plan,
        name=name,
        said=said,
        site_url=plan.playbook.charter.site_url,
        revisions=revisions(root),
    )
    for line in notes(made.changes, plan.playbook):
        click.echo(line)
    if not made.files:
        click.echo("日历和上次发布的一样，没有要记的 / nothing has changed.")
        return
    for path in sorted(made.files):
        if not dry_run:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            write_whole(root / path, made.files[path])
        click.echo(f"{'会写' if dry_run else '写好'} {shown(root)}{path}")
    first = "第一次发布" if made.first else totals(made.changes) or "日历没有变化，只有说明"
    click.echo(f"{first}。提交这些文件，再 qunce build 上线 / commit, build, deploy.")

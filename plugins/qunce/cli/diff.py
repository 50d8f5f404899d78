"""`qunce diff`: what a change of the playbook changes in whose calendar."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from qunce.cli import terminal
from qunce.cli.folder import Folder, day_of, playbook_root, today_option


@click.command()
@click.argument("revision", default="HEAD", metavar="[REV]")
@click.argument("folder", type=Folder(), required=False)
@click.option("--to", metavar="REV",
              help="和哪个版本比，不写就是现在的文件 / the other revision.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text",
              show_default=True, help="文字、评审用的 Markdown，或 JSON / the form.")  # fmt: skip
@today_option
def diff(
    revision: str, folder: Path | None, to: str | None, form: str, today: datetime | None
) -> None:
    """这次改动，谁的日历变了：新增、改期、取消、换内容，配比和检查结果前后对比。

    What changes in whose calendar between a revision (HEAD by default) and the files as they are:
    posts by group and person, the mix before and after, findings that are new or gone.
    """
    from qunce.history import files_at
    from qunce.layout import of_playbook, read_folder
    from qunce.pipeline import compile_files
    from qunce.render.difference import as_json, as_markdown, as_text, difference

    root = playbook_root(folder)
    states = []
    for name in (revision, to):
        files = read_folder(root) if name is None else files_at(root, name)
        if files is None:
            raise click.UsageError(
                f"git 里没有「{name}」这个版本，或这里不是 git 仓库 / no such revision."
            )
        states.append(of_playbook(files))
    with terminal.busy("比对中……"):
        before, after = (compile_files(files, today=day_of(today)) for files in states)
    for name, compiled in ((revision, before), (to or "现在的文件", after)):
        if compiled.plan is None:
            raise click.UsageError(f"「{name}」没有能用的 content/playbook.yml / no charter.")
    assert before.plan is not None
    assert after.plan is not None
    found = difference(before.plan, after.plan, (before.report, after.report))
    if form == "json":
        click.echo(as_json(found), nl=False)
    else:
        write = as_markdown if form == "markdown" else as_text
        click.echo(write(found, after.plan), nl=False)

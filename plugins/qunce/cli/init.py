"""`qunce init`: a small playbook of one's own that checks clean and builds."""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from qunce.cli.folder import today_option

GITIGNORE = b"""\
/site/
/.venv/
# what qunce remembers between runs; the schemas are kept, so that editors complete at once
/.qunce/*
!/.qunce/schema/
"""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))
@today_option
def init(folder: Path, today: datetime | None) -> None:
    """在 DIR 里建一份小手册，马上能检查、能生成网站。

    Start a small playbook in DIR: it checks clean and builds. Nothing is ever overwritten.
    """
    from qunce import clock

    day = today.date() if today else clock.today(ZoneInfo("Asia/Shanghai"))
    files = starter_files(day)
    there = [name for name in files if (folder / name).exists()]
    if there:
        raise click.UsageError(
            f"「{folder}」里已经有 {there[0]}{' 等文件' if len(there) > 1 else ''}，没有动它。\n"
            "换一个文件夹。/ These files exist and were left alone; choose another folder."
        )
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    click.echo(f"建好了：{folder}，{len(files)} 个文件。接下来 / next:\n")
    if folder.resolve() != Path.cwd():
        click.echo(f"  cd {shlex.quote(str(folder))}")
    for command, words in (
        ("git init", "让每次改动都有人看、能退回 / keep its history"),
        ("qunce check", "检查 / check it"),
        ("qunce serve", "边改边看 / see it while you edit"),
        ("qunce build", "生成 site/ / build the site"),
    ):
        click.echo(f"  {command:<14}# {words}")


def starter_files(today: date) -> Mapping[str, bytes]:
    """Everything that init writes, with its dates beginning in the week of today."""
    from qunce.cli.schema import schema_files
    from qunce.example import starter

    files: dict[str, bytes] = {}
    monday = today - timedelta(today.weekday())
    for name, data in starter().items():
        text = data.decode()
        text = re.sub(r"^updated: .*$", f"updated: {today}", text, flags=re.MULTILINE)
        if name.startswith("calendar/schedules/"):
            text = re.sub(r"^from: .*$", f"from: {monday}", text, flags=re.MULTILINE)
        files[name] = text.encode()
    files[".gitignore"] = GITIGNORE
    files |= {f".qunce/schema/{name}": data for name, data in schema_files().items()}
    return dict(sorted(files.items()))

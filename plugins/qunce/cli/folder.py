"""Which playbook a command is about, and which day it is there."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qunce.pipeline import Today

CHARTER = Path("content", "playbook.yml")

folder_argument = click.argument(
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    required=False,
)

today_option = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="当作今天的日期，不写就看时钟 / the date taken as today.",
)


as_of_option = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="按哪一天有效的法规查，不写就是今天 / the day whose law applies.",
)


def playbook_root(folder: Path | None) -> Path:
    """The folder given, or the playbook that the current folder lies in; a usage error if none."""
    if folder is None:
        folder = Path()
        if not _looks_like_one(folder):
            above = (one for one in Path.cwd().parents if (one / CHARTER).is_file())
            folder = next((Path(os.path.relpath(one)) for one in above), folder)
    if not _looks_like_one(folder):
        place = "这里" if folder == Path() else f"「{folder}」"
        raise click.UsageError(
            f"{place}不是手册文件夹：没有 content/，也没有 calendar/。\n"
            "换一个文件夹，或用 qunce init 建一份新的。\n"
            "Not a playbook: neither content/ nor calendar/ is there. Try `qunce init DIR`."
        )
    return folder


def _looks_like_one(folder: Path) -> bool:
    return (folder / "content").is_dir() or (folder / "calendar").is_dir()


def shown(root: Path) -> str:
    """What stands before a path inside the playbook, so that it can be opened from here."""
    return "" if root == Path() else f"{root.as_posix()}/"


def day_of(today: datetime | None) -> Today:
    """The day given by --today, or whatever the clock says in the playbook's zone."""
    from qunce import clock

    return today.date() if today else clock.today

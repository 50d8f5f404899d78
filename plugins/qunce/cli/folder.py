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


class Day(click.DateTime):
    """A day as it is written in the playbook; what is none is told in the operator's words."""

    name = "day"

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        try:  # `strptime` would import three modules to do this
            year, month, day = map(int, str(value).split("-"))
            return datetime(year, month, day)  # noqa: DTZ001 the playbook has the zone
        except ValueError:
            self.fail(
                f"「{value}」不是日期，写成 2026-03-01 这样 / not a date, YYYY-MM-DD.", param, ctx
            )


class Folder(click.Path):
    """A folder that is there."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        path = Path(value)
        if not path.is_dir():
            said = "是文件，要一个文件夹" if path.exists() else "没有这个文件夹"
            self.fail(f"「{path}」{said} / no such folder.", param, ctx)
        return super().convert(value, param, ctx)


class File(click.Path):
    """A file, there already or still to be written."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> str | bytes | os.PathLike[str]:
        if Path(value).is_dir():
            self.fail(f"「{value}」是文件夹，要一个文件 / a folder, not a file.", param, ctx)
        return super().convert(value, param, ctx)


folder_argument = click.argument("folder", type=Folder(), required=False)

today_option = click.option(
    "--today",
    type=Day(),
    metavar="YYYY-MM-DD",
    help="当作今天的日期，不写就看时钟 / the date taken as today.",
)


site_option = click.option(
    "--site",
    default="",
    metavar="NAME",
    help="只要手册里 sites: 写的这一个网站 / one of the sites that the playbook names.",
)


audience_option = click.option(
    "--audience",
    type=click.Choice(["public", "staff", "manager"]),
    help="给哪一种人看：谁都能看、员工、主管 / whom it is for.",
)


as_of_option = click.option(
    "--as-of",
    type=Day(),
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

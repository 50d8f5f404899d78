"""`qunce journey`: the calendar of those who set out on a journey on one day."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import playbook_root

if TYPE_CHECKING:
    from qunce.kinds.group.model import Group
    from qunce.kinds.journey.model import Journey
    from qunce.resolve import Playbook


@click.command()
@click.argument("journey", metavar="[ID]", required=False)
@click.option(
    "--start", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
    help="这批人哪天开始 / the day on which they set out.",
)  # fmt: skip
@click.option("--group", "chosen", metavar="ID", help="哪个社群；只有一个时不用写 / which group.")
@click.option(
    "--to", "place", metavar="FILE", type=click.Path(path_type=Path),
    help="写到哪个文件或文件夹；不写就打印 / where to write it.",
)  # fmt: skip
@click.option(
    "--playbook", "folder", metavar="DIR",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="手册的文件夹；不写就是这里 / the playbook's folder, by default the one around here.",
)  # fmt: skip
def journey(
    journey: str | None,
    start: datetime | None,
    chosen: str | None,
    place: Path | None,
    folder: Path | None,
) -> None:
    """给同一天开始的一批人做一份旅程日历（.ics）；不写 ID 就列出全部旅程。

    Write the calendar of a journey for those who set out on one day, the same bytes as the page
    of the journey gives; without an ID, list the journeys.
    """
    root = playbook_root(folder)
    book = _book(root)
    if journey is None:
        for one in book.journeys.values():
            click.echo(f"{one.id}\t{one.trigger.label}\t{'、'.join(one.groups)}\t{one.title}")
        return
    if start is None:
        raise click.UsageError("要写 --start：这批人哪天开始。/ Say --start YYYY-MM-DD.")
    from qunce.history import revisions
    from qunce.render.cohort import calendar, file_name, sheet

    one = _known(book, journey)
    made = sheet(
        book,
        one,
        _group(book, one, chosen),
        site_url=book.charter.site_url,
        revisions=revisions(root),
    )
    data = calendar(made, _within(start.date()))
    if place is None:
        sys.stdout.buffer.write(data)
        return
    target = place / file_name(made, start.date()) if place.is_dir() else place
    target.write_bytes(data)
    terminal.say(f"写好了 {target}，{len(made['entries'])} 个触点", "green")


def _book(root: Path) -> Playbook:
    from qunce.layout import read_folder
    from qunce.load import load
    from qunce.resolve import resolve

    files = read_folder(root)
    book, _ = resolve(load(files), files)
    if book is None:
        raise click.UsageError("手册读不出来，先运行 qunce check。/ Run `qunce check` first.")
    return book


def _known(book: Playbook, name: str) -> Journey:
    if name in book.journeys:
        return book.journeys[name]
    from qunce.finding import closest

    guess = closest(name, book.journeys)
    hint = f"是不是 {guess}？" if guess else f"有：{'、'.join(book.journeys) or '（没有旅程）'}"
    raise click.UsageError(f"没有叫「{name}」的旅程。{hint} / No such journey.")


def _group(book: Playbook, journey: Journey, chosen: str | None) -> Group:
    from qunce.expand.cohort import walked

    there = {one.id: one for one in walked(book, journey)}
    if chosen in there:
        return there[chosen]
    if chosen is None and len(there) == 1:
        return next(iter(there.values()))
    said = f"旅程「{journey.title}」里没有「{chosen}」" if chosen else "这条旅程有几个社群"
    raise click.UsageError(f"{said}。写 --group：{'、'.join(there)}。/ Say --group.")


def _within(day: date) -> date:
    if not 1971 <= day.year <= 2198:
        raise click.UsageError(f"{day} 太远了：写 1971 到 2198 年。/ Out of range.")
    return day

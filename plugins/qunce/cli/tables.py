"""The calendar as tables: with rich for eyes, in plain columns for pipes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text

    from qunce.expand import Plan, Post
    from qunce.render.agenda import Row, Section

_COLOURS = {
    "value": "cyan", "interact": "green", "benefit": "magenta", "promo": "red",
    "service": "blue", "notice": "yellow", "welcome": "bright_green",
}  # fmt: skip
"""The kinds of posts, as the site colours them."""


def show(plan: Plan, posts: Sequence[Post], by: str) -> None:
    """The posts on standard output, divided by day, group or person."""
    from qunce.render.agenda import sections

    span = f"{plan.start} 到 {plan.end - timedelta(1)}"
    if not posts:
        click.echo(f"{span}没有排期")
        return
    console = terminal.out()
    those = sections(plan, posts, by)
    if console is None:
        _plain(those, by)
    elif by == "day":
        console.print(_of_days(those), soft_wrap=False)
    else:
        for section in those:
            table = _table(section.title, _columns(by))
            for row in section.rows:
                table.add_row(*_painted(row, by))
            console.print(table, soft_wrap=False)
    terminal.say(f"{span}，{len(posts)} 条；用 qunce calendar --why 编号 看一条是怎么来的")


def _columns(by: str) -> list[str]:
    head = ["时间", "社群", "栏目", "话术", "发送人", "备注", "编号"]
    if by == "group":
        head.remove("社群")
    if by == "person":
        head.remove("发送人")
    return head


def _cells(row: Row, by: str) -> list[str]:
    from qunce.kinds.vocabulary import Weekday

    weekday = tuple(Weekday)[row.day.weekday()].label
    found = {
        "时间": row.time if by == "day" else f"{row.day:%m-%d} {weekday} {row.time}",
        "社群": row.group,
        "栏目": row.theme,
        "话术": row.script,
        "发送人": row.owner,
        "备注": row.remarks,
        "编号": row.id,
    }
    return [found[name] for name in _columns(by)]


def _plain(those: Sequence[Section], by: str) -> None:
    from qunce.render.report import cells, printable

    told = [[[printable(cell) for cell in _cells(row, by)] for row in one.rows] for one in those]
    rows = [row for part in told for row in part]
    wide = [max(cells(row[column]) for row in rows) for column in range(len(_columns(by)))]
    for section, part in zip(those, told, strict=True):
        click.echo(printable(section.title))
        for row in part:
            line = "  ".join(
                cell + " " * (width - cells(cell)) for cell, width in zip(row, wide, strict=True)
            )
            click.echo(f"  {line.rstrip()}")


def _of_days(those: Sequence[Section]) -> Table:
    """All days in one table, a line between them."""
    from rich.text import Text

    table = _table("", ["日子", *_columns("day")])
    for section in those:
        day, *names = section.title.split(" · ")
        for number, row in enumerate(section.rows):
            head = Text("\n".join((day, *names)) if number == 0 else "", style="bold")
            table.add_row(head, *_painted(row, "day"))
        table.add_section()
    return table


def _table(title: str, columns: Sequence[str]) -> Table:
    from rich import box
    from rich.table import Table
    from rich.text import Text

    table = Table(
        title=Text(title) if title else None, title_style="bold", title_justify="left",
        box=box.SIMPLE_HEAD, pad_edge=False,
    )  # fmt: skip
    for name in columns:
        table.add_column(name, no_wrap=name in ("时间", "编号"), overflow="fold")
    return table


def _painted(row: Row, by: str) -> list[Text]:
    from rich.text import Text

    told = [Text(cell) for cell in _cells(row, by)]
    for name, cell in zip(_columns(by), told, strict=True):
        if row.off:
            cell.stylize("strike dim")
        elif name == "栏目":
            cell.stylize(_COLOURS[row.kind])
        elif name in ("编号", "备注"):
            cell.stylize("dim")
    return told

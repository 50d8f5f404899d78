"""`qunce rule`: the handbook page of a rule, or the list of all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from qunce.cli import terminal

if TYPE_CHECKING:
    from qunce.render.catalogue import Entry


@click.command()
@click.argument("code", required=False)
def rule(code: str | None) -> None:
    """看一条规则的手册页；不写代码就列出全部规则。

    Show the handbook page of a rule, e.g. `qunce rule CAD-004`; without a CODE, list them all.
    """
    if code is None:
        _list()
    else:
        _page(code)


def _page(code: str) -> None:
    from qunce.finding import closest
    from qunce.render.catalogue import catalogue
    from qunce.rule import MERGED

    known = {**catalogue(), **_own(code)}
    entry = known.get(code.upper()) or next(
        (one for one in known.values() if one.name == code.lower()), None
    )
    if entry is None and (told := MERGED.get(code.upper())):
        click.echo(f"{code.upper()} 不是单独的一条规则：{told}。")
        return
    if entry is None:
        guess = closest(code.upper(), known)
        hint = f"是不是 {guess}？" if guess else "运行 qunce rule 看全部代码。"
        raise click.UsageError(f"没有代码是「{code}」的规则。{hint} / No such rule.")
    console = terminal.out()
    if console is None:
        click.echo(entry.page, nl=False)
        return
    from rich.markdown import Markdown

    console.soft_wrap = False
    console.print(Markdown(entry.page, code_theme="ansi_dark"))


def _own(code: str) -> dict[str, Entry]:
    """The rules of the playbook around the current folder, when a code looks like one of theirs."""
    if not code.upper().startswith("TEAM"):
        return {}
    from qunce.cli.own_packs import owned
    from qunce.render.catalogue import rule_entry
    from qunce.rules.redline.packs import check_of

    found = check_of(owned(None).team).rules
    return {one.code: rule_entry(one) for one in found if one.family.startswith("TEAM")}


def _list() -> None:
    from qunce.render.catalogue import catalogue

    entries = list(catalogue().values())
    console = terminal.out()
    if console is None:
        for one in entries:
            click.echo(f"{one.code}\t{one.severity.value}\t{one.name}\t{one.title}")
        return
    from rich.table import Table

    from qunce.render.report_colour import STYLES

    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in ("代码", "级别", "查什么", "名字"):
        table.add_column(name, no_wrap=name == "代码")
    for one in entries:
        severity = f"[{STYLES[one.severity]}]{one.severity.value}[/]"
        table.add_row(one.code, severity, one.title, one.name)
    console.soft_wrap = False
    console.print(table)
    terminal.say(f"共 {len(entries)} 条；qunce rule 代码 看一条的手册页")

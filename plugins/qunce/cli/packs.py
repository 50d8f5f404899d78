"""`qunce packs`: the red-line rules that are data; one of them explained; all of them proved."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli.own_packs import Owned, owned, playbook_option

if TYPE_CHECKING:
    from qunce.rules.redline.packs import Team
    from qunce.rules.redline.packs.model import PackRule


@click.command()
@click.argument("code", required=False)
@click.option(
    "--test", "proving", is_flag=True, help="把每条规则的例子都跑一遍 / prove all examples."
)
@playbook_option
@click.pass_context
def packs(
    context: click.Context,
    code: str | None,
    proving: bool,  # noqa: FBT001 click passes flags by name
    folder: Path | None,
) -> None:
    """列出红线规则包；写了代码就说明一条，--test 把例子都跑一遍。

    List the packs of red-line rules; explain one by its CODE; prove every example with --test.
    The packs of the playbook around the current folder are among them.
    """
    known = owned(folder)
    if proving:
        context.exit(_prove(code, known))
    if code is None:
        _list(known.team)
    else:
        _explain(_rule(code, known.team), known.team)


def _list(team: Team) -> None:
    from qunce.rules.redline.packs.reading import each_pack, shipped_files

    for file, pack in each_pack(shipped_files())[0].items():
        click.secho(f"{pack.title}  {file}", bold=True)
        for rule in pack.rules:
            done = "\t本手册关闭" if rule.code in team.off else ""
            done = done or ("\t本手册改过" if rule.code in team.notes else "")
            click.echo(_line(rule) + done)
    for file, own in team.packs.items():
        click.secho(f"{own.title}  {file}", bold=True)
        for rule in own.rules:
            click.echo(_line(rule))
        for change in own.changes:
            for note in team.notes.get(change.code, ()):
                if note.span == change.at("code"):
                    click.echo(f"  改 {change.code}\t{note.message}\t{note.span}")


def _line(rule: PackRule) -> str:
    return f"  {rule.code}\t{rule.weight.value}\t{rule.title}\t{_counted(rule)}"


def _counted(rule: PackRule) -> str:
    examples = len(rule.good) + len(rule.bad)
    return f"{len(rule.terms)} 个词，{len(rule.patterns)} 条句式，{examples} 个例子"


def _explain(rule: PackRule, team: Team) -> None:
    from qunce.rules.redline.packs.pages import page

    click.echo(f"# {rule.code} {page(team.shown(rule))}", nl=False)
    notes = team.notes.get(rule.code, ())
    if notes:
        click.echo("\n## 在本手册\n")
        for note in notes:
            click.echo(f"- {note.message}（{note.span.file} 第 {note.span.line} 行）")


def _prove(code: str | None, known: Owned) -> int:
    """Run the examples of one rule, or of all; 1 when one of them is not as it says."""
    from qunce.render.report import as_text
    from qunce.rules.redline.packs.proving import proof
    from qunce.rules.redline.packs.reading import read_packs, shipped_files

    rules, findings = read_packs(shipped_files())
    wanted = None if code is None else _rule(code, known.team).code
    found = [*findings, *proof(rules, wanted), *known.findings]
    if found:
        click.echo(as_text(found, known.sources or {}) + "\n")
    own = [one for one in known.team.rules if one.code not in {rule.code for rule in rules}]
    proved = [one for one in (*rules, *own) if wanted in (None, one.code)]
    examples = sum(len(one.good) + len(one.bad) for one in proved)
    click.echo(f"{len(proved)} 条规则，{examples} 个例子，{len(found)} 处不对", err=True)
    return 1 if found else 0


def _rule(code: str, team: Team) -> PackRule:
    from qunce.finding import closest

    known = {rule.code: rule for rule in team.rules}
    rule = known.get(code.upper())
    if rule is None:
        guess = closest(code.upper(), known)
        hint = f"是不是 {guess}？" if guess else "运行 qunce packs 看全部代码。"
        raise click.UsageError(f"规则包里没有「{code}」。{hint} / No such rule in the packs.")
    return rule

"""`qunce packs`: the red-line rules that are data; one of them explained; all of them proved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qunce.rules.redline.packs.model import Pack, PackRule


@click.command()
@click.argument("code", required=False)
@click.option(
    "--test", "proving", is_flag=True, help="把每条规则的例子都跑一遍 / prove all examples."
)
@click.pass_context
def packs(
    context: click.Context,
    code: str | None,
    proving: bool,  # noqa: FBT001 click passes flags by name
) -> None:
    """列出红线规则包；写了代码就说明一条，--test 把例子都跑一遍。

    List the packs of red-line rules; explain one by its CODE; prove every example with --test.
    """
    if proving:
        context.exit(_prove(code))
    if code is None:
        _list()
    else:
        _explain(code)


def _list() -> None:
    for file, pack in _shipped().items():
        click.secho(f"{pack.title}  {file}", bold=True)
        for rule in pack.rules:
            click.echo(f"  {rule.code}\t{rule.weight.value}\t{rule.title}\t{_counted(rule)}")


def _counted(rule: PackRule) -> str:
    examples = len(rule.good) + len(rule.bad)
    return f"{len(rule.terms)} 个词，{len(rule.patterns)} 条句式，{examples} 个例子"


def _explain(code: str) -> None:
    from qunce.rules.redline.packs.pages import page

    rule = _rule(code)
    click.echo(f"# {rule.code} {page(rule)}", nl=False)


def _prove(code: str | None) -> int:
    """Run the examples of one rule, or of all; 1 when one of them is not as it says."""
    from qunce.rules.redline.packs.reading import proof, read_packs, shipped_files

    rules, findings = read_packs(shipped_files())
    wanted = None if code is None else _rule(code).code
    found = [*findings, *proof(rules, wanted)]
    for one in found:
        click.echo(f"{one.span}: {one.code} {one.message}\n    怎么改  {one.mend}")
    proved = [one for one in rules if wanted in (None, one.code)]
    examples = sum(len(one.good) + len(one.bad) for one in proved)
    click.echo(f"{len(proved)} 条规则，{examples} 个例子，{len(found)} 处不对", err=True)
    return 1 if found else 0


def _rule(code: str) -> PackRule:
    from qunce.finding import closest

    known = {rule.code: rule for pack in _shipped().values() for rule in pack.rules}
    rule = known.get(code.upper())
    if rule is None:
        guess = closest(code.upper(), known)
        hint = f"是不是 {guess}？" if guess else "运行 qunce packs 看全部代码。"
        raise click.UsageError(f"规则包里没有「{code}」。{hint} / No such rule in the packs.")
    return rule


def _shipped() -> dict[str, Pack]:
    from qunce.rules.redline.packs.reading import each_pack, shipped_files

    return each_pack(shipped_files())[0]

"""`qunce mend`: the changes that a check has tried, as a diff or in the files."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import as_of_option, day_of, folder_argument, playbook_root, today_option
from qunce.collector import collector_resting

if TYPE_CHECKING:
    from qunce.mending import Mended


@click.command()
@folder_argument
@click.option(
    "--code", "codes", multiple=True, metavar="CODE",
    help="只改这条规则查出来的，可以写几次 / mend the findings of this rule only; repeatable.",
)  # fmt: skip
@click.option("--write", is_flag=True, help="写进文件；不写就只看差异 / write the files.")
@today_option
@as_of_option
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
    help="总结用哪种语言 / language of the summary.",
)  # fmt: skip
@click.pass_context
def mend(
    context: click.Context,
    folder: Path | None,
    codes: tuple[str, ...],
    write: bool,  # noqa: FBT001 click passes flags by name
    today: datetime | None,
    as_of: datetime | None,
    lang: str,
) -> None:
    """把试过的改法做出来：先看差异，加 --write 写进文件。

    Make the changes that a check has tried: each clears its finding and brings no new one. Prints
    a diff and exits with 1 while there is something to write; --write puts it into the files.
    What has no such change is left to people: see `qunce check`.
    """
    root = playbook_root(folder)
    with terminal.busy("试改中……" if lang == "zh" else "Trying …"), collector_resting():
        from qunce.change import diff
        from qunce.cli.outcome import history_of
        from qunce.layout import belongs, read_folder
        from qunce.mending import mend as mended

        files = read_folder(root)
        result = mended(
            files,
            today=day_of(today),
            codes=_known(codes),
            as_of=as_of.date() if as_of else None,
            earlier=history_of(root),
        )
    if write:
        from qunce.output import write_whole

        for path in sorted(result.files):
            if files.get(path) != result.files[path]:
                (root / path).parent.mkdir(parents=True, exist_ok=True)
                write_whole(root / path, result.files[path])
    else:
        click.echo(diff(files, result.files), nl=False)
    _sum_up(result, sum(map(belongs, files)), _known(codes), lang, write=write)
    context.exit(3 if result.broken else 1 if result.done and not write else 0)


def _known(codes: tuple[str, ...]) -> frozenset[str]:
    """The codes as they are written; a usage error for one that no rule has."""
    if not codes:
        return frozenset()
    from qunce.finding import closest
    from qunce.rules import RULES

    known = {rule.code for rule in RULES}
    for one in codes:
        if one.upper() not in known:
            guess = closest(one.upper(), sorted(known))
            hint = f"是不是 {guess}？" if guess else "运行 qunce rule 看所有规则。"
            raise click.UsageError(f"没有「{one}」这条规则。{hint} / No such rule.")
    return frozenset(one.upper() for one in codes)


def _sum_up(result: Mended, files: int, codes: frozenset[str], lang: str, *, write: bool) -> None:
    """Each change in its words, then how many were made and how many findings are left."""
    for one in result.done:
        terminal.say(f"{one.span}: {one.code} {one.change.words if one.change else ''}")
    done, left = len(result.done), len(result.left)
    if not done:
        said = _nothing(result, files, codes, lang)
    elif lang == "zh":
        made = f"改好 {done} 条" if write else f"能改 {done} 条，加 --write 写进文件"
        said = f"{made}；{f'还有 {left} 条要人来改，看 qunce check' if left else '之后没有要改的'}"
    else:
        made = f"{done} mended" if write else f"{done} can be mended, add --write to do it"
        rest = f"{left} left to people, see qunce check" if left else "nothing left to mend"
        said = f"{made}; {rest}"
    terminal.say(said, "bold yellow" if left else "bold green")


def _nothing(result: Mended, files: int, codes: frozenset[str], lang: str) -> str:
    """Why nothing is changed: all is well, or no finding has a change that holds."""
    names = "、".join(sorted(codes))
    left = sum(not codes or one.code in codes for one in result.left)
    others = len(result.left) - left
    if lang == "zh":
        if left:
            return (
                f"{names}查出 {left} 条，没有一条有试得通的改法；"
                "运行 qunce check，照每条的「改法」动手改"
            )
        rest = f"；别的规则查出 {others} 条，看 qunce check" if others else ""
        said = f"{names} 一条也没有查出，不用改" if codes else "一条也没有查出，不用改"
        return f"查了 {files} 个文件，{said}{rest}"
    if left:
        return f"{left} found, none with a tried change; run qunce check and follow its mends"
    rest = f"; {others} of other rules, see qunce check" if others else ""
    return f"{files} files checked, nothing to mend{rest}"

"""`qunce lint-text`: what the red lines say of a pasted text."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from qunce.cli.folder import as_of_option
from qunce.cli.own_packs import owned, playbook_option
from qunce.collector import collector_resting

if TYPE_CHECKING:
    from qunce.rules.redline.packs import Line, LintFinding, Pasted
    from qunce.rules.redline.packs.model import PackRule

    Lint = Callable[[Sequence[Pasted]], Iterator[list[LintFinding]]]

AT_ONCE = 4096
"""Lines of a batch that are read together; more at once is no faster."""


@click.command("lint-text")
@click.argument("file", metavar="FILE|-", default="-")
@click.option(
    "--platform", default="any", show_default=True,
    help="发在哪里：wechat、wecom、qq、xiaohongshu、douyin、weibo、zhihu、any / where it goes.",
)  # fmt: skip
@click.option(
    "--category", default="general", show_default=True,
    help="卖的是什么品类，如 food、health-food、cosmetics / what is sold.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True,
    help="报告格式 / how to report.",
)  # fmt: skip
@click.option("--batch", is_flag=True, help="一行一个 JSON，也这样回答 / JSON lines in and out.")
@as_of_option
@playbook_option
@click.option(
    "--explain", is_flag=True, help="命中了而不算的也列出，说明为什么 / also what was cleared."
)
@click.pass_context
def lint_text(
    context: click.Context,
    file: str,
    platform: str,
    category: str,
    form: str,
    batch: bool,  # noqa: FBT001 click passes flags by name
    as_of: datetime | None,
    folder: Path | None,
    explain: bool,  # noqa: FBT001
) -> None:
    """查一段现成的文字有没有踩红线，不需要手册；- 是标准输入。

    Check a text against the red lines; - reads standard input. Needs no playbook, but takes the
    packs and the names of one with --playbook. Exit code 1 when there is an error or a warning.
    """

    day = as_of.date() if as_of else _today()
    data = _read(file)
    text = "" if batch else _decoded(file, data)
    with collector_resting():
        from qunce.rules.redline.packs import Pasted, batch_lines, lint_all

        rules, names, hunches = _known(folder)
        lint = partial(
            lint_all, today=day, rules=rules, names=names, explain=explain, hunches=hunches
        )
        if batch:
            context.exit(_batch(batch_lines(data, platform, category), lint))
        findings = next(iter(lint([Pasted(text, platform, category)])))
    if form == "json":
        click.echo(json.dumps([_record(one) for one in findings], ensure_ascii=False, indent=2))
    else:
        for one in findings:
            click.echo(_in_words(one, text) + "\n")
    context.exit(1 if _failing(findings) else 0)


def _today() -> date:
    from zoneinfo import ZoneInfo

    from qunce import clock

    return clock.today(ZoneInfo("Asia/Shanghai"))


def _read(file: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    except OSError as error:
        raise click.UsageError(f"「{file}」{_unread(error)}") from error


def _unread(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "没有这个文件 / No such file."
    if isinstance(error, IsADirectoryError):
        return "是文件夹，要一个文件 / A folder, not a file."
    if isinstance(error, PermissionError):
        return "没有权限读 / Not allowed to read it."
    return f"读不出来 / Cannot read: {error.strerror}."


def _decoded(file: str, data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise click.UsageError(f"「{file}」不是 UTF-8 的文字 / Not UTF-8.") from error


def _known(folder: Path | None) -> tuple[Sequence[PackRule] | None, Sequence[str], bool]:
    """What a playbook says of how texts are read; faults of its packs are told aside."""
    if folder is None:
        return None, (), True
    from qunce.render.report import as_text

    found = owned(folder)
    if found.findings:
        click.echo(as_text(found.findings, found.sources or {}) + "\n", err=True)
    return found.team.holding, found.names, found.hunches


def _batch(lines: Iterable[Line], lint: Lint) -> int:
    failing = False
    for some in _by_thousands(lines):
        answers = lint([one.text for one in some])
        for one, found in zip(some, answers, strict=True):
            findings = [*one.faults, *found]
            failing = failing or _failing(findings)
            answer = {"id": one.name, "findings": [_record(it) for it in findings]}
            click.echo(json.dumps(answer, ensure_ascii=False))
    return 1 if failing else 0


def _by_thousands(lines: Iterable[Line]) -> Iterator[list[Line]]:
    some: list[Line] = []
    for one in lines:
        some.append(one)
        if len(some) == AT_ONCE:
            yield some
            some = []
    if some:
        yield some


def _failing(findings: Sequence[LintFinding]) -> bool:
    return any(one.severity.value != "info" and not one.cleared for one in findings)


def _record(finding: LintFinding) -> dict[str, Any]:
    record = asdict(finding)
    record["severity"] = finding.severity.value
    for name in ("cleared", "note"):
        if not record[name]:
            del record[name]
    return record


def _in_words(finding: LintFinding, text: str) -> str:
    line = text.count("\n", 0, finding.start) + 1
    column = finding.start - (text.rfind("\n", 0, finding.start) + 1) + 1
    if finding.cleared:
        said = f"{line}:{column}: 不算 {finding.code} {finding.message}"
        because = f"{said}\n    因为  {finding.cleared}"
        return f"{because}\n    留证  {finding.note}" if finding.note else because
    law = f"（{finding.article}）" if finding.article else ""
    keep = f"\n    留证  {finding.note}" if finding.note else ""
    return (
        f"{line}:{column}: {finding.severity.value} {finding.code} {finding.message}\n"
        f"    原因  {finding.why}{law}\n    改法  {finding.mend}{keep}"
    )

"""`qunce check`: the findings of a playbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.folder import (
    as_of_option,
    day_of,
    folder_argument,
    playbook_root,
    shown,
    today_option,
)
from qunce.collector import collector_resting

if TYPE_CHECKING:
    from qunce.check import Granted
    from qunce.finding import Finding
    from qunce.load import Source
    from qunce.pipeline import Today

CACHE = Path(".qunce", "cache")


@click.command()
@folder_argument
@today_option
@click.option(
    "--format", "form",
    type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True,
    help="报告格式 / how to report.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
    help="文字报告的标签用哪种语言 / language of the labels.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="warning", show_default=True,
    help="从哪一级起以退出码 1 结束 / what makes the exit code 1.",
)  # fmt: skip
@as_of_option
@click.option(
    "--no-cache", is_flag=True, help="不用也不写上次的结果 / neither read nor write the cache."
)
@click.pass_context
def check(
    context: click.Context,
    folder: Path | None,
    today: datetime | None,
    form: str,
    lang: str,
    fail_on: str,
    as_of: datetime | None,
    no_cache: bool,  # noqa: FBT001 click passes flags by name
) -> None:
    """检查手册，逐条说出问题在哪里、为什么、怎么改。

    Check a playbook: where each fault is, why it matters and how to mend it. FOLDER is the
    playbook's folder, by default the one around the current folder.
    """
    started = perf_counter()
    root = playbook_root(folder)
    law = as_of.date() if as_of else None
    with terminal.busy("检查中……" if lang == "zh" else "Checking …"), collector_resting():
        from qunce.finding import Severity
        from qunce.layout import read_folder
        from qunce.render.report import below

        files = read_folder(root)
        if form == "sarif":
            outcome = _whole(files, day_of(today), law)
        else:
            outcome = _remembered(files, day_of(today), None if no_cache else root / CACHE, law)
    prefix = shown(root)
    findings = [below(prefix, one) for one in outcome.findings]
    sources = _sources(files, findings, prefix)
    if form == "text":
        _show(findings, sources, lang)
    else:
        click.echo(_for_machines(form, findings, sources, outcome, prefix), nl=False)
    _sum_up(findings, len(files), perf_counter() - started, lang)
    failing = any(one.weight.rank <= Severity(fail_on).rank for one in findings)
    context.exit(3 if outcome.broken else 1 if failing else 0)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check gave, and what only SARIF shows."""

    findings: Sequence[Finding]
    broken: bool
    allowed: Sequence[tuple[Finding, Granted]] = ()
    site_url: str = ""


def _remembered(
    files: Mapping[str, bytes], today: Today, cache: Path | None, as_of: date | None
) -> Outcome:
    from qunce.memo import check_files

    known = check_files(files, today=today, cache=cache, as_of=as_of)
    return Outcome(known.findings, known.broken)


def _whole(files: Mapping[str, bytes], today: Today, as_of: date | None) -> Outcome:
    from qunce.pipeline import compile_files

    compiled = compile_files(files, today=today, as_of=as_of)
    report, playbook = compiled.report, compiled.playbook
    site_url = playbook.charter.site_url if playbook else ""
    return Outcome(report.findings, report.broken, report.allowed, site_url)


def _sources(
    files: Mapping[str, bytes], findings: Sequence[Finding], prefix: str
) -> dict[str, Source]:
    """The text of every file that a finding points at, by the path it is shown under."""
    wanted = sorted({one.span.file for one in findings})
    if not wanted:
        return {}
    from qunce.load import Source

    return {
        path: Source(path, data.decode("utf-8", "replace").removeprefix("\ufeff"))
        for path in wanted
        if (data := files.get(path.removeprefix(prefix))) is not None
    }


def _show(findings: Sequence[Finding], sources: Mapping[str, Source], lang: str) -> None:
    from qunce.render.report import as_text

    if not findings:
        return
    console = terminal.out()
    if console is None:
        click.echo(as_text(findings, sources, lang) + "\n")
        return
    from qunce.render.report_colour import painted

    for finding in findings:
        text = painted(finding, sources, lang, lambda file: Path(file).resolve().as_uri())
        console.print(text, end="\n\n")


def _for_machines(
    form: str,
    findings: Sequence[Finding],
    sources: Mapping[str, Source],
    outcome: Outcome,
    prefix: str,
) -> str:
    if form == "json":
        from qunce.render.report_json import as_json

        return as_json(findings)
    if form == "github":
        from qunce.render.report_github import as_github

        return as_github(findings)
    from qunce.render.report import below
    from qunce.render.report_sarif import as_sarif

    allowed = [(below(prefix, one), grant) for one, grant in outcome.allowed]
    return as_sarif(findings, sources, allowed=allowed, site_url=outcome.site_url)


def _sum_up(findings: Sequence[Finding], files: int, seconds: float, lang: str) -> None:
    """One line for the person at the terminal, on standard error so that pipes stay clean."""
    from qunce.render.report import counted

    worst = min((one.weight.rank for one in findings), default=3)
    style = ("bold red", "bold yellow", "bold cyan", "bold green")[worst]
    said = counted(findings, lang)
    if lang == "zh":
        terminal.say(f"{said}；查了 {files} 个文件，用时 {seconds:.2f} 秒", style)
    else:
        terminal.say(f"{said}; {files} files checked in {seconds:.2f} s", style)

"""`qunce check`: the findings of a playbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from qunce.cli import terminal
from qunce.cli.baselined import laid, wish
from qunce.cli.explained import records, show
from qunce.cli.folder import (
    File,
    as_of_option,
    day_of,
    folder_argument,
    playbook_root,
    shown,
    today_option,
)
from qunce.cli.outcome import Outcome, remembered, sources_of, whole
from qunce.collector import collector_resting

if TYPE_CHECKING:
    from qunce.finding import Finding
    from qunce.load import Source

CACHE = Path(".qunce", "cache")


@click.command()
@folder_argument
@today_option
@click.option(
    "--format", "form",
    type=click.Choice(["text", "json", "github", "sarif", "junit", "markdown"]),
    default="text", show_default=True,
    help="报告格式 / how to report.",
)  # fmt: skip
@click.option(
    "--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True,
    help="报告里的标签用哪种语言 / language of the labels.",
)  # fmt: skip
@click.option(
    "--fail-on", type=click.Choice(["error", "warning"]), default="warning", show_default=True,
    help="从哪一级起以退出码 1 结束 / what makes the exit code 1.",
)  # fmt: skip
@as_of_option
@click.option(
    "--no-cache", is_flag=True, help="不用也不写上次的结果 / neither read nor write the cache."
)
@click.option(
    "--explain", is_flag=True,
    help="命中了而不算的也列出，说明为什么、哪里要留存证明 / also what was cleared, and why.",
)  # fmt: skip
@click.option(
    "--baseline", type=File(), metavar="FILE",
    help="旧账文件：里面的不计入结果 / faults in FILE do not count.",
)  # fmt: skip
@click.option(
    "--write-baseline", is_flag=True,
    help="去掉旧账里改好的；文件还没有就建一份 / shrink FILE, or begin it.",
)  # fmt: skip
@click.option(
    "--add-new", is_flag=True, help="连新查出的也记进旧账 / let FILE grow by what is new."
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
    explain: bool,  # noqa: FBT001
    baseline: Path | None,
    write_baseline: bool,  # noqa: FBT001
    add_new: bool,  # noqa: FBT001
) -> None:
    """检查手册，逐条说出问题在哪里、为什么、怎么改。

    Check a playbook: where each fault is, why it matters and how to mend it. FOLDER is the
    playbook's folder, by default the one around the current folder.
    """
    started = perf_counter()
    root = playbook_root(folder)
    law = as_of.date() if as_of else None
    old = wish(baseline, write=write_baseline, add=add_new)
    with terminal.busy("检查中……" if lang == "zh" else "Checking …"), collector_resting():
        from qunce.finding import Severity
        from qunce.layout import belongs, read_folder
        from qunce.render.report import below

        files = read_folder(root)
        if form == "sarif" or explain:
            outcome = whole(files, day_of(today), law, root, explain=explain)
        else:
            cache = None if no_cache else root / CACHE
            outcome = remembered(files, day_of(today), cache, law, root)
    prefix = shown(root)
    texts = dict(files)
    own = ""
    if old is not None:
        outcome, texts[old.file.as_posix()] = laid(outcome, files, old)
        own = old.file.as_posix()  # not below the playbook's folder
    raw = sources_of(texts, outcome.findings)
    findings = [one if one.span.file == own else below(prefix, one) for one in outcome.findings]
    sources = {path if path == own else prefix + path: one for path, one in raw.items()}
    if form == "text":
        _show(findings, sources, lang)
        if explain:
            show(outcome.cleared, outcome.allowed, prefix)
    else:
        click.echo(_for_machines(form, findings, sources, outcome, prefix, lang), nl=False)
    _sum_up(findings, sum(map(belongs, files)), perf_counter() - started, lang)
    failing = any(one.weight.rank <= Severity(fail_on).rank for one in findings)
    context.exit(3 if outcome.broken else 1 if failing else 0)


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
    lang: str,
) -> str:
    if form == "json":
        from qunce.render.report_json import as_json

        return as_json(findings, records(outcome.cleared, prefix))
    if form == "github":
        from qunce.render.report_github import as_github

        return as_github(findings)
    if form == "junit":
        from qunce.render.report_junit import as_junit

        return as_junit(findings, lang)
    if form == "markdown":
        from qunce.render.report_markdown import as_markdown

        return as_markdown(findings, sources, lang)
    from qunce.render.report import below
    from qunce.render.report_sarif import as_sarif

    allowed = [(below(prefix, one), grant) for one, grant in outcome.allowed]
    return as_sarif(
        findings, sources, allowed=allowed, site_url=outcome.site_url, rules=outcome.rules
    )


def _sum_up(findings: Sequence[Finding], files: int, seconds: float, lang: str) -> None:
    """One line for the person at the terminal, on standard error so that pipes stay clean."""
    from qunce.render.report import counted

    worst = min((one.weight.rank for one in findings), default=3)
    style = ("bold red", "bold yellow", "bold cyan", "bold green")[worst]
    said = counted(findings, lang)
    tried = sum(one.change is not None for one in findings)
    if lang == "zh":
        said += f"，{tried} 条试过改法（qunce mend）" if tried else ""
        terminal.say(f"{said}；查了 {files} 个文件，用时 {seconds:.2f} 秒", style)
    else:
        said += f", {tried} with a tried change (qunce mend)" if tried else ""
        terminal.say(f"{said}; {files} files checked in {seconds:.2f} s", style)

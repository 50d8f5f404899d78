"""Findings for a terminal: the text report in colour, its places links that open the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from rich.text import Text

from qunce.finding import Finding, Severity
from qunce.load import Source
from qunce.render.report import excerpt, remarks, what

STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}


def painted(
    finding: Finding,
    sources: Mapping[str, Source],
    lang: str = "zh",
    link: Callable[[str], str] = lambda file: "",
) -> Text:
    """One finding; letter for letter what the plain report says. `link` gives a file's URL."""
    style = STYLES[finding.weight]
    url = link(finding.span.file)
    text = Text()
    text.append(f"{finding.span}:", style=f"bold link {url}" if url else "bold")
    text.append(f" {finding.weight.value} {finding.code} ", style=style)
    text.append(what(finding, lang), style="bold")
    shown = excerpt(finding.span, sources)
    if shown:
        text.append(f"\n{shown.number:>5} | ", style="dim")
        text.append(shown.text)
        text.append("\n      | ", style="dim")
        text.append(f"{shown.indent}{shown.caret}", style=style)
    for label, words in remarks(finding, lang):
        text.append(f"\n    {label}  ", style="cyan")
        text.append(words)
    return text

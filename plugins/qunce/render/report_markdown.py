"""Findings as Markdown, for the talk about a change: one list for each file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from qunce.finding import Finding, Severity
from qunce.load import Source
from qunce.render.report import counted, excerpt, remarks, what

LONGEST = 60_000
"""Characters; a comment on a code host holds little more."""

_NAMES = {
    "zh": {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"},
    "en": {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"},
}
_REST = {"zh": "还有 {} 条没有列出，运行 qunce check 看全", "en": "{} more; run qunce check"}
# numbers pass through Markdown as they are; @ would call somebody, # would link a thread
_TABLE = str.maketrans({char: f"&#{ord(char)};" for char in "\\`*_{}[]()#|~<>&!@$"})


def as_markdown(
    findings: Iterable[Finding], sources: Mapping[str, Source], lang: str = "zh"
) -> str:
    """A heading with the sum, then the findings by file; what is too long is counted."""
    found = sorted(findings, key=lambda one: one.order)
    blocks = [f"### qunce check: {counted(found, lang)}\n"]
    room, told = LONGEST, 0
    for file, group in groupby(found, key=lambda one: one.span.file):
        heading = f"\n#### {_literal(file)}\n\n"
        for one in group:
            block = heading + _item(one, sources, lang)
            if len(block) > room:
                blocks.append(f"\n{_REST[lang].format(len(found) - told)}\n")
                return "".join(blocks)
            blocks.append(block)
            heading, room, told = "", room - len(block), told + 1
    return "".join(blocks)


def _item(finding: Finding, sources: Mapping[str, Source], lang: str) -> str:
    name = _NAMES[lang][finding.weight]
    place = f"{finding.span.line}:{finding.span.column}"
    lines = [f"- **{name}** {place} `{finding.code}` {_literal(what(finding, lang))}"]
    shown = excerpt(finding.span, sources)
    if shown:
        fence = "`" * (_ticks(shown.text) + 1)
        lines.append(f"    - {fence} {shown.text.strip()} {fence}")
    lines += [
        f"    - {label.strip()}{': ' if lang == 'en' else '：'}{_literal(text)}"
        for label, text in remarks(finding, lang)
    ]
    return "\n".join(lines) + "\n"


def _ticks(text: str) -> int:
    """The length of the longest run of back ticks in a text."""
    longest = run = 0
    for char in text:
        run = run + 1 if char == "`" else 0
        longest = max(longest, run)
    return longest


def _literal(text: str) -> str:
    return text.translate(_TABLE)

"""Findings as people and machines read them: text and JSON here, other formats beside it."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from qunce.finding import Finding, Span
from qunce.load import Source

LABELS = {
    "zh": ("原因", "改法", "参见", "（{when} 起共 {times} 次）", "（共 {times} 处）"),
    "en": ("why ", "mend", "see ", " ({times} times from {when})", " ({times} times)"),
}


def cells(text: str) -> int:
    """How many screen cells a text fills; a Chinese character fills two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def one(finding: Finding, sources: Mapping[str, Source], lang: str = "zh") -> str:
    """One finding: a line for machines, the source line with a caret, then why, mend and see."""
    why, mend, see, *_ = LABELS[lang]
    lines = [headline(finding, lang)]
    lines += _excerpt(finding.span, sources)
    for label, text in ((why, finding.why), (mend, finding.mend)):
        if text:
            lines.append(f"    {label}  {text}")
    lines += [f"    {see}  {note.span} {note.message}" for note in finding.see]
    return "\n".join(lines)


def headline(finding: Finding, lang: str = "zh") -> str:
    """`file:line:col: severity CODE what`, with how often when it comes back."""
    return f"{finding.span}: {finding.weight.value} {finding.code} {what(finding, lang)}"


def what(finding: Finding, lang: str = "zh") -> str:
    """The message with the number of occurrences it stands for."""
    if finding.times < 2:
        return finding.message
    form = LABELS[lang][3] if finding.when else LABELS[lang][4]
    return finding.message + form.format(when=finding.when, times=finding.times)


def _excerpt(span: Span, sources: Mapping[str, Source]) -> list[str]:
    source = sources.get(span.file)
    text = source.line(span.line) if source else ""
    if not text.strip():
        return []
    last = span.end_column if span.end_line == span.line else len(text) + 1
    before = text[: span.column - 1]
    marked = text[span.column - 1 : max(last - 1, span.column)].rstrip()
    caret = " " * cells(before) + "^" * max(cells(marked), 1)
    return [f"{span.line:>5} | {text}", f"      | {caret}"]


def as_text(findings: Iterable[Finding], sources: Mapping[str, Source], lang: str = "zh") -> str:
    """All findings, a blank line between them."""
    return "\n\n".join(one(finding, sources, lang) for finding in findings)


def as_json(findings: Iterable[Finding]) -> str:
    """All findings as a JSON array, one object each, keys in a fixed order."""
    return (
        json.dumps([record(finding) for finding in findings], ensure_ascii=False, indent=2) + "\n"
    )


def record(finding: Finding) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "code": finding.code,
        "severity": finding.weight.value,
        **_place(finding.span),
        "message": what(finding),
        "why": finding.why,
        "mend": finding.mend,
        "see": [{**_place(note.span), "message": note.message} for note in finding.see],
        "times": finding.times,
        "when": finding.when.isoformat() if finding.when else None,
        "group": finding.group or None,
    }


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column + 1,
    }

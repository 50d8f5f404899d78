"""Findings as JSON, for programs that decide for themselves what to show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from qunce import __version__
from qunce.finding import Change, Finding, Severity, Span
from qunce.render.report import what


def as_json(findings: Iterable[Finding], cleared: Sequence[Mapping[str, Any]] = ()) -> str:
    """All findings under `findings`, their number by severity under `summary`.

    What was found and does not count stands under `cleared`, if anybody asked for it.
    """
    found = list(findings)
    return (
        json.dumps(
            {
                "tool": {"name": "qunce", "version": __version__},
                "summary": {
                    severity.value: sum(one.weight is severity for one in found)
                    for severity in Severity
                },
                "findings": [record(one) for one in found],
                **({"cleared": list(cleared)} if cleared else {}),
            },
            ensure_ascii=False,
            indent=2,
        )
        + "\n"
    )


def record(finding: Finding) -> dict[str, Any]:
    """One finding as plain data; lines and columns count characters from 1, ends are exclusive."""
    return {
        "code": finding.code,
        "severity": finding.weight.value,
        **_place(finding.span),
        "message": what(finding),
        "why": finding.why,
        "mend": finding.mend,
        "change": _change(finding.change) if finding.change else None,
        "see": [{**_place(note.span), "message": note.message} for note in finding.see],
        "times": finding.times,
        "when": finding.when.isoformat() if finding.when else None,
        "group": finding.group or None,
    }


def _change(change: Change) -> dict[str, Any]:
    """A change that was tried: each edit puts its text in place of a stretch of a file."""
    return {
        "words": change.words,
        "once": change.once,
        "edits": [{**_stretch(one.span), "text": one.text} for one in change.edits],
    }


def _stretch(span: Span) -> dict[str, Any]:
    """A place that may be empty: an edit that inserts ends where it starts."""
    return {**_place(span), "end_line": span.end_line, "end_column": span.end_column}


def _place(span: Span) -> dict[str, Any]:
    return {
        "file": span.file,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line or span.line,
        "end_column": span.end_column or span.column + 1,
    }

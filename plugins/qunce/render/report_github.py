"""Findings as workflow commands that GitHub shows beside the changed lines."""

from __future__ import annotations

from collections.abc import Iterable

from qunce.finding import Finding, Severity
from qunce.render.report import remarks, what

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def as_github(findings: Iterable[Finding]) -> str:
    """One command a line: `::error file=…,line=…,title=CODE::message`."""
    return "".join(f"{annotation(finding)}\n" for finding in findings)


def annotation(finding: Finding) -> str:
    """One finding; why and mend stand on lines of their own inside the message."""
    span = finding.span
    places = [("file", span.file), ("line", str(span.line)), ("col", str(span.column))]
    if span.end_line == span.line:  # GitHub drops columns of a stretch over several lines
        places += [("endLine", str(span.end_line)), ("endColumn", str(span.end_column))]
    elif span.end_line:
        places.append(("endLine", str(span.end_line)))
    places.append(("title", finding.code))
    message = "\n".join((what(finding), *(f"{label} {text}" for label, text in remarks(finding))))
    properties = ",".join(f"{name}={_property(text)}" for name, text in places)
    return f"::{_COMMANDS[finding.weight]} {properties}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

"""Findings as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import quote

from qunce import __version__
from qunce.check import Granted
from qunce.finding import Change, Finding, Severity, Span
from qunce.load import Source
from qunce.render.catalogue import Entry, catalogue, rule_entry
from qunce.render.report import excerpt, printable, what
from qunce.rule import Rule

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_ROOT = "%SRCROOT%"


def as_sarif(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    *,
    allowed: Sequence[tuple[Finding, Granted]] = (),
    site_url: str = "",
    rules: Iterable[Rule] = (),
) -> str:
    """One run with every rule that there is; allowed findings are there too, as suppressed.

    `rules` are those of the playbook, its own among them.
    """
    entries = {**catalogue(), **{rule.code: rule_entry(rule) for rule in rules}}
    numbers = {code: number for number, code in enumerate(entries)}
    results = [_result(one, numbers, sources) for one in findings]
    for finding, grant in allowed:
        suppression = {
            "kind": "inSource",
            "status": "accepted",
            "justification": grant.allowance.reason,
        }
        results.append({**_result(finding, numbers, sources), "suppressions": [suppression]})
    driver: dict[str, Any] = {
        "name": "qunce",
        "fullName": "群策 Qunce",
        "semanticVersion": __version__,
        "language": "zh-CN",
        "rules": [_rule(entry, site_url) for entry in entries.values()],
    }
    run = {
        "tool": {"driver": driver},
        "language": "zh-CN",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "手册所在的文件夹"}}},
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def help_uri(entry: Entry, site_url: str) -> str:
    """Where the published site explains a code: a rule on its page, a fault among the faults."""
    page = f"faults/#{entry.code.lower()}" if entry.fault else f"{entry.code.lower()}/"
    return f"{site_url.rstrip('/')}/rules/{page}"


def _rule(entry: Entry, site_url: str) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "id": entry.code,
        "name": "".join(part.capitalize() for part in entry.name.split("-")),
        "shortDescription": {"text": entry.title},
        "fullDescription": {"text": entry.why or entry.title},
        "help": {"text": entry.page, "markdown": entry.page},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
        "properties": {"tags": [entry.code.rpartition("-")[0]]},
    }
    if site_url:
        rule["helpUri"] = help_uri(entry, site_url)
    return rule


def _result(
    finding: Finding, numbers: Mapping[str, int], sources: Mapping[str, Source]
) -> dict[str, Any]:
    text = "\n".join(
        part
        for part in (
            what(finding),
            f"原因：{printable(finding.why)}" if finding.why else "",
            f"改法：{printable(finding.mend)}" if finding.mend else "",
        )
        if part
    )
    shown = excerpt(finding.span, sources)
    line = shown.text.strip() if shown else ""
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": _LEVELS[finding.weight],
        "message": {"text": text},
        "locations": [_location(finding.span, line)],
        "partialFingerprints": {"quncePlace/v1": _fingerprint(finding, line)},
    }
    if finding.code in numbers:
        result["ruleIndex"] = numbers[finding.code]
    if finding.times > 1:
        result["occurrenceCount"] = finding.times
    if finding.change:
        result["fixes"] = [_fix(finding.change)]
    if finding.see:
        result["relatedLocations"] = [
            {"id": number, **_location(note.span), "message": {"text": printable(note.message)}}
            for number, note in enumerate(finding.see, 1)
        ]
    return result


def _fix(change: Change) -> dict[str, Any]:
    """A change that was tried, file by file; a region that ends where it starts is an insertion."""
    replacements: dict[str, list[dict[str, Any]]] = {}
    for one in change.edits:
        region = {
            "startLine": one.span.line,
            "startColumn": one.span.column,
            "endLine": one.span.end_line,
            "endColumn": one.span.end_column,
        }
        replacements.setdefault(one.span.file, []).append(
            {"deletedRegion": region, "insertedContent": {"text": one.text}}
        )
    return {
        "description": {"text": printable(change.words)},
        "artifactChanges": [
            {"artifactLocation": _artifact(file), "replacements": those}
            for file, those in replacements.items()
        ],
    }


def _artifact(file: str) -> dict[str, Any]:
    artifact = {"uri": quote(file, safe="/:")}
    if not file.startswith("/"):
        artifact["uriBaseId"] = _ROOT
    return artifact


def _location(span: Span, line: str = "") -> dict[str, Any]:
    place: dict[str, Any] = {
        "artifactLocation": _artifact(span.file),
        "region": {
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line or span.line,
            "endColumn": span.end_column or span.column + 1,
        },
    }
    if line:
        place["contextRegion"] = {"startLine": span.line, "snippet": {"text": line}}
    return {"physicalLocation": place}


def _fingerprint(finding: Finding, line: str) -> str:
    """The same for the same fault on the same words, wherever in the file they have moved to."""
    known = "\0".join((finding.code, finding.span.file, line, finding.group))
    return hashlib.sha256(known.encode()).hexdigest()[:32]

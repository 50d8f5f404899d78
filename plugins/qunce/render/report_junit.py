"""Findings as JUnit XML, which every build server shows as a list of tests."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from qunce.finding import Finding, Severity
from qunce.render.report import counted, remarks, what

_FORBIDDEN = re.compile("[\ufffe\uffff]")


def as_junit(findings: Iterable[Finding], lang: str = "zh") -> str:
    """A suite for each file and a case for each finding; where nothing is found, one case passes.

    An info finding is a case that was skipped: it is to be seen, and never fails a build.
    """
    found = sorted(findings, key=lambda one: one.order)
    hints = sum(one.weight is Severity.INFO for one in found)
    top = Element(
        "testsuites", name="qunce", tests=str(max(len(found), 1)), failures=str(len(found) - hints)
    )
    if not found:
        suite = SubElement(top, "testsuite", name="qunce", tests="1", failures="0", skipped="0")
        SubElement(suite, "testcase", classname="qunce", name=counted((), lang))
    for file, group in groupby(found, key=lambda one: one.span.file):
        here = list(group)
        skipped = sum(one.weight is Severity.INFO for one in here)
        suite = SubElement(
            top, "testsuite", name=_clean(file), tests=str(len(here)),
            failures=str(len(here) - skipped), skipped=str(skipped),
        )  # fmt: skip
        for one in here:
            _case(suite, one, lang)
    indent(top)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(top, encoding="unicode") + "\n"


def _case(suite: Element, finding: Finding, lang: str) -> None:
    said = _clean(f"{finding.code} {what(finding, lang)}")
    case = SubElement(
        suite, "testcase", classname=_clean(finding.span.file),
        name=f"{finding.span.line}:{finding.span.column} {said}",
        file=_clean(finding.span.file), line=str(finding.span.line),
    )  # fmt: skip
    if finding.weight is Severity.INFO:
        outcome = SubElement(case, "skipped", message=said)
    else:
        outcome = SubElement(case, "failure", message=said, type=finding.weight.value)
    lines = [f"{finding.span}", *(f"{label} {text}" for label, text in remarks(finding, lang))]
    outcome.text = _clean("\n".join(lines))


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)

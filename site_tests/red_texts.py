"""Scripts that say something, and what the rules of red lines tell of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from qunce.example import compile_text
from qunce.finding import Finding
from qunce.pipeline import Compiled
from qunce.rules import redline, script
from qunce.rules.redline.packs import shipped

# how a group is run is told of every group; these tests are about words
CHECKS = (
    *(one for one in redline.CHECKS if one.rule.family != "RED-GRP"),
    *script.CHECKS,
)


def compiled(*files: str, start: date = date(2026, 3, 2)) -> Compiled:
    return compile_text("".join(files), start=start, checks=CHECKS)


def told(*files: str) -> list[str]:
    """Each finding as `path:line:column severity CODE「its words」`."""
    return [seen(one, compiled(*files)) for one in compiled(*files).report.findings]


def seen(finding: Finding, outcome: Compiled) -> str:
    span = finding.span
    line = outcome.sources[span.file].line(span.line)
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    words = line[span.column - 1 : end]
    name = span.file.rpartition("/")[2]
    return f"{name}:{span.line}:{span.column} {finding.weight.value} {finding.code}「{words}」"


def codes(*files: str) -> list[str]:
    return [one.code for one in compiled(*files).report.findings]


def a_script(body: str) -> str:
    return f"# content/scripts/example.yml\ntitle: 例\n{body}"


def saying(texts: Sequence[str], more: str = "") -> str:
    """A script whose variants are these texts, one a line, v0 on line 5."""
    lines = [
        f"  v{number}: {{text: {json.dumps(text, ensure_ascii=False)}}}\n"
        for number, text in enumerate(texts)
    ]
    return a_script(f"{more}variants:\n{''.join(lines)}")


def faulty(code: str, texts: Sequence[str]) -> list[str]:
    """The texts in which a rule, or a more special one in its place, finds a fault."""
    tellers = {code, *(rule.code for rule in shipped() if code in rule.supersedes)}
    findings = compiled(saying(texts)).report.findings
    lines = {one.span.line for one in findings if one.code in tellers}
    return [text for number, text in enumerate(texts) if number + 4 in lines]

"""A baseline: what an old playbook already had when it began to be checked; it only shrinks.

A fault is known again by its code, its file and the words it points at, so that lines may move;
how many times the same words may be at fault there is counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from qunce.check import faults
from qunce.finding import Finding, Severity
from qunce.frozen import frozen
from qunce.kinds.record import Record, key, record
from qunce.load import Source, parse_bytes
from qunce.resolve import Desk
from qunce.resolve.readers import Bad, record_reader

_LONGEST = 80
_OURS = ("ALW-", "PAK-")
"""Codes of faults in exceptions themselves: an exception to them would have no end."""

_DATED = ("CAD-", "CAL-")
"""Codes of faults that may go because days pass; nobody has to do something on that very day."""

Print = tuple[str, str, str]
"""What a fault is known by: code, file, words."""


@record
class Entry(Record):
    """Some words in a file that were already at fault."""

    code: str = key("代码", "哪一条规则", examples=("RED-AD-001",))
    file: str = key("文件", "手册里的路径", examples=("content/scripts/hello.yml",))
    words: str = key("字样", "查出来的那几个字", default="")
    count: int = key("几处", "同样的字有几处", default=1, least=1)

    @property
    def print(self) -> Print:
        return (self.code, self.file, self.words)


@record
class Baseline(Record):
    """The file: every entry in order."""

    findings: tuple[Entry, ...] = key("旧账", "一条一项", default=())


def read_baseline(path: str, data: bytes) -> tuple[tuple[Entry, ...], list[Finding]]:
    """The entries of a baseline file, and what is wrong in it."""
    desk = Desk()
    parsed = parse_bytes(path, data)
    found = record_reader(Baseline, "基线")(parsed.node, desk) if parsed.node is not None else None
    entries = () if found is None or isinstance(found, Bad) else found.findings
    return entries, [*parsed.findings, *desk.findings]


@frozen
class Laid:
    """Findings laid beside a baseline."""

    standing: tuple[Finding, ...]
    """What counts: new faults, and stale or forbidden entries of the baseline."""
    known: int
    """How many faults the baseline keeps from counting."""
    kept: tuple[tuple[Print, int], ...]
    """What of the baseline is still there, for the next one."""
    fresh: tuple[tuple[Print, int], ...]
    """What might be added to it."""


def lay(
    findings: Iterable[Finding],
    sources: Mapping[str, Source],
    entries: Iterable[Entry],
    never: Collection[str],
) -> Laid:
    """Set aside what the baseline knows; `never` are the codes that nothing can excuse."""
    wrong: list[Finding] = []
    room: Counter[Print] = Counter()
    for one in entries:
        if one.code in never or one.code.startswith(_OURS):
            wrong.append(faults.NEVER.at(one.at("code"), f"基线里有 {one.code}，它不能放进基线"))
        else:
            room[one.print] += one.count

    def excusable(one: Finding) -> bool:
        return one.allowable and one.code not in never and not one.code.startswith(_OURS)

    left = Counter(room)
    fresh: Counter[Print] = Counter()
    standing: list[Finding] = []
    for finding in findings:
        name = print_of(finding, sources)
        if excusable(finding) and left[name] > 0:
            left[name] -= 1
            continue
        standing.append(finding)
        if excusable(finding):
            fresh[name] += 1
    gone = +left
    told: set[Print] = set()
    for one in entries:
        if gone[one.print] and one.print not in told:
            told.add(one.print)
            count = gone[one.print]
            said = f"「{one.words}」的 {one.code} 已经少了 {count} 处，基线里还留着"
            stale = faults.STALE.at(one.at("code"), said)
            moves = one.code.startswith(_DATED)
            wrong.append(replace(stale, severity=Severity.INFO) if moves else stale)
    kept = room - gone
    return Laid(
        (*standing, *wrong),
        sum(kept.values()),
        tuple(sorted(kept.items())),
        tuple(sorted(fresh.items())),
    )


def print_of(finding: Finding, sources: Mapping[str, Source]) -> Print:
    """What a fault is known by, wherever in its file it has moved to."""
    span = finding.span
    source = sources.get(span.file)
    line = source.line(span.line) if source else ""
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    words = " ".join(line[span.column - 1 : max(end, span.column)].split())
    return (finding.code, span.file, words[:_LONGEST])


def written(entries: Iterable[tuple[Print, int]]) -> bytes:
    """A baseline file, one entry a line in order."""
    lines = [
        "# 基线：开始检查时就有的旧账，不计入结果。只会变少；改好一处，qunce check 会提醒去掉一条。"
    ]
    items = [
        f"  - {{code: {code}, file: {_quoted(file)}, words: {_quoted(words)}, count: {count}}}"
        for (code, file, words), count in sorted(entries)
    ]
    lines += ["findings:", *items] if items else ["findings: []"]
    return ("\n".join(lines) + "\n").encode()


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

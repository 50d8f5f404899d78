"""A deliberately bad playbook: every rule fires, each at its place, all in one run."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from qunce.check.faults import BROKEN_RULE, STALE
from qunce.check.faults import FAULTS as CHECK_FAULTS
from qunce.example import starter
from qunce.finding import Finding
from qunce.layout import read_folder
from qunce.ledger import FAULTS as LEDGER_FAULTS
from qunce.load.faults import FAULTS as FORM_FAULTS
from qunce.load.faults import TOO_LARGE
from qunce.load.yaml import MAX_BYTES
from qunce.pipeline import Compiled, compile_files
from qunce.resolve.faults import FAULTS as SENSE_FAULTS
from qunce.resolve.faults import NO_CHARTER
from qunce.rule import Check
from qunce.rules import CHECKS, RULES
from qunce.rules.redline.packs.faults import FAULTS as PACK_FAULTS

FOLDER = Path(__file__).parent / "bad_playbook"
TODAY = date(2026, 3, 2)


EARLIER = """\
offers:
  mug: {kind: discount, what: 马克杯一只, price: 19 元, start: 2026-02-28 10:00, end: 2026-03-08 20:00}
"""
"""What the campaign promised when it began, as a history would tell."""


@cache
def bad() -> Compiled:
    return compiled(read_folder(FOLDER))


def compiled(files: Mapping[str, bytes], checks: Sequence[Check] | None = None) -> Compiled:
    said = [(datetime(2026, 2, 20, tzinfo=UTC), EARLIER.encode())]
    return compile_files(
        files,
        today=TODAY,
        checks=checks,
        earlier=lambda asked: {path: said for path in asked if path.endswith("loose.yml")},
    )


def test_every_rule_and_every_fault_fires_on_the_bad_playbook() -> None:
    fired = {one.code for one in bad().report.findings}

    known = {rule.code for rule in RULES}
    every = (*FORM_FAULTS, *SENSE_FAULTS, *CHECK_FAULTS, *PACK_FAULTS, *LEDGER_FAULTS)
    known |= {fault.code for fault in every}
    # these need a huge file, an empty folder, a baseline and a defect of ours, and have own tests
    assert known - fired == {TOO_LARGE.code, NO_CHARTER.code, STALE.code, BROKEN_RULE.code}
    assert fired <= known


def test_every_finding_says_where_what_why_and_how_to_mend() -> None:
    files = read_folder(FOLDER)
    for finding in bad().report.findings:
        assert finding.span.file in files
        assert finding.message
        assert not finding.message.endswith("。")
        assert "请" not in finding.message.replace("邀请", ""), finding
        assert finding.why, finding
        assert finding.mend or finding.code in {"YAM-010", "REF-004"}, finding


@pytest.mark.no_cover
def test_the_outcome_does_not_depend_on_the_order_of_the_files() -> None:
    files = read_folder(FOLDER)

    backwards = compiled(dict(reversed(files.items())))

    assert backwards.report.findings == bad().report.findings


def test_a_huge_file_is_a_finding_and_is_not_read() -> None:
    files = {**starter(), "content/themes/huge.yml": b"# " + b"x" * MAX_BYTES}

    found = compile_files(files, today=TODAY).report.findings

    assert [(one.code, str(one.span)) for one in found] == [
        ("YAM-014", "content/themes/huge.yml:1:1")
    ]


@pytest.mark.no_cover
def test_a_broken_rule_is_one_finding_and_hides_no_other() -> None:
    def explode(*_: object) -> Iterator[Finding]:
        raise ZeroDivisionError("一条坏规则")

    first, *rest = CHECKS
    whole = {one.code for one in bad().report.findings}

    found = compiled(read_folder(FOLDER), (replace(first, run=explode), *rest)).report

    assert found.broken
    assert {one.code for one in found.findings} == whole - {first.rule.code} | {BROKEN_RULE.code}

"""Remedies: the change that a finding tells has been tried, clears it and breaks nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from site_tests.test_rules import Example, examples

from qunce.change import applied
from qunce.check import check as run
from qunce.finding import Finding
from qunce.pipeline import Compiled, compile_files, example_files, example_past
from qunce.rule import Check
from qunce.rules import cadence

MONDAY = date(2026, 3, 2)


def compiled(files: Mapping[str, bytes], text: str = "") -> Compiled:
    return compile_files(
        files,
        today=MONDAY,
        start=MONDAY,
        end=MONDAY + timedelta(weeks=2),
        earlier=example_past(text),
    )


def tally(found: Compiled) -> Counter[str]:
    """How often each rule was broken."""
    times: Counter[str] = Counter()
    for one in found.report.findings:
        times[one.code] += one.times
    return times


def proved(files: Mapping[str, bytes], before: Compiled, finding: Finding) -> bool:
    """True when the change clears all that the finding counts, and no rule is broken more often."""
    assert finding.change is not None
    was, now = tally(before), tally(compiled(applied(files, finding.change)))
    return now[finding.code] <= was[finding.code] - finding.times and now <= was


def faulty(check: Check) -> list[Example]:
    return [one for one in examples(check.rule) if one.marks(check.rule.code)]


def claims(check: Check, before: Compiled) -> bool:
    """True when the rule proposes changes for what it finds."""
    assert before.plan is not None
    return any(one.ways for one in run(before.plan, (), [check]).findings)


@pytest.mark.parametrize("check", cadence.CHECKS, ids=lambda check: check.rule.code)
def test_a_change_told_on_a_handbook_page_clears_its_finding_and_brings_no_new_one(
    check: Check,
) -> None:
    told = [0, 0]
    for example in faulty(check):
        files = example_files(example.source)
        before = compiled(files, example.source)
        told[0] += claims(check, before)
        for finding in before.report.findings:
            if finding.code == check.rule.code and finding.change:
                told[1] += 1
                assert finding.mend == finding.change.words
                assert proved(files, before, finding), finding.change.words

    assert not told[0] or told[1], "it proposes changes, and none holds on its own example"

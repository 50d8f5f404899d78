"""Remedies: the change that a finding tells has been tried, clears it and breaks nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from site_tests.test_rules import Example, examples

from qunce.change import applied
from qunce.check import check as run
from qunce.example import example_files, example_past
from qunce.finding import Change, Finding
from qunce.layout import read_folder
from qunce.pipeline import Compiled, compile_files
from qunce.rule import Check
from qunce.rules import CHECKS, cadence
from qunce.rules.remedies import dropped, moved, owned, skipped_once

MONDAY = date(2026, 3, 2)
BAD = read_folder(Path(__file__).parent / "bad_playbook")


def compiled(files: Mapping[str, bytes], text: str = "", weeks: int = 2) -> Compiled:
    return compile_files(
        files,
        today=MONDAY,
        start=MONDAY,
        end=MONDAY + timedelta(weeks=weeks),
        earlier=example_past(text),
    )


def tally(
    files: Mapping[str, bytes], checks: Iterable[Check], text: str = "", weeks: int = 2
) -> Counter[str]:
    """How often each rule is broken; nothing is mended while it is counted."""
    plain = compile_files(
        files,
        today=MONDAY,
        start=MONDAY,
        end=MONDAY + timedelta(weeks=weeks),
        checks=(),
        earlier=example_past(text),
    )
    assert plain.plan is not None
    form = [one for one in plain.report.findings if not one.code.startswith("ALW")]
    times: Counter[str] = Counter()
    for one in run(plain.plan, form, checks).findings:
        times[one.code] += one.times
    return times


def proved(finding: Finding, was: Counter[str], now: Counter[str]) -> bool:
    """True when all that the finding counts is gone, and no rule is broken more often."""
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
    proposed, told = False, 0
    for example in faulty(check):
        files = example_files(example.source)
        before = compiled(files, example.source)
        proposed = proposed or claims(check, before)
        was = tally(files, CHECKS, example.source)
        for finding in before.report.findings:
            if finding.code == check.rule.code and finding.change:
                told += 1
                assert finding.mend == finding.change.words
                now = tally(applied(files, finding.change), CHECKS, example.source)
                assert proved(finding, was, now), finding.change.words

    assert told or not proposed, "it proposes changes, and none holds on its own example"


@pytest.mark.no_cover
def test_every_change_told_of_the_bad_playbook_clears_its_finding_and_brings_no_new_one() -> None:
    before = compiled(BAD, weeks=4)
    was = tally(BAD, cadence.CHECKS, weeks=4)
    told = [one for one in before.report.findings if one.change]

    assert len({one.code for one in told}) > 4
    for finding in told:
        assert finding.change
        now = tally(applied(BAD, finding.change), cadence.CHECKS, weeks=4)
        assert proved(finding, was, now), finding.change.words


@pytest.mark.no_cover
def test_once_tried_a_finding_keeps_no_hold_of_the_plan() -> None:
    assert [one for one in compiled(BAD).report.findings if one.ways] == []


DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SLOT = st.builds(
    "{{day: {}, at: {}, theme: {}{}}}".format,
    st.sampled_from([*DAYS, "[mon, thu]", "[tue, sat]"]),
    st.sampled_from(["08:00", "09:30", "10:30", "12:00", "12:30", "19:30", "21:30", "22:30"]),
    st.sampled_from(["tips", "poll", "gift", "deal", "help"]),
    st.sampled_from(
        ["", "", ", week: A", ", owner: qiu", ", every: 3", ", script: tips-menu",
         ", script: [tips-menu, tips-sweater]", ", until: 2026-03-15"]
    ),
)  # fmt: skip
CAMPAIGN = """\
# calendar/campaigns/spring.yml
title: 春日水果节
groups: [vip, daily]
owner: qiu
goal: 周末卖完两百份水果
phases:
  burst:
    from: 2026-03-13
    until: 2026-03-15
    slots:
      open: {day: 1, at: 10:00, theme: deal}
      last: {on: 2026-03-15, at: 19:00, theme: deal}
      daily: {at: 12:30, theme: poll}
"""


@st.composite
def planned(draw: st.DrawFn) -> str:
    """Two groups with a plan of their own or a shared one, in one style or the other."""
    parts = [draw(st.sampled_from(["", CAMPAIGN]))]
    shared = draw(st.booleans())
    for group in ("vip, daily",) if shared else ("vip", "daily"):
        slots = draw(st.lists(SLOT, min_size=2, max_size=8))
        parts.append(f"# calendar/schedules/{group[:3]}-week.yml\ntitle: 周排期\n")
        parts.append(f"groups: [{group}]\nfrom: 2026-03-02\nslots:\n")
        parts += [f"  s{number}: {slot}\n" for number, slot in enumerate(slots)]
    return "".join(parts)


@pytest.mark.no_cover
@settings(max_examples=12, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(planned())
def test_every_change_told_of_any_plan_clears_its_finding_and_brings_no_new_one(text: str) -> None:
    files = example_files(text)
    before = compiled(files, weeks=4)
    was = tally(files, cadence.CHECKS, weeks=4)

    for finding in before.report.findings:
        if finding.change:
            now = tally(applied(files, finding.change), cadence.CHECKS, weeks=4)
            assert proved(finding, was, now), finding.change.words


SPRING = """\
# calendar/campaigns/spring.yml
title: 春日水果节
groups: [vip, daily]
owner: qiu
goal: 周末卖完两百份水果
phases:
  burst:
    from: 2026-03-13
    until: 2026-03-15
    slots:
      open: {day: 1, at: 10:00, theme: deal}
      last: {on: 2026-03-15, at: 19:00, theme: deal}
      daily:
        at: 12:30
        theme: poll
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: [mon, thu], at: 10:30, theme: tips}  # 早上
"""


def test_a_builder_changes_the_slot_it_is_given_and_no_other_letter() -> None:
    files = example_files(SPRING)
    plan = compiled(files, SPRING).plan
    assert plan is not None
    first = {post.place.name: post for post in reversed(plan.posts) if post.group.id == "vip"}

    def told(change: Change | None) -> str:
        assert change is not None
        path = change.edits[0].span.file
        old = files.get(path, b"").decode().splitlines()
        new = applied(files, change)[path].decode().splitlines()
        return " | ".join(line.strip() for line in new if line not in old)

    opening, last = first["spring.burst.open"], first["spring.burst.last"]
    daily, tips = first["spring.burst.daily"], first["vip-week.tips"]
    saturday = date(2026, 3, 14)
    assert told(moved(opening, saturday)) == "open: {day: 2, at: 10:00, theme: deal}"
    assert told(moved(last, saturday)) == "last: {on: 2026-03-14, at: 19:00, theme: deal}"
    assert moved(daily, saturday) is None
    assert moved(opening, date(2026, 3, 16)) is None
    assert told(owned(daily, plan.playbook.people["qiu"])) == "owner: qiu"
    assert told(moved(tips, date(2026, 3, 3), time(9))) == (
        "tips: {day: [tue, thu], at: 09:00, theme: tips}  # 早上"
    )
    assert told(dropped(tips)) == "tips: {day: thu, at: 10:30, theme: tips}  # 早上"
    assert (
        told(skipped_once(plan, tips, "停一次"))
        == (
            "vip-week-tips-03-02: {slot: vip-week.tips, date: 2026-03-02, action: skip, reason: 停一次}"
        ).strip()
    )

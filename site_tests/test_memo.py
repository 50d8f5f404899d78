"""Remembered checks: the same findings as worked out anew, and never stale ones."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qunce.example import starter
from qunce.finding import Finding
from qunce.layout import read_folder
from qunce.memo import KEEP, check_files
from qunce.pipeline import compile_files

BAD = read_folder(Path(__file__).parent / "bad_playbook")
TODAY = date(2026, 3, 2)


def anew(files: dict[str, bytes]) -> tuple[Finding, ...]:
    return compile_files(files, today=TODAY).report.findings


@pytest.mark.no_cover
def test_nothing_changed_gives_the_findings_of_last_time(tmp_path: Path) -> None:
    first = check_files(BAD, today=TODAY, cache=tmp_path)
    second = check_files(BAD, today=TODAY, cache=tmp_path)

    assert (first.fresh, second.fresh) == (True, False)
    assert first.findings == second.findings == anew(BAD)
    assert len(first.findings) > 100


def test_one_changed_byte_is_seen(tmp_path: Path) -> None:
    files = dict(starter())
    before = check_files(files, today=TODAY, cache=tmp_path)
    name = "content/groups/vip.yml"
    changed = {**files, name: files[name].replace(b"host: xia", b"host: xib")}

    again = check_files(changed, today=TODAY, cache=tmp_path)

    assert again.fresh
    assert again.findings == anew(changed) != before.findings


def test_another_day_is_another_check(tmp_path: Path) -> None:
    files = dict(starter())
    check_files(files, today=TODAY, cache=tmp_path)

    later = check_files(files, today=date(2026, 6, 1), cache=tmp_path)

    assert later.fresh
    assert not check_files(files, today=TODAY, cache=tmp_path).fresh


def test_a_cache_that_was_tampered_with_or_cannot_be_written_only_costs_time(
    tmp_path: Path,
) -> None:
    files = dict(starter())
    check_files(files, today=TODAY, cache=tmp_path)
    for stored in tmp_path.glob("check-*.json"):
        stored.write_text("{ not json", "utf-8")
    blocked = tmp_path / "a-file"
    blocked.write_text("", "utf-8")

    assert check_files(files, today=TODAY, cache=tmp_path).fresh
    assert check_files(files, today=TODAY, cache=blocked).findings == anew(files)
    assert check_files(files, today=TODAY, cache=None).fresh


def test_only_a_few_checks_are_kept(tmp_path: Path) -> None:
    for number in range(KEEP + 3):
        files = {
            **starter(),
            "content/themes/extra.yml": f"title: {number}\nkind: value\n".encode(),
        }
        check_files(files, today=TODAY, cache=tmp_path)

    assert len(list(tmp_path.glob("check-*.json"))) == KEEP


SPRING = """\
title: 开春
groups: [daily]
owner: xia
goal: 让老顾客回来看看
offers:
  mug: {kind: discount, what: 马克杯一只, price: 29 元, start: 2026-02-28 10:00}
phases:
  burst: {from: 2026-02-28, until: 2026-03-08}
"""


def test_findings_that_came_from_history_are_worked_out_anew_when_it_goes_on(
    tmp_path: Path,
) -> None:
    running = {**starter(), "calendar/campaigns/spring.yml": SPRING.encode()}
    tips = []

    def fresh(files: dict[str, bytes], tip: str) -> bool:
        def told() -> str:
            tips.append(tip)
            return tip

        past = {
            path: [(datetime(2026, 1, 1, tzinfo=UTC), data)]
            for path, data in files.items()
            if path.startswith("calendar/campaigns/")
        }
        return check_files(
            files, today=TODAY, cache=tmp_path, earlier=lambda _: past, tip=told
        ).fresh

    assert [fresh(running, "a"), fresh(running, "a"), fresh(running, "b")] == [True, False, True]
    tips.clear()
    assert [fresh(dict(starter()), "a"), fresh(dict(starter()), "b")] == [True, False]
    assert tips == []

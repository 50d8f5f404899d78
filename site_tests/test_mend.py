"""`qunce mend`: the tried changes as a diff, and in the files when it is told to write."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qunce.change import diff
from qunce.cli import main
from qunce.example import starter
from qunce.layout import belongs, read_folder
from qunce.mending import mend
from qunce.pipeline import compile_files

TODAY = "2026-03-02"
DAY = date.fromisoformat(TODAY)
PLAN = "calendar/schedules/vip-week.yml"
BUSY = """\
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  mon-tips: {day: mon, at: 10:30, theme: tips, script: tips-sweater}
  # 周二两条挨得太近
  tue-poll: {day: tue, at: 12:30, theme: poll, script: poll-fruit}
  tue-help: {day: tue, at: 13:00, theme: help, script: help-return}  # 答疑
  wed-gift: {day: wed, at: 23:00, theme: gift, script: gift-tasting}
  thu-tips: {day: thu, at: 10:30, theme: tips, script: tips-menu}
  sat-deal: {day: sat, at: 19:30, theme: deal, script: deal-weekend}
"""
FAULTS = {"CAD-004", "CAD-006", "CAD-040"}


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, data in starter().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / PLAN).write_text(BUSY)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--today", TODAY], catch_exceptions=False)


def found(shop: Path) -> set[str]:
    return {code for code, _ in findings(shop)}


def findings(shop: Path) -> list[tuple[str, bool]]:
    """The code of each finding, and whether a change of it was tried."""
    told = json.loads(run("check", str(shop), "--format", "json").stdout)
    return [(one["code"], one.get("change") is not None) for one in told["findings"]]


def test_without_write_it_shows_a_diff_and_changes_nothing(shop: Path) -> None:
    files = read_folder(shop)
    result = run("mend", str(shop))

    assert result.exit_code == 1
    assert result.stdout == diff(files, mend(files, today=DAY).files)
    assert "-  wed-gift: {day: wed, at: 23:00, theme: gift, script: gift-tasting}" in result.stdout
    assert "加 --write 写进文件；" in result.stderr.splitlines()[-1]
    assert read_folder(shop) == files


def test_with_write_the_files_change_and_keep_their_comments(shop: Path) -> None:
    before = found(shop)
    result = run("mend", str(shop), "--write", "--lang", "en")

    assert (result.exit_code, result.stdout) == (0, "")
    assert " mended; " in result.stderr.splitlines()[-1]
    assert before >= FAULTS
    assert found(shop) <= before - FAULTS
    assert "  # 周二两条挨得太近\n" in (shop / PLAN).read_text()
    assert "script: help-return}  # 答疑\n" in (shop / PLAN).read_text()
    again = run("mend", str(shop))
    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr.endswith("个文件，一条也没有查出，不用改\n")


def test_one_rule_may_be_mended_alone(shop: Path) -> None:
    result = run("mend", str(shop), "--code", "cad-004", "--write")

    assert (
        result.stderr.splitlines()[0]
        == f"{PLAN}:9:13: CAD-004 把周三 23:00「每周小福利」挪到 21:30"
    )
    assert result.stderr.splitlines()[1].startswith("改好 1 条；还有 ")
    assert (shop / PLAN).read_text() == BUSY.replace("at: 23:00", "at: 21:30")


def test_with_nothing_to_do_it_says_whether_all_is_well_or_people_have_to_mend(
    shop: Path,
) -> None:
    of_one = run("mend", str(shop), "--code", "CAD-054")
    (shop / PLAN).write_bytes(starter()[PLAN])
    of_all = run("mend", str(shop))
    (shop / "content/scripts/claim.yml").write_text("title: 好价\ntext: 全网最低价。\n")
    by_hand = run("mend", str(shop))

    files = sum(map(belongs, read_folder(shop)))
    assert of_one.stderr.startswith(
        f"查了 {files - 1} 个文件，CAD-054 一条也没有查出，不用改；别的规则查出 "
    )
    assert of_all.stderr == f"查了 {files - 1} 个文件，一条也没有查出，不用改\n"
    assert by_hand.stderr == (
        f"查出 {len(findings(shop))} 条，没有一条有试得通的改法；"
        "运行 qunce check，照每条的「改法」动手改\n"
    )
    assert [one.exit_code for one in (of_one, of_all, by_hand)] == [0, 0, 0]


def test_a_rule_that_is_not_there_is_a_usage_error(shop: Path) -> None:
    result = run("mend", str(shop), "--code", "CAP-004")

    assert result.exit_code == 2
    assert "没有「CAP-004」这条规则。是不是 CAD-004？" in result.stderr


def test_the_edits_that_json_tells_are_those_that_mend_makes(shop: Path) -> None:
    told = json.loads(run("check", str(shop), "--format", "json").stdout)
    lines = BUSY.split("\n")

    (change,) = [one["change"] for one in told["findings"] if one["code"] == "CAD-004"]
    (edit,) = change["edits"]
    line = lines[edit["line"] - 1]
    start, end = edit["column"] - 1, edit["end_column"] - 1
    lines[edit["line"] - 1] = line[:start] + edit["text"] + line[end:]
    run("mend", str(shop), "--code", "CAD-004", "--write")

    assert edit["file"] == (shop / PLAN).as_posix()
    assert "\n".join(lines) == (shop / PLAN).read_text()


def test_the_end_of_a_check_tells_how_many_changes_were_tried(shop: Path) -> None:
    assert "条试过改法（qunce mend）；查了" in run("check", str(shop)).stderr


def test_posts_that_want_the_same_place_get_one_each() -> None:
    both = BUSY.replace("wed, at: 23:00", "tue, at: 22:30").replace(
        "tue, at: 13:00", "tue, at: 22:00"
    )
    files = {**starter(), PLAN: both.encode()}

    result = mend(files, today=DAY)

    playbook = compile_files(result.files, today=DAY).playbook
    assert playbook is not None
    slots = playbook.schedules["vip-week"].slots
    late = [slots[name].time_of_day for name in ("tue-help", "wed-gift")]
    assert len(set(late)) == 2
    assert max(late) < time(22)
    assert not {one.code for one in result.left} & {"CAD-004", "CAD-006"}

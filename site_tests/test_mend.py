"""`qunce mend`: the tried changes as a diff, and in the files when it is told to write."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qunce.change import diff
from qunce.cli import main
from qunce.layout import read_folder
from qunce.mending import mend
from qunce.pipeline import starter

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
CALM = (
    BUSY.replace("tue, at: 13:00", "tue, at: 14:00")
    .replace("at: 23:00", "at: 21:30")
    .replace("script: deal-weekend}", "script: deal-weekend, owner: qiu}")
)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    for name, data in starter().items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    (tmp_path / PLAN).write_text(BUSY)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--today", TODAY], catch_exceptions=False)


def test_without_write_it_shows_a_diff_and_changes_nothing(shop: Path) -> None:
    files = read_folder(shop)
    result = run("mend", str(shop))

    assert result.exit_code == 1
    assert result.stdout == diff({PLAN: BUSY.encode()}, {PLAN: CALM.encode()})
    assert result.stderr.splitlines()[-1] == "能改 3 条，加 --write 写进文件；之后没有要改的"
    assert read_folder(shop) == files


def test_with_write_the_files_change_and_keep_their_comments(shop: Path) -> None:
    result = run("mend", str(shop), "--write", "--lang", "en")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[-1] == "3 mended; nothing left to mend"
    assert (shop / PLAN).read_text() == CALM
    assert run("mend", str(shop)).stderr == "没有试得通的改法；之后没有要改的\n"
    assert run("check", str(shop)).exit_code == 0


def test_one_rule_may_be_mended_alone(shop: Path) -> None:
    result = run("mend", str(shop), "--code", "cad-004", "--write")

    assert result.stderr == (
        f"{PLAN}:9:13: CAD-004 把周三 23:00「每周小福利」挪到 21:30\n"
        "改好 1 条；还有 2 条要人来改，看 qunce check\n"
    )
    assert (shop / PLAN).read_text() == BUSY.replace("at: 23:00", "at: 21:30")


def test_a_rule_that_is_not_there_is_a_usage_error(shop: Path) -> None:
    result = run("mend", str(shop), "--code", "CAP-004")

    assert result.exit_code == 2
    assert "没有「CAP-004」这条规则。是不是 CAD-004？" in result.stderr


def test_the_edits_that_json_tells_make_the_same_files_as_mend(shop: Path) -> None:
    told = json.loads(run("check", str(shop), "--format", "json").stdout)
    files = read_folder(shop)
    lines = (shop / PLAN).read_text().split("\n")
    changes = [one["change"] for one in told["findings"]]

    for change in changes:
        (edit,) = change["edits"]
        line = lines[edit["line"] - 1]
        lines[edit["line"] - 1] = (
            line[: edit["column"] - 1] + edit["text"] + line[edit["end_column"] - 1 :]
        )
    assert "\n".join(lines) == mend(files, today=DAY).files[PLAN].decode() == CALM


def test_the_end_of_a_check_tells_how_many_changes_were_tried(shop: Path) -> None:
    assert "，3 条试过改法（qunce mend）；查了" in run("check", str(shop)).stderr


def test_changes_that_want_the_same_place_are_made_one_after_the_other() -> None:
    both = BUSY.replace("wed, at: 23:00", "tue, at: 22:30")  # both posts of that evening
    both = both.replace("tue, at: 13:00", "tue, at: 22:00")

    result = mend({**starter(), PLAN: both.encode()}, today=DAY)

    calm = both.replace("tue, at: 22:30", "tue, at: 19:30").replace("at: 22:00", "at: 21:00")
    calm = calm.replace("script: deal-weekend}", "script: deal-weekend, owner: qiu}")
    assert (result.files[PLAN].decode(), result.left) == (calm, ())

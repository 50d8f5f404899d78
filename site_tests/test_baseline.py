"""A baseline: old faults do not count, the list of them only shrinks, and some never get in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qunce.cli import main
from qunce.example import starter
from qunce.pipeline import render_folder

SCRIPT = Path("content", "scripts", "old.yml")
OLD = "title: 旧话术\ntext: |\n  全网最好用的锅\n  史上最好用的碗，顶级牛排\n"

Check = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path, data in starter().items():
        place = tmp_path / "book" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    (tmp_path / "book" / SCRIPT).write_text(OLD, "utf-8")
    charter = tmp_path / "book" / "content" / "playbook.yml"
    charter.write_text(charter.read_text("utf-8") + "rules: {CAD-076: off}\n", "utf-8")
    return tmp_path / "book"


@pytest.fixture
def check(folder: Path) -> Check:
    def run(*options: str) -> Result:
        arguments = ["check", str(folder), "--today", "2026-03-02", *options]
        return CliRunner().invoke(main, arguments)

    return run


@pytest.fixture
def file(folder: Path) -> str:
    return str(folder / "baseline.yml")


def entries(file: str) -> list[str]:
    return [one for one in Path(file).read_text("utf-8").splitlines() if one.startswith("  - ")]


def test_an_old_playbook_starts_with_what_it_has(check: Check, file: str) -> None:
    before = check()
    written = check("--baseline", file, "--write-baseline")
    after = check("--baseline", file)

    assert before.exit_code == 1
    assert (written.exit_code, after.exit_code) == (0, 0)
    assert "3 处旧账没有计入" in after.output
    assert entries(file) == [
        '  - {code: RED-AD-001, file: "content/scripts/old.yml", words: "全网最好用", count: 1}',
        '  - {code: RED-AD-001, file: "content/scripts/old.yml", words: "史上最好用", count: 1}',
        '  - {code: RED-AD-003, file: "content/scripts/old.yml", words: "顶级", count: 1}',
    ]


def test_a_fault_that_moves_is_the_same_one_and_a_new_one_counts(
    check: Check, folder: Path, file: str
) -> None:
    check("--baseline", file, "--write-baseline")
    moved = OLD.replace("text: |\n", "summary: 写在前面的几行\ntone: 平和\ntext: |\n  早上好\n")
    (folder / SCRIPT).write_text(moved, "utf-8")
    still = check("--baseline", file)
    (folder / SCRIPT).write_text(moved + "  顶级牛腩\n", "utf-8")

    again = check("--baseline", file)

    assert still.exit_code == 0
    assert again.exit_code == 1
    assert again.output.count("RED-AD-003") == 1
    assert "old.yml:8:3: error RED-AD-003" in again.output


def test_what_was_mended_is_told_and_goes_when_the_file_is_written(
    check: Check, folder: Path, file: str
) -> None:
    check("--baseline", file, "--write-baseline")
    (folder / SCRIPT).write_text(OLD.replace("，顶级牛排", ""), "utf-8")

    told = check("--baseline", file)
    shrunk = check("--baseline", file, "--write-baseline")

    assert told.exit_code == 1
    assert "baseline.yml:5:12: warning ALW-006 「顶级」的 RED-AD-003 已经少了 1 处" in told.output
    assert shrunk.exit_code == 0
    assert len(entries(file)) == 2


def test_what_went_because_days_passed_is_only_a_hint(check: Check, file: str) -> None:
    check("--baseline", file, "--write-baseline")
    with Path(file).open("a", encoding="utf-8") as baseline:
        baseline.write(
            "  - {code: CAD-004, file: calendar/schedules/a.yml, words: '{at: 23:00}'}\n"
        )

    found = check("--baseline", file)

    assert "baseline.yml:6:12: info ALW-006" in found.output
    assert found.exit_code == 0


def test_writing_never_adds_unless_told_so(check: Check, folder: Path, file: str) -> None:
    check("--baseline", file, "--write-baseline")
    (folder / SCRIPT).write_text(OLD + "  极品牛腩\n", "utf-8")

    kept = check("--baseline", file, "--write-baseline")
    grown = check("--baseline", file, "--write-baseline", "--add-new")

    assert kept.exit_code == 1
    assert grown.exit_code == 0
    assert len(entries(file)) == 4


def test_what_nobody_may_allow_never_gets_in(check: Check, folder: Path, file: str) -> None:
    (folder / SCRIPT).write_text(OLD + "  打王姐电话 13800138000\n", "utf-8")

    written = check("--baseline", file, "--write-baseline", "--add-new")
    first = Path(file).read_text("utf-8")
    Path(file).write_text(
        "findings:\n  - {code: RED-PII-003, file: content/scripts/old.yml, words: '13800138000'}\n",
        "utf-8",
    )
    forged = check("--baseline", file)

    assert written.exit_code == 1
    assert "RED-PII-003" not in first
    assert "RED-PII-003" in written.output
    assert "baseline.yml:2:12: error ALW-005 基线里有 RED-PII-003" in forged.output
    assert "old.yml:5:9: error RED-PII-003" in forged.output


def test_a_baseline_that_cannot_be_read_is_told_and_left_alone(check: Check, file: str) -> None:
    broken = "findings:\n  - {code: RED-AD-001, fil: a.yml}\n"
    Path(file).write_text(broken, "utf-8")

    found = check("--baseline", file, "--write-baseline")

    assert found.exit_code == 1
    assert "baseline.yml:2:24: error REF-002 旧账里没有「fil」这个键" in found.output
    assert Path(file).read_text("utf-8") == broken


def test_the_answers_of_the_cache_are_the_same(check: Check, file: str) -> None:
    check("--baseline", file, "--write-baseline")

    first, second = check("--baseline", file), check("--baseline", file)

    assert first.exit_code == second.exit_code == 0
    assert check("--baseline", file, "--no-cache").exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--write-baseline"], "基线写到哪个文件？"),
        (["--baseline", "nowhere.yml"], "没有「nowhere.yml」这个基线文件"),
        (["--baseline", "nowhere.yml", "--add-new"], "--add-new 要和 --write-baseline 一起用"),
    ],
)
def test_options_that_make_no_sense_are_usage_errors(
    check: Check, options: list[str], said: str
) -> None:
    found = check(*options)

    assert found.exit_code == 2
    assert said in found.output


def test_a_site_is_built_with_its_old_faults_and_says_how_many(
    check: Check, folder: Path, file: str
) -> None:
    check("--baseline", file, "--write-baseline")

    refused = render_folder(folder, today=date(2026, 3, 2))
    built = render_folder(folder, today=date(2026, 3, 2), baseline="baseline.yml")

    assert refused.files == {}
    assert "另有 3 处旧账记在基线里" in built.files["findings.md"].decode()

"""Evidence records: what they clear, what they do not, and where all of them are shown."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from qunce.cli import main
from qunce.example import example_files, starter
from qunce.finding import Finding
from qunce.pipeline import Compiled, compile_files
from qunce.render.site import render_site

DAY = date(2026, 3, 2)
FILE = "evidence/sales.csv"


def compiled(text: str, *present: str) -> Compiled:
    return compile_files({**example_files(text), **dict.fromkeys(present, b"")}, today=DAY)


def red(text: str, *present: str) -> list[Finding]:
    """The findings of red lines and references, with the proof in the folder unless named else."""
    report = compiled(text, *(present or (FILE,))).report
    return [one for one in report.findings if one.code.startswith(("RED-", "REF-", "YAM-"))]


def codes(text: str, *present: str) -> list[str]:
    return [one.code for one in red(text, *present)]


def record(claim: str, more: str = "", indent: str = "") -> str:
    lines = (
        "evidence:",
        f"  - claim: {claim}",
        "    source: 本店收银记录",
        "    period: 2026 年 1 月",
        "    scope: 本店保温杯",
        f"    file: {FILE}",
        *([f"    {more}"] if more else []),
    )
    return "".join(f"{indent}{line}\n" for line in lines)


def script(words: str, rest: str = "") -> str:
    return f"# content/scripts/example.yml\ntitle: 例\ntext: {words}\n{rest}"


def test_a_claim_that_is_on_record_is_no_fault() -> None:
    words = "本店保温杯一月销量第一，来试试"

    assert codes(script(words)) == ["RED-AD-005"]
    assert codes(script(words, record("本店保温杯一月销量第一"))) == []


def test_width_case_and_blanks_make_no_difference() -> None:
    assert codes(script("本店保温杯 NO.1，来试试")) == ["RED-AD-002"]
    assert codes(script("本店保温杯 NO.1，来试试", record("本店保温杯ｎｏ．１"))) == []


def test_another_claim_clears_nothing_and_says_so() -> None:
    found = red(script("本店口碑第一，来试试", record("本店保温杯销量第一")))

    assert {one.code for one in found} == {"RED-AD-005"}
    assert all(not one.see for one in found)


def test_a_short_word_needs_its_neighbours_in_the_claim() -> None:
    (found,) = red(
        "# content/scripts/example.yml\ntitle: 例\ncategory: food\n"
        "text: 这款饼干无糖，来试试\n" + record("那款汽水无糖")
    )

    assert found.code == "RED-FOOD-003"
    assert [(str(note.span), note.message) for note in found.see] == [
        ("content/scripts/example.yml:6:12", "这条证据的主张里没有「饼干无糖」，所以不算")
    ]


def test_a_smaller_claim_does_not_prove_a_larger_one() -> None:
    (found,) = red(script("这款全国销量第一，来试试", record("本店保温杯销量第一")))

    assert found.code == "RED-AD-005"
    assert [(str(note.span), note.message) for note in found.see] == [
        ("content/scripts/example.yml:5:12", "这条证据的主张里没有「全国销量第一」，所以不算")
    ]


def test_what_an_allowance_rests_on_has_to_be_there_when_it_is_a_file() -> None:
    text = script(
        "本店蜂蜜最好吃",
        "allow:\n  - {code: RED-AD-001, reason: 群友评出来的, approver: xia, until: 2026-12-31,"
        " evidence: evidence/sale.csv}\n",
    )

    report = compiled(text, FILE).report

    assert [
        (str(one.span), one.code, one.mend)
        for one in report.findings
        if not one.code.startswith("CAD-")
    ] == [("content/scripts/example.yml:5:84", "ALW-007", "是不是「evidence/sales.csv」？")]
    assert [one.code for one, _ in report.allowed] == ["RED-AD-001"]


def test_a_record_that_expired_clears_nothing_and_says_so() -> None:
    text = script("本店保温杯一月销量第一", record("本店保温杯一月销量第一", "until: 2026-03-01"))
    last_day = script(
        "本店保温杯一月销量第一", record("本店保温杯一月销量第一", "until: 2026-03-02")
    )

    found = red(text)

    assert [one.code for one in found] == ["RED-AD-005"]
    assert found[0].see[0].message == "这条证据到 2026-03-01 为止，已经过期"
    assert codes(last_day) == []


def test_a_file_that_is_not_there_is_told_and_proves_nothing() -> None:
    text = script("本店保温杯一月销量第一", record("本店保温杯一月销量第一"))

    found = red(text, "evidence/sales.pdf")

    assert [one.code for one in found] == ["RED-AD-005", "REF-001"]
    assert found[-1].message == "没有「evidence/sales.csv」这个存证文件"
    assert found[-1].mend == "是不是「evidence/sales.pdf」？"
    assert str(found[-1].span) == "content/scripts/example.yml:9:11"


def test_what_no_proof_can_excuse_stays_a_fault() -> None:
    words = "本店蜂蜜最好吃"

    assert codes(script(words, record("本店蜂蜜最好吃"))) == ["RED-AD-001"]


def test_a_record_of_a_campaign_speaks_for_its_offers_and_the_scripts_it_sends() -> None:
    text = (
        script("本店保温杯一月销量第一")
        + "# calendar/campaigns/cups.yml\ntitle: 换杯周\ngroups: [vip]\nowner: xia\n"
        + "goal: 卖掉两百只\n"
        + "offers:\n  cup: {kind: discount, what: 保温杯销量第一的那只}\n"
        + "phases:\n  burst:\n    from: 2026-03-04\n    until: 2026-03-05\n"
        + "    slots:\n      one: {day: 1, at: '10:00', theme: deal, script: example}\n"
    )
    proved = text + record("本店保温杯一月销量第一；保温杯销量第一的那只")

    assert {"RED-AD-005"} <= set(codes(text))
    assert [one for one in codes(proved) if one.startswith("RED-AD-00")] == []


def test_the_site_lists_every_record_with_its_owner_its_end_and_its_file() -> None:
    text = script(
        "本店保温杯一月销量第一",
        record("本店保温杯一月销量第一", "until: 2026-12-31").replace(FILE, "content/proof/a.pdf"),
    )
    found = compiled(text, "content/proof/a.pdf")
    assert found.plan is not None

    files = render_site(found.plan, found.report, found.rules, (), site_url="").files

    told = files["findings.md"].decode()
    assert "## 证据" in files["scripts/example.md"].decode()
    assert "记录在案的证据" in told
    assert "[content/proof/a.pdf](proof/a.pdf)" in told
    assert "2026-12-31" in told
    assert "[例](scripts/example.md)</td>" in told.partition("记录在案的证据")[2]


def test_the_page_of_findings_names_things_by_their_titles() -> None:
    allow = (
        "allow:\n  - {code: RED-AD-003, reason: 厅名就叫这个, approver: host, "
        "evidence: 登记表第 3 号, until: 2026-12-31}\n"
    )
    found = compiled(script("限时特惠，顶级享受", allow))
    assert found.plan is not None

    told = (
        render_site(found.plan, found.report, found.rules, (), site_url="")
        .files["findings.md"]
        .decode()
    )

    assert {"RED-PR-004", "RED-AD-003"} <= {*re.findall(r"RED-[A-Z]+-[0-9]+", told)}
    # a finding, an allowed finding, an allowance, and what the calendar says of the script
    titled = told.count("[例](scripts/example.md)")
    assert titled == told.count("content/scripts/example.yml:") + 1


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = script(
        "本店保温杯一月销量第一，本店近 30 天最低价 39 元", record("本店保温杯一月销量第一")
    )
    files = {**starter(), **example_files(text), FILE: b"1,412\n"}
    for path, data in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    return tmp_path


def test_explain_shows_every_clearing_and_where_proof_has_to_be_kept(folder: Path) -> None:
    ran = CliRunner().invoke(main, ["check", str(folder), "--today", "2026-03-02", "--explain"])

    assert "不算 RED-AD-005 「销量第一」" in ran.output
    assert "因为  证据记录：「本店保温杯一月销量第一」，本店收银记录" in ran.output
    assert "留存证明 evidence/sales.csv" in ran.output
    assert "不算 RED-AD-004 「最低价」" in ran.output
    assert "上一代」；留存证明：证明材料留存备查" in ran.output


def test_explain_gives_programs_the_same(folder: Path) -> None:
    ran = CliRunner().invoke(
        main,
        ["check", str(folder), "--today", "2026-03-02", "--explain", "--format", "json"],
    )

    cleared = json.loads(ran.stdout)["cleared"]
    assert {(one["code"], one["keep_proof"]) for one in cleared} >= {
        ("RED-AD-005", True),
        ("RED-AD-004", True),
    }


def test_a_proof_that_comes_or_goes_is_another_check(folder: Path) -> None:
    def check() -> str:
        return CliRunner().invoke(main, ["check", str(folder), "--today", "2026-03-02"]).output

    before = check()
    (folder / FILE).unlink()
    without = check()
    (folder / FILE).write_bytes(b"")

    assert "RED-AD-005" not in before
    assert "RED-AD-005" in without
    assert check().count("RED-AD-005") == 0

"""The handbook of red lines: every code has a page, by topic and by platform, and says it all."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from qunce.example import example_files, starter
from qunce.finding import Severity
from qunce.pipeline import Rendered, compile_files, render
from qunce.render.allowing import NEVER, how_to_allow
from qunce.render.catalogue import catalogue
from qunce.render.report_sarif import help_uri
from qunce.render.site import rule_scores
from qunce.render.site.gather import gather
from qunce.render.site.rule_catalogue import BOTH, FIELDS, WORDS, reads
from qunce.render.site.rule_examples import examples
from qunce.render.site.rule_platforms import SHOWN, pages, weights, weights_here
from qunce.rule import MERGED, Rule
from qunce.rules import RULES
from qunce.rules.redline.by_hand import by_hand, catalogue_codes
from qunce.rules.redline.packs import proof, read_packs, shipped

START = date(2026, 3, 2)
REDLINES = [rule for rule in RULES if rule.redline]
each_redline = pytest.mark.parametrize("rule", REDLINES, ids=lambda rule: rule.code)


@cache
def site() -> Rendered:
    return render(compile_files(starter(), today=START))


def page(name: str) -> str:
    return site().files[f"rules/{name}.md"].decode()


# the catalogue


def test_every_code_of_the_catalogue_is_a_rule_or_left_to_people_and_never_both() -> None:
    asked = set(catalogue_codes())
    made = {rule.code for rule in REDLINES}
    left = {one.code for one in by_hand()}

    assert made & left == set()
    assert made | left == asked


def test_what_is_left_to_people_says_why_and_what_to_do() -> None:
    for one in by_hand():
        assert one.reason.strip("。") == one.reason
        assert one.by_hand.strip("。") == one.by_hand

    assert "不另立一条" in page("all")


def test_the_list_of_all_red_lines_says_how_each_is_decided() -> None:
    assert reads("RED-AD-001") == WORDS
    assert reads("RED-LOT-006") == FIELDS
    assert reads("RED-SH-001") == BOTH
    text = page("all")
    for code in (rule.code for rule in RULES if rule.family == "CAD" or rule.redline):
        assert f"({code.lower()}.md)" in text.replace("../rules/", ""), code


def test_every_number_of_the_catalogue_of_cadence_is_listed_and_explained() -> None:
    numbers = [*range(1, 27), *range(30, 80)]
    made = {one.code for one in RULES if one.family == "CAD"}

    assert made | set(MERGED) == {f"CAD-{number:03}" for number in numbers}
    assert [code for code in MERGED if code not in page("all")] == []
    assert [told for told in MERGED.values() if told.partition("；")[0] not in page("all")] == []


# one page for each


@each_redline
def test_a_page_says_what_why_by_which_law_with_examples_and_how_to_allow(rule: Rule) -> None:
    text = page(rule.code.lower())

    sections = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert {"查什么", "为什么", "怎么改", "例", "依据", "怎么放行"} <= set(sections), sections
    if rule.allowable:
        assert f"- code: {rule.code}" in text
    else:
        assert "**不能放行，也不能关闭。**" in text


def test_what_can_never_be_allowed_says_why() -> None:
    for rule in RULES:
        if not rule.allowable:
            assert rule.code in NEVER or rule.family == "RED-PII", rule.code


def test_the_snippet_of_a_page_allows_what_the_rule_finds() -> None:
    rule = next(one for one in RULES if one.code == "RED-AD-001")
    [snippet] = re.findall(r"```yaml\n(.*?)```", how_to_allow(rule, date(2026, 5, 31)), re.DOTALL)
    files = example_files(
        f"# content/scripts/example.yml\ntitle: 例\ntext: 全网最好用的锅\n{snippet}"
    )

    report = compile_files(files, today=START).report

    assert [one.code for one in report.findings if one.code[:3] in ("RED", "ALW")] == []
    assert "RED-AD-001" in {one.code for one, _ in report.allowed}


def test_examples_mark_the_fault_and_tell_why_the_others_pass() -> None:
    text = examples(next(one for one in shipped() if one.code == "RED-AD-001"))

    assert '- <mark class="q-hit">全网最好用</mark>的保温杯，今天到货。' in text
    assert "我们的目标是做最好的社区服务。 <span" in text


@pytest.mark.parametrize("rule", shipped(), ids=lambda rule: rule.code)
def test_every_failing_example_shows_its_fault(rule: object) -> None:
    from qunce.rules.redline.packs.model import PackRule

    assert isinstance(rule, PackRule)
    assert examples(rule).count('<mark class="q-hit">') == len(rule.bad)


# by platform


def test_a_mechanic_weighs_as_its_platform_says() -> None:
    error, warning = Severity.ERROR, Severity.WARNING

    assert [*weights("RED-AD-001").values()] == [warning] * 3 + [error] * 4
    assert [*weights("RED-LOT-001").values()] == [error] * 7
    assert weights("RED-DV-001")["xiaohongshu"] is error
    assert weights("RED-DV-001")["wechat"] is None
    assert [*weights("RED-SH-008").values()] == [warning] * 2 + [Severity.INFO] * 5


def test_every_platform_has_a_page_of_what_holds_there() -> None:
    for name in SHOWN:
        text = page(f"on-{name}")
        for rule in REDLINES:
            here = f"({rule.code.lower()}.md)" in text.replace("../rules/", "")
            assert here == (weights(rule.code)[name] is not None), (name, rule.code)
        assert f"on-{name}.md" in page("platforms")


def test_the_pages_by_platform_tell_what_a_playbook_changed() -> None:
    changes = """\
# content/redlines/house.yml
title: 本店的改动
changes:
  - {code: RED-AD-001, reason: 本店一律当错误看, severity: error}
  - {code: RED-AD-003, reason: 本店不查这一条, off: true}
"""
    shop = compile_files(example_files(changes), today=START)
    look = gather(shop.plan, shop.report, shop.rules, (), "")  # type: ignore[arg-type]  # it has a plan

    assert {*weights_here("RED-AD-001", look).values()} == {Severity.ERROR}
    assert {*weights_here("RED-AD-003", look).values()} == {None}
    assert weights_here("RED-AD-002", look) == weights("RED-AD-002")
    page = dict(pages(look))["rules/on-wechat.md"]
    assert "red-ad-001.md" in page
    assert "red-ad-003.md" not in page


# links


def test_every_code_that_a_finding_can_have_leads_to_a_page() -> None:
    for entry in catalogue().values():
        path, _, anchor = (
            help_uri(entry, "https://example.com").partition("/rules/")[2].partition("#")
        )
        text = page(path.strip("/"))
        assert f"{{ #{anchor} }}" in text if anchor else entry.code in text

    assert catalogue()["RED-IN-001"].fault


# a new rule


def test_the_rule_that_contributing_shows_is_sound() -> None:
    text = Path(__file__).parents[1].joinpath("CONTRIBUTING.md").read_text("utf-8")
    [entry] = re.findall(r"^```yaml\n(  - \{code: .*?)```", text, re.MULTILINE | re.DOTALL)

    rules, findings = read_packs({"packs/new.yml": f"title: 新的一包\nrules:\n{entry}".encode()})

    assert (findings, [*proof(rules)]) == ([], [])
    assert len(entry.splitlines()) <= 10


# measurements


def test_the_measurements_are_published_with_what_they_are_worth() -> None:
    text = page("measured")

    assert "它只能防退步，不能当作查全率来宣传" in text
    for code in rule_scores.outcome()["rules"]:
        assert f"({code.lower()}.md)" in text.replace("../rules/", "")

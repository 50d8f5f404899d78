"""Who can read a text, and the day, decide the law that is cited."""

from __future__ import annotations

from datetime import date

import pytest
from site_tests.red_texts import CHECKS, a_script, codes, compiled, told

from qunce.example import example_files
from qunce.kinds.vocabulary import Channel
from qunce.pipeline import compile_files
from qunce.rules.redline.packs import lint, shipped


def where(platform: str) -> str:
    return a_script(f"platforms: [{platform}]\ntext: 全网最好用的锅，转发即送锅铲。\n")


def test_in_a_closed_group_a_rule_of_wording_is_milder_and_cites_another_law() -> None:
    public, closed = (
        next(one for one in compiled(where(name)).report.findings if one.code == "RED-AD-001")
        for name in ("xiaohongshu", "wecom")
    )

    assert (public.weight.value, closed.weight.value) == ("error", "warning")
    assert "依据广告法第九条第（三）项" in public.why
    assert "封闭群不按广告管，依据反不正当竞争法第九条、消费者权益保护法第二十条" in closed.why
    assert "广告法第九条" not in closed.why


def test_words_planned_for_a_closed_group_and_for_the_public_are_public() -> None:
    plan = """\
# calendar/schedules/week.yml
title: 周排期
groups: [vip]
from: 2026-03-02
slots:
  tue: {day: tue, at: 20:00, theme: tips, script: example}
"""

    assert told(a_script("text: 全网最好用的锅\n"), plan) == [
        "example.yml:3:7 warning RED-AD-001「全网最好用」"
    ]
    assert told(a_script("platforms: [xiaohongshu]\ntext: 全网最好用的锅\n"), plan) == [
        "example.yml:4:7 error RED-AD-001「全网最好用」"
    ]
    assert told(
        a_script("text: 全网最好用的锅\n"), plan.replace("example}", "example, send: moments}")
    ) == ["example.yml:3:7 error RED-AD-001「全网最好用」"]


def test_a_platform_rule_is_milder_where_the_platform_does_not_have_it() -> None:
    severities = {
        name: one.weight.value
        for name in ("xiaohongshu", "wecom")
        for one in compiled(where(name)).report.findings
        if one.code == "RED-SH-001"
    }

    assert severities == {"xiaohongshu": "warning", "wecom": "error"}


def test_the_law_of_the_day_is_cited() -> None:
    earlier, later = (
        compiled(where("wecom"), start=day).report.findings[0].why
        for day in (date(2025, 10, 6), date(2025, 10, 20))
    )

    assert "反不正当竞争法第八条" in earlier
    assert "反不正当竞争法第九条" in later


# What a text is for, whose name it is, what the offer says


def articles_of(text: str, day: date, platform: str = "wechat") -> str:
    return "、".join(one.article for one in lint(text, platform, today=day))


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("最好用的锅", "反不正当竞争法第八条", "反不正当竞争法第九条"),
        ("这吸力碾压戴森", "反不正当竞争法第十一条", "反不正当竞争法第十二条"),
        ("抽奖早就内定了，走个过场", "反不正当竞争法第十条", "反不正当竞争法第十一条"),
        ("店庆抽奖，特等奖价值 8 万元", "反不正当竞争法第十条", "反不正当竞争法第十一条"),
    ],
)
def test_the_article_in_force_is_cited_before_and_after_a_renumbering(
    text: str, before: str, after: str
) -> None:
    old, new = (articles_of(text, date(2025, 10, day)) for day in (14, 15))

    assert (before in old, after in old) == (True, False)
    assert (before in new, after in new) == (False, True)


def test_every_rule_that_cites_a_renumbered_law_knows_both_numbers() -> None:
    """反不正当竞争法 was renumbered on 2025-10-15; its older text holds from 2019-04-23."""
    turn, law = date(2025, 10, 15), "反不正当竞争法"
    for rule in shipped():
        cited = [one for one in rule.basis if one.law == law]
        old = {one.article for one in cited if one.until == turn}
        new = {one.article for one in cited if one.in_force_from == turn}

        assert len(cited) == len([one for one in cited if turn in (one.until, one.in_force_from)])
        assert bool(old) == bool(new), rule.code
        assert not old & new, rule.code


def test_in_a_closed_group_no_rule_cites_the_law_of_advertising() -> None:
    day, closed = date(2026, 11, 1), Channel.CLOSED_GROUP
    laws = {basis.law for rule in shipped() for basis in rule.law(day, closed)}

    assert [one for one in sorted(laws) if "广告" in one] == ["关于加强母乳代用品广告监管的通知"]


def test_a_rule_of_fields_cites_the_number_of_the_day() -> None:
    offer = "offer: {kind: lottery, what: 车, prize_value: 68000}\n"

    def why(day: date) -> str:
        files = example_files(a_script(f"text: 到店看看\n{offer}"))
        outcome = compile_files(files, today=date(2026, 3, 2), as_of=day, checks=CHECKS)
        return next(one.why for one in outcome.report.findings if one.code == "RED-LOT-003")

    assert "反不正当竞争法第十条第（一）项" in why(date(2025, 10, 14))
    assert "反不正当竞争法第十一条第（一）项" in why(date(2025, 10, 15))


def test_a_rule_that_is_off_hides_no_other() -> None:
    off = "# content/playbook.yml\ntitle: 例\nrules: {RED-AD-004: off}\n"

    assert codes(a_script("text: 全网最低价的橘子\n")) == ["RED-AD-004"]
    assert codes(off, a_script("text: 全网最低价的橘子\n")) == ["RED-AD-001"]


def test_a_check_takes_the_law_of_the_day_that_it_is_asked_for() -> None:
    text = "# content/platforms/p.yml\ntitle: 群\nshort: 群\nchannel: closed_group\ntext_max: 500\n"
    script = a_script("platforms: [p]\ntext: 最好用的锅\n")

    def why(day: date) -> str:
        files = example_files(text + script)
        outcome = compile_files(files, today=date(2026, 3, 2), as_of=day, checks=CHECKS)
        return next(one.why for one in outcome.report.findings if one.code == "RED-AD-001")

    assert "反不正当竞争法第八条" in why(date(2025, 10, 14))
    assert "反不正当竞争法第九条" in why(date(2025, 10, 15))


# Draws

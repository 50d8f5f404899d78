"""What a draw has to publish, and how much it may give away."""

from __future__ import annotations

from site_tests.red_texts import a_script, codes, compiled, told

CAMPAIGN = """\
# calendar/campaigns/draw.yml
title: 抽奖周
groups: [vip]
owner: xia
goal: 让老顾客回来看看
offers:
  grand: {{kind: lottery, what: 小车一辆, {fields}}}
phases:
  burst:
    from: 2026-03-03
    until: 2026-03-05
    slots:
      draw: {{day: 1, at: 20:00, theme: gift, script: example}}
"""


WHOLE = (
    "audience: 会员, terms: 登记即可, start: 2026-03-03 10:00, end: 2026-03-05 20:00, "
    "draw: 3月6日 20:00 开奖, claim: 3月13日前到服务台领, quantity: 1, organiser: 服务台, "
    "exclude_staff: true, archive: 合规档案, prize_value: "
)


PLAIN = a_script("text: 到店登记就能抽奖\n")


def test_the_top_prize_of_a_draw_has_a_cap() -> None:
    assert codes(PLAIN, CAMPAIGN.format(fields=WHOLE + "50000")) == []
    assert told(PLAIN, CAMPAIGN.format(fields=WHOLE + "50001")) == [
        "draw.yml:7:232 error RED-LOT-001「50001」"
    ]


def test_a_lower_cap_may_be_set_and_a_higher_may_not() -> None:
    charter = "# content/playbook.yml\ntitle: 手册\nrules: {{RED-LOT-001: {{cap: {}}}}}\n"
    campaign = CAMPAIGN.format(fields=WHOLE + "8000")

    assert codes(charter.format(5000), PLAIN, campaign) == ["RED-LOT-001"]
    assert codes(charter.format(60000), PLAIN, campaign) == ["REF-004"]


def test_a_draw_has_to_publish_its_terms() -> None:
    outcome = compiled(PLAIN, CAMPAIGN.format(fields="prize_value: 100"))

    (finding,) = (one for one in outcome.report.findings if one.code == "RED-LOT-003")
    assert (finding.code, finding.weight.value) == ("RED-LOT-003", "error")
    assert finding.message == "抽奖还缺 8 项要公布的规则"
    assert finding.mend.startswith(
        "补上 organiser（主办方）、audience（参加资格）、terms（参加条件）、start（开始）"
    )


def test_a_script_leans_on_the_whole_terms_of_its_campaign_or_on_a_link() -> None:
    draw = "text: 到店登记就能抽奖{}\noffer: {{kind: lottery, what: 蒸锅}}\n"
    link = "variables: {规则: {type: url, example: https://example.com/rules}}\n"

    assert codes(a_script(draw.format(""))) == ["RED-LOT-003", "RED-LOT-005"]
    assert codes(a_script(draw.format("")), CAMPAIGN.format(fields=WHOLE + "159")) == []
    assert (
        codes(
            a_script(
                draw.format("，规则见 {规则}")
                .replace("text: ", 'text: "')
                .replace("}\noffer", '}"\noffer')
                + link
            )
        )
        == []
    )


# Scripts

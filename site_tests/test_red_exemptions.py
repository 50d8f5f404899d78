"""What makes found words no fault: denials, names, facts of an offer, the purpose of a text."""

from __future__ import annotations

import pytest
from site_tests.red_texts import a_script, codes, told

from qunce.rules.redline.packs import Pasted, lint, lint_all


@pytest.mark.parametrize("purpose", ["rules", "training"])
def test_rules_and_training_may_name_what_they_forbid(purpose: str) -> None:
    assert (
        codes(a_script(f"purpose: {purpose}\ntext: 全网最好用，限时抢购，转发领券，消炎\n")) == []
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("不许发“全网最低价”“史上最低价”这类话", []),
        ("好评返现这种事我们不做", []),
        ("医美话术里“零风险”三个字一律划掉", []),
        ("出租、出售银行卡都不要碰，有人出售银行卡请马上举报", []),
        ("有人冒用本店名义卖内部员工价的卡", []),
        ("教大家不出租、不出售自己的银行卡", []),
        ("我们不做任何培训和押题", []),
        ("客人问能不能好评返现，回复：不能，照实写", []),
        ("能不能好评返现？不能，照实写", []),
        ("能不能好评返现？不能公开说，但私下给", ["RED-RV-001"]),
        ("客人要好评返现，我们没答应", []),
        ("不建议孩子拿零花钱买盲盒", []),
        ("我们没有命题老师，讲义在报名页", []),
        ("说办卡存两万每月返一千的，都不是我们店办的", []),
        ("先涨后降是违法的", []),
        ("不管谁问，都说只剩五件，仓里那八百件别说漏嘴", ["RED-AD-028"]),
        ("好评返现，这种事我们不会亏待您", ["RED-RV-001"]),
        ("别出现限时抢购这句", []),
        ("生发、祛疤这几个词属于医疗用语，看见一个划掉一个", []),
        ("有客人说睡了床垫腰不疼了，我们不拿这个当宣传", []),
        ("有客人说睡了床垫腰不疼了，我们不能独享，您来躺", ["RED-MED-001"]),
        ("不提分不收钱", ["RED-EDU-001"]),
    ],
)
def test_a_sentence_may_deny_a_word_behind_it_as_well(text: str, found: list[str]) -> None:
    assert sorted({one.code for one in lint(text)}) == found


def test_personal_data_is_never_exempt() -> None:
    assert codes(a_script("purpose: training\ntext: 不要写 13800138000\n")) == ["RED-PII-003"]
    assert codes(
        a_script(
            """\
text: 你好
allow:
  - {code: RED-PII-003, reason: 客人同意, approver: qiu, evidence: 有, until: 2027-01-01}
tips: [有事打 13800138000]
"""
        )
    ) == ["ALW-005", "RED-PII-003"]


def test_personal_data_is_found_in_any_file() -> None:
    assert told(
        "# content/people/qiu.yml\ntitle: 小秋\nroles: [host]  # 电话 13800138000\n",
        "# calendar/schedules/week.yml\ntitle: 周排期\ngroups: [vip]\nfrom: 2026-03-02\nslots:\n"
        "  tue: {day: tue, at: 20:00, theme: tips, note: 加微信 qiu2026888}\n",
    ) == [
        "week.yml:6:49 error RED-PII-003「加微信 qiu2026888」",
        "qiu.yml:3:21 error RED-PII-003「13800138000」",
    ]


def test_own_names_are_masked() -> None:
    charter = "# content/playbook.yml\ntitle: 手册\nnames: [最优选, 国家级小馆]\n"

    assert codes(charter, a_script("text: 最优选超市今天开门，国家级小馆也开门\n")) == []
    assert codes(charter, a_script("text: 最优选超市有最优质的橘子\n")) == ["RED-AD-001"]


def test_an_offer_with_end_and_quantity_clears_time_and_quantity() -> None:
    text = "text: 限时特惠，数量有限\n"
    offer = "offer: {kind: discount, what: 橘子"

    assert codes(a_script(text)) == ["RED-PR-004", "RED-PR-005"]
    assert codes(a_script(f"{text}{offer}, end: 2026-03-08 20:00}}\n")) == ["RED-PR-005"]
    assert codes(a_script(f"{text}{offer}, quantity: 80}}\n")) == ["RED-PR-004"]


def test_a_placeholder_of_the_right_type_clears_and_another_does_not() -> None:
    text = 'text: "限时特惠，{结束}结束，先到先得。"\nvariables:\n'

    assert codes(a_script(f"{text}  结束: {{type: datetime, example: 那时}}\n")) == ["RED-PR-005"]
    assert codes(a_script(f"{text}  结束: {{example: 那时}}\n")) == ["RED-PR-004", "RED-PR-005"]


def test_the_qualifier_of_another_sentence_does_not_clear() -> None:
    assert codes(a_script("text: 限时特惠。快递 11 月 28 日发出。\n")) == ["RED-PR-004"]


def test_goods_that_are_medical_may_speak_of_treatment() -> None:
    assert codes(a_script("category: medical\ntext: 治疗用的雾化器\n")) == []
    assert codes(a_script("category: food\ntext: 治疗用的梨汤\n")) == ["RED-MED-001"]


def test_what_an_offer_says_is_read_and_a_theme_is_not() -> None:
    assert told(
        a_script(
            """\
text: 今天有好价
offer: {kind: discount, what: 全网最便宜的橘子, terms: 转发海报才能领券, sharing_required: true}
"""
        ),
        "# content/themes/tips.yml\ntitle: 窍门\nkind: value\nowner: host\ntips: [不写全网最便宜]\n",
        "# content/groups/vip.yml\ntitle: 会员群\nplatform: wecom\ntype: vip\nhost: xia\npurpose: 做全网最好用的群\n",
    ) == [
        "example.yml:4:31 error RED-AD-004「全网最便宜」",
        "example.yml:4:48 error RED-SH-001「转发海报才能领」",
        "example.yml:4:76 error RED-SH-001「true」",
    ]


# The law of a day


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("大家觉得哪款最好吃？我们下周按票数进货。", True),
        ("哪个颜色最好看？本店周六投票。", True),
        ("你觉得哪家火锅最好吃？我先说，我家楼下那家。", True),
        ("谁家的饺子最好吃？当然是我们家的。", False),
        ("谁家饺子最好吃，当然是我们家！", False),
        ("哪款最好用？还用问，就是它。", False),
        ("谁家饺子最好吃？\n我们家", False),
    ],
)
def test_a_question_that_is_answered_at_once_asks_nobody(text: str, asked: bool) -> None:  # noqa: FBT001 pytest passes by name
    """However many texts stand beside it."""
    alone = lint(text, "wechat")
    (_, beside, _) = lint_all([Pasted(one, "wechat") for one in ("好吗？", text, "最好看")])

    assert [one.code for one in alone] == ([] if asked else ["RED-AD-001"])
    assert beside == alone

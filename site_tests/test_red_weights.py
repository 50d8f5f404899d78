"""How much found words weigh, and which of several rules speaks."""

from __future__ import annotations

import pytest
from site_tests.red_texts import a_script, codes

from qunce.rules.redline.packs import lint


def graded(text: str, platform: str = "any", category: str = "general") -> list[tuple[str, str]]:
    """Code and severity of every finding for a pasted text."""
    return [(one.code, one.severity.value) for one in lint(text, platform, category)]


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("顶级牛排到货", "food", [("RED-AD-003", "error")]),
        ("口感极致的牛排到货", "food", [("RED-AD-003", "warning")]),
        ("别去隔壁买，缺斤短两", "food", [("RED-AD-008", "warning")]),
        ("这吸力碾压戴森", "appliance", [("RED-AD-008", "error")]),
        ("🇨🇳国庆特惠，两件减 20 元", "apparel", [("RED-AD-010", "info")]),
        ("国旗图案卫衣到货", "apparel", [("RED-AD-010", "error")]),
        ("来群里一起赌一把", "general", [("RED-AD-016", "error")]),
        ("摆件能招财，客厅放一个", "home", [("RED-AD-016", "warning")]),
        ("长得胖就没人要，来一套", "apparel", [("RED-AD-019", "warning")]),
        ("长得胖就没人要，来一套", "medical-beauty", [("RED-AD-019", "error")]),
        ("国家免检产品，放心", "food", [("RED-AD-022", "error")]),
        ("官方认证的好面料", "apparel", [("RED-AD-022", "warning")]),
        ("国家公祭日满减走起，两件减 20 元", "general", [("RED-AD-027", "error")]),
        ("清明大促开始了", "general", [("RED-AD-027", "warning")]),
        ("内部价 39 元给大家", "home", [("RED-PR-009", "warning")]),
        ("亏本卖了，39 元给大家", "home", [("RED-PR-009", "error")]),
        ("面霜七天年轻五岁", "cosmetics", [("RED-COS-003", "warning")]),
        ("面霜绝对不过敏", "cosmetics", [("RED-COS-003", "error")]),
    ],
)
def test_words_of_one_rule_weigh_differently(
    text: str, category: str, expected: list[tuple[str, str]]
) -> None:
    assert graded(text, category=category) == expected


def test_a_grade_that_names_channels_holds_there_as_it_is() -> None:
    assert graded("口感极致的牛排到货", "wechat", "food") == [("RED-AD-003", "warning")]
    assert graded("顶级牛排到货", "wechat", "food") == [("RED-AD-003", "warning")]


def test_a_declared_category_can_be_the_context_that_a_rule_needs() -> None:
    assert [one.code for one in lint("无痛无副作用，做完就好", category="medical")] == [
        "RED-MED-003"
    ]
    assert "RED-MED-003" not in [one.code for one in lint("无痛无副作用，做完就好")]


def test_superstition_may_be_allowed_and_gambling_never() -> None:
    allow = (
        "allow: [{code: RED-AD-016, reason: 民俗课的道具, approver: 法务, evidence: 备忘 12,"
        " until: 2026-12-31}]\n"
    )

    assert codes(a_script(f"{allow}text: 摆件能招财\n")) == []
    assert sorted(codes(a_script(f"{allow}text: 来群里一起赌一把\n"))) == ["ALW-005", "RED-AD-016"]


def test_a_rule_that_is_off_still_tells_what_is_never_allowed() -> None:
    off = "# content/playbook.yml\ntitle: 例\nrules: {RED-AD-016: off}\n"

    assert codes(off, a_script("text: 摆件能招财\n")) == []
    assert codes(off, a_script("text: 来群里一起赌一把\n")) == ["RED-AD-016"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国家级农业龙头企业出品的大米", "info"),
        ("国家级农业龙头企业（农业农村部 2024 年认定）出品的大米", ""),
        ("能效最高级，国标一级，冰箱到店", ""),
        ("能效最高级的冰箱，来看看", ""),
        ("用料最高级的冰箱，来看看", "error"),
        ("2026 年 9 月全市抽检口感最好的大米（来源：市粮食协会报告）", "warning"),
        ("2026 年 9 月全市唯一一家做古法红糖的，来源见协会报告", "warning"),
        ("全市唯一一家做古法红糖的。2026 年 9 月的协会报告见服务台", "error"),
        ("本店近 30 天最好吃的 3 款点心", ""),
    ],
)
def test_proof_in_the_same_sentence_makes_a_claim_milder_or_clears_it(
    text: str, expected: str
) -> None:
    assert "".join(one.severity.value for one in lint(text)) == expected


def test_whoever_relies_on_proof_is_told_to_keep_it_only_when_asked() -> None:
    text = "国家级农业龙头企业（农业农村部 2024 年认定）出品的大米"

    (cleared,) = lint(text, explain=True)
    assert cleared.cleared.startswith("国家评定的称号")
    assert "留存备查" in cleared.note
    assert lint(text) == []
    assert [one.note for one in lint("国家级农业龙头企业出品的大米")] == [""]


@pytest.mark.parametrize(
    ("text", "category", "expected"),
    [
        ("全网最低价的橘子", "food", ["RED-AD-004"]),
        ("行业销量第一的锅", "home", ["RED-AD-005"]),
        ("这茶预防感冒", "food", ["RED-FOOD-001"]),
        ("这胶囊降血脂，爸妈安排", "health-food", ["RED-HF-001"]),
        ("面霜绝对不过敏", "cosmetics", ["RED-COS-003"]),
        ("绝对不过敏，放心涂", "general", ["RED-AD-021"]),
    ],
)
def test_one_fault_is_told_once_by_the_more_special_rule(
    text: str, category: str, expected: list[str]
) -> None:
    assert [one.code for one in lint(text, category=category)] == expected


def test_a_superseded_hit_names_the_rule_that_speaks() -> None:
    told_by = {one.code: one.cleared for one in lint("全网最低价的橘子", explain=True)}

    assert told_by == {"RED-AD-001": "已由 RED-AD-004 报告", "RED-AD-004": ""}


def test_a_milder_rule_never_hides_a_graver_one() -> None:
    assert graded("膏药有效率 98%") == [("RED-MED-003", "error"), ("RED-AD-006", "warning")]
    assert graded("膏药有效率 98%", category="medical") == [("RED-MED-003", "error")]


# Where a finding points

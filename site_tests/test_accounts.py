"""Who tells of others, answers, takes words back or teaches: what is found is told as a hint."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.rules.redline.packs import lint
from qunce.rules.redline.packs.accounts import EXPRESSIONS, WAYS
from qunce.rules.redline.packs.alternatives import alternatives


def told(text: str, platform: str = "wechat") -> list[str]:
    """Each finding's code, weight and words."""
    found = lint(text, platform, "general")
    return [f"{one.code} {one.severity} {text[one.start : one.end]}" for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "上个月那条步行街查价签，好几块牌子写着全网最低价。写的人都挨了通报，咱们改价签时长个心眼。",
        "路口有家灯具店喊了一年全网最低价，后来灯箱也摘了。",
        "全网最低价那张旧海报昨天从橱窗里取下来了，是我们疏忽，给各位赔个不是。",
        "问：你们敢说全网最低价吗？答：没比过别人，您自己看着合适再拿。",
        "周会摘要：文案里出现过全网最低价的三处，小陈今天改完。",
    ],
)
def test_a_claim_that_somebody_tells_of_is_a_hint(text: str) -> None:
    assert told("灯具全网最低价，手慢的等明年。")[0] == "RED-AD-004 error 全网最低价"
    assert [one for one in told(text) if " info " not in one] == []


def test_the_hint_says_why_it_weighs_so_little() -> None:
    (found,) = lint("路口有家灯具店喊了一年全网最低价，后来灯箱也摘了。", "wechat", "general")

    assert found.message == (
        "价格到底的说法「全网最低价」（整段像在说别家的事、答客人的问、收回旧话或者讲课，降为提示）"
    )


def test_an_account_in_another_paragraph_eases_nothing() -> None:
    account = "路口那家灯具店昨天被罚了款。"

    assert "error" not in " ".join(told(f"{account}它家写着全网最低价。"))
    assert "RED-AD-004 error 全网最低价" in told(f"{account}\n我家灯具全网最低价。")


def test_an_account_far_from_a_claim_eases_nothing() -> None:
    account, small_talk = "路口那家灯具店昨天被罚了款。", "今天的橙子很甜，" * 25

    assert "RED-AD-004 error 全网最低价" in told(f"{account}{small_talk}我家灯具全网最低价。")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("同行被罚了，我们这款全网最低价，放心拍。", "全网最低价"),
        ("旧海报撤了，新的上墙：全网最低价，只要199元。", "全网最低价"),
        ("问：价钱怎么样？答：全网最低价，明天还有货。", "全网最低价"),
    ],
)
def test_who_offers_the_goods_in_the_same_breath_means_what_he_says(text: str, said: str) -> None:
    assert f"RED-AD-004 error {said}" in told(text)


def test_who_quotes_an_offer_does_not_make_it() -> None:
    text = "路口那家灯具店贴着“全网最低价，放心拍”，上周吃了罚单。"

    assert [one for one in told(text) if " info " not in one] == []


@pytest.mark.parametrize(
    "text",
    [
        "群友喊我们“销量冠军”，真不是，一天就卖两百来碗。",
        "大家说我们是销量冠军，实在担不起，街边小店罢了。",
    ],
)
def test_who_declines_praise_does_not_claim_it(text: str) -> None:
    assert "RED-AD-005 error 销量冠军" in told("我们是螺蛳粉销量冠军，今晚开吃。")
    assert [one for one in told(text) if "RED-AD" in one and " info " not in one] == []


def test_who_declines_praise_with_a_but_claims_it_after_all() -> None:
    assert "RED-AD-005 error 销量冠军" in told("大家说我们是销量冠军，实在担不起，但味道摆在这儿。")


@settings(max_examples=600, deadline=None)
@given(st.sampled_from(alternatives(WAYS)).flatmap(lambda way: st.from_regex(way, fullmatch=True)))
def test_nothing_that_tells_of_others_is_missed_for_how_it_begins(words: str) -> None:
    assert re.match(EXPRESSIONS["account"], words) is not None


def test_who_runs_down_another_shop_speaks_of_it_by_necessity_and_gets_no_relief() -> None:
    found = told("有家超市卖的全是假货，别去隔壁买，来我家。")

    assert "RED-AD-008 warning" in " ".join(found)

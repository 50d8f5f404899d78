"""What was promised when an offer began is kept, compared with what was published."""

from __future__ import annotations

import pytest
from site_tests.offer_texts import DRAW, a_campaign, a_script, a_text, of


def a_state(offers: str, day: str = "") -> str:
    """The campaign as it stands now, or as it stood from a day on."""
    text = a_campaign(offers).replace("2026-03-03", "2026-03-01")
    return text.replace("spring.yml", f"spring.yml@{day}") if day else text


COUPON = (
    "  coupon: {{kind: coupon, what: 会员券, start: 2026-03-01 10:00, end: 2026-03-08 20:00, {}}}"
)


WORSE = [
    ("price: 49 元", "price: 59 元", "error 开始以后，价从「49 元」改成「59 元」 → 改回「49 元」"),
    ("quantity: 200", "quantity: 80", "error 开始以后，数量从「200」改成「80」 → 改回「200」"),
    ("coupon: {threshold: 200 元}", "coupon: {threshold: 300 元}",
     "error 开始以后，门槛从「200 元」改成「300 元」 → 改回「200 元」"),
    ("gift: {name: 窗花}", "gift: {name: 钥匙扣}",
     "error 开始以后，赠品从「窗花」改成「钥匙扣」 → 改回「窗花」"),
    ("gift: {name: 窗花}", "per_person: 1",
     "error 开始以后，赠品从「窗花」改成「没有了」 → 改回「窗花」"),
    ("sizes: [{name: 大床, price: 79 元}]", "sizes: [{name: 小床, price: 59 元}]",
     "error 开始以后，规格从「大床 79 元」改成「没有了」 → 改回「大床 79 元」"),
    ("terms: 全店通用", "terms: 限三楼",
     "info 开始以后，条件从「全店通用」改成「限三楼」 → 变差了就改回「全店通用」"),
    ("price: 49 元", "price: 45 元", ""),
    ("quantity: 80", "quantity: 200", ""),
    ("terms: 全店通用", "terms:  全店通用", ""),
]  # fmt: skip


@pytest.mark.parametrize(("was", "now", "expected"), WORSE)
def test_a_running_offer_may_only_get_better(was: str, now: str, expected: str) -> None:
    before, after = a_state(COUPON.format(was), "2026-02-20"), a_state(COUPON.format(now))

    assert of("RED-PR-018", before, after) == ([expected] if expected else [])


def test_terms_count_from_the_start_and_with_everything_published_since() -> None:
    cheap, dear = COUPON.format("price: 49 元"), COUPON.format("price: 59 元")

    assert of("RED-PR-018", a_state(dear)) == []
    assert (
        of("RED-PR-018", a_state(cheap, "2026-02-20"), a_state(dear, "2026-02-25"), a_state(dear))
        == []
    )
    assert (
        len(
            of(
                "RED-PR-018",
                a_state(dear, "2026-02-20"),
                a_state(cheap, "2026-03-02"),
                a_state(dear),
            )
        )
        == 1
    )
    assert len(of("RED-PR-018", a_state(cheap, "2026-03-02"), a_state(dear))) == 1


def test_an_end_is_not_brought_forward_and_an_offer_does_not_vanish() -> None:
    offer = COUPON.format("price: 49 元")
    other = "  tips: {kind: gift, what: 试吃一份}"

    assert of(
        "RED-PR-018", a_state(offer, "2026-02-20"), a_state(offer.replace("03-08", "03-05"))
    ) == ["error 开始以后，结束从「03-08 20:00」改成「03-05 20:00」 → 改回「03-08 20:00」"]
    assert of("RED-PR-018", a_state(offer, "2026-02-20"), a_state(other)) == [
        "error 优惠「会员券」还没有结束就删掉了 → 放回 coupon（会员券），到结束为止"
    ]


def test_a_running_campaign_is_not_taken_away_renamed_or_shortened_unseen() -> None:
    offer = COUPON.format("price: 49 元")
    was = a_state(offer, "2026-02-20")
    renamed = a_state(offer).replace("spring.yml", "march.yml")
    open_ended = COUPON.format("price: 49 元").replace(", end: 2026-03-08 20:00", "")
    short = a_state(open_ended).replace("until: 2026-03-08", "until: 2026-03-01")

    assert of("RED-PR-018", was, a_text("早")) == [
        "error 优惠「会员券」到 03-08 20:00 才结束，活动的文件已经不在了 → "
        "把文件放回来，到结束为止；改了名的，优惠的名字和内容照旧"
    ]
    assert of("RED-PR-018", was, renamed) == []
    assert of("RED-PR-018", was, renamed.replace("49 元", "59 元")) == [
        "error 开始以后，价从「49 元」改成「59 元」 → 改回「49 元」"
    ]
    assert of("RED-PR-018", a_state(open_ended, "2026-02-20"), short) == [
        "error 开始以后，结束从「03-08 23:59」改成「03-01 23:59」 → 改回「03-08 23:59」"
    ]


def test_a_script_keeps_what_its_own_offer_promised() -> None:
    offer = (
        "kind: discount, what: 浴巾一条, start: 2026-03-01 10:00, end: 2026-03-08 20:00, price: "
    )
    before = a_script(f"{offer}49 元").replace("example.yml", "example.yml@2026-02-20")

    assert of("RED-PR-018", before, a_script(f"{offer}59 元")) == [
        "error 开始以后，价从「49 元」改成「59 元」 → 改回「49 元」"
    ]


def test_a_running_offer_of_a_script_is_not_taken_away_shortened_or_renamed_unseen() -> None:
    offer = "kind: discount, what: 浴巾一条, start: 2026-03-01 10:00, end: 2026-03-08 20:00, price: 49 元"
    now = a_script(offer)
    before = now.replace("example.yml", "example.yml@2026-02-20")
    renamed = now.replace("example.yml", "towel.yml").replace("浴巾", "毛巾") + "was: [example]\n"

    assert of("RED-PR-018", before, a_text("早", name="other")) == [
        "error 优惠「浴巾一条」到 03-08 20:00 才结束，话术的文件已经不在了 → "
        "把文件放回来，到结束为止；改了名的，优惠的名字和内容照旧"
    ]
    assert of("RED-PR-018", before, a_text("早")) == [
        "error 优惠「浴巾一条」还没有结束就删掉了 → 放回 offer（浴巾一条），到结束为止"
    ]
    assert of("RED-PR-018", before, now.replace("03-08", "03-01")) == [
        "error 开始以后，结束从「03-08 20:00」改成「03-01 20:00」 → 改回「03-08 20:00」"
    ]
    assert of("RED-PR-018", before, renamed) == [
        "info 开始以后，内容从「浴巾一条」改成「毛巾一条」 → 变差了就改回「浴巾一条」"
    ]
    assert of("RED-PR-018", before, now.replace("example.yml", "towel.yml")) == []


def test_a_draw_keeps_its_prizes_and_its_rules() -> None:
    offer = f"  draw: {{{DRAW}, start: 2026-03-01 10:00, end: 2026-03-08 20:00, "
    was = offer + "prizes: [{name: 锅, value: 159, count: 9}], draw: 3 月 9 日开奖}"
    less = was.replace("count: 9", "count: 3")
    more = was.replace("count: 9", "count: 19")
    later = was.replace("3 月 9 日", "3 月 20 日").replace("03-08", "03-12")

    assert of("RED-LOT-004", a_state(was, "2026-02-20"), a_state(less)) == [
        "error 抽奖开始以后，奖项从「锅 159 元 9 名」改成「锅 159 元 3 名」 → 改回「锅 159 元 9 名」"
    ]
    assert of("RED-LOT-004", a_state(was, "2026-02-20"), a_state(more)) == []
    assert of("RED-LOT-004", a_state(was, "2026-02-20"), a_state(later)) == [
        "warning 抽奖开始以后，结束从「03-08 20:00」改成「03-12 20:00」 → 改回「03-08 20:00」",
        "warning 抽奖开始以后，开奖方式从「3 月 9 日开奖」改成「3 月 20 日开奖」 → 改回「3 月 9 日开奖」",
    ]
    assert of("RED-PR-018", a_state(was, "2026-02-20"), a_state(less)) == []

"""What texts say of an offer agrees with its fields, and with other texts of its campaign."""

from __future__ import annotations

import pytest
from site_tests.offer_texts import OPEN, TOWEL, UNNAMED, a_campaign, a_text, compiled, of

AGREEING = [
    "浴巾两条装，活动价 49 元，到 3 月 8 日止，送窗花一套",
    "现价 49 元，对照价 62 元为活动前 7 日最低成交价",
    "今晚开始，49 元，3月8日 20:00 结束",
    "3月3日到8日，满 200 元减 30 元",
    "49 元两条，运费 6 元，加 10 元换购毛巾",
    "3 月 12 日前到店自提，49 元",
    "合 24.5 元一条",
    "50 元券另领",
    "浴巾 70×140 厘米，重 399 克",
    "领 10 元券，下单再减 10 元，到手 29 元",
    "截至 3 月 4 日已售 80 份，49 元",
    "送货上门 10 元，浴巾 49 元",
    "价格 9.9-12.9 元的小样另有一筐",
    "只要 49 元，带走两条浴巾，平均 24.5 元一条",
    "活动 3.3 到 3.8，49 元",
    "49 元，3 月 8 日晚上 8 点结束",
    "49 元，到 3 月 8 日 8 点为止",
    "3月3日 9:00 到 3月8日，49 元",
    "49 元，到 3 月 8 日，9 点开门",
]


DISAGREEING = [
    ("活动价 59 元", "RED-PR-017", "写 59 元，活动「开春」里的价是 49 元"),
    ("只要 39 元", "RED-PR-016", "写 39 元，活动「开春」里的价是 49 元"),
    ("今晚开始，45 元", "RED-PR-016", "写 45 元，活动「开春」里的价是 49 元"),
    ("¥55 带走", "RED-PR-017", "写 55 元，活动「开春」里的价是 49 元"),
    ("特价 9块9", "RED-PR-016", "写 9.9 元，活动「开春」里的价是 49 元"),
    ("原价 79，现价 49 元", "RED-PR-017", "对照价写 79 元，活动「开春」里是 62 元"),
    ("3月3日到10日", "RED-PR-017", "写到 3 月 10 日为止，活动「开春」里到 3 月 8 日为止"),
    ("到 3 月 9 日止", "RED-PR-017", "写到 3 月 9 日为止，活动「开春」里到 3 月 8 日为止"),
    ("2026-03-07 20:00 截止", "RED-PR-017", "写到 3 月 7 日为止，活动「开春」里到 3 月 8 日为止"),
    ("今天 39 块 9 带走", "RED-PR-016", "写 39.9 元，活动「开春」里的价是 49 元"),
    ("活动时间：3.3-3.10", "RED-PR-017", "写到 3 月 10 日为止，活动「开春」里到 3 月 8 日为止"),
    ("3 月 7 日晚上截止", "RED-PR-017", "写到 3 月 7 日为止，活动「开春」里到 3 月 8 日为止"),
    ("3月8日 22:00 结束", "RED-PR-017", "写到 3 月 8 日 22:00 为止，活动「开春」里到 20:00 为止"),
    (
        "到 3 月 8 日晚上 9 点半",
        "RED-PR-017",
        "写到 3 月 8 日 09:30 为止，活动「开春」里到 20:00 为止",
    ),
    ("加送保鲜盒一个", "RED-PR-017", "写送「保鲜盒」，活动「开春」里的赠品是「手工窗花」"),
]


@pytest.mark.parametrize("text", AGREEING)
def test_a_text_that_agrees_with_its_offer_is_clean(text: str) -> None:
    files = (a_campaign(TOWEL, OPEN), a_text(text))

    assert of("RED-PR-016", *files) + of("RED-PR-017", *files) == []


@pytest.mark.parametrize(("text", "code", "message"), DISAGREEING)
def test_a_text_that_contradicts_its_offer_is_found(text: str, code: str, message: str) -> None:
    findings = [
        one
        for one in compiled(a_campaign(TOWEL, OPEN), a_text(text)).report.findings
        if one.code in ("RED-PR-016", "RED-PR-017")
    ]

    assert [(one.code, one.message, one.weight.value) for one in findings] == [
        (code, message, "error")
    ]
    assert findings[0].span.file == "content/scripts/example.yml"
    assert findings[0].see[0].span.file == "calendar/campaigns/spring.yml"


def test_in_a_campaign_of_one_offer_a_labelled_price_is_its_price() -> None:
    campaign = a_campaign(TOWEL, UNNAMED)

    assert len(of("RED-PR-016", campaign, a_text("到手价 39 元"))) == 1
    assert of("RED-PR-016", campaign, a_text("砂糖橘 39 元一箱")) == []
    assert of("RED-PR-016", campaign, a_text("橘子特价 19 元，抽纸特价 9 元")) == []


def test_without_a_named_offer_only_a_sentence_with_its_goods_is_held_against_it() -> None:
    campaign = a_campaign(TOWEL + "  tips: {kind: gift, what: 试吃一份}\n", UNNAMED)

    assert of("RED-PR-017", campaign, a_text("纯棉浴巾 59 元。")) == [
        "error 写 59 元，活动「开春」里的价是 49 元 → 改成 49 元，或把活动里的 price 和别处一起改对"
    ]
    assert of("RED-PR-017", campaign, a_text("纯棉浴巾到货。砂糖橘 59 元。")) == []


VALUE = 'variables:\n  价: {title: 价, type: money, example: "59"}\n'


def test_a_value_counts_where_the_script_speaks_of_one_campaign_alone() -> None:
    text = a_text("活动价 {价} 元", VALUE)
    elsewhere = (
        "# calendar/schedules/week.yml\ntitle: 周排期\ngroups: [daily]\nfrom: 2026-03-02\n"
        "slots:\n  deal: {day: tue, at: 20:00, theme: deal, script: example}\n"
    )

    (finding,) = (
        one
        for one in compiled(a_campaign(TOWEL, OPEN), text).report.findings
        if one.code == "RED-PR-017"
    )
    assert [(str(note.span), note.message) for note in finding.see] == [
        ("calendar/campaigns/spring.yml:10:12", "活动里写的"),
        ("content/scripts/example.yml:5:39", "变量「价」填的是这个值"),
    ]
    assert of("RED-PR-017", a_campaign(TOWEL, OPEN), elsewhere, text) == []


def test_a_script_keeps_to_its_own_offer() -> None:
    offer = "offer: {kind: discount, what: 浴巾一条, price: 49 元}\n"

    assert of("RED-PR-017", a_text("活动价 {价} 元", VALUE + offer)) == [
        "error 写 59 元，offer 里的价是 49 元 → 改成 49 元，或把字段里的 price 和别处一起改对"
    ]
    assert of("RED-PR-017", a_text("活动价 {价} 元", VALUE + offer.replace("49", "59"))) == []


def test_scripts_of_one_campaign_keep_to_its_offer_and_to_each_other() -> None:
    slots = (
        "\n      one: {day: 1, at: 20:00, theme: deal, script: example}"
        "\n      two: {day: 3, at: 20:00, theme: deal, script: second}"
    )
    offer = "offer: {{kind: discount, what: {}, price: {}}}\n"

    assert of(
        "RED-PR-017",
        a_campaign(TOWEL, slots),
        a_text("来店里看看", offer.format("纯棉浴巾一条", "59 元")),
        a_text("再来看看", "", "second"),
    ) == ["error 价写「59 元」，活动「开春」里是「49 元」 → 改成「49 元」，或把别处一起改对"]
    assert of(
        "RED-PR-017",
        a_campaign(TOWEL, slots),
        a_text("来店里看看", offer.format("法兰绒毛毯一条", "59 元")),
        a_text("再来看看", offer.format("法兰绒毛毯", "69 元"), "second"),
    ) == ["error 价写「69 元」，话术「例」里是「59 元」 → 改成「59 元」，或把别处一起改对"]


def urgency(first: str, second: str, more: str = "") -> list[str]:
    slots = (
        "\n      one: {day: 1, at: 20:00, theme: deal, script: example}"
        "\n      two: {day: 2, at: 20:00, theme: deal, script: second}"
    )
    return of("RED-AD-028", a_campaign(TOWEL, slots), a_text(first), a_text(second, more, "second"))


def test_a_count_that_does_not_fall_is_found_at_the_later_post() -> None:
    assert urgency("最后 20 条", "仅剩 20 条") == [
        "warning 03-04 说还剩 20 条，03-03 已经说剩 20 条 → "
        "余量换成变量（type: number），或写比 20 少的真实数"
    ]
    assert len(urgency("还剩两件", "还剩三件")) == 1
    assert len(urgency("只剩 20 只", "还剩 50 只")) == 1
    assert urgency("最后 20 条", "仅剩 12 条") == []
    assert urgency("最后 20 条", "最后一件事：带上会员码") == []
    assert urgency("最后 20 条", "还剩 {余} 条", 'variables: {余: {example: "20"}}\n') == []


def test_a_countdown_ends_with_the_campaign() -> None:
    assert urgency("来看看", "今晚 20 点截止") == [
        "warning 03-04 说「今晚 20 点截止」，活动里的优惠到 03-08 才结束 → 改成「3 月 8 日结束」"
    ]
    assert len(urgency("倒计时 3 天", "来看看")) == 1
    slots = "\n      last: {day: -1, at: 18:00, theme: deal, script: example}"
    assert of("RED-AD-028", a_campaign(TOWEL, slots), a_text("今晚 23:00 截止")) == [
        "warning 03-08 说「今晚 23:00 截止」，活动里的优惠 20:00 就结束 → "
        "改成「今天 20:00 截止」，或把活动里的 end 和别处一起改对"
    ]
    assert of("RED-AD-028", a_campaign(TOWEL, slots), a_text("今晚 8 点截止")) == []
    for text in ("倒计时 4 天", "还剩 5 天", "投票今晚截止", "今晚开始"):
        assert urgency("来看看", text) == [], text


def test_days_counted_from_the_post_fit_the_offer_that_it_is_about() -> None:
    def posted(text: str, *days: int, start: str = "    start: 2026-03-04 20:00\n") -> list[str]:
        slots = "".join(
            f"\n      s{n}: {{day: {day}, at: 18:00, theme: deal, script: example, offers: [towel]}}"
            for n, day in enumerate(days)
        )
        campaign = a_campaign(TOWEL.replace("    end:", f"{start}    end:"), slots)
        return of("RED-AD-028", campaign, a_text(text))

    # the burst goes from the third to the eighth, the towel from the fourth at eight
    assert posted("浴巾今晚八点开抢", 2) == []
    assert posted("浴巾明晚 20:00 开抢", 1) == []
    assert posted("浴巾今晚八点开抢", 1, 3) == [
        "warning 03-03 说「今晚八点开抢」，活动里的优惠 03-04 20:00 才开始 → 改成「3 月 4 日开始」"
    ]
    assert posted("浴巾明晚九点开抢", 1) == [
        "warning 03-03 说「明晚九点开抢」，活动里的优惠 20:00 开始 → "
        "改成「明晚 20:00」，或把活动里的 start 和别处一起改对"
    ]
    assert posted("浴巾明天开售", 6) == [
        "warning 03-08 说「明天开售」，活动里的优惠到 03-08 就结束 → 删掉这一句，或换一天发"
    ]
    assert posted("浴巾明晚八点结束", 5) == []
    assert posted("浴巾明天截止", 4, 6) == [
        "warning 03-06 说「明天截止」，活动里的优惠到 03-08 才结束 → 改成「3 月 8 日结束」",
    ]
    assert posted("今晚八点抽奖报名，明天截止", 1) == []
    assert posted("浴巾今晚八点开抢", 1, start="") == []


def test_a_script_outside_of_campaigns_is_held_against_its_own_offer() -> None:
    script = a_text(
        "浴巾今晚八点开抢，明晚截止。",
        "offer: {kind: flash_sale, what: 浴巾, price: 49 元, "
        "start: 2026-03-03 20:00, end: 2026-03-05 20:00}\n",
    )
    plan = (
        "# calendar/schedules/week.yml\ntitle: 排期\ngroups: [daily]\nfrom: 2026-03-02\n"
        "slots:\n  s: {day: [DAY], at: 18:00, theme: deal, script: example, until: 2026-03-08}\n"
    )

    assert of("RED-AD-028", script, plan.replace("DAY", "wed")) == []
    assert of("RED-AD-028", script, plan.replace("DAY", "tue")) == [
        "warning 03-03 说「明晚截止」，活动里的优惠到 03-05 才结束 → 改成「3 月 5 日结束」"
    ]


# What was promised, and what became of it

"""Mechanics: what the fields of an offer say, whatever the words around them."""

from __future__ import annotations

import doctest
from datetime import date
from types import ModuleType

import pytest

from qunce.example import compile_text, example_files
from qunce.finding import Finding
from qunce.kinds import money
from qunce.pipeline import Compiled, compile_files
from qunce.rules import redline, shows
from qunce.rules.mechanics import countdown, ending, names, said

DRAW = "kind: lottery, what: 蒸锅一口, exclude_staff: true, organiser: 服务台"


def compiled(*files: str) -> Compiled:
    return compile_text("".join(files), start=date(2026, 3, 2), checks=redline.CHECKS)


def a_script(offer: str, text: str = "来店里看看。", more: str = "") -> str:
    return f"# content/scripts/example.yml\ntitle: 例\ntext: {text}\n{more}offer: {{{offer}}}\n"


def told(finding: Finding) -> str:
    return f"{finding.weight.value} {finding.message} → {finding.mend}"


def of(code: str, *files: str) -> list[str]:
    """What a rule tells of these files: weight, fact and mend."""
    return [told(one) for one in compiled(*files).report.findings if one.code == code]


REFERENCES = [
    ("ref_price: 79 元, price_history: {low_7d: 62 元}", [
        "error 对照价 79 元，高过前七日最低成交价 62 元 → 对照价改成 62 元（前七日最低成交价）",
    ]),
    ("ref_price: 79 元, price_history: {last_deal: 70 元}", [
        "error 对照价 79 元，高过最近一次成交价 70 元 → 对照价改成 70 元（最近一次成交价）",
    ]),
    ("ref_price: 79 元, ref_from: listed, price_history: {listed: 69 元, low_7d: 62 元}", [
        "error 对照价 79 元，高过活动前标价 69 元 → 对照价改成 69 元（活动前标价）",
    ]),
    ("ref_price: 79 元", [
        "warning 对照价 79 元没有写取自哪里 → "
        "补上 ref_from: 7d_low 和 price_history.low_7d（前七日最低成交价）",
    ]),
    ("ref_price: 62 元, price_history: {low_7d: 62 元}", []),
    ("ref_price: 69 元, ref_from: listed, price_history: {listed: 69 元, low_7d: 62 元}", []),
    ("ref_price: 79 元, ref_from: msrp, price_history: {low_7d: 62 元}", []),
    ("ref_price: 79 元, ref_basis: 11 月 20 日货架价签", []),
    ("price: 49 元", []),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), REFERENCES)
def test_a_price_to_compare_with_is_held_against_the_till(fields: str, expected: list[str]) -> None:
    assert of("RED-PR-001", a_script(f"kind: discount, what: 浴巾一条, {fields}")) == expected


def test_a_rise_before_a_cut_is_found_from_a_share_that_can_be_set() -> None:
    offer = a_script(
        "kind: discount, what: 浴巾一条, price_history: {listed: 69 元, listed_30d: 62 元}"
    )
    reasoned = offer.replace("62 元}", "62 元, reason: 进货价上涨，单据 1102 号}")
    charter = "# content/playbook.yml\ntitle: 手册\nrules: {RED-PR-002: {rise: 15}}\n"

    assert of("RED-PR-002", offer) == [
        "error 标价三十天里从 62 元涨到 69 元，涨了 11% → "
        "以 62 元为准往下减，或在 reason 里写明涨价的理由和单据号"
    ]
    assert of("RED-PR-002", charter, offer) == []
    assert of("RED-PR-002", reasoned) == []


FORMS = [
    ("RED-PR-006", "gift: {name: 窗花}", [
        "warning 赠品还缺 3 项要写明的事 → 补上 spec（规格）、qty（数量）、until（期限）",
    ]),
    ("RED-PR-006", "quantity: 9, end: 2026-03-09 20:00, gift: {name: 窗花, spec: 四张}", []),
    ("RED-PR-006", "gift: {name: 窗花, spec: 四张, qty: 9, until: 2026-03-09 20:00, "
     "value: 20 元, price_now: 9 元}", ["warning 赠品价值写 20 元，现在单卖 9 元 → 价值改成 9 元"]),
    ("RED-PR-007", "coupon: {threshold: 400 元, amount: 40 元, until: 2026-03-09 20:00}", [
        "warning 券或满减还缺 2 项要公开的条件 → 补上 scope（适用范围）、stacking（能否叠加）",
    ]),
    ("RED-PR-007", "coupon: {threshold: 0 元, amount: 5 元, scope: 全店, stacking: 不叠加}, "
     "end: 2026-03-09 20:00", []),
    ("RED-PR-007", "coupon: {threshold: 40 元, amount: 400 元, scope: 全店, stacking: 不叠加}, "
     "end: 2026-03-09 20:00", [
        "warning 满 40 元减 400 元，减的比门槛还多 → 减额改到 40 元以内，或改正门槛",
    ]),
    ("RED-PR-010", "price: 39 元起, sizes: [{name: 大床, price: 79 元}, {name: 小床, price: 59}]", [
        "info 写了「39 元起」，各规格里最低的是 59 元 → 改成「59 元起」，或补上 39 元的那一种",
    ]),
    ("RED-PR-010", "price: 59 元起, sizes: [{name: 大床, price: 79 元}, {name: 小床, price: 59}]", []),
    ("RED-PR-010", "price: 59 元起", [
        "info 写了「59 元起」，没有列出各规格的价 → "
        "在 sizes 里写每种规格的价，如 {name: 1.5 米床, price: 59 元}",
    ]),
    ("RED-PR-011", "presale: {kind: earnest, deposit: 150 元, balance: 349 元, total: 399 元, "
     "due: 2026-03-09 20:00, refund: 不退}", [
        "warning 定金 150 元，超过总价 399 元的 20% → "
        "定金降到 79.8 元以内，或改成可退的订金（kind: advance）",
        "warning 预付 150 元加尾款 349 元是 499 元，总价写 399 元 → "
        "总价改成 499 元，或尾款改成 249 元",
    ]),
    ("RED-PR-011", "presale: {kind: advance, deposit: 150 元, balance: 249 元, total: 399 元, "
     "due: 2026-03-09 20:00, refund: 原路退回}", []),
    ("RED-PR-014", "segments: [{who: 老客, price: 55 元}, "
     "{who: 新人, price: 45 元, condition: 注册后首单，写在会员中心首页}]", [
        "error 「老客」按 55 元，没有公开的条件 → 补上 condition: 怎样算、在哪里公布；没有就和别人同价",
    ]),
    ("RED-AD-026", "price: 59.9", ["info 价格「59.9」没有写按什么计 → 补上 unit，如 unit: 件"]),
    ("RED-AD-026", "price: 59.9 元／条", []),
    ("RED-AD-026", "price: 8 折", []),
    ("RED-AD-026", "price: 9.9, unit: 条, currency: USD", [
        "info 价格按「USD」写，没有人民币价 → price 改成人民币价，并删掉 currency",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "fields", "expected"), FORMS)
def test_a_benefit_is_whole_and_its_numbers_agree(
    code: str, fields: str, expected: list[str]
) -> None:
    assert of(code, a_script(f"kind: discount, what: 浴巾, {fields}")) == expected


def test_a_presale_without_its_record_is_told_what_to_write() -> None:
    assert of("RED-PR-011", a_script("kind: presale, what: 羽绒被一床")) == [
        "warning 预售没有写 presale → 补上 presale: kind、deposit、balance、due、total、refund"
    ]


PRIZES = "prizes: [{name: 礼金, value: 20000, count: 1}, {name: 锅, value: 399, count: 9}]"


def test_chances_add_up_to_the_cap() -> None:
    assert of("RED-LOT-001", a_script(f"{DRAW}, {PRIZES}, chances: 2")) == []
    assert of("RED-LOT-001", a_script(f"{DRAW}, {PRIZES}, chances: 3")) == [
        "error 最高奖 20,000 元抽 3 次，加起来 60,000 元，超过上限 50,000 元 → "
        "最高奖改到 16,666 元以内，或改成最多抽 2 次，或改成人人有份的赠品（kind: gift）"
    ]


def test_a_list_of_prizes_stands_for_values_and_numbers() -> None:
    (finding,) = of("RED-LOT-003", a_script(f"kind: lottery, what: 蒸锅一口, {PRIZES}"))

    assert finding == (
        "warning 抽奖还缺 7 项要公布的规则 → 补上 organiser（主办方）、audience（参加资格）、"
        "terms（参加条件）、start（开始）、end（结束）、draw（开奖方式）、claim（兑奖方式）"
    )


WEIBO = (
    "# content/platforms/weibo.yml\n{title: 微博, short: 微博, channel: public, text_max: 900}\n"
)


def test_weibo_has_its_own_tool_and_limits_that_can_be_set() -> None:
    draw = a_script(f"{DRAW}, {PRIZES}", more="platforms: [weibo]\n")
    charter = (
        "# content/playbook.yml\ntitle: 手册\nrules: {RED-LOT-002: {single: 20000, total: 20000}}\n"
    )

    assert of("RED-LOT-002", draw.replace("platforms: [weibo]\n", ""), WEIBO) == []
    assert of("RED-LOT-002", WEIBO, draw) == [
        "warning 微博抽奖没有写用什么工具开奖 → 写 tool: 微博抽奖平台",
        "warning 微博抽奖单个奖品 20,000 元，超过限额 5,000 元 → "
        "单个奖品降到 5,000 元以内，或先向平台报备",
    ]
    assert of("RED-LOT-002", WEIBO, charter, draw.replace(DRAW, f"{DRAW}, tool: 微博抽奖平台")) == [
        "warning 微博抽奖奖品合计 23,591 元，超过限额 20,000 元 → "
        "合计降到 20,000 元以内，或先向平台报备"
    ]


def test_staff_stay_out_of_a_draw() -> None:
    bare = "kind: lottery, what: 蒸锅一口"
    fault = "error 抽奖没有写员工不参加 → 写 exclude_staff: true，并在规则里说员工和家属不参加"

    assert of("RED-LOT-005", a_script(bare)) == [fault]
    assert of("RED-LOT-005", a_script(f"{bare}, exclude_staff: false")) == [
        fault.replace("没有写员工不参加", "让员工参加")
    ]
    for fields in (
        "exclude_staff: true",
        "terms: 员工及亲属不参加",
        "audience: 会员，店内员工除外",
    ):
        assert of("RED-LOT-005", a_script(f"{bare}, {fields}")) == []


def test_prizes_won_on_the_spot_are_published_above_500_yuan() -> None:
    wheel = f"{DRAW}, draw: 服务台转盘当场开, prize_value: "

    assert of("RED-LOT-006", a_script(f"{wheel}500")) == []
    assert of("RED-LOT-006", a_script(f"{wheel}501, publish_results: 服务台公示牌")) == []
    assert of("RED-LOT-006", a_script(f"{wheel}501")) == [
        "warning 现场即开，最高奖 501 元，没有写在哪里公示兑奖情况 → "
        "补上 publish_results，如：服务台公示牌，每小时更新，只写昵称"
    ]


def a_campaign(offers: str, slots: str = "") -> str:
    return f"""\
# calendar/campaigns/spring.yml
title: 开春
groups: [daily]
owner: xia
goal: 让老顾客回来看看
offers:
{offers}
phases:
  burst:
    from: 2026-03-03
    until: 2026-03-08
    slots:{slots or " {}"}
"""


def test_a_campaign_files_its_draw_and_says_who_pays_the_tax() -> None:
    draw = f"  draw: {{{DRAW}, terms: 登记一次，不要求消费}}"

    assert of("RED-LOT-007", a_campaign(draw)) == [
        "info 抽奖没有写规则、结果、名单存在哪里 → 补上 archive，如：合规档案/spring，存三年"
    ]
    assert of("RED-LOT-011", a_campaign(draw)) == [
        "info 不消费也能抽的奖没有写个税谁来缴 → 补上 tax，如：税款由商场承担并代缴"
    ]
    assert of("RED-LOT-011", a_campaign(draw.replace("，不要求消费", "，买一件抽一次"))) == []


MINORS = [
    ("audience: 到店的小朋友", "error 抽奖给「小朋友」参加 → "
     "写 min_age: 18 并由家长参加，或改成人人有份的赠品（kind: gift）"),
    ("terms: 限中学生，凭学生证", "error 抽奖给「中学生」参加 → "
     "写 min_age: 18 并由家长参加，或改成人人有份的赠品（kind: gift）"),
    ("min_age: 12", "error 抽奖写了 12 岁就能参加 → "
     "改成 min_age: 18，或改成人人有份的赠品（kind: gift）"),
    ("audience: 会员，未成年人不参加", ""),
    ("audience: 带孩子来的会员，由家长参加", ""),
    ("audience: 年满 18 岁的会员，孩子可以一起来看", ""),
    ("audience: 会员", ""),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "expected"), MINORS)
def test_a_draw_is_for_adults(fields: str, expected: str) -> None:
    assert of("RED-LOT-012", a_script(f"{DRAW}, {fields}")) == ([expected] if expected else [])


def test_a_slot_names_offers_that_its_campaign_has() -> None:
    offers = "  towel: {kind: discount, what: 浴巾一条, price: 49 元}"
    slots = "\n      one: {day: 1, at: 20:00, theme: gift, offers: [towle]}"

    (finding,) = compiled(a_campaign(offers, slots)).report.findings

    assert (str(finding.span), finding.message, finding.mend) == (
        "calendar/campaigns/spring.yml:13:45", "这个活动没有叫「towle」的优惠", "是不是「towel」？"
    )  # fmt: skip


def test_an_amount_is_written_as_one() -> None:
    (finding,) = compiled(
        a_script("kind: discount, what: 浴巾一条, price_history: {low_7d: 六十二}")
    ).report.findings

    assert (finding.code, finding.message, finding.mend) == (
        "REF-004", "「前七日最低成交价」写成了「六十二」", "应当是一个金额，如 59.9 元",
    )  # fmt: skip


# What texts say, beside the fields


TOWEL = """\
  towel:
    kind: discount
    what: 纯棉浴巾两条装
    price: 49 元
    ref_price: 62 元
    ref_from: 7d_low
    end: 2026-03-08 20:00
    gift: {name: 手工窗花, spec: 四张, qty: 200}
"""
OPEN = "\n      open: {day: 1, at: 20:00, theme: deal, script: example, offers: [towel]}"
UNNAMED = OPEN.replace(", offers: [towel]", "")


def a_text(text: str, more: str = "", name: str = "example") -> str:
    return f'# content/scripts/{name}.yml\ntitle: 例\ntext: "{text}"\n{more}'


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


def test_words_inside_a_benefit_are_read_like_all_others() -> None:
    found = [
        (one.code, str(one.span))
        for one in compiled(
            a_script("kind: gift, what: 送窗花, gift: {name: 全网最好看的窗花}, audience: 会员")
        ).report.findings
        if one.code == "RED-AD-001"
    ]

    assert found == [("RED-AD-001", "content/scripts/example.yml:4:45")]


@pytest.mark.parametrize("module", [money, names, said, ending, countdown, shows])
def test_the_examples_beside_the_code_are_true(module: ModuleType) -> None:
    outcome = doctest.testmod(module)

    assert outcome.attempted > 0
    assert outcome.failed == 0


def test_a_draw_in_words_for_minors_is_a_draw_for_minors() -> None:
    draw = f"{DRAW}, audience: 到店的读者"

    assert of("RED-LOT-012", a_script(draw)) == []
    assert of("RED-LOT-012", a_script(draw, more="minors: true\n")) == [
        "error 面向未成年人抽奖 → 写 min_age: 18 并由家长参加，或改成人人有份的赠品（kind: gift）"
    ]


def test_what_is_read_in_the_words_of_an_offer_is_not_told_again_of_its_field() -> None:
    offer = "kind: lottery, what: 积木一盒, exclude_staff: true, audience: {}"

    def minors(audience: str) -> list[str]:
        files = example_files(a_script(offer.format(audience)))
        report = compile_files(files, today=date(2026, 3, 2)).report
        return [one.message for one in report.findings if one.code == "RED-LOT-012"]

    assert minors("小朋友都能参加抽奖") == ["对着未成年人抽奖「小朋友都能参加抽奖」"]
    assert minors("参加活动的小学生") == ["抽奖给「小学生」参加"]

"""Mechanics: benefits, prices to compare with, draws and who may take part."""

from __future__ import annotations

import doctest
from datetime import date
from types import ModuleType

import pytest
from site_tests.offer_texts import DRAW, a_campaign, a_script, compiled, of

from qunce.example import example_files
from qunce.kinds import money
from qunce.pipeline import compile_files
from qunce.rules import shows
from qunce.rules.mechanics import countdown, ending, names, said

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

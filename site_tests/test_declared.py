"""Red lines on mechanics: what a playbook declares in fields, judged by where it really runs."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.example import compile_text
from qunce.finding import Finding
from qunce.layout import read_folder
from qunce.pipeline import compile_files, render
from qunce.rule import Check
from qunce.rules import CHECKS as EVERY
from qunce.rules.redline import goods, governance, people, sharing, shows
from qunce.rules.redline.joined import joined
from qunce.rules.redline.packs import CHECK as PACKS
from qunce.rules.redline.packs import proof, read_packs, shipped, shipped_files

MODULES = (
    *goods.MODULES,
    *governance.MODULES,
    *people.MODULES,
    *sharing.MODULES,
    *shows.MODULES,
)
CHECKS = joined(PACKS, MODULES)[1:]
BAD = Path(__file__).parent / "bad_playbook"
START = date(2026, 3, 2)
OF_GROUPS = {f"RED-GRP-00{number}" for number in range(1, 6)}

INVITE = """\
offer:
  kind: referral
  what: 双层蒸锅一口
  sharing: {what: outside-link, task: invite, count: 3, reward: 免单}
"""
PLATFORMS = """\
# content/platforms/wechat.yml
{title: 微信群, short: 微信, channel: closed_group, text_max: 1000}
# content/platforms/douyin.yml
{title: 抖音, short: 抖音, channel: public, text_max: 1000}
"""


def found(text: str, *, today: date = START) -> list[Finding]:
    return [
        one
        for one in compile_text(text, start=today, checks=CHECKS).report.findings
        if one.code not in OF_GROUPS
    ]


def told(text: str, *, today: date = START) -> list[str]:
    return [f"{one.weight.value} {one.code} {one.message}" for one in found(text, today=today)]


def a_script(body: str, platforms: str = "") -> str:
    where = f"platforms: [{platforms}]\n" if platforms else ""
    return f"{PLATFORMS}# content/scripts/example.yml\ntitle: 例\n{where}text: 周五开锅。\n{body}"


@pytest.mark.parametrize("check", MODULES, ids=lambda check: check.rule.code)
def test_every_rule_of_fields_fires_on_the_bad_playbook_by_fields_alone(check: Check) -> None:
    code = check.rule.code
    findings = compile_files(read_folder(BAD), today=START, checks=CHECKS).report.findings

    places = {one.span.file for one in findings if one.code == code}

    assert f"content/scripts/fields/{code.lower()}-fields.yml" in places or {
        path.partition("/groups/")[0] for path in places
    } == {"content"}


def test_the_examples_of_the_guide_are_sound_and_clean() -> None:
    guide = (BAD.parent.parent / "content/guide/declare.md").read_text(encoding="utf-8")
    fences = re.findall(r'^```yaml title="([^"]+)"\n(.*?)^```$', guide, re.MULTILINE | re.DOTALL)

    assert len(fences) == 2
    for path, body in fences:
        assert told(f"# {path}\n{body}") == []


def test_every_rule_that_the_guide_names_is_one() -> None:
    guide = (BAD.parent.parent / "content/guide/declare.md").read_text(encoding="utf-8")

    assert set(re.findall(r"RED-[A-Z]+-\d{3}", guide)) <= {check.rule.code for check in MODULES}


@pytest.mark.parametrize(
    ("platforms", "expected"),
    [
        ("wecom", "error RED-SH-004 邀请好友 3 人换「免单」（企业微信）"),
        ("wechat, wecom", "error RED-SH-004 邀请好友 3 人换「免单」（微信群、企业微信）"),
        ("douyin", "warning RED-SH-004 邀请好友 3 人换「免单」（抖音）"),
        ("douyin, wechat", "error RED-SH-004 邀请好友 3 人换「免单」（微信群）"),
        ("", "error RED-SH-004 邀请好友 3 人换「免单」（没有写平台，按微信的规则算）"),
    ],
)
def test_the_same_mechanic_is_judged_by_its_platform(platforms: str, expected: str) -> None:
    assert told(a_script(INVITE, platforms)) == [expected]


@pytest.mark.parametrize(
    ("review", "expected"),
    [
        ("{asked: positive, reward: 5 元券}", ["error RED-RV-001 写好评才给「5 元券」"]),
        ("{remove: true, reward: 5 元券}", ["error RED-RV-001 删改差评就给「5 元券」"]),
        ("{asked: any, reward: 5 元券}", []),
        ("{reward: 5 元券}", []),
        ("{asked: positive}", ["info RED-RV-001 只请人写好评，没有写给不给好处"]),
    ],
)
def test_a_reward_for_a_review_is_for_any_honest_one(review: str, expected: list[str]) -> None:
    script = a_script(f"offer: {{kind: coupon, what: 5 元券, review: {review}}}\n")

    assert [one for one in told(script) if "RED-RV" in one] == expected


def test_the_lawful_alternative_is_named_with_its_values() -> None:
    (on_wecom,) = found(a_script(INVITE, "wecom"))
    (on_douyin,) = found(a_script(INVITE, "douyin"))

    assert on_wecom.mend == (
        "改成官方拼团（kind: group_buy，group_buy: {official: true, people: 3}），"
        "或会员小程序里的老带新（sharing: {what: mini-program, task: invite}，"
        "referral: {levels: 1, reward_basis: sales}）"
    )
    assert on_douyin.mend == "删掉 task: invite，改成抖音店铺的官方拼团或人人能领的券"


def test_the_platform_is_the_one_that_its_posts_really_go_to() -> None:
    (finding,) = found(
        a_script(INVITE)
        + """\
# content/groups/fans.yml
{title: 粉丝群, platform: douyin, type: interest, host: qiu, deputy: xia}
# calendar/schedules/week.yml
title: 周排期
groups: [fans]
from: 2026-03-02
slots:
  tue: {day: tue, at: 20:00, theme: tips, script: example}
"""
    )

    assert finding.weight.value == "warning"
    assert [(str(note.span), note.message) for note in finding.see] == [
        ("calendar/schedules/week.yml:6:8", "03-03 20:00 发到抖音")
    ]


def test_a_campaign_is_judged_by_the_groups_it_runs_in() -> None:
    text = """\
# calendar/campaigns/pot.yml
title: 开锅
groups: [daily]
owner: qiu
goal: 卖出三十口锅
offers:
  pot: {kind: gift, what: 一口锅, sharing: {required: true, what: outside-link, reward: 一口锅}}
phases:
  burst: {from: 2026-03-06, until: 2026-03-07}
"""

    assert told(text) == ["error RED-SH-001 不转发外部链接就不能参加（企业微信）"]


@pytest.mark.parametrize(
    ("sharing", "expected"),
    [
        ("{what: outside-link}", []),
        ("{what: mini-program}", []),
        ("{what: mini-program, reward: 10 元券}", []),
        ("{what: mini-program, required: true}", ["warning RED-SH-001"]),
        ("{what: outside-link, reward: 10 元券}", ["error RED-SH-001"]),
        ("{required: true}", ["error RED-SH-001"]),
        ("{what: mini-program, task: invite}", []),
        ("{what: mini-program, task: bargain}", ["warning RED-SH-004"]),
        ("{what: outside-link, task: likes, count: 38}", ["error RED-SH-004"]),
    ],
)
def test_sharing_counts_by_what_is_shared_and_what_hangs_on_it(
    sharing: str, expected: list[str]
) -> None:
    body = f"offer: {{kind: referral, what: 一张券, sharing: {sharing}}}\n"

    assert [one[: len("error RED-SH-001")].strip() for one in told(a_script(body, "wecom"))] == [
        one[: len("error RED-SH-001")] for one in expected
    ]


def test_the_old_keys_still_count() -> None:
    outcome = compile_text(
        a_script(
            "offer: {kind: referral, what: 一张券, sharing_required: true, levels: 3}\n", "wecom"
        ),
        start=START,
        checks=joined(PACKS, MODULES),
    )

    assert sorted(one.code for one in outcome.report.findings if one.code not in OF_GROUPS) == [
        "RED-MLM-003",
        "RED-SH-001",
    ]


def test_levels_are_a_warning_at_two_and_an_error_at_three() -> None:
    def levels(number: int) -> list[str]:
        referral = f"referral: {{levels: {number}, reward_basis: sales}}"
        return told(a_script(f"offer: {{kind: referral, what: 一张券, {referral}}}\n"))

    assert levels(1) == []
    assert levels(2) == ["warning RED-MLM-003 奖励写到第 2 层，最多 1 层"]
    assert levels(3) == ["error RED-MLM-003 奖励写到第 3 层，最多 1 层"]


@pytest.mark.parametrize(
    ("link", "there"),
    [
        ("{kind: account, url: 门店客服, platform: wecom}", True),
        ("{kind: other-app, url: 打开商城}", True),
        ("{kind: download, url: 应用商店}", True),
        ('{url: "https://shop.example.com/a", reviewed: 2026-03-01}', True),
        ("{url: shop.example.com, reviewed: 2026-03-01}", True),
        ('{url: "https://www.douyin.com/a", reviewed: 2026-03-01}', True),
        ('{url: "https://notxiaohongshu.com/a", reviewed: 2026-03-01}', True),
        ('{url: "taobao://item/1", reviewed: 2026-03-01}', True),
        ('{url: "https://[::1", reviewed: 2026-03-01}', True),
        ('{url: "https://xiaohongshu.com", reviewed: 2026-03-01}', False),
        ('{url: "https://www.xiaohongshu.com/a", reviewed: 2026-03-01}', False),
        ("{url: 本店商品卡, platform: xiaohongshu, reviewed: 2026-03-01}", False),
        ("{url: pages/index/index, reviewed: 2026-03-01}", False),
    ],
)
def test_a_link_diverts_when_it_leaves_the_platform(link: str, there: bool) -> None:  # noqa: FBT001
    codes = {one.code for one in found(a_script(f"links: [{link}]\n", "xiaohongshu"))}

    assert ("RED-DV-001" in codes) is there


@given(
    url=st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1
    )
)
@settings(max_examples=60, deadline=None)
def test_no_address_breaks_a_rule(url: str) -> None:
    body = f"links: [{{url: {json.dumps('https://' + url, ensure_ascii=False)}}}]\n"

    assert "ALW-900" not in {one.code for one in found(a_script(body, "xiaohongshu, douyin"))}


def test_a_link_of_a_variable_is_read_with_its_example() -> None:
    body = """\
links: [{url: "{页面}", reviewed: 2026-03-01}]
variables: {页面: {type: url, example: "https://shop.example.com/a"}}
"""
    text = a_script(body, "douyin, wecom").replace("周五开锅。", "周五开锅，看 {页面}。")

    (finding,) = [one for one in found(text) if one.code == "RED-DV-002"]

    assert finding.message == "在抖音放了通到shop.example.com的网页「{页面}」"
    assert finding.mend == (
        "从 links 删掉「{页面}」，换成左下角的购物车，或站内客服；"
        "这条留给别的平台，就写 platforms: [wecom]"
    )


@pytest.mark.parametrize(
    ("platforms", "more", "text", "count"),
    [
        ("xiaohongshu", "paid: true\nadvertiser: 街坊店", "我搭了三种", 1),
        ("xiaohongshu", "paid: true\nadvertiser: 街坊店", "广告：我搭了三种", 0),
        ("xiaohongshu", "paid: true\nadvertiser: 街坊店", "这不是广告，我搭了三种", 1),
        ("xiaohongshu", "paid: true\nvoice: own\nadvertiser: 街坊店", "我搭了三种", 0),
        ("xiaohongshu", "buy_link: true\nvoice: third-party", "我搭了三种", 1),
        ("xiaohongshu", "voice: third-party", "我搭了三种", 0),
        ("wecom", "paid: true\nadvertiser: 街坊店", "我搭了三种", 0),
    ],
)
def test_paid_words_are_marked_unless_the_brand_speaks_itself(
    platforms: str, more: str, text: str, count: int
) -> None:
    body = a_script(f"{more}\n", platforms).replace("周五开锅。", text)

    assert [one.code for one in found(body)] == ["RED-ID-001"] * count


def test_who_pays_is_named() -> None:
    assert told(a_script("paid: true\nvoice: own\n", "xiaohongshu")) == [
        "warning RED-ID-004 付费推广没有写广告主"
    ]


def test_what_a_group_declares_of_broadcasts_holds_for_its_posts() -> None:
    def mass(group: str, script: str = "example") -> list[str]:
        return told(
            f"""\
# content/groups/daily.yml
title: 街坊群
platform: wecom
type: interest
host: qiu
deputy: xia
{group}\
# calendar/schedules/week.yml
title: 周排期
groups: [daily]
from: 2026-03-02
slots:
  sat: {{day: sat, at: 10:00, theme: deal, script: {script}, send: wecom_mass}}
# content/scripts/example.yml
title: 例
text: 周末水果专场，周六九点开始。回复 TD 不再收到。
"""
        )

    declared = "broadcast: {consent_basis: agreed, opt_out: 回复 TD, sender: 街坊店}\n"

    assert mass("") == ["warning RED-PII-004 企微群发发促销，没有写凭什么发、怎样拒收"]
    assert mass(declared) == []
    assert mass(declared, "deal-weekend") == ["warning RED-PII-004 企微群发的正文没有说怎样拒收"]


def test_a_live_clip_is_judged_as_public_wherever_it_is_posted() -> None:
    clip = "# content/scripts/example.yml\ntitle: 例\nplatforms: [wecom]\ntext: 全网最好用的锅。\n"

    def weights(text: str) -> list[str]:
        outcome = compile_text(text, start=START, checks=joined(PACKS, MODULES))
        return [
            f"{one.weight.value} {one.code}"
            for one in outcome.report.findings
            if one.code not in OF_GROUPS
        ]

    assert weights(clip) == ["warning RED-AD-001"]
    assert weights(clip + "origin: live-clip\n") == ["error RED-AD-001", "info RED-LIV-004"]


def test_laws_of_live_shows_and_synthetic_media_wait_for_their_day() -> None:
    body = """\
live: {goods: [{name: 围巾}]}
media: [{file: window.png, ai_generated: true}]
"""

    assert told(a_script(body, "wecom"), today=date(2025, 8, 4)) == []
    assert told(a_script(body, "wecom"), today=date(2026, 1, 5)) == [
        "error RED-AI-001 AI 生成的图片「window.png」没有标明"
    ]
    assert told(a_script(body, "wecom"), today=date(2026, 2, 2)) == [
        "warning RED-LIV-002 直播没有写播前审核",
        "warning RED-LIV-001 上架商品「围巾」没有标价格、单位",
        "error RED-AI-001 AI 生成的图片「window.png」没有标明",
    ]


def test_papers_are_asked_of_what_sells_and_not_of_a_notice() -> None:
    def of(category: str, more: str, platforms: str = "wecom") -> list[str]:
        return told(a_script(f"category: {category}\n{more}", platforms))

    assert of("medical", "") == []
    assert of("medical", "buy_link: true\n") == [
        "error RED-MED-003 医疗药械的推销没有写广告审查批准文号"
    ]
    assert of("health-food", "buy_link: true\n") == [
        "warning RED-HF-004 保健食品在卖，没有写批准文号、忠告语、适宜人群"
    ]
    assert of("health-food", "buy_link: true\n", "xiaohongshu") == [
        "error RED-HF-004 保健食品在卖，没有写批准文号、忠告语、适宜人群"
    ]


def test_training_scripts_may_show_what_is_forbidden() -> None:
    assert told(a_script(f"purpose: training\n{INVITE}", "wecom")) == []


@pytest.mark.parametrize(
    ("category", "text", "code", "declared"),
    [
        (
            "cosmetics", "这支精华祛斑美白，四周见效果。", "RED-COS-002",
            "licence: {effects: [whitening], registration_no: 国妆特字 20260000}",
        ),
        (
            "health-food", "这款增强免疫力，周三到货。", "RED-HF-004",
            "licence: {notice: 本品不能代替药物}",
        ),
        (
            "infant", "报名的宝妈把孕周和预产期发给前台。", "RED-PII-002",
            "collects: [{what: 孕周和预产期, purpose: 分班, consent: separate}]",
        ),
    ],
)  # fmt: skip
def test_what_is_declared_clears_the_words(
    category: str, text: str, code: str, declared: str
) -> None:
    def codes(more: str) -> set[str]:
        source = (
            f"# content/scripts/example.yml\ntitle: 例\ncategory: {category}\ntext: {text}\n{more}"
        )
        outcome = compile_text(source, start=START, checks=joined(PACKS, MODULES))
        return {one.code for one in outcome.report.findings}

    assert code in codes("")
    assert code not in codes(declared)


def test_a_pack_names_only_declarations_that_exist() -> None:
    rule = next(one for one in shipped() if one.code == "RED-COS-002")
    written = next(one for one in read_packs(shipped_files())[0] if one.code == rule.code)
    wrong = replace(written, clears=(replace(written.clears[0], declared=("license.effects",)),))

    assert [one.message for one in proof([wrong])] == ["没有「license.effects」这个申报字段"]


def test_a_script_of_a_live_theme_says_who_reviewed_the_show() -> None:
    theme = "# content/themes/show.yml\n{title: 直播预告, kind: promo, format: live}\n"
    week = """\
# calendar/schedules/week.yml
title: 周排期
groups: [daily]
from: 2026-03-02
slots:
  sat: {day: sat, at: 19:00, theme: show, script: example}
"""
    live = "live: {review: {by: 合规岗, at: 2026-03-01 18:00, archive: 共享盘, years: 3}}\n"

    (finding,) = found(theme + week + a_script(""))

    assert (finding.code, finding.message, finding.times) == (
        "RED-LIV-002", "排在直播栏目「直播预告」里，没有写播前审核", 2,
    )  # fmt: skip
    assert [note.message for note in finding.see] == ["03-07 19:00 发到街坊群"]
    assert found(theme + week + a_script(live)) == []


@pytest.mark.parametrize("family", [goods, governance, people, sharing, shows])
def test_every_module_of_a_family_is_registered(family: ModuleType) -> None:
    assert family.__file__
    rules = {
        path.stem
        for path in Path(family.__file__).parent.glob("*.py")
        if "@rule(" in path.read_text(encoding="utf-8")
    }

    assert {check.run.__module__.rpartition(".")[2] for check in family.MODULES} == rules


def test_pages_tell_what_is_declared() -> None:
    outcome = compile_text(
        a_script(
            """\
people: [{who: 三位买家, role: customer, consent: 28 号}]
live: {hosts: [{who: 春分}], review: {by: 合规岗, at: 2026-03-01 18:00, archive: 共享盘, years: 3}}
"""
        ),
        start=START,
        checks=[one for one in EVERY if one.rule.code != "CAD-077"],
    )
    page = render(outcome).files["scripts/example.md"].decode()

    section = page.partition("## 申报")[2]
    assert re.findall(r"<d[td][^>]*>(.*)</d[td]>", section)[:4] == [
        "出现的人",
        "谁：三位买家；身份：顾客；书面同意：28 号",
        "直播",
        "主播（谁：春分）；播前审核（谁审的：合规岗；哪时审的：2026-03-01 18:00；"
        "存放处：共享盘；保存几年：3）",
    ]


KEPT = """\
# content/groups/base.yml
title: 通则
abstract: true
house_rules: {speak: [一次说完], ads: [不发广告], penalties: [{when: 再犯, action: 禁言一天}]}
service: {reply_minutes: 30, complaint_minutes: 15, complaint_script: reply-complaint}
word_filter: 关键词提醒，小秋每月核对
records: {ads: 仓库, ads_years: 3}
"""


def of_groups(more: str) -> list[str]:
    text = f"{KEPT}# content/groups/tea.yml\ntitle: 茶友群\nplatform: wecom\nhost: qiu\n{more}"
    findings = compile_text(text, start=START, checks=CHECKS).report.findings
    return [f"{one.code} {one.group}" for one in findings if one.code in OF_GROUPS]


def test_what_a_group_inherits_is_its_own() -> None:
    assert of_groups("extends: base\ntype: interest\ndeputy: xia\n") == []


def test_a_group_that_says_nothing_is_told_all_at_once() -> None:
    assert sorted(of_groups("type: interest\n")) == [
        f"RED-GRP-00{number} tea" for number in range(1, 6)
    ]


def test_a_staff_group_only_needs_a_deputy_and_a_closed_one_nothing() -> None:
    assert of_groups("type: staff\n") == ["RED-GRP-002 tea"]
    assert of_groups("type: interest\nstage: closed\n") == []


def test_a_group_may_switch_a_rule_of_its_own_off() -> None:
    more = "extends: base\ntype: interest\nrules: {RED-GRP-002: off}\n"

    assert of_groups(more) == []


def test_what_is_forbidden_already_counts_as_said() -> None:
    rules = "house_rules: {forbidden: [刷屏, 发二维码], penalties: [{when: 再犯, action: 移出}]}\n"

    assert "RED-GRP-001 tea" not in of_groups(f"type: interest\n{rules}")
    assert "RED-GRP-001 tea" in of_groups(f"type: interest\n{rules.replace('刷屏, ', '')}")


def test_the_words_of_a_reward_are_read_too() -> None:
    referral = "referral: {reward_basis: sales, reward: 躺赚月入三万}"
    text = a_script(f"offer: {{kind: referral, what: 一张券, {referral}}}\n")

    codes = [
        one.code
        for one in compile_text(text, start=START, checks=joined(PACKS, MODULES)).report.findings
    ]

    assert "RED-MLM-004" in codes

"""Red lines: what is found, what stays clean, where it points and which law it cites."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.example import compile_text, example_files, starter
from qunce.finding import Finding
from qunce.kinds.vocabulary import Channel
from qunce.pipeline import Compiled, compile_files
from qunce.rules import redline, script
from qunce.rules.redline.packs import (
    Pasted,
    hits,
    lint,
    lint_all,
    proof,
    read_packs,
    shipped,
    shipped_files,
)
from qunce.rules.redline.packs.normal import normal

# how a group is run is told of every group; these tests are about words
CHECKS = (
    *(one for one in redline.CHECKS if one.rule.family != "RED-GRP"),
    *script.CHECKS,
)


def compiled(*files: str, start: date = date(2026, 3, 2)) -> Compiled:
    return compile_text("".join(files), start=start, checks=CHECKS)


def told(*files: str) -> list[str]:
    """Each finding as `path:line:column severity CODE「its words」`."""
    return [seen(one, compiled(*files)) for one in compiled(*files).report.findings]


def seen(finding: Finding, outcome: Compiled) -> str:
    span = finding.span
    line = outcome.sources[span.file].line(span.line)
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    words = line[span.column - 1 : end]
    name = span.file.rpartition("/")[2]
    return f"{name}:{span.line}:{span.column} {finding.weight.value} {finding.code}「{words}」"


def codes(*files: str) -> list[str]:
    return [one.code for one in compiled(*files).report.findings]


def a_script(body: str) -> str:
    return f"# content/scripts/example.yml\ntitle: 例\n{body}"


def saying(texts: Sequence[str], more: str = "") -> str:
    """A script whose variants are these texts, one a line, v0 on line 5."""
    lines = [
        f"  v{number}: {{text: {json.dumps(text, ensure_ascii=False)}}}\n"
        for number, text in enumerate(texts)
    ]
    return a_script(f"{more}variants:\n{''.join(lines)}")


def faulty(code: str, texts: Sequence[str]) -> list[str]:
    """The texts in which a rule, or a more special one in its place, finds a fault."""
    tellers = {code, *(rule.code for rule in shipped() if code in rule.supersedes)}
    findings = compiled(saying(texts)).report.findings
    lines = {one.span.line for one in findings if one.code in tellers}
    return [text for number, text in enumerate(texts) if number + 4 in lines]


ABSOLUTE_CLEAN = [
    "最近上新",
    "最后一天",
    "最新款到店",
    "最晚明天到",
    "最迟周五",
    "最早十点",
    "最多 5 件",
    "最少买 2 件",
    "最小码",
    "最大码是 XXL",
    "最大功率 2000W",
    "最低水位线",
    "最终价以收银为准",
    "最初的味道",
    "我最爱的汤",
    "最想吃什么",
    "最佳食用时间是开封后三天",
    "最佳赏味期 7 天",
    "最佳拍摄时间是傍晚",
    "我们品牌最强的一款，续航 30 小时",
    "上一代最好的成绩是 20 分",
    "目标是做到最好",
    "希望给大家最好的服务",
    "努力做最好的店",
    "你最好提前预约",
    "最好用温水洗",
    "最好吃完饭再散步",
    "最好看一下说明书",
    "最好在早上喝",
    "最好的朋友",
    "最好的我们",
    "晒出你家最好看的窗花",
    "你觉得哪款最好吃？",
    "票选本月最受欢迎的菜",
    "选出你心中最好用的锅",
    "不得使用“最好”“最佳”等词",
    "禁止说全网最低价",
    "谨防「史上最低价」骗局",
    "不许写全网最低价",
    "喊史上最低价的都是骗子",
    "全网最低价这类话一律删掉",
    "看到有人说“全网最低价”别信",
    "没有什么“内部特供”，和货架上是同一批",
    "教资考试没有“包过”这回事",
    "电影《最好的我们》周末上映",
    "今天是今年最冷的一天",
    "最强寒潮来了",
    "冷藏后最好吃",
    "趁热吃最好吃",
    "最安全的办法是关火",
    "最省事的做法是蒸",
    "最优解",
    "最低起订量 20 件",
    "最低消费 100 元",
    "这不是最便宜的，但耐穿",
    "我们不敢说最好，只说用料",
    "没有最好，只有更好",
    "最美好的祝福",
    "活动前 7 日最低成交价 129 元",
    "近30天最低价39元",
    "最高温 30 度",
    "最高可减 50 元",
    "最长的一天",
    "最热的时候",
    "最佳人气奖归她",
    "最好别放冰箱",
    "最受欢迎的话题是早餐",
    "最喜欢哪个颜色",
    "最适合送长辈",
    "最重要的是保暖",
    "保存在最低温度 4 度",
    "最先到的 10 位",
    "什么时候去最划算？周二",
    "请问最便宜的套餐是哪一个？",
    "不得使用最好、最佳、最强这类词",
    "禁止发全网最低价的小广告",
    "别说最好用",
    "我们不承诺最低价",
    "算不上最便宜",
    "电影《最好的我们》重映",
    "努力成为最好的街坊店",
    "祝大家拥有最好的一年",
    "冰镇后最好喝",
    "蘸点醋最好吃",
    "有人问最便宜的是哪款",
]
ABSOLUTE_FAULTS = [
    "全网最低",
    "全网最好用的面膜",
    "史上最低价",
    "全网最便宜",
    "这是最好的橘子",
    "最好吃的包子来了",
    "这家最好吃！",
    "最先进的技术",
    "最有效的面膜",
    "最安全的座椅",
    "最畅销的一款",
    "本市最便宜",
    "国家级品质",
    "最高级面料",
    "最佳选择",
    "最优品质",
    "最优惠的价格",
    "最强性能",
    "价格最低",
    "最低价拿下",
    "最划算的套餐",
    "市面上最薄的伞",
    "全国最大的水果批发",
    "业内最专业的团队",
    "品质最好，价格最低",
    "别错过最好吃的橘子",
    "坚持用最好的食材",
    "给你最新鲜的水果",
    "我们敢说「最好用」",
    "大家都说“最好用”",
    "最 便宜是假话吗最便宜",
    "最受欢迎的保温杯",
    "最实惠，最好用",
    "难道不是最好的吗",
    "不得不说这是最好用的锅",
    "本店最好吃的包子",
    "ＴＯＰ最佳品质",
    "最​便宜的一款",
    "最正宗的广式月饼",
    "最健康的零食",
    "最耐用的锅",
    "不含糖的最好吃的饼干",
    "特别推荐最好吃的橘子",
    "没有甜味剂的最好喝的酸奶",
    "不用出门最新鲜的水果送到家",
    "送到你家最新鲜的水果",
    "希望你喜欢全网最好吃的橘子",
    "猜你喜欢全网最便宜的锅",
    "晒干的最好吃的柿饼",
    "要不要来一份最好吃的包子",
    "不能错过最便宜的锅",
    "本店最好吃的包子 3 元一个",
    "用心挑最好吃的橘子",
    "第一时间送到最新鲜的菜",
    "不要犹豫最便宜的就在这",
    "分别挑了最优质的三款",
    "舍不得吃的最好吃的点心",
]
TIME_LIMIT_CLEAN = [
    "限时停车 2 小时",
    "限时 10:00-20:00",
    "限时优惠到 11 月 29 日",
    "限时特惠（11.28-11.30）",
    "限时特价，今晚 8 点结束",
    "限时秒杀！\n时间：11月28日 10:00 - 20:00",
    "限时秒杀\n11月28日 10:00到11月29日 20:00",
    "限时3天，到周日止",
    "最后3小时，20:00 截止",
    "今日特价，到打烊为止",
    "不限时",
    "请在限期内整改，禁止发限时抢购",
    "考试倒计时",
    "最后 10 分钟转小火",
    "即时到账",
    "最后三天，截止 11/30",
    "活动最后一天，欢迎来坐坐",
]
TIME_LIMIT_FAULTS = [
    "限时特惠",
    "限时抢购，仅需 9.9-19.9 元",
    "限时折扣，快递 3 天到",
    "今日特价：砂糖橘",
    "最后 2 小时，快",
    "最后三天，手快有",
    "限时福利，本周见",
    "倒计时开始，马上恢复原价",
    "限时特惠，满 2 件 8 折",
    "限时秒杀！\n快递 11月28日 发出",
]
QUANTITY_CLEAN = [
    "限量 80 份",
    "限量80组",
    "共 80 份，先到先得",
    "先到先得，前 50 名",
    "售完即止，备货一百份",
    "限量版球鞋",
    "不限量",
    "控糖：零食要限量吃",
    "先到先得\n共 80 份",
    "售完即止（仅 20 盒）",
]
QUANTITY_FAULTS = [
    "限量抢购",
    "限量发售，每人限 2 份",
    "每人限12份，售完即止",
    "先到先得，9.9 元",
    "手慢无",
    "数量有限，欲购从速",
    "每人 2 份，抢完为止",
]
SHARING_CLEAN = [
    "不必转发",
    "不用转发就能领",
    "分享会送书签",
    "今天分享三个办法，到店领菜单",
    "觉得好可以转发给家人",
    "欢迎转发",
    "转发不领奖",
    "领到的朋友欢迎分享给邻居",
    "分享给大家一份菜单，周五到店领打印版",
    "你分享的菜谱真好，值得收藏",
    "转发率提高了，难免有人问",
    "我来分享一下怎么领券",
    "分享你家的早餐，抽三位送豆浆",
    "不转发也能领",
    "领券不以转发为条件",
    "不以转发作为领券条件",
    "请勿转发领奖信息",
    "老师分享到位，送花",
]
SHARING_FAULTS = [
    "转发朋友圈领红包",
    "转发即送",
    "转发本条到三个群，抽大奖",
    "分享到朋友圈即可领取",
    "分享链接得 5 元",
    "分享给 3 位好友，免单",
    "转发海报返 5 元",
    "领券请先转发",
    "抽奖需转发本条",
    "分享即领",
    "转发后凭截图到服务台领纸巾",
    "想要红包的，转发本条",
    "转发可获得 10 积分",
    "分享此条免单",
]
PERSONAL_CLEAN = [
    "400-820-8820",
    "010-60001234",
    "800 820 8820",
    "订单 2026112813800138000",
    "138****8000",
    "A13800138000B",
    "价格 13800138000.00 元",
    "身份证 110105194912310021",
    "微信号：",
    "加微信群",
    "加微信好友领券",
    "微信号在服务台",
    "条码 6913800138000",
    "https://x.com/13800138000",
]
PERSONAL_FAULTS = [
    "13800138000",
    "138-0013-8000",
    "+8613800138000",
    "+86 138 0013 8000",
    "１３８００１３８０００",
    "电话13800138000找我",
    "11010519491231002X",
    "微信号：xiaoqiu_88",
    "加我微信xiaoqiu2026",
    "wxid_abc12345678",
    "vx:qiu888888加我微信 qiu888888",
]
MEDICAL_CLEAN = [
    "很治愈的小夜灯",
    "治愈系插画",
    "请及时就医治疗",
    "巴氏杀菌乳",
    "没有治疗作用",
    "本品不能代替药物，没有疗效",
    "不得宣称治疗功效",
    "换季预防感冒多喝水",
    "群里不说“根治”“疗效”这类词",
    "预防起球",
    "改善收纳",
    "缓解肩颈疲劳",
    "根治拖延症",
]
MEDICAL_FAULTS = [
    "治疗失眠",
    "根治脚气",
    "疗效显著",
    "消炎止痛",
    "祛湿茶",
    "排毒养颜",
    "预防感冒",
    "改善失眠",
    "喝了咳嗽就好了",
    "治愈率 99%",
    "不用去医院也能治疗",
    "告别便秘",
]


TABLES = [
    ("RED-AD-001", ABSOLUTE_CLEAN, ABSOLUTE_FAULTS),
    ("RED-PR-004", TIME_LIMIT_CLEAN, TIME_LIMIT_FAULTS),
    ("RED-PR-005", QUANTITY_CLEAN, QUANTITY_FAULTS),
    ("RED-SH-001", SHARING_CLEAN, SHARING_FAULTS),
    ("RED-PII-003", PERSONAL_CLEAN, PERSONAL_FAULTS),
    ("RED-MED-001", MEDICAL_CLEAN, MEDICAL_FAULTS),
]


@pytest.mark.parametrize(("code", "clean", "faults"), TABLES, ids=[code for code, *_ in TABLES])
def test_faults_are_found_and_exceptions_stay_clean(
    code: str, clean: list[str], faults: list[str]
) -> None:
    assert faulty(code, clean) == []
    assert faulty(code, faults) == faults


def test_the_starter_is_clean() -> None:
    assert compile_files(starter(), today=date(2026, 11, 22), checks=CHECKS).report.findings == ()


# Packs


@pytest.mark.no_cover
def test_the_packs_that_come_with_qunce_are_sound() -> None:
    rules, findings = read_packs(shipped_files())

    assert [str(one) for one in (*findings, *proof(rules))] == []
    assert rules == shipped()


PACK = """\
title: 试验
rules:
  - code: RED-XX-001
    name: loud-word
    title: 太吵
    severity: error
    message: 太吵「{hit}」
    looks_at: 说了太吵的词
    why: 吵得人受不了
    mend: 小声一点
    basis:
      - {law: 安静法, article: 第一条, in_force_from: 2020-01-01, checked: 2026-11-01, mark: K}
    terms: [大声]
    exceptions: [大声公]
    pass: [小声, 大声公, 没有声音]
    fail: [大声叫, 大声喊, 大声笑]
"""


def pack_findings(old: str = "", new: str = "") -> list[str]:
    rules, findings = read_packs({"packs/test.yml": PACK.replace(old, new).encode()})
    return [
        f"{one.span.line}:{one.span.column} {one.code} {one.message}"
        for one in (*findings, *proof(rules))
    ]


def test_a_sound_pack_has_no_findings() -> None:
    assert pack_findings() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    mend", "    wy: 吵\n    mend", ["10:5 REF-002 规则里没有「wy」这个键"]),
        ("severity: error", "severity: fatal", ["6:15 REF-004 「级别」里没有「fatal」这一项"]),
        ("RED-XX-001", "RED-1", ["3:11 REF-004 「代码」写成了「RED-1」"]),
        ("大声笑]", "微笑]", ["16:22 REF-010 RED-XX-001 的例子应当查出，一处也没有命中"]),
        ("小声, ", "大声, ", ["15:12 REF-010 RED-XX-001 的例子应当通过，却查出了「大声」"]),
        ("小声, 大声公, 没有声音", "小声", ["15:5 REF-005 RED-XX-001 的「pass」只有 1 条"]),
        ("terms: [大声]", "patterns: [{regex: '大(声'}]", ["13:24 REF-004 正则读不通：第 2 个字起括号没有收尾"]),
        ("terms: [大声]", "patterns: [{regex: '大声|TOP'}]", ["13:24 REF-004 正则里有大写或全角字，永远对不上"]),
        ("terms:", "grades: [{severity: info, hit: '大(', reason: 小事}]\n    terms:", ["13:36 REF-004 正则读不通：第 2 个字起括号没有收尾"]),
        ("terms:", "supersedes: [RED-XX-002]\n    terms:", ["13:5 REF-004 RED-XX-001 盖不过「RED-XX-002」"]),
        ("exceptions: [大声公]", "clears: [{offer: [ned], reason: 写了}]\n    exceptions: [大声公]", ["14:14 REF-004 优惠里没有「ned」这个字段"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_pack_is_a_finding_at_its_place(
    old: str, new: str, expected: list[str]
) -> None:
    assert pack_findings(old, new) == expected


def test_a_code_is_given_once() -> None:
    files = {"packs/a.yml": PACK.encode(), "packs/b.yml": PACK.encode()}

    rules, findings = read_packs(files)

    assert [rule.code for rule in rules] == ["RED-XX-001"]
    assert [(one.code, one.span.file) for one in findings] == [("REF-007", "packs/b.yml")]


def test_a_cleared_hit_tells_why() -> None:
    plan = compiled(a_script("text: 出门最好的朋友是伞，努力做最好的店。\n")).plan
    assert plan is not None

    told = [one for one in hits(plan, shipped()) if one.rule.code == "RED-AD-001"]
    assert [(one.words, one.cleared) for one in told] == [
        ("最好的", "不算的句式"),
        ("最好的", "说的是目标、理念、态度：「努力做到……」"),
    ]


# Grades, exemptions that need proof, and faults that are told once


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


def test_a_finding_points_at_the_words_in_every_style() -> None:
    assert told(
        a_script(
            """\
variants:
  plain: {text: 今天有全网最好用的锅}
  single: {text: 'it''s 全网最好用的锅'}
  double: {text: "\\u4eca\\t全网最好用的锅"}
  folded:
    text: >-
      今天有
      全网最好用的锅
  literal:
    text: |
      今天有

      全网最好用的锅
"""
        )
    ) == [
        "example.yml:4:20 error RED-AD-001「全网最好用」",
        "example.yml:5:25 error RED-AD-001「全网最好用」",
        "example.yml:6:27 error RED-AD-001「全网最好用」",
        "example.yml:10:7 error RED-AD-001「全网最好用」",
        "example.yml:15:7 error RED-AD-001「全网最好用」",
    ]


def test_words_over_a_folded_line_are_found() -> None:
    outcome = compiled(a_script("text: >-\n  转发本条\n  就能领券\n"))

    assert [
        (one.span.line, one.span.column, one.span.end_line, one.span.end_column)
        for one in outcome.report.findings
    ] == [(4, 3, 5, 6)]


def test_a_hit_in_a_value_points_at_the_placeholder_and_at_the_value() -> None:
    outcome = compiled(
        a_script(
            """\
text: "今天的{商品}到货。"
variables:
  商品: {example: 橘子, extremes: [梨, 全网最甜的橘子]}
"""
        )
    )

    assert [seen(one, outcome) for one in outcome.report.findings] == [
        "example.yml:3:11 error RED-AD-001「{商品}」"
    ]
    assert [str(note.span) + note.message for note in outcome.report.findings[0].see] == [
        "content/scripts/example.yml:5:35变量「商品」填的是这个值"
    ]


def test_words_that_only_arise_when_a_value_is_filled_in_are_found() -> None:
    assert told(
        a_script(
            """\
text: "有事打 138{尾号}，最{程度}的锅。"
variables:
  尾号: {example: "00138000"}
  程度: {example: 便宜}
"""
        )
    ) == [
        "example.yml:3:12 error RED-PII-003「138{尾号}」",
        "example.yml:3:20 error RED-AD-001「最{程度}的」",
    ]


def test_a_fault_that_every_filling_shows_is_told_once() -> None:
    outcome = compiled(
        a_script(
            """\
text: "全网最好用的{商品}。"
variables:
  商品: {example: 锅, extremes: [炒锅, 汤锅, 蒸锅]}
"""
        )
    )

    assert [one.times for one in outcome.report.findings] == [1]


def test_variants_of_writing_are_found_and_shown_as_written() -> None:
    outcome = compiled(
        a_script('text: "ＴＯＰ 全网\u200b最\u200b好用的锅，打１３８００１３８０００"\n')
    )

    assert [one.message for one in outcome.report.findings] == [
        "绝对化用语「全网\u200b最\u200b好用」（写法变体：字间夹了看不见的字符）",
        "换了写法的禁用词「全网\u200b最\u200b好用」（写法变体：字间夹了看不见的字符）",
        "文件里写了个人资料「１３８００１３８０００」",
    ]


PIECES = st.lists(st.text("今天橘子ａ1，。「」 \u200b\ufe0f'\"\\{}#:\n", max_size=6), max_size=4)


@settings(max_examples=60, deadline=None)
@given(PIECES, PIECES, st.sampled_from(["全网最好用", "国\u200b家级", "史上最好看"]))
def test_the_span_of_a_hit_is_exactly_what_was_matched(
    before: list[str], after: list[str], word: str
) -> None:
    text = ("".join(before) + word + "。" + "".join(after)).replace("{", "{{").replace("}", "}}")
    outcome = compiled(a_script(f"text: {json.dumps(text, ensure_ascii=False)}\n"))

    found = [one for one in outcome.report.findings if one.code == "RED-AD-001"]
    for one in found:
        assert seen(one, outcome).endswith(f"「{word}」")
    assert len(found) == 1 or any(mark in "".join(before) for mark in "「{\"'")


@given(st.text("aZＡ１İß\u200b\ufeff最好, ", max_size=30))
def test_every_normalised_character_finds_back(text: str) -> None:
    shown = normal(text)

    for at, char in enumerate(shown.text):
        start, end = shown.raw(at, at + 1)
        assert end == start + 1
        assert normal(text[start:end]).text in (char, "")
        assert shown.index(start) == at


# Channel and law


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


def test_an_undefined_variable_is_found_with_a_guess() -> None:
    outcome = compiled(
        a_script(
            """\
text: "{商品名}到货，{商品}在{ 柜台 }，{没关上"
variables:
  商品: {example: 橘子}
"""
        )
    )

    assert [(seen(one, outcome), one.mend) for one in outcome.report.findings] == [
        ("example.yml:3:8 error SCR-001「{商品名}」", "是不是「{商品}」？"),
        ("example.yml:3:21 error SCR-001「{ 柜台 }」", "在 variables 下写 柜台: {example: …}"),
        ("example.yml:3:28 error SCR-001「{」", "补上另一半，或写成「{{」"),
    ]


def test_a_variable_is_used_when_any_variant_uses_it() -> None:
    assert told(
        a_script(
            """\
variants:
  a: {text: "{商品}到货"}
  b: {text: "{{时间}}到货"}
variables:
  商品: {example: 橘子}
  时间: {example: 今天}
"""
        )
    ) == ["example.yml:8:3 warning SCR-002「时间」"]


def test_inherited_variables_may_stay_unused() -> None:
    assert (
        codes(
            "# content/scripts/parent.yml\ntitle: 上级\nabstract: true\nvariables: {商品: {example: 橘子}}\n",
            "# content/scripts/child.yml\nextends: parent\ntitle: 下级\ntext: 今天到货\n",
        )
        == []
    )


PAGER = (
    "# content/platforms/pager.yml\ntitle: 短讯\nshort: 短讯\nchannel: closed_group\ntext_max: 6\n"
)


def test_a_text_is_as_long_as_its_longest_filling() -> None:
    outcome = compiled(
        PAGER,
        a_script(
            """\
platforms: [pager, wecom]
text: |
  {商品}今天到货
variables:
  商品: {example: 橘子, extremes: [砂糖橘]}
"""
        ),
    )

    (finding,) = outcome.report.findings
    assert seen(finding, outcome) == "example.yml:5:10 error SCR-003「货」"
    assert finding.message == "填好变量最长有 7 个字，短讯一条最多 6 个"
    assert [str(note.span) for note in finding.see] == ["content/platforms/pager.yml:5:11"]


def test_the_platform_of_the_group_where_it_is_planned_counts() -> None:
    group = "# content/groups/short.yml\ntitle: 短讯群\nplatform: pager\ntype: vip\nhost: xia\n"
    plan = (
        "# calendar/schedules/week.yml\ntitle: 周排期\ngroups: [short]\nfrom: 2026-03-02\nslots:\n"
        "  tue: {day: tue, at: 20:00, theme: tips, script: example}\n"
    )

    assert codes(PAGER, group, plan, a_script("text: 今天橘子到货啦\n")) == ["SCR-003"]
    assert codes(PAGER, group, a_script("text: 今天橘子到货啦\n")) == []


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

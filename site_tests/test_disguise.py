"""Words in disguise: pinyin, initials, halves of characters, pictures, look-alikes, same sounds."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cache

import pytest
import rjieba
from benchmarks.corpus import entries
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.rules.redline.packs import Pasted, gaps, guesses, lint, lint_all, shipped
from qunce.rules.redline.packs.adjoining import pairs
from qunce.rules.redline.packs.beside import beside
from qunce.rules.redline.packs.disguise import Undisguised, undisguised
from qunce.rules.redline.packs.everyday import is_word, words
from qunce.rules.redline.packs.guesses import EXPRESSIONS
from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.normal import edited, normal
from qunce.rules.redline.packs.sheet import STOP, Sheet
from qunce.rules.redline.packs.spellings import SWAPS, sections, worked_out
from qunce.rules.redline.packs.spots import LONG, Spots
from qunce.rules.redline.packs.syllables import rare, rarely_spoken, readings, spoken
from qunce.rules.redline.packs.variants import signs, spellings, variants

PARTS = {line.partition(" = ")[0]: line.partition(" = ")[2].split() for line in sections()["parts"]}
SOUNDS = readings()
PICTURES: dict[str, list[str]] = {}
for picture, chars in signs().items():
    for char in chars:
        PICTURES.setdefault(char, []).append(picture)


def told(text: str, category: str = "general") -> list[str]:
    """Codes and messages of all that weighs, on a public platform."""
    found = lint(text, "xiaohongshu", category)
    return [f"{one.code} {one.message}" for one in found if one.severity != "info"]


def test_of_two_gaps_that_begin_together_the_longer_one_is_closed() -> None:
    assert gaps.gaps("不许说“治疗”“根t治”") == [(3, 4), (6, 8)]


def test_a_text_knows_how_far_places_of_each_text_before_it_moved() -> None:
    plain = normal("最 好 的 价")
    closed = edited(plain, [(1, 2, ""), (3, 4, "")])
    spoken_out = edited(closed, [(0, 1, "第一")])

    assert spoken_out.text == "第一好的 价"
    for _ in range(2):  # what is kept of one text must not be told of another
        assert spoken_out.moved(plain, [0, 2, 4, 6]) == [0, 2, 3, 5]
        assert spoken_out.moved(closed, [0, 1, 2, 4]) == [0, 2, 3, 5]
    assert [spoken_out.raw(one, one + 2) for one in range(4)] == [(0, 1), (0, 3), (2, 5), (4, 6)]


def second(text: str) -> Undisguised | None:
    """The second reading of a text as one sentence."""
    plain = normal(text)
    size = len(plain.text)
    return undisguised(plain, [0, size + 1], [(0, size)])


def read(text: str) -> str:
    """The second reading of a text, or the text itself."""
    reading = second(text)
    return reading.normal.text if reading else text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("全wang最di，不服来比", "全网最低，不服来比"),
        ("打玻尿suan，一针见效", "打玻尿酸，一针见效"),
        ("代kai发piao，点位低", "代开发票，点位低"),
        ("三天shòu10斤", "三天瘦10斤"),
        ("五星fanxian到账", "五星返现到账"),
        ("黑户秒p，当天下款", "黑户秒批，当天下款"),
        ("祛s排毒两不误", "祛湿排毒两不误"),
        ("国j级品质", "国家级品质"),
        ("同行里的钅肖量冠军", "同行里的销量冠军"),
        ("躺着贝兼钱", "躺着赚钱"),
        ("一月减月巴十斤", "一月减肥十斤"),
        ("一周美🥛两个色号", "一周美白两个色号"),
        ("留下手🐔号", "留下手机号"),
        ("扫🐴领券", "扫码领券"),
        ("N0.1的品牌", "no.1的品牌"),
        ("治愈率1OO%", "治愈率100%"),
        ("袋款秒批", "贷款秒批"),
        ("根制失眠", "根治失眠"),
        ("押提班开课", "押题班开课"),
        ("vx👉abc8899", "微信：abc8899"),
        ("印了国挥的杯子", "印了国徽的杯子"),
        ("夭花板级别", "天花板级别"),
        ("驰/铭/shang标", "驰名商标"),
        ("滴我v亻言", "滴我微信"),
        ("fa嫖都能开", "发票都能开"),
        ("弟①名", "第一名"),
        ("保提30fen", "保提30分"),
        ("白发变⚫", "白发变黑"),
        ("必须先關👀公众号", "必须先关注公众号"),
        ("把网页🔄到群里", "把网页转到群里"),
        ("楼盘👥名册带📱的", "楼盘客户名册带电话的"),
        ("跟着我躺zuan", "跟着我躺赚"),
        ("买到就sheng值", "买到就升值"),
        ("到货阿莫XL胶囊", "到货阿莫西林胶囊"),
        ("月人三萬起步", "月入三万起步"),
        ("试过了，💯安全", "试过了，百分百安全"),
        ("玩①圆夺寶", "玩一元夺宝"),
        ("山上大师開咣过", "山上大师开光过"),
        ("脚底出汗，由里往外俳毒", "脚底出汗，由里往外排毒"),
        ("手串是师父开洸过的", "手串是师父开光过的"),
        ("厡价一千二", "原价一千二"),
        ("招十来个手快的唰亶", "招十来个手快的刷单"),
        ("全城唯\n壹一家", "全城唯一一家"),
        ("躺着剪\n肥", "躺着减肥"),
        ("本市的销【】冠", "本市的销冠"),
        ("喝出来的减（肥）茶", "喝出来的减肥茶"),
        ("火然（月旨）快", "燃脂快"),
        ("yan蛋到货", "烟弹到货"),
        ("丁·古·尼盐油", "尼古丁盐油"),
        ("这口感是全年佳最", "这口感是全年最佳"),
        ("全国Ｎ〇．①", "全国no.1"),
        ("央🎥推荐过", "央视推荐过"),
        ("虚拟定🚩都能改", "虚拟定位都能改"),
        ("明年才务自由", "明年财务自由"),
        ("喝了降血\n糖", "喝了降血糖"),
        ("喝了降\n血糖", "喝了降血糖"),
        ("仓库里最\n好\n的一套", "仓库里最好的一套"),
        ("百某乐真人桌", "百家乐真人桌"),
        ("六X彩有料", "六合彩有料"),
        ("喝了免1力好", "喝了免疫力好"),
        ("足贴非毒明显", "足贴排毒明显"),
        ("六合🌈明天开", "六合彩明天开"),
    ],
)
def test_a_disguised_word_is_read_as_it_is_meant(written: str, meant: str) -> None:
    assert read(written) == meant


def test_no_rare_character_stands_in_an_everyday_word() -> None:
    everyday = {*words(), *"".join(words().values())}

    assert everyday.isdisjoint(rare())
    assert len({*rare()}) == len(rare())
    assert {*rarely_spoken()} <= {*spoken()}


def test_a_floor_stands_for_no_other_character() -> None:
    assert read("先到3f男装，b1鲜食自提") == "先到3f男装，b1鲜食自提"


@pytest.mark.parametrize(
    "text",
    [
        "V领毛衣显脖子长，S码还有两件",
        "榫卯小凳配饕餮纹的杯子，醪糟圆子三块一碗",
        "陈堃带货，李喆理货，王犇收银",
        "A款带盖，Q弹鱼丸一包二十粒",
        "选C位还是选K歌房，群里说一声",
        "维生素C泡腾片一管二十片",
        "fan会员日是粉丝自己办的",
        "平底锅pan的尺寸28厘米",
        "nike鞋码偏小，haier洗衣机滤网看图",
        "学拼音zhi chi shi，明天默写",
        "🔥火锅底料到货，🥛牛奶七点到",
        "🎁礼物包好了，🐔鸡蛋一板三十个",
        "💊药店在隔壁，店里不卖",
        "①到店 ②扫会员码 ③领小样",
        "门口加盐的水是给狗喝的",
        "女子篮球队缺一个后卫",
        "日月潭的照片洗好了",
        "自带款式图来改衣服",
        "纸袋款的咖啡豆两百克",
        "您家猫绝育术后拆线时间是周五",
        "国家及地方标准都贴在墙上",
        "闭包本质上很灵活，马上知道绘本在哪",
        "周末约跑，西门集合",
        "喜欢的可以去试一下，二楼有镜子",
        "夏款连衣裙到了，收身的剪裁",
        "下午加货，老师带考",
        "被子晒了三天\n蓬松回来了\n你们那儿出太阳没",
        "今天到货\n线下两家店\n上新五款",
        "配料只有四样\n盐\n糖\n油\n面",
        "某某小区的王某、李某来领伞，3*5 米的布 x 两块",
        "拖儿带女的家长，绘本馆二楼有休息区",
        "连衣裙（长）两件，衬衫（男）三件，红（大）一件",
        "影评好看，书评好长，点评好细",
        "yan麦片、man味、fan会员日，拼音读作 dan 的蛋",
        "拍🎥的师傅到了，🚩集合点在东门",
    ],
)
def test_what_only_looks_like_a_disguise_stays_clean(text: str) -> None:
    assert [one for one in told(text) + told(text, "health-food") if "写法变体" in one] == []


def test_a_picture_between_all_characters_is_a_gap_even_where_it_would_fit() -> None:
    assert read("这是天🌸花🌸板") == "这是天花板"
    assert read("这是天🌸板") == "这是天花板"


def test_a_look_alike_is_read_as_its_character_before_anything_else() -> None:
    assert normal("痩身，氺光针，亊实").text == "瘦身，水光针，事实"
    assert normal("独ー无二，免疫カ，概卟退换").text == "独一无二，免疫力，概不退换"
    assert normal("亽脸，雾囮器，拆葑，下缐").text == "人脸，雾化器，拆封，下线"


def test_a_finding_tells_what_was_put_back_and_by_which_trick() -> None:
    assert told("同行里的钅肖量冠jun，一周美🥛", "cosmetics")[:3] == [
        "RED-AD-005 销量、口碑的名次「钅肖量冠jun」（写法变体：钅肖→销，jun→军）",
        "RED-EV-002 换了写法的禁用词「钅肖量冠jun」（写法变体：jun→军）",
        "RED-EV-003 换了写法的禁用词「钅肖量冠jun」（写法变体：钅肖→销）",
    ]


@pytest.mark.parametrize(
    ("hidden", "plain", "codes"),
    [
        ("开 piao 的老板看过来", "开票的老板看过来", ["RED-EV-002", "RED-EV-006"]),
        ("要chu方才有的那种", "要处方才有的那种", ["RED-EV-002", "RED-EV-006"]),
        ("痛🌬️的人下得了地", "痛风的人下得了地", ["RED-EV-005", "RED-EV-006"]),
    ],
)
def test_a_word_that_is_hidden_is_told_even_where_the_plain_word_passes(
    hidden: str, plain: str, codes: list[str]
) -> None:
    assert sorted(one.split()[0] for one in told(hidden)) == codes
    assert told(plain) == []


@pytest.mark.parametrize("text", ["K票先到", "夏款连衣裙", "处 方 在药房", "開發票", "約跑的朋友"])
def test_one_letter_or_character_or_gap_hides_nothing_by_itself(text: str) -> None:
    assert told(text) == []


def test_letters_that_touch_no_chinese_character_or_are_no_syllables_stay() -> None:
    for text in ("bao bei", "app里有", "5kg装", "led灯带", "a" * 30 + "好"):
        assert second(text) is None, text


def test_letters_are_split_into_as_few_syllables_as_go_together() -> None:
    assert read("返xian到账") == "返现到账"
    assert read("全wangzui低") == "全网最低"


# The lists


def test_every_common_character_has_a_reading_and_nearly_all_others_of_our_rules() -> None:
    common = bytes(range(0xB0, 0xD8))
    first_level = {
        bytes((high, low)).decode("gb2312", "ignore")
        for high in common
        for low in range(0xA1, 0xFF)
    } - {""}
    known = {char for one, (chars, _) in beside().behind.every().items() for char in one + chars}

    assert sorted(first_level - SOUNDS.keys()) == []
    assert len(known - SOUNDS.keys()) <= 0.02 * len(known)


def test_parts_make_characters_that_our_rules_look_for_and_no_everyday_words() -> None:
    behind = beside().behind.every()
    known = {*behind, *(char for chars, _ in behind.values() for char in chars)}

    assert sorted(PARTS.keys() - known) == []
    assert [two for parts in PARTS.values() for two in parts if is_word(two)] == []


def test_every_sign_is_one_character_that_is_looked_for() -> None:
    assert [one for one in signs() if not re.fullmatch(EXPRESSIONS["sign"], one)] == []


def test_no_spelling_goes_beyond_the_end_of_a_sentence() -> None:
    assert [one for one in spellings() if not ENDS.isdisjoint(one)] == []


def test_a_word_with_one_character_exchanged_is_no_word_of_the_dictionary() -> None:
    swapped = [one for one, _, step in worked_out()[0] if step in SWAPS]

    assert len(swapped) > 10_000
    assert [one for one in swapped if len(rjieba.cut(one, hmm=False)) == 1] == []


def test_pairs_of_an_expression_are_those_that_it_can_match() -> None:
    assert sorted(pairs("全网?[最蕞]低[^价]{0,3}价(?:[0-9]+元|白送)+")) == [
        "00", "0元", "价0", "价白", "元0", "元白", "全最", "全网", "全蕞", "最低",
        "白送", "网最", "网蕞", "蕞低", "送0", "送白",
    ]  # fmt: skip


# Laws


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from([*"全最低治好0aV，🥛🐔① ·", "wang", "zui", "钅肖", "袋款"])))
def test_every_change_stands_in_the_second_reading_and_finds_back(pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = second(text)

    for one in reading.changes if reading else ():
        first, last = reading.normal.raw(one.start, max(one.end, one.start + 1))  # type: ignore[union-attr] # no changes without one
        assert 0 <= one.start <= one.end <= len(reading.normal.text)  # type: ignore[union-attr]
        assert 0 <= first < last <= len(text) + 1


@pytest.mark.parametrize(
    ("way", "least"), [("pinyin", 0.93), ("initial", 0.8), ("parts", 0.97), ("picture", 0.93)]
)
def test_whatever_character_of_a_fault_is_disguised_it_is_found_again(
    way: str, least: float
) -> None:
    """One character of each violation of the corpus, chosen by chance, written in another way."""
    chance = random.Random(way)
    disguised = []
    for text, first, last in faults():
        places = [at for at in range(first, last) if ways(text.text[at], way)]
        for at in places and [chance.choice(places)]:
            other = chance.choice(ways(text.text[at], way))
            disguised.append(replace(text, text=text.text[:at] + other + text.text[at + 1 :]))
    seen = [any(one.severity != "info" for one in found) for found in lint_all(disguised)]

    assert len(seen) > 100
    assert sum(seen) >= least * len(seen)


@cache
def faults() -> list[tuple[Pasted, int, int]]:
    """Texts of the corpus with the place of their only fault."""
    plain = [one for one in entries() if one.codes and not one.evasive][::11]
    texts = [Pasted(one.text, one.platform, one.category) for one in plain]
    found = [[one for one in some if one.severity != "info"] for some in lint_all(texts)]
    return [
        (text, some[0].start, some[0].end)
        for text, some in zip(texts, found, strict=True)
        if len({one.code for one in some}) == 1
    ]


def ways(char: str, way: str) -> list[str]:
    """How a character can be written otherwise."""
    said = SOUNDS.get(char, [])[:1]
    if way == "pinyin":
        return said
    if way == "initial":
        return [one[0] for one in said]
    return (PARTS if way == "parts" else PICTURES).get(char, [])


def test_the_examples_that_a_rule_lets_pass_say_nothing_else_in_the_second_reading() -> None:
    passing = [Pasted(text, "any", "general") for rule in shipped() for text in rule.good]
    found = lint_all(passing)
    alarmed = [
        text.text
        for text, some in zip(passing, found, strict=True)
        if any(one.severity != "info" and one.code.startswith("RED-EV") for one in some)
    ]

    assert alarmed == []


@pytest.mark.parametrize("spots", [gaps.SPOTS, guesses.SPOTS])
def test_expressions_match_in_a_long_text_where_they_would_in_a_short_one(spots: Spots) -> None:
    chosen = random.Random(3)
    pieces = [
        *"最好俳a1z，。、 ·-ō【」（—\u3000🧧①❤\U0001f9ff",
        "zui-",
        "，低，",
        "最 . 好",
        "唯\n一",
        "\n好\n",
        "销【】冠",
        "减（肥）茶",
        "一句话没有花样",
    ]
    text = "".join(chosen.choices(pieces, k=LONG))
    matches = spots.matches_in(text)

    for regex in spots.expressions:
        found = [match.span() for match in matches(regex)]
        assert found == [match.span() for match in re.finditer(regex, text)]
        assert len(found) > 50


def test_a_line_in_disguise_amid_many_others_is_read_as_it_is_alone() -> None:
    chosen = random.Random(8)
    lines = [
        *(
            "全 网 最 低",
            "唯—品牌",
            "腊肉。绝。对。是。市。面。上。最。地。道的",
            "n家蕞好",
            "zui-好",
            "收 个🧧",
        ),
        *(f"{one}{mark}{other}" for one in "最蕞第顶收" for mark in " 。·" for other in "好1级个n"),
    ]
    many = [*lines, *chosen.choices(lines, k=500)]
    sheet = Sheet([*map(Pasted, many)])
    found = variants(sheet.normal.text, [(0, sheet.bounds[-1])])
    numbers = {sheet.number(one.start) for one in found}

    spelled = [(sheet.bounds[one], sheet.bounds[one + 1]) for one in numbers]
    reading = undisguised(sheet.normal, sheet.bounds, spelled)

    assert reading is not None
    assert reading.normal.text.split(STOP) == [*map(read, many)]


def test_quotations_side_by_side_leave_the_places_behind_them_right() -> None:
    quoted = "单子上划掉了“极品”“史无前例”两处\n" * 3
    spaced = "论质感真的能吊 . 打一众国货"

    alone = [one for one in lint(spaced, "xiaohongshu") if one.severity != "info"]
    behind = [one for one in lint(quoted + spaced, "xiaohongshu") if one.start >= len(quoted)]
    behind = [one for one in behind if one.severity != "info"]

    assert [(one.code, one.start) for one in alone] == [("RED-AD-008", 6), ("RED-EV-001", 6)]
    assert [one.code for one in behind] == [one.code for one in alone]
    assert [one.start - len(quoted) for one in behind] == [one.start for one in alone]

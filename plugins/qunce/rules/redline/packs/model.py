"""What a pack is made of: rules about words, as data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from qunce.finding import Severity
from qunce.kinds.record import Record, key, record
from qunce.kinds.script.model import Variable
from qunce.kinds.vocabulary import Category, Channel, VariableType, Word
from qunce.rules.redline.packs.shelf import late

OURS = "RED-"
"""How the codes of rules begin that come with Qunce."""


class Weight(Word):
    """A severity as a pack writes it."""

    ERROR = "error", "错误"
    WARNING = "warning", "警告"
    INFO = "info", "提示"


class Step(Word):
    """By which trick a word was spelled so that a word list misses it."""

    GAPS = "gaps", "拆开写"
    SOUND = "sound", "谐音、拼音"
    SHAPE = "shape", "形近字、异体字"
    TRADITIONAL = "traditional", "繁体字"
    SLANG = "slang", "表情、暗语"


class Scope(Word):
    """Which texts a rule reads."""

    CLAIMS = "claims", "话术正文和优惠的内容、条件"
    EVERYWHERE = "everywhere", "手册里的每一个文件，连同话术填好变量之后的样子"


class Within(Word):
    """How near something has to stand to count."""

    CLAUSE = "clause", "同一分句"
    SENTENCE = "sentence", "同一句"
    TEXT = "text", "全文"


class Exemption(Word):
    """Reasons for which a word that was found is no fault; a pack names those that apply."""

    NAME = "name", "手册 `names:` 里登记的自有名称"
    PURPOSE = "purpose", "群规和培训用的话术（`purpose: rules`、`training`）"
    NEGATION = (
        "negation",
        "同一分句里前面有「禁止、不得、请勿、并非、谨防」等否定，或者句中说这事不做、已经撤回、"
        "是骗人的，或者有人问、答的是不能",
    )
    QUOTATION = (
        "quotation",
        "引号里转述的字样，句中说明是在谈这个词；《》里的书名；以及说别人行骗、叫人报警的话",
    )
    ACCOUNT = "account", "整段像在说别家的事、答客人的问、收回旧话或者讲课，降为提示"
    AIM = "aim", "说的是目标、理念、态度：「努力做到……」"
    OPINION = "opinion", "请群友说说、投票、评选，问的是各人的看法"
    OWN = "own", "自己和自己比，同一分句里写明范围和数字：「本店近 30 天」「上一代」"
    TIPS = "tips", "使用、食用、保存的提示：「冷藏后最好吃」"
    STANDARD = "standard", "分级的词，同一句写了所依的标准：「特级，GB/T 1354」「一级能效」"
    HONOUR = "honour", "国家评定的称号，同一句写了谁评的或哪一年、哪一批"
    FACTS = "facts", "同一句写了时间、范围和出处：降为警告，有证据记录才算清楚"
    TITLE = "title", "国家评定的称号，没写谁评的：降为提示"


class Verify(Word):
    """Checks that a regular expression cannot make."""

    ID_CARD = "id-card", "身份证号的校验位算得上"


@record
class Basis(Record):
    law: str = key("法规", "全称", least=2)
    article: str = key("条款", "第几条", default="")
    channels: tuple[Channel, ...] = key("适用渠道", "不写就是都适用", default=())
    in_force_from: date | None = key("施行日", "现行文本从哪天起；随时更新的不写", default=None)
    until: date | None = key("废止日", "从哪天起不再适用（换了条号也算）", default=None)
    checked: date = key("核对日期", "哪天核对过")
    mark: str = key(
        "出处记号", "V 读过原文，V2 读过转引，K 常识", pattern="V|V2|K", form="V、V2 或 K"
    )

    def holds(self, day: date, channel: Channel | None = None) -> bool:
        """True when this article applies on a day (in a channel)."""
        return (
            (self.in_force_from is None or self.in_force_from <= day)
            and (self.until is None or day < self.until)
            and (channel is None or not self.channels or channel in self.channels)
        )

    def __str__(self) -> str:
        return self.law + self.article


@record
class Pattern(Record):
    """A regular expression over lower-case, half-width text; it never looks beyond a sentence."""

    regex: str = key("正则", "写小写、半角", least=1)
    anchors: tuple[str, ...] = key("锚词", "句中有其中一个才算；不必为了快而写", default=())
    verify: Verify | None = key("再核对", "正则之外的核对", default=None)
    reason: str = key("说明", "手册里怎么说这个例外", default="")


@record
class Context(Record):
    """Something nearby that decides about a hit; any one of its keys is enough."""

    within: Within = key("范围", "clause、sentence 或 text", default=Within.SENTENCE)
    words: tuple[str, ...] = key("词", "出现其中一个", default=())
    regex: str = key("正则", "写小写、半角", default="")
    variables: tuple[VariableType, ...] = key("变量", "这一类变量填在这里", default=())
    offer: tuple[str, ...] = key("优惠字段", "话术的 offer 写了这一项", default=())
    categories: tuple[Category, ...] = key("品类", "写明的品类是其中一个", default=())
    declared: tuple[str, ...] = key(
        "申报字段", "话术或活动写了这一项，如 licence.effects", default=()
    )
    reason: str = key("说明", "手册里怎么说这个例外", least=2)


@record
class Grade(Record):
    """Another weight for some hits of a rule; the first grade that fits decides."""

    severity: Weight = key("级别", "error、warning 或 info")
    allowable: bool | None = key("可放行", "和规则不同时才写", default=None)
    hit: str = key("命中的字", "正则，在命中的字里找", default="")
    sentence: str = key("同一句", "正则，在命中的那一句里找", default="")
    categories: tuple[Category, ...] = key("品类", "不写就是都算", default=())
    channels: tuple[Channel, ...] = key("渠道", "不写就是都算", default=())
    reason: str = key("说明", "手册里怎么说这一级：什么时候", least=2)


@record
class PackRule(Record):
    code: str = key(
        "代码", "如 RED-AD-001；团队自己的规则用 TEAM- 开头",
        pattern=r"(?:RED|TEAM)-[A-Z]+-[0-9]{3}", form="TEAM-族-三位数，如 TEAM-WORD-001",
        examples=("TEAM-WORD-001",),
    )  # fmt: skip
    name: str = key("英文名", "说的是错处", pattern=r"[a-z]+(-[a-z]+)*", form="小写词，连字符")
    title: str = key("标题", "一句话", least=2)
    severity: Weight = key("级别", "error、warning 或 info")
    ad_only: bool = key("只属广告法", "封闭群里降一级", default=False)
    evidence: bool = key("证据可消除", "有证据记录就不算的「无从证明」类规则", default=False)
    allowable: bool = key("可放行", "false 就没有例外", default=True)
    grades: tuple[Grade, ...] = key("分级", "有些命中另有级别；从上往下第一条合的算", default=())
    supersedes: tuple[str, ...] = key("盖过", "同样的字，这些规则也命中时只报这一条", default=())
    strict_on: tuple[str, ...] = key(
        "严的平台", "只在名称或代号带这些字样的平台按原级别，别处降一级", default=()
    )
    only_on: tuple[str, ...] = key(
        "只管平台", "只在名称或代号带这些字样的平台查；不写就是都查", default=()
    )
    scope: Scope = key("读哪些文字", "", default=Scope.CLAIMS)
    categories: tuple[Category, ...] = key("只管品类", "不写就是都管", default=())
    except_categories: tuple[Category, ...] = key("不管品类", "", default=())
    message: str = key("说法", "{hit} 是找到的字", least=2)
    looks_at: str = key("查什么", "手册页的第一段", least=4)
    why: str = key("为什么", "一行", least=4)
    mend: str = key("怎么改", "带着值的动作；{hit} 是找到的字", least=4)
    safer: tuple[str, ...] = key("更稳妥的说法", "可以直接用的句子", default=())
    basis: tuple[Basis, ...] = key("依据", "法规和条款，分渠道；团队自己的规则可以不写", default=())
    terms: tuple[str, ...] = key("词", "出现就算", default=())
    patterns: tuple[Pattern, ...] = key("句式", "正则", default=())
    step: Step | None = key("写法变体", "别的规则的词是这样变出来的就算", default=None)
    disguised: tuple[Step, ...] = key("只看变体", "这样换了写法才算，照常写不算", default=())
    flags: tuple[str, ...] = key("优惠字段", "offer 里这一项为 true 就算", default=())
    exceptions: tuple[str, ...] = key("不算的词", "盖住命中的更长的词", default=())
    except_patterns: tuple[Pattern, ...] = key("不算的句式", "盖住命中的正则", default=())
    requires: tuple[Context, ...] = key("还要有", "附近有其中一项才算", default=())
    clears: tuple[Context, ...] = key("可以消除", "附近有其中一项就不算", default=())
    exempt: tuple[Exemption, ...] = key(
        "豁免", "哪些理由在这里成立", default=(Exemption.NAME, Exemption.PURPOSE)
    )
    variables: Mapping[str, Variable] = key("变量", "例子里用到的变量", default={})
    good: tuple[str, ...] = key("通过的例子", "至少三条", yaml="pass")
    bad: tuple[str, ...] = key("不通过的例子", "至少三条，每条正好一处", yaml="fail")

    if not TYPE_CHECKING:  # else every name would pass for a key

        def __getattr__(self, name: str) -> Any:
            """A key of one of our rules, most of which a check asks for few."""
            return late(self, name)

    @property
    def weight(self) -> Severity:
        return Severity(self.severity.value)

    @property
    def citable(self) -> bool:
        """True when it can be told of a sentence that only reads like violations of the rule."""
        return (
            self.step is None
            and not self.disguised
            and self.scope is Scope.CLAIMS
            and self.severity is not Weight.INFO
            and self.code.startswith(OURS)
        )

    @property
    def ever_allowable(self) -> bool:
        """True when at least some of its hits may be allowed."""
        return self.allowable or any(one.allowable is True for one in self.grades)

    @property
    def never_all_allowable(self) -> bool:
        """True when at least some of its hits may never be allowed."""
        return not self.allowable or any(one.allowable is False for one in self.grades)

    def law(self, day: date, channel: Channel) -> tuple[Basis, ...]:
        """The articles that apply on a day in a channel."""
        return tuple(one for one in self.basis if one.holds(day, channel))


@record
class Pack(Record):
    title: str = key("名称", "这一包管什么", least=2)
    rules: tuple[PackRule, ...] = key("规则", "一条一项")

"""Words without a playbook around them: text that somebody pastes, and what the rules say of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cache

from qunce.derived.expressions import compiled
from qunce.expand.reach import ANYWHERE, Reach
from qunce.finding import Fault, Severity, Span
from qunce.frozen import frozen
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import Category, Channel, Purpose, VariableType
from qunce.rules.redline.packs.law import Law
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.once import told_once
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.telling import mend, message, note, weight

ANY = "any"
PLATFORMS: dict[str, tuple[str, Channel]] = {
    ANY: ("", Channel.MIXED),
    "wechat": ("wechat 微信 微信群", Channel.CLOSED_GROUP),
    "wecom": ("wecom 企业微信 企微", Channel.CLOSED_GROUP),
    "qq": ("qq qq群", Channel.CLOSED_GROUP),
    "xiaohongshu": ("xiaohongshu 小红书", Channel.PUBLIC),
    "douyin": ("douyin 抖音", Channel.PUBLIC),
    "weibo": ("weibo 微博", Channel.PUBLIC),
    "zhihu": ("zhihu 知乎", Channel.PUBLIC),
}
"""Platforms by id: the names that rules know them by, and who can read there."""
_REACHES = {name: Reach(channel=channel) for name, (_, channel) in PLATFORMS.items()}
_CATEGORIES = {one.value: one for one in Category}
UNKNOWN = Fault(
    "RED-IN-001", "unknown-platform-or-category", "粘贴检查时平台或品类写错",
    "平台和品类决定适用哪部法",
    severity=Severity.INFO,
    mend="平台写 any、wechat、wecom、qq、xiaohongshu、douyin、weibo、zhihu 之一；品类写 general、food 这样的词",
    example="# qunce lint-text 文案.txt --platform wechta",
)  # fmt: skip
FAULTS = (UNKNOWN,)
"""What can be wrong with what somebody says about a pasted text."""
HOLDER = r"\{([^{}\n]{1,20})\}|【([^【】\n]{1,12})】|\[([^\[\]\n]{1,12})\]"
TYPES = (
    ("时间|时刻|几点|钟点|截止|起止|结束|开始", VariableType.DATETIME),
    ("日期|几号|哪天|周几|星期|期限", VariableType.DATE),
    ("数|份|名额|库存|几件|几个|几盒", VariableType.NUMBER),
    ("价|金额|元", VariableType.MONEY),
    ("链接|网址", VariableType.URL),
)


@frozen
class Pasted:
    """A text as somebody pastes it: where it will stand and what it sells, in their words."""

    text: str
    platform: str = ANY
    kind: str = Category.GENERAL.value

    @property
    def reach(self) -> Reach:
        return _REACHES.get(self.platform, ANYWHERE)

    @property
    def names(self) -> tuple[str, ...]:
        """What the platform is called, in lower case; nothing when it is not known."""
        known = PLATFORMS.get(self.platform, PLATFORMS[ANY])[0]
        return (known,) if known else ()

    @property
    def category(self) -> Category:
        return _CATEGORIES.get(self.kind, Category.GENERAL)

    @property
    def purpose(self) -> Purpose:
        return Purpose.POST

    @property
    def offer(self) -> Offer | None:
        return None

    @property
    def declared(self) -> Declared | None:
        return None

    def place(self, start: int, end: int) -> tuple[Span, tuple[()]]:
        line = self.text.count("\n", 0, start) + 1
        column = start - (self.text.rfind("\n", 0, start) + 1) + 1
        return Span("-", line, column, line, column + end - start), ()

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        """What the placeholders in a stretch stand for, as far as their names say."""
        names = [
            match[1] or match[2] or match[3]
            for match in compiled(HOLDER).finditer(self.text, start, end)
        ]
        if not names:
            return frozenset()
        return frozenset(
            kind for name in names for form, kind in TYPES if compiled(form).search(name)
        )


@frozen
class LintFinding:
    """What a rule says of a stretch of a pasted text; `cleared` says why it is no fault.

    `note` says what to do all the same: whoever relies on a fact keeps its proof.
    """

    code: str
    severity: Severity
    start: int
    end: int
    message: str
    mend: str
    why: str = ""
    article: str = ""
    cleared: str = ""
    note: str = ""


def lint(
    text: str,
    platform: str = ANY,
    category: str = Category.GENERAL.value,
    today: date | None = None,
    rules: Sequence[PackRule] | None = None,
    *,
    explain: bool = False,
) -> list[LintFinding]:
    """What the packs say of one text, by place; with `explain` also what was cleared, and why.

    Without `today`, the law is taken as it stood when the packs were last checked.
    """
    return next(iter(lint_all([Pasted(text, platform, category)], today, rules, explain=explain)))


def lint_all(
    texts: Sequence[Pasted],
    today: date | None = None,
    rules: Sequence[PackRule] | None = None,
    *,
    names: Sequence[str] = (),
    explain: bool = False,
    hunches: bool = True,
) -> Iterator[list[LintFinding]]:
    """`lint` for many texts, in one pass over all of them."""
    scanner = (
        _shipped_scanner(hunches=hunches)
        if rules is None
        else Scanner(rules, names, hunches=hunches)
    )
    law = Law(today or checked(scanner.rules))
    found: dict[int, list[LintFinding]] = {}
    for hit in told_once(filter(law.articles, scanner.scan(texts))):
        if explain or not hit.cleared:
            one = _said(hit, law.articles(hit), note(hit) if explain else "")
            found.setdefault(id(hit.text), []).append(one)
    for text in texts:
        said = [*_unknown(text), *found.get(id(text), ())]
        # two may differ in nothing that is asked here; a set would turn them round now and then
        yield sorted(
            dict.fromkeys(said), key=lambda one: (one.start, one.end, one.code, one.message)
        )


def checked(rules: Iterable[PackRule]) -> date:
    """The last day on which somebody compared these rules with the law."""
    return max((one.checked for rule in rules for one in rule.basis), default=date.min)


@cache
def _shipped_scanner(*, hunches: bool) -> Scanner:
    return Scanner(shipped(), hunches=hunches)


def _said(hit: Hit, law: str, kept: str) -> LintFinding:
    return LintFinding(
        hit.rule.code,
        weight(hit),
        hit.start,
        hit.end,
        message(hit),
        mend(hit),
        hit.rule.why.rstrip("。"),
        law,
        hit.cleared,
        kept,
    )


def _unknown(text: Pasted) -> Iterator[LintFinding]:
    if text.platform not in PLATFORMS:
        yield _not_known("平台", text.platform, "any", PLATFORMS)
    if text.kind not in _CATEGORIES:
        yield _not_known("品类", text.kind, "general", _CATEGORIES)


def _not_known(what: str, word: str, instead: str, known: Iterable[str]) -> LintFinding:
    return LintFinding(
        UNKNOWN.code, UNKNOWN.severity, 0, 0, f"没有叫「{word}」的{what}，按 {instead} 查",
        f"写 {'、'.join(known)} 里的一个", UNKNOWN.why,
    )  # fmt: skip

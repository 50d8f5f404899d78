"""A team's changes of our rules: what may be added, narrowed or switched off, and why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from qunce.finding import Finding, Note, Severity
from qunce.frozen import frozen
from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Category
from qunce.rules.redline.packs import faults
from qunce.rules.redline.packs.model import Context, PackRule, Pattern, Weight
from qunce.rules.redline.packs.portable import starting
from qunce.rules.redline.packs.sound import broken


@record
class Change(Record):
    """What a team does to one of our rules."""

    code: str = key("代码", "改哪一条，如 RED-AD-003", examples=("RED-AD-003",))
    reason: str = key("理由", "为什么在这里这样改；没有理由不生效", least=4)
    approver: str | None = key("批准人", "谁批准的（岗位或人员代号）", default=None)
    until: date | None = key("到期", "到这一天为止；过期就不再生效", default=None)
    off: bool = key("关闭", "true 就整条不查", default=False)
    severity: Weight | None = key("级别", "改成 error、warning 或 info", default=None)
    terms: tuple[str, ...] = key("多查的词", "出现就算", default=())
    patterns: tuple[Pattern, ...] = key("多查的句式", "正则", default=())
    exceptions: tuple[str, ...] = key("不算的词", "盖住命中的更长的词", default=())
    except_patterns: tuple[Pattern, ...] = key("不算的句式", "盖住命中的正则", default=())
    clears: tuple[Context, ...] = key("可以消除", "附近有其中一项就不算", default=())
    only_on: tuple[str, ...] = key("只管平台", "只在名称或代号带这些字样的平台查", default=())
    categories: tuple[Category, ...] = key("只管品类", "别的品类不查", default=())
    except_categories: tuple[Category, ...] = key("不管品类", "", default=())
    safer: tuple[str, ...] = key("更稳妥的说法", "加到手册页里", default=())
    good: tuple[str, ...] = key("通过的例子", "改过之后应当通过", default=(), yaml="pass")
    bad: tuple[str, ...] = key("不通过的例子", "改过之后应当查出", default=(), yaml="fail")


_LISTS = (
    ("terms", "多查"), ("patterns", "多查句式"), ("exceptions", "不算"),
    ("except_patterns", "不算句式"), ("clears", "可消除"), ("safer", "更稳妥的说法"),
    ("except_categories", "不管品类"),
)  # fmt: skip
"""Keys whose items are added to the rule's own."""
_EXPRESSIONS = ("patterns", "except_patterns", "clears")
_BOUNDS = (("only_on", "只管平台"), ("categories", "只管品类"))
"""Keys that leave of the rule's own items only what is named."""
_ADMINISTRATIVE = frozenset(("code", "reason", "approver", "until", "pass", "fail"))
"""Keys that say about a change, and change nothing."""
_LOOSENING = (
    "off", "exceptions", "except_patterns", "clears", "only_on", "categories", "except_categories",
)  # fmt: skip


@frozen
class Changed:
    """A rule after a change, and what the change did in words; the rule as it was if nothing."""

    rule: PackRule
    note: Note | None = None
    off: bool = False
    findings: tuple[Finding, ...] = ()


def changed(rule: PackRule, change: Change, today: date) -> Changed:
    """Apply a change to a rule, as far as it may be and is sound."""
    if change.until is not None and change.until < today:
        said = f"对 {rule.code} 的改动到 {change.until} 为止，已经过期"
        return Changed(rule, findings=(faults.EXPIRED.at(change.at("until"), said),))
    refused = _refused(rule, change)
    wrong = [_never(rule, change, name) for name in refused]
    values: dict[str, Any] = {}
    words: list[str] = []
    for name, label in _LISTS:
        more = getattr(change, name)
        if more and name not in refused:
            added = map(starting, more) if name in _EXPRESSIONS else more
            values[name] = (*getattr(rule, name), *added)
            words.append(f"{label}{_shown(more)}")
    for name, label in _BOUNDS:
        wanted = tuple(_lower(one) for one in getattr(change, name))
        if not wanted or name in refused:
            continue
        own = getattr(rule, name)
        left = tuple(one for one in wanted if not own or one in own)
        if not left:
            said = f"{rule.code} 本来就只管{_shown(own)}，和这里写的没有交集"
            wrong.append(faults.IDLE.at(change.at(name), said, "改成其中的，或用 off: true 关闭"))
            continue
        values[name] = left
        words.append(f"{label}{_shown(left)}")
    if change.severity is not None and "severity" not in refused:
        values["severity"] = change.severity
        values["grades"] = tuple(one for one in rule.grades if one.allowable is not None)
        words.append(f"级别 {rule.severity.value} 改为 {change.severity.value}")
    off = change.off and "off" not in refused
    result = replace(rule, **values)
    unsound = [*broken(result)]
    if unsound:
        return Changed(rule, findings=(*wrong, *unsound))
    if off:
        words.append("关闭")
    if not words and not wrong and _ADMINISTRATIVE.issuperset(change.node.entries):
        said = f"对 {rule.code} 的改动什么也没有改"
        wrong.append(
            faults.IDLE.at(change.at("code"), said, "写 terms、exceptions、off 等其中一项")
        )
    note = Note(change.at("code"), f"{'；'.join(words)}。理由：{change.reason}") if words else None
    return Changed(result, note, off, tuple(wrong))


def _refused(rule: PackRule, change: Change) -> tuple[str, ...]:
    """The keys by which a change would loosen a rule that nobody may loosen."""
    if rule.allowable and all(one.allowable is not False for one in rule.grades):
        return ()
    names = [name for name in _LOOSENING if getattr(change, name)]
    if change.severity is not None and Severity(change.severity.value).rank > rule.weight.rank:
        names.append("severity")
    return tuple(names)


def _never(rule: PackRule, change: Change, name: str) -> Finding:
    said = f"用「{name}」放宽 {rule.code}（{rule.title}），它不能放宽"
    return faults.NEVER.at(change.at(name), said)


def _lower(item: Any) -> Any:
    return item.lower() if type(item) is str else item


_MOST = 6


def _shown(items: tuple[Any, ...]) -> str:
    """The first few items of a list as an operator wrote them."""
    some = [
        one.regex if isinstance(one, Pattern) else getattr(one, "reason", None)
        or getattr(one, "label", None) or str(one)
        for one in items[:_MOST]
    ]  # fmt: skip
    more = f"等 {len(items)} 项" if len(items) > _MOST else ""
    return "「" + "」「".join(some) + "」" + more

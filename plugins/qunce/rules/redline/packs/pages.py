"""The handbook page of a pack's rule, written from its data."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from qunce.kinds.vocabulary import Category, Channel
from qunce.rules.redline.packs.model import Basis, Grade, PackRule

_OWN = "T"
"""The mark of what a team decided itself."""
_MARKS = {
    _OWN: "团队自己的规定",
    "V": "条文读过原文",
    "V2": "条文据转引",
    "K": "条文凭常识，未核对",
}
_CAUTION = "施行日期没有逐条核对，也没有律师审过；拿不准时以官方公布的文本为准。"
_SHOWN = 24
"""How many words of a list a page shows."""


def page(rule: PackRule) -> str:
    """The page in Markdown, with the headings that every rule has."""
    parts = [f"{rule.title}。", "## 查什么", _looks_at(rule), "## 为什么", f"{rule.why}。"]
    if rule.ad_only:
        parts.append(
            "封闭群里点对点的售卖一般不算广告（《广告法》适用问题执法指南（一）第六条），"
            "所以只面向封闭群的话术降一级；事实仍须真实，依据换成下面「封闭群」一行。"
        )
    if rule.grades:
        firm = "，不能放行，也不能关闭" if not rule.allowable else ""
        parts += [
            f"一般是{rule.severity.label}{firm}；这几种另算：",
            _bullets(map(_grade, rule.grades)),
        ]
    if rule.supersedes:
        parts.append(f"同样的字 {'、'.join(rule.supersedes)} 也命中时，只报这一条。")
    if rule.strict_on:
        parts.append(f"只在名称带{_quoted(rule.strict_on)}的平台按原级别，别处降一级。")
    if rule.only_on:
        parts.append(f"只管名称带{_quoted(rule.only_on)}的平台；不知道发在哪里的话术不查。")
    parts += [
        "## 怎么改",
        f"{rule.mend.replace('{hit}', '命中的字')}。",
        "## 例外",
        _exceptions(rule),
    ]
    parts += ["## 更稳妥的说法", _bullets(rule.safer)] if rule.safer else []
    parts += ["## 依据", _bullets(_basis(one) for one in rule.basis)]
    parts += [_CAUTION] if any(one.mark != _OWN for one in rule.basis) else []
    parts += ["## 例"]
    parts += ["这样写会被查出来：", example(rule, rule.bad, marked=True)] if rule.bad else []
    parts += ["这样写就通过：", example(rule, rule.good, marked=False)] if rule.good else []
    return "\n\n".join(parts) + "\n"


def _looks_at(rule: PackRule) -> str:
    lines = [rule.looks_at.strip().rstrip("。") + "。"]
    if rule.terms:
        more = "等" if len(rule.terms) > _SHOWN else ""
        lines.append(f"词表（{len(rule.terms)} 个）：{'、'.join(rule.terms[:_SHOWN])}{more}。")
    if rule.disguised:
        steps = "、".join(one.label for one in rule.disguised)
        lines.append(f"这样换了写法才算，照常写不算：{steps}。")
    lines.append(f"查的范围：{rule.scope.label}。")
    if rule.categories:
        lines.append(f"只管这些品类：{'、'.join(one.label for one in rule.categories)}。")
    if rule.except_categories:
        lines.append(f"不管这些品类：{'、'.join(one.label for one in rule.except_categories)}。")
    return "\n\n".join(lines)


def _grade(one: Grade) -> str:
    channels = ["不分渠道"] if {*one.channels} == {*Channel} else [it.label for it in one.channels]
    where = "、".join([*(it.label for it in one.categories), *channels])
    may = {None: "", True: "，可以放行", False: "，不能放行"}[one.allowable]
    return f"{one.reason}{f'（{where}）' if where else ''}：{one.severity.label}{may}"


def _exceptions(rule: PackRule) -> str:
    lines = [one.label for one in rule.exempt]
    lines += [
        one.reason if one.offer or one.declared else f"{one.within.label}里{one.reason}"
        for one in rule.clears
    ]
    lines += [one.reason for one in rule.except_patterns if one.reason]
    lines += [f"只在{one.within.label}里{one.reason}时才算" for one in rule.requires]
    if rule.exceptions:
        more = "等" if len(rule.exceptions) > _SHOWN else ""
        lines.append(f"更长的词不算：{'、'.join(rule.exceptions[:_SHOWN])}{more}")
    if rule.evidence:
        lines.append(
            "话术、优惠或活动里有没过期的证据记录（`evidence:`），它的主张里有命中的字，存证文件也在"
        )
    if not rule.ever_allowable:
        lines.append("这条规则不能放行，也不能关闭")
    return _bullets(lines) if lines else "没有例外。"


def _basis(one: Basis) -> str:
    if one.mark == _OWN:
        return f"{one.law}{one.article}（{_MARKS[_OWN]}）"
    where = "、".join(channel.label for channel in one.channels)
    since = f"{one.in_force_from} 起施行" if one.in_force_from else "施行日期未录"
    until = f"，到 {one.until} 为止" if one.until else ""
    return (
        f"{f'{where}：' if where else ''}{one.law}{one.article}"
        f"（{since}{until}；资料截至 {one.checked}，{_MARKS[one.mark]}）"
    )


def _bullets(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line.rstrip('。')}" for line in lines)


def _quoted(words: Iterable[str]) -> str:
    return "、".join(f"「{word}」" for word in words)


def example(rule: PackRule, texts: tuple[str, ...], *, marked: bool) -> str:
    """A script whose versions are these texts, as a fence; every line of a fault is marked."""
    category = rule.categories[0] if rule.categories else Category.GENERAL
    lines = [
        "```yaml",
        *_elsewhere(rule),
        "# content/scripts/example.yml",
        "title: 例",
        f"category: {category.value}",
        *_platforms(rule),
        "variants:",
    ]
    mark = f"  # ✗ {rule.code}" if marked else ""
    for name, text in zip("abcdefghijklmnopqrstuvwxyz", texts, strict=False):
        lines += [f"  {name}:", f"    text: {quoted(text)}{mark}"]
    used = [name for name in rule.variables if any(f"{{{name}}}" in text for text in texts)]
    if used:
        lines.append("variables:")
    for name in used:
        variable = rule.variables[name]
        lines.append(
            f"  {name}: {{type: {variable.type.value}, example: {quoted(variable.example)}}}"
        )
    return "\n".join([*lines, "```"])


def _platforms(rule: PackRule) -> list[str]:
    """The line that says where the words go, for rules that hold on some platforms only."""
    ids = [word for word in rule.only_on if word.isascii()]
    return [f"platforms: [{ids[0]}]"] if ids else []


def _elsewhere(rule: PackRule) -> list[str]:
    """The platform that an example names, since a new playbook does not have it."""
    ids = [word for word in rule.only_on if word.isascii()]
    titles = [word for word in rule.only_on if not word.isascii()]
    if not ids:
        return []
    title = titles[0] if titles else ids[0]
    return [
        f"# content/platforms/{ids[0]}.yml",
        f"{{title: {title}, short: {title}, channel: public, text_max: 1000}}",
    ]


def quoted(text: str) -> str:
    """A text as a one-line YAML scalar in quotes."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def cited(rule: PackRule, day: date, channel: Channel) -> str:
    """The articles that apply on a day in a channel, in brackets, for the reason of a finding."""
    laws = articles(rule, day, channel)
    other = channel is Channel.CLOSED_GROUP and any(one.channels for one in rule.basis)
    return f"（{'封闭群不按广告管，' if other else ''}依据{laws}）" if laws else ""


def articles(rule: PackRule, day: date, channel: Channel) -> str:
    """The articles that apply on a day in a channel, as a finding names them."""
    return "、".join(str(one) for one in rule.law(day, channel))

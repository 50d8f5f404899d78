"""Whether a rule of a pack can be put to work: its expressions, and the fields that it names."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from dataclasses import fields

from qunce.derived.expressions import expression
from qunce.finding import Finding, Span
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.resolve import faults
from qunce.rules.redline.packs.model import Context, PackRule, Pattern
from qunce.rules.redline.packs.portable import foreign
from qunce.rules.redline.packs.shelf import NOWHERE

_CAPITALS = expression(r"(?<!\\)[A-Z]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]")
_SAID = {
    "missing )": "括号没有收尾",
    "unbalanced parenthesis": "多了一个右括号",
    "unterminated character set": "方括号没有收尾",
    "nothing to repeat": "* + ? 前面没有字",
    "multiple repeat": "* + ? 连写了两个",
    "min repeat greater than max": "{最少,最多} 写反了",
    "bad character range": "方括号里的范围写反了",
    "look-behind requires fixed": "(?<=…)、(?<!…) 里的字数要固定",
    "bad escape": "反斜杠后面的写法不认得",
    "unknown extension": "(? 后面的写法不认得",
    "invalid group reference": "引用了没有的括号",
}
"""What Python says of a broken expression, in the words of an operator."""


def broken(rule: PackRule) -> Iterator[Finding]:
    """What keeps a rule from being put to work."""
    known = {one.name for one in fields(Offer)}
    declarable = {one.name for one in fields(Declared)}
    named = [(rule.node, name) for name in rule.flags]
    holders: tuple[Pattern | Context, ...] = (
        *rule.patterns,
        *rule.except_patterns,
        *rule.requires,
        *rule.clears,
    )
    for one in holders:
        if one.node is NOWHERE:  # shipped, and so proved long ago
            continue
        if isinstance(one, Context):
            named += [(one.node, name) for name in one.offer]
            for path in one.declared:
                if path.partition("=")[0].partition(".")[0] not in declarable:
                    yield faults.BAD_VALUE.at(
                        one.at("declared"), f"没有「{path}」这个申报字段", "改成话术和活动都有的键"
                    )
        if one.regex:
            yield from _unsound(one.regex, one.at("regex"), lower=isinstance(one, Pattern))
    for node, name in named:
        if name not in known:
            yield faults.BAD_VALUE.at(node.span, f"优惠里没有「{name}」这个字段", "改成 offer 的键")
    for grade in rule.grades:
        for name in ("hit", "sentence") if grade.node is not NOWHERE else ():
            yield from _unsound(getattr(grade, name), grade.at(name), lower=True)
    if not (rule.terms or rule.patterns or rule.flags or rule.step):
        yield faults.MISSING_KEY.at(rule.at("code"), f"{rule.code} 没有要找的词", "补上 terms")
    if not rule.basis:
        yield faults.MISSING_KEY.at(rule.at("code"), f"{rule.code} 没有依据", "补上 basis")


def _unsound(regex: str, span: Span, *, lower: bool) -> Iterator[Finding]:
    """What is wrong with an expression; one with capitals matches no text in lower case."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what Python may read otherwise one day
            re.compile(regex)
    except re.error as error:
        said = next((say for key, say in _SAID.items() if error.msg.startswith(key)), error.msg)
        where = "" if error.pos is None else f"第 {error.pos + 1} 个字起"
        yield faults.BAD_VALUE.at(
            span, f"正则读不通：{where}{said}", "改对这一处；只想找几个固定的词，写在 terms 里"
        )
        return
    except (OverflowError, RecursionError, Warning):
        yield faults.BAD_VALUE.at(
            span,
            "正则读不通：里面有以后会变的写法，或者太深、太大",
            "拆成几条短的，方括号里的 [ 写成 \\[",
        )
        return
    said = foreign(regex)
    if said:
        yield faults.BAD_VALUE.at(
            span, f"正则里有{said}，网页上的检查读不了", "直接写出要找的字，用 [ ] 和 (?: )"
        )
    if lower and _CAPITALS.search(regex):
        yield faults.BAD_VALUE.at(span, "正则里有大写或全角字，永远对不上", "写小写、半角")

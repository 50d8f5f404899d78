"""Read packs: YAML → rules, and a finding for whatever in a pack is wrong."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path

import qunce
from qunce.derived.whole import derived
from qunce.finding import Finding, Span
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.kinds.script.fill import fill
from qunce.kinds.vocabulary import Category
from qunce.load import Scalar, parse_bytes
from qunce.load import Sequence as SequenceNode
from qunce.resolve import Desk, faults
from qunce.resolve.readers import BAD, Bad, record_reader
from qunce.rule import Rule
from qunce.rules.redline.packs import model, shelf
from qunce.rules.redline.packs.model import Context, Pack, PackRule, Pattern
from qunce.rules.redline.packs.pages import page
from qunce.rules.redline.packs.portable import foreign
from qunce.rules.redline.packs.shelf import NOWHERE, plain, rebuilt
from qunce.rules.redline.packs.texts import Draft

_FOLDER = Path(qunce.__file__).parent / "packs"

LEAST = 3
"""Examples that a rule needs on each side."""


def each_pack(files: Mapping[str, bytes]) -> tuple[dict[str, Pack], list[Finding]]:
    """Every pack that can be read, by its path in order."""
    desk = Desk()
    packs: dict[str, Pack] = {}
    for path in sorted(files):
        parsed = parse_bytes(path, files[path])
        desk.findings.extend(parsed.findings)
        pack = record_reader(Pack)(parsed.node, desk) if parsed.node is not None else BAD
        if not isinstance(pack, Bad):
            packs[path] = pack
    return packs, desk.findings


def read_packs(files: Mapping[str, bytes]) -> tuple[tuple[PackRule, ...], list[Finding]]:
    """The rules of all packs in code order; a rule that cannot be read becomes findings."""
    packs, findings = each_pack(files)
    desk = Desk()
    desk.findings.extend(findings)
    rules: dict[str, PackRule] = {}
    for pack in packs.values():
        for rule in pack.rules:
            if rule.code in rules:
                desk.say(
                    faults.SAME_ID, rule.at("code"), f"「{rule.code}」已经有了",
                    f"换一个号；先写的在 {rules[rule.code].at('code')}",
                )  # fmt: skip
            else:
                rules[rule.code] = rule
    return tuple(rules[code] for code in sorted(rules)), desk.findings


@cache
def shipped() -> tuple[PackRule, ...]:
    """The rules that come with Qunce; that their packs are sound is held by a test."""
    # another form of rules is another reading
    sources = [*shipped_paths(), Path(model.__file__), Path(shelf.__file__)]
    rules = derived(
        "rules", sources, lambda: [plain(one) for one in read_packs(shipped_files())[0]]
    )
    return tuple(rebuilt(PackRule, one) for one in rules)


def shipped_files() -> dict[str, bytes]:
    """The packs that come with Qunce, by their path."""
    return {f"packs/{path.name}": path.read_bytes() for path in shipped_paths()}


def shipped_paths() -> list[Path]:
    """The files of those packs, in order."""
    return sorted(_FOLDER.glob("*.yml"))


def as_rule(rule: PackRule, shown: Callable[[PackRule], PackRule] = lambda rule: rule) -> Rule:
    """What the engine, the handbook and the command line know of a rule of a pack.

    `shown` gives the rule as its page tells it, which nobody works out before the page is read.
    """
    return Rule(
        rule.code, rule.name, rule.weight, cache(lambda: page(shown(rule))),
        allowable=rule.ever_allowable, always=rule.never_all_allowable,
    )  # fmt: skip


def proof(rules: Sequence[PackRule], code: str | None = None) -> Iterator[Finding]:
    """What only shows when a pack is put to work: bad expressions, unknown fields, false examples.

    >>> list(proof(shipped()))
    []
    """
    if any(rule.node is NOWHERE for rule in rules):
        written = {rule.code: rule for rule in read_packs(shipped_files())[0]}
        rules = [written[one.code] if one.node is NOWHERE else one for one in rules]
    yield from _relations(rules)
    for rule in rules:
        if code not in (None, rule.code):
            continue
        wrong = [*broken(rule)]
        yield from wrong
        if not wrong:
            yield from _examples(rule, rules if rule.step else [rule])


def broken(rule: PackRule) -> Iterator[Finding]:
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
    except (re.error, OverflowError, RecursionError, Warning) as error:
        yield faults.BAD_VALUE.at(span, f"正则读不通：{error}", "改正正则")
        return
    said = foreign(regex)
    if said:
        yield faults.BAD_VALUE.at(
            span, f"正则里有{said}，网页上的检查读不了", "直接写出要找的字，用 [ ] 和 (?: )"
        )
    capitals = r"(?<!\\)[A-Z]|[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]"
    if lower and re.search(capitals, regex):
        yield faults.BAD_VALUE.at(span, "正则里有大写或全角字，永远对不上", "写小写、半角")


def _relations(rules: Sequence[PackRule]) -> Iterator[Finding]:
    """Rules that supersede a code that nobody knows, or each other."""
    known = {rule.code: rule for rule in (*shipped(), *rules)}
    for rule in rules:
        for code in rule.supersedes:
            if code not in known or code == rule.code or rule.code in known[code].supersedes:
                yield faults.BAD_VALUE.at(
                    rule.at("supersedes"), f"{rule.code} 盖不过「{code}」",
                    "写另一条规则的代码；两条不能互相盖",
                )  # fmt: skip


def _examples(rule: PackRule, among: Sequence[PackRule]) -> Iterator[Finding]:
    from qunce.rules.redline.packs.scanner import Scanner

    scanner = Scanner(among)
    category = rule.categories[0] if rule.categories else Category.GENERAL
    for key, expected in (("fail", 1), ("pass", 0)):
        node = rule.node.get(key)
        items = node.items if isinstance(node, SequenceNode) else [node]
        scalars = [one for one in items if isinstance(one, Scalar)]
        if len(scalars) < LEAST:
            yield faults.MISSING_KEY.at(
                rule.at(key), f"{rule.code} 的「{key}」只有 {len(scalars)} 条", f"至少 {LEAST} 条"
            )
        for scalar in scalars:
            filled = fill(scalar.value, {name: one.example for name, one in rule.variables.items()})
            draft = Draft(scalar, filled, rule.variables, category, rule.only_on)
            hits = [one for one in scanner.scan([draft]) if one.rule is rule]
            standing = [hit for hit in hits if not hit.cleared]
            if len(standing) != expected:
                told = "、".join(
                    f"「{hit.words}」" + (f"（{hit.cleared}）" if hit.cleared else "")
                    for hit in hits
                )
                yield faults.CONTRADICTION.at(
                    scalar.span, f"例子应当查出 {expected} 处，查出了 {len(standing)} 处",
                    f"命中：{told or '没有'}",
                )  # fmt: skip

"""Rules put to work: whether their examples come out as they say, and what else only shows then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from qunce.finding import Finding, Span
from qunce.kinds.script.fill import fill
from qunce.kinds.vocabulary import Category
from qunce.load import Mapping, Node, Scalar
from qunce.load import Sequence as SequenceNode
from qunce.resolve import faults
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.reading import read_packs, shipped, shipped_files
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.shelf import Shelved
from qunce.rules.redline.packs.sound import broken
from qunce.rules.redline.packs.texts import Draft

Examples = dict[str, list[Scalar]]
"""Texts that a rule has to find, and those that it must not, by their keys."""
Found = dict[int, list[Hit]]
"""What a rule finds in its examples, by their identity."""

LEAST = 3
"""Examples that a rule needs on each side."""


def proof(rules: Sequence[PackRule], code: str | None = None) -> Iterator[Finding]:
    """What only shows when a pack is put to work: bad expressions, unknown fields, false examples.

    >>> list(proof(shipped()))
    []
    """
    if any(isinstance(rule.node, Shelved) for rule in rules):
        written = {rule.code: rule for rule in read_packs(shipped_files())[0]}
        rules = [written[one.code] if isinstance(one.node, Shelved) else one for one in rules]
    yield from relations(rules)
    for rule in rules:
        if code not in (None, rule.code):
            continue
        wrong = [*broken(rule)]
        yield from wrong
        if not wrong:
            given = examples(rule.node)
            (found,) = hits_of([(rule, given)], rules if rule.step else [rule])
            yield from misled(rule, given, found)


def relations(rules: Sequence[PackRule]) -> Iterator[Finding]:
    """Rules that supersede a code that nobody knows, or each other."""
    known = {rule.code: rule for rule in (*shipped(), *rules)}
    for rule in rules:
        for code in rule.supersedes:
            if code not in known or code == rule.code or rule.code in known[code].supersedes:
                yield faults.BAD_VALUE.at(
                    rule.at("supersedes"), f"{rule.code} 盖不过「{code}」",
                    "写另一条规则的代码；两条不能互相盖",
                )  # fmt: skip


def misled(rule: PackRule, given: Examples, found: Found) -> Iterator[Finding]:
    """Examples of a rule that are too few, or do not come out as they say."""
    for key, some in given.items():
        if len(some) < LEAST:
            yield faults.MISSING_KEY.at(
                rule.at(key), f"{rule.code} 的「{key}」只有 {len(some)} 条", f"至少 {LEAST} 条"
            )
        for scalar in some:
            hits = found[id(scalar)]
            if sum(not hit.cleared for hit in hits) != (key == "fail"):
                yield contradicting(scalar.span, key, hits, f"{rule.code} 的")


def examples(node: Mapping) -> Examples:
    """The examples that a rule, or a change of one, gives."""
    return {key: scalars(node.get(key)) for key in ("fail", "pass")}


def scalars(node: Node | None) -> list[Scalar]:
    """The texts of a list, or the only one, as examples are written."""
    items = node.items if isinstance(node, SequenceNode) else [node]
    return [one for one in items if isinstance(one, Scalar)]


def hits_of(asked: Iterable[tuple[PackRule, Examples]], among: Sequence[PackRule]) -> list[Found]:
    """What each rule finds in its examples, all of which are read in one pass."""
    from qunce.rules.redline.packs.scanner import Scanner

    drafts: dict[int, tuple[Draft, PackRule, list[Hit]]] = {}
    told: list[Found] = []
    for rule, given in asked:
        category = rule.categories[0] if rule.categories else Category.GENERAL
        values = {name: one.example for name, one in rule.variables.items()}
        found: Found = {}
        for one in chain.from_iterable(given.values()):
            filled = fill(one.value, values)
            draft = Draft(one, filled, rule.variables, category, rule.only_on)
            drafts[id(draft)] = draft, rule, found.setdefault(id(one), [])
        told.append(found)
    for hit in Scanner(among).scan([draft for draft, _, _ in drafts.values()]):
        _, rule, hits = drafts[id(hit.text)]
        if hit.rule is rule:
            hits.append(hit)
    return told


def contradicting(span: Span, key: str, hits: Sequence[Hit], whose: str) -> Finding:
    """An example that does not come out as its key says, and which words decide that."""
    standing = [f"「{hit.words}」" for hit in hits if not hit.cleared]
    cleared = [f"「{hit.words}」（{hit.cleared}）" for hit in hits if hit.cleared]
    if key == "pass":
        said = f"{whose}例子应当通过，却查出了{''.join(standing)}"
        mend = f"把{''.join(standing)}写进 exceptions（更长的词），或把这一条移到 fail"
    elif standing:
        said = f"{whose}例子应当查出 1 处，查出了 {len(standing)} 处：{''.join(standing)}"
        mend = "拆成几条，一条例子只留一处"
    elif cleared:
        said = f"{whose}例子应当查出，命中的{''.join(cleared)}都不算"
        mend = "去掉让它不算的 exceptions、clears、exempt，或把这一条移到 pass"
    else:
        said = f"{whose}例子应当查出，一处也没有命中"
        mend = "在 terms 或 patterns 里补上这一句的说法，或把这一条移到 pass"
    return replace(
        faults.CONTRADICTION.at(span, said, mend), why="例子和规则对不上，就不知道规则查得对不对"
    )

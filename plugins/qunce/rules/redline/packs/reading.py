"""Read packs: YAML → rules, and a finding for whatever in a pack is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import qunce
from qunce.derived.pieces import pieces
from qunce.derived.place import files_in
from qunce.finding import Finding, Span
from qunce.kinds.script.fill import fill
from qunce.kinds.vocabulary import Category
from qunce.load import Node, Scalar, parse_bytes
from qunce.load import Sequence as SequenceNode
from qunce.resolve import Desk, faults
from qunce.resolve.readers import BAD, Bad, record_reader
from qunce.rule import Rule
from qunce.rules.redline.packs import model, shelf
from qunce.rules.redline.packs.model import Pack, PackRule
from qunce.rules.redline.packs.pages import page
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.shelf import Shelved, shelved, stored
from qunce.rules.redline.packs.sound import broken
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
    kept = pieces(
        "rules", sources, lambda: stored({one.code: one for one in read_packs(shipped_files())[0]})
    )
    return tuple(shelved(PackRule, kept))


def shipped_files() -> dict[str, bytes]:
    """The packs that come with Qunce, by their path."""
    return {f"packs/{path.name}": path.read_bytes() for path in shipped_paths()}


def shipped_paths() -> list[Path]:
    """The files of those packs, in order."""
    return files_in(_FOLDER, ".yml")


def as_rule(rule: PackRule, shown: Callable[[PackRule], PackRule] = lambda rule: rule) -> Rule:
    """What the engine, the handbook and the command line know of a rule of a pack.

    `shown` gives the rule as its page tells it, which nobody works out before the page is read.
    """
    return Rule(
        rule.code, rule.name, rule.weight, cache(lambda: page(shown(rule))),
        allowable=rule.ever_allowable, citable=rule.citable, always=rule.never_all_allowable,
    )  # fmt: skip


def proof(rules: Sequence[PackRule], code: str | None = None) -> Iterator[Finding]:
    """What only shows when a pack is put to work: bad expressions, unknown fields, false examples.

    >>> list(proof(shipped()))
    []
    """
    if any(isinstance(rule.node, Shelved) for rule in rules):
        written = {rule.code: rule for rule in read_packs(shipped_files())[0]}
        rules = [written[one.code] if isinstance(one.node, Shelved) else one for one in rules]
    yield from _relations(rules)
    for rule in rules:
        if code not in (None, rule.code):
            continue
        wrong = [*broken(rule)]
        yield from wrong
        if not wrong:
            yield from _examples(rule, rules if rule.step else [rule])


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
    given = {key: scalars(rule.node.get(key)) for key in ("fail", "pass")}
    found = iter(hits_of(rule, [one for some in given.values() for one in some], among))
    for key, some in given.items():
        if len(some) < LEAST:
            yield faults.MISSING_KEY.at(
                rule.at(key), f"{rule.code} 的「{key}」只有 {len(some)} 条", f"至少 {LEAST} 条"
            )
        for scalar, hits in zip(some, found, strict=False):
            standing = [hit for hit in hits if not hit.cleared]
            if len(standing) != (key == "fail"):
                yield contradicting(scalar.span, key, hits, f"{rule.code} 的")


def scalars(node: Node | None) -> list[Scalar]:
    """The texts of a list, or the only one, as examples are written."""
    items = node.items if isinstance(node, SequenceNode) else [node]
    return [one for one in items if isinstance(one, Scalar)]


def hits_of(
    rule: PackRule, examples: Sequence[Scalar], among: Sequence[PackRule]
) -> list[list[Hit]]:
    """What a rule finds in each of its examples, all of which are read in one pass."""
    from qunce.rules.redline.packs.scanner import Scanner

    category = rule.categories[0] if rule.categories else Category.GENERAL
    values = {name: one.example for name, one in rule.variables.items()}
    drafts = [
        Draft(one, fill(one.value, values), rule.variables, category, rule.only_on)
        for one in examples
    ]
    found: dict[int, list[Hit]] = {id(one): [] for one in drafts}
    for hit in Scanner(among).scan(drafts):
        if hit.rule is rule:
            found[id(hit.text)].append(hit)
    return [*found.values()]


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

"""Read packs: YAML → rules, and a finding for whatever in a pack is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import qunce
from qunce.derived.pieces import pieces
from qunce.derived.place import files_in
from qunce.finding import Finding
from qunce.load import parse_bytes
from qunce.resolve import Desk, faults
from qunce.resolve.readers import BAD, Bad, record_reader
from qunce.rule import Rule
from qunce.rules.redline.packs import model, shelf
from qunce.rules.redline.packs.model import Pack, PackRule
from qunce.rules.redline.packs.pages import page
from qunce.rules.redline.packs.shelf import shelved, stored

_FOLDER = Path(qunce.__file__).parent / "packs"


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

"""Packs of red lines: those that come with Qunce are sound, and a mistake in one is a finding."""

from __future__ import annotations

import pytest
from site_tests.red_texts import a_script, compiled

from qunce.rules.redline.packs import hits, proof, read_packs, shipped, shipped_files


@pytest.mark.no_cover
def test_the_packs_that_come_with_qunce_are_sound() -> None:
    rules, findings = read_packs(shipped_files())

    assert [str(one) for one in (*findings, *proof(rules))] == []
    assert rules == shipped()


PACK = """\
title: 试验
rules:
  - code: RED-XX-001
    name: loud-word
    title: 太吵
    severity: error
    message: 太吵「{hit}」
    looks_at: 说了太吵的词
    why: 吵得人受不了
    mend: 小声一点
    basis:
      - {law: 安静法, article: 第一条, in_force_from: 2020-01-01, checked: 2026-11-01, mark: K}
    terms: [大声]
    exceptions: [大声公]
    pass: [小声, 大声公, 没有声音]
    fail: [大声叫, 大声喊, 大声笑]
"""


def pack_findings(old: str = "", new: str = "") -> list[str]:
    rules, findings = read_packs({"packs/test.yml": PACK.replace(old, new).encode()})
    return [
        f"{one.span.line}:{one.span.column} {one.code} {one.message}"
        for one in (*findings, *proof(rules))
    ]


def test_a_sound_pack_has_no_findings() -> None:
    assert pack_findings() == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    mend", "    wy: 吵\n    mend", ["10:5 REF-002 规则里没有「wy」这个键"]),
        ("severity: error", "severity: fatal", ["6:15 REF-004 「级别」里没有「fatal」这一项"]),
        ("RED-XX-001", "RED-1", ["3:11 REF-004 「代码」写成了「RED-1」"]),
        ("大声笑]", "微笑]", ["16:22 REF-010 RED-XX-001 的例子应当查出，一处也没有命中"]),
        ("小声, ", "大声, ", ["15:12 REF-010 RED-XX-001 的例子应当通过，却查出了「大声」"]),
        ("小声, 大声公, 没有声音", "小声", ["15:5 REF-005 RED-XX-001 的「pass」只有 1 条"]),
        ("terms: [大声]", "patterns: [{regex: '大(声'}]", ["13:24 REF-004 正则读不通：第 2 个字起括号没有收尾"]),
        ("terms: [大声]", "patterns: [{regex: '大声|TOP'}]", ["13:24 REF-004 正则里有大写或全角字，永远对不上"]),
        ("terms:", "grades: [{severity: info, hit: '大(', reason: 小事}]\n    terms:", ["13:36 REF-004 正则读不通：第 2 个字起括号没有收尾"]),
        ("terms:", "supersedes: [RED-XX-002]\n    terms:", ["13:5 REF-004 RED-XX-001 盖不过「RED-XX-002」"]),
        ("exceptions: [大声公]", "clears: [{offer: [ned], reason: 写了}]\n    exceptions: [大声公]", ["14:14 REF-004 优惠里没有「ned」这个字段"]),
    ],
)  # fmt: skip
def test_a_mistake_in_a_pack_is_a_finding_at_its_place(
    old: str, new: str, expected: list[str]
) -> None:
    assert pack_findings(old, new) == expected


def test_a_code_is_given_once() -> None:
    files = {"packs/a.yml": PACK.encode(), "packs/b.yml": PACK.encode()}

    rules, findings = read_packs(files)

    assert [rule.code for rule in rules] == ["RED-XX-001"]
    assert [(one.code, one.span.file) for one in findings] == [("REF-007", "packs/b.yml")]


def test_a_cleared_hit_tells_why() -> None:
    plan = compiled(a_script("text: 出门最好的朋友是伞，努力做最好的店。\n")).plan
    assert plan is not None

    told = [one for one in hits(plan, shipped()) if one.rule.code == "RED-AD-001"]
    assert [(one.words, one.cleared) for one in told] == [
        ("最好的", "不算的句式"),
        ("最好的", "说的是目标、理念、态度：「努力做到……」"),
    ]


# Grades, exemptions that need proof, and faults that are told once

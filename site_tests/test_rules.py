"""Every rule, present and future, keeps the promises of its own handbook page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby, pairwise
from pathlib import Path

import pytest

from qunce.example import compile_text, example_files
from qunce.finding import Finding
from qunce.kinds.record import keys_of
from qunce.load import Source
from qunce.render.report import as_text
from qunce.rule import Rule
from qunce.rules import CHECKS, RULES, cadence

FENCE = re.compile(r"^```(yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADER = re.compile(r"^# ((?:content|calendar)/\S+)$")
MARK = re.compile(r"# ✗ ([A-Z][A-Z-]*-\d+)")
STRUCTURE = ("YAM", "REF", "ALW")

CHECKS_OF = {rule.code: [check for check in CHECKS if rule in check.rules] for rule in RULES}


@dataclass(frozen=True)
class Example:
    """One yaml fence of a page, and the report that the page shows below it."""

    source: str
    report: str = ""

    def marks(self, code: str) -> list[tuple[str, int]]:
        """The file and line of every mark of a rule; lines count from each file's own header."""
        found, file, first = [], "", 0
        for number, line in enumerate(self.source.splitlines()):
            if header := HEADER.match(line):
                file, first = header[1], number
            # a page begins below its header line, since front matter has to stand on top
            here = number - first + (0 if file.endswith(".md") else 1)
            found += [(file, here) for mark in MARK.findall(line) if mark == code]
        return sorted(found)


def examples(rule: Rule) -> list[Example]:
    """The examples of a page; a yaml fence without a path on top shows settings, no playbook."""
    found: list[Example] = []
    for kind, body in FENCE.findall(rule.doc):
        if kind == "yaml" and HEADER.match(body.partition("\n")[0]):
            found.append(Example(body))
        elif kind == "text" and found:
            found[-1] = Example(found[-1].source, body.rstrip("\n"))
    return found


@cache
def findings_of(code: str, source: str) -> tuple[Finding, ...]:
    """What a rule's own checks find in an example; three tests look at it."""
    outcome = compile_text(source, start=date(2026, 3, 2), weeks=2, checks=CHECKS_OF[code])
    return outcome.report.findings


def sources(example: Example) -> dict[str, Source]:
    """The lines of an example's files, as a report shows them."""
    return {
        path: Source(path, data.decode()) for path, data in example_files(example.source).items()
    }


def sections(rule: Rule) -> Iterator[str]:
    for line in re.sub(FENCE, "", rule.doc).splitlines():
        if line.startswith("## "):
            yield line.removeprefix("## ")


each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)


@each_rule
def test_marked_lines_are_found_and_no_others(rule: Rule) -> None:
    for example in examples(rule):
        findings = findings_of(rule.code, example.source)

        own = {(one.span.file, one.span.line) for one in findings if one.code == rule.code}
        assert sorted(own) == sorted(set(example.marks(rule.code)))


@each_rule
def test_an_example_has_no_fault_of_form(rule: Rule) -> None:
    for example in examples(rule):
        findings = findings_of(rule.code, example.source)

        assert [str(one) for one in findings if one.code.startswith(STRUCTURE)] == []


@each_rule
def test_a_report_is_shown_exactly_as_it_is_printed(rule: Rule) -> None:
    for example in examples(rule):
        if example.report:
            findings = findings_of(rule.code, example.source)
            own = [one for one in findings if one.code == rule.code]

            assert as_text(own, sources(example)) == example.report


@each_rule
def test_a_rule_shows_a_fault_and_its_cure(rule: Rule) -> None:
    assert {bool(example.marks(rule.code)) for example in examples(rule)} == {True, False}


@each_rule
def test_a_mark_names_a_rule_that_exists(rule: Rule) -> None:
    assert {mark for one in examples(rule) for mark in MARK.findall(one.source)} <= set(CHECKS_OF)


@each_rule
def test_a_rule_is_named_after_the_fault(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", rule.name)
    assert not re.match(r"(no|avoid|require|use|prefer)-", rule.name)


@each_rule
def test_a_page_has_its_sections_in_order(rule: Rule) -> None:
    optional = {"参数", "例外", "更稳妥的说法", "依据"}
    found = list(sections(rule))

    assert [one for one in found if one not in optional] == ["查什么", "为什么", "怎么改", "例"]
    assert ("参数" in found) == bool(keys_of(rule.options))
    if rule.code.startswith(("CAD-", "RED-")):
        assert "依据" in found


@each_rule
def test_every_option_is_explained(rule: Rule) -> None:
    for name, _, key in keys_of(rule.options):
        assert f"`{name}`" in rule.doc
        assert key.title


@each_rule
def test_a_title_and_a_reason_are_one_line_each(rule: Rule) -> None:
    assert rule.doc.strip().splitlines()[1] == ""
    assert rule.title
    assert rule.why


@pytest.mark.parametrize("check", cadence.CHECKS, ids=lambda check: check.rule.code)
def test_a_cadence_rule_shows_an_exact_report(check: object) -> None:
    rule = next(one.rule for one in CHECKS if one is check)

    assert [one for one in examples(rule) if one.report and one.marks(rule.code)]


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_codes_are_in_order_within_a_family() -> None:
    for _, family in groupby(RULES, key=lambda rule: rule.family):
        assert all(first.code < second.code for first, second in pairwise(family))


def test_every_module_of_cadence_is_registered_and_holds_one_rule() -> None:
    folder = Path(cadence.__file__).parent
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")

    assert sorted(check.run.__module__.rpartition(".")[2] for check in cadence.CHECKS) == files
    assert [check.rule.name.replace("-", "_") for check in cadence.CHECKS] == [
        check.run.__module__.rpartition(".")[2] for check in cadence.CHECKS
    ]

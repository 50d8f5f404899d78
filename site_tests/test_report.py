"""Reports: the same findings for people, programs, code hosts and terminals."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from rich.console import Console

from qunce.check import Granted
from qunce.example import compile_text
from qunce.finding import Change, Edit, Finding, Note, Severity, Span
from qunce.load import Source
from qunce.render.catalogue import catalogue
from qunce.render.report import as_text, below, cells, counted
from qunce.render.report_colour import painted
from qunce.render.report_github import as_github
from qunce.render.report_json import as_json
from qunce.render.report_junit import as_junit
from qunce.render.report_markdown import LONGEST, as_markdown
from qunce.render.report_sarif import as_sarif

FILE = "content/scripts/flash.yml"
SOURCES = {FILE: Source(FILE, "title: 秒杀\ntext: 今晚全网最低价，手慢无\nlast: |\n  一\n  二\n")}

ABSOLUTE = Finding(
    Span(FILE, 2, 9, 2, 13),
    "绝对化用语「全网最低」",
    code="CAD-004",
    severity=Severity.ERROR,
    why="广告法第九条禁止绝对化用语",
    mend="换成可核实的说法，如「本群专享价」",
    see=(Note(Span(FILE, 1, 1, 1, 6), "这条话术"),),
)
WEEKLY = Finding(
    Span(FILE, 3, 7, 5, 4),
    "100%, 第 1 行\n第 2 行",
    code="CAD-006",
    severity=Severity.WARNING,
    when=date(2026, 3, 3),
    group="vip",
    times=3,
)
SPREAD = Finding(
    Span("content/gone.yml", 1, 1), "提示", code="REF-001", severity=Severity.INFO, times=2
)
ALL = (ABSOLUTE, WEEKLY, SPREAD)
MENDED = replace(
    WEEKLY,
    change=Change(
        "改两处",
        (Edit(Span(FILE, 2, 7, 2, 9), "今早"), Edit(Span(FILE, 5, 4, 5, 4), "\n  三")),
    ),
)


def test_text_has_a_line_for_machines_and_a_caret_for_eyes() -> None:
    assert as_text(ALL, SOURCES) == (
        "content/scripts/flash.yml:2:9: error CAD-004 绝对化用语「全网最低」\n"
        "    2 | text: 今晚全网最低价，手慢无\n"
        "      |           ^^^^^^^^\n"
        "    原因  广告法第九条禁止绝对化用语\n"
        "    改法  换成可核实的说法，如「本群专享价」\n"
        "    参见  content/scripts/flash.yml:1:1 这条话术\n"
        "\n"
        "content/scripts/flash.yml:3:7: warning CAD-006 100%, 第 1 行 第 2 行（2026-03-03 起共 3 次）\n"
        "    3 | last: |\n"
        "      |       ^\n"
        "\n"
        "content/gone.yml:1:1: info REF-001 提示（共 2 处）"
    )


def test_text_has_english_labels_of_the_same_width() -> None:
    assert as_text((ABSOLUTE,), {}, "en").splitlines()[1:] == [
        "    why   广告法第九条禁止绝对化用语",
        "    mend  换成可核实的说法，如「本群专享价」",
        "    see   content/scripts/flash.yml:1:1 这条话术",
    ]


def test_what_could_move_a_cursor_is_never_printed() -> None:
    nasty = Source(FILE, "title: \x1b[2J甲\u202e\t乙\n")
    finding = Finding(Span(FILE, 1, 8, 1, 12), "有\x1b]0;坏\x07人", code="YAM-012", mend="删\r掉")

    text = as_text((finding,), {FILE: nasty})

    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\r" not in text
    assert text.splitlines()[0].endswith("有\ufffd]0;坏\ufffd人")


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("社群", 4), ("，", 2), ("é", 1), ("e\u0301", 1), ("🎁", 2), ("\u200b", 0)],
)
def test_a_text_fills_as_many_cells_as_a_terminal_gives_it(text: str, width: int) -> None:
    assert cells(text) == width


def test_findings_are_counted_in_words() -> None:
    assert counted(ALL) == "1 个错误、1 个警告、1 条提示"
    assert counted((ABSOLUTE, ABSOLUTE), "en") == "2 errors"
    assert counted(()) == "没有要改的"


def test_from_above_the_folder_every_path_can_be_opened() -> None:
    moved = below("shops/one/", ABSOLUTE)

    assert (str(moved.span), str(moved.see[0].span)) == (
        "shops/one/content/scripts/flash.yml:2:9",
        "shops/one/content/scripts/flash.yml:1:1",
    )


def test_colour_changes_no_letter() -> None:
    plain = io.StringIO()
    console = Console(file=plain, width=200, soft_wrap=True, color_system=None)
    for finding in ALL:
        console.print(painted(finding, SOURCES, "zh", lambda file: f"file:///{file}"))

    assert plain.getvalue() == as_text(ALL, SOURCES).replace("\n\n", "\n") + "\n"


def test_json_has_every_field_and_a_summary() -> None:
    report = json.loads(as_json(ALL))

    assert report["summary"] == {"error": 1, "warning": 1, "info": 1}
    assert report["tool"]["name"] == "qunce"
    assert report["findings"][0] == {
        "code": "CAD-004",
        "severity": "error",
        "file": FILE,
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 13,
        "message": "绝对化用语「全网最低」",
        "why": "广告法第九条禁止绝对化用语",
        "mend": "换成可核实的说法，如「本群专享价」",
        "change": None,
        "see": [
            {
                "file": FILE,
                "line": 1,
                "column": 1,
                "end_line": 1,
                "end_column": 6,
                "message": "这条话术",
            }
        ],
        "times": 1,
        "when": None,
        "group": None,
    }
    assert (report["findings"][1]["when"], report["findings"][1]["group"]) == ("2026-03-03", "vip")


def test_json_tells_what_to_put_where() -> None:
    (told,) = json.loads(as_json([below("shop/", MENDED)]))["findings"]

    assert told["change"] == {
        "words": "改两处",
        "once": False,
        "edits": [
            {
                "file": f"shop/{FILE}", "line": 2, "column": 7,
                "end_line": 2, "end_column": 9, "text": "今早",
            },
            {
                "file": f"shop/{FILE}", "line": 5, "column": 4,
                "end_line": 5, "end_column": 4, "text": "\n  三",
            },
        ],
    }  # fmt: skip


def test_github_commands_escape_what_would_end_them() -> None:
    odd = Finding(Span("content/a,b:c.yml", 1, 1, 1, 2), "满 100%", code="CAD-004")

    assert as_github((ABSOLUTE, WEEKLY, odd)).splitlines() == [
        "::error file=content/scripts/flash.yml,line=2,col=9,endLine=2,endColumn=13,title=CAD-004::"
        "绝对化用语「全网最低」%0A原因 广告法第九条禁止绝对化用语"
        "%0A改法 换成可核实的说法，如「本群专享价」"
        "%0A参见 content/scripts/flash.yml:1:1 这条话术",
        "::warning file=content/scripts/flash.yml,line=3,col=7,endLine=5,title=CAD-006::"
        "100%25, 第 1 行 第 2 行（2026-03-03 起共 3 次）",
        "::error file=content/a%2Cb%3Ac.yml,line=1,col=1,endLine=1,endColumn=2,title=CAD-004::满 100%25",
    ]


NUMBER = {"type": "integer", "minimum": 1}
TEXT = {"type": "string", "minLength": 1}
MESSAGE = {"type": "object", "required": ["text"], "properties": {"text": TEXT, "markdown": TEXT}}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
LOCATION: dict[str, Any] = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "id": {"type": "integer", "minimum": -1},
        "message": MESSAGE,
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "additionalProperties": False,
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        "uri": {"type": "string", "pattern": "^[!-~]+$"},
                        "uriBaseId": TEXT,
                    },
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn", "endLine", "endColumn"],
                    "additionalProperties": False,
                    "properties": {
                        "startLine": NUMBER,
                        "startColumn": NUMBER,
                        "endLine": NUMBER,
                        "endColumn": NUMBER,
                    },
                },
                "contextRegion": {
                    "type": "object",
                    "properties": {"startLine": NUMBER, "snippet": MESSAGE},
                },
            },
        },
    },
}
PHYSICAL = LOCATION["properties"]["physicalLocation"]["properties"]
FIX: dict[str, Any] = {
    "type": "object",
    "required": ["artifactChanges"],
    "additionalProperties": False,
    "properties": {
        "description": MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
                "properties": {
                    "artifactLocation": PHYSICAL["artifactLocation"],
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                            "properties": {
                                "deletedRegion": PHYSICAL["region"],
                                "insertedContent": MESSAGE,
                            },
                        },
                    },
                },
            },
        },
    },
}
SARIF: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "additionalProperties": False,
    "properties": {
        "$schema": TEXT,
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"const": "unicodeCodePoints"},
                    "language": {"type": "string", "pattern": "^[a-z]{2}(-[A-Z]{2})?$"},
                    "originalUriBaseIds": {"type": "object"},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "name": TEXT,
                                    "semanticVersion": TEXT,
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "help"],
                                            "properties": {
                                                "id": TEXT,
                                                "name": TEXT,
                                                "shortDescription": MESSAGE,
                                                "fullDescription": MESSAGE,
                                                "help": MESSAGE,
                                                "helpUri": {"type": "string", "format": "uri"},
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": LEVEL},
                                                },
                                            },
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "level", "message", "locations"],
                            "additionalProperties": False,
                            "properties": {
                                "ruleId": TEXT,
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": LEVEL,
                                "message": MESSAGE,
                                "occurrenceCount": NUMBER,
                                "locations": {"type": "array", "items": LOCATION, "maxItems": 1},
                                "relatedLocations": {"type": "array", "items": LOCATION},
                                "fixes": {"type": "array", "minItems": 1, "items": FIX},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": TEXT,
                                },
                                "suppressions": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["kind"],
                                        "properties": {
                                            "kind": {"enum": ["inSource", "external"]},
                                            "status": {"enum": ["accepted"]},
                                            "justification": TEXT,
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


def sarif_of(*findings: Finding, **more: Any) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(as_sarif(findings, SOURCES, **more))
    jsonschema.Draft202012Validator(SARIF).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


def test_sarif_is_well_formed_and_every_result_names_its_rule() -> None:
    run = sarif_of(*ALL, site_url="https://playbook.example/")
    rules = run["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == list(catalogue())
    assert [rules[one["ruleIndex"]]["id"] for one in run["results"]] == [
        "CAD-004", "CAD-006", "REF-001",
    ]  # fmt: skip
    assert [one["level"] for one in run["results"]] == ["error", "warning", "note"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 9,
        "endLine": 2,
        "endColumn": 13,
    }
    pages = {rule["id"]: rule["helpUri"] for rule in rules}
    assert pages["CAD-004"] == "https://playbook.example/rules/cad-004/"
    assert pages["YAM-003"] == "https://playbook.example/rules/faults/#yam-003"


def test_sarif_offers_a_tried_change_as_a_fix() -> None:
    (result,) = sarif_of(MENDED)["results"]

    assert result["fixes"] == [
        {
            "description": {"text": "改两处"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": FILE, "uriBaseId": "%SRCROOT%"},
                    "replacements": [
                        {
                            "deletedRegion": {
                                "startLine": 2, "startColumn": 7, "endLine": 2, "endColumn": 9,
                            },
                            "insertedContent": {"text": "今早"},
                        },
                        {
                            "deletedRegion": {
                                "startLine": 5, "startColumn": 4, "endLine": 5, "endColumn": 4,
                            },
                            "insertedContent": {"text": "\n  三"},
                        },
                    ],
                }
            ],
        }
    ]  # fmt: skip


def test_sarif_without_a_site_names_no_pages() -> None:
    assert all("helpUri" not in rule for rule in sarif_of(ABSOLUTE)["tool"]["driver"]["rules"])


def test_sarif_fingerprints_outlive_a_move_within_the_file() -> None:
    moved = Source(FILE, "# 新的一行\n" + SOURCES[FILE].text)
    lower = Finding(Span(FILE, 3, 9, 3, 13), ABSOLUTE.message, code=ABSOLUTE.code)

    before = sarif_of(ABSOLUTE)["results"][0]["partialFingerprints"]
    after = json.loads(as_sarif((lower,), {FILE: moved}))["runs"][0]["results"][0]

    assert after["partialFingerprints"] == before


def test_sarif_shows_allowed_findings_as_suppressed() -> None:
    report = compile_text(
        """\
# calendar/schedules/week.yml
title: 周排期
groups: [vip]
from: 2026-03-02
slots:
  late:
    day: tue
    at: 22:30
    theme: deal
    allow: [{code: CAD-004, reason: 夜场直播的预告}]
""",
        start=date(2026, 3, 2),
    ).report
    allowed: tuple[tuple[Finding, Granted], ...] = report.allowed

    run = sarif_of(allowed=allowed)

    assert [one["suppressions"][0]["justification"] for one in run["results"]] == ["夜场直播的预告"]


def test_every_code_has_one_page_with_its_reason() -> None:
    for code, entry in catalogue().items():
        assert entry.page.startswith(f"# {code} {entry.title}\n")
        assert "## 为什么" in entry.page
        assert entry.why


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_finding() -> None:
    assert (
        as_junit((ABSOLUTE, SPREAD))
        == """\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="qunce" tests="2" failures="1">
  <testsuite name="content/gone.yml" tests="1" failures="0" skipped="1">
    <testcase classname="content/gone.yml" name="1:1 REF-001 提示（共 2 处）" \
file="content/gone.yml" line="1">
      <skipped message="REF-001 提示（共 2 处）">content/gone.yml:1:1</skipped>
    </testcase>
  </testsuite>
  <testsuite name="content/scripts/flash.yml" tests="1" failures="1" skipped="0">
    <testcase classname="content/scripts/flash.yml" name="2:9 CAD-004 绝对化用语「全网最低」" \
file="content/scripts/flash.yml" line="2">
      <failure message="CAD-004 绝对化用语「全网最低」" type="error">content/scripts/flash.yml:2:9
原因 广告法第九条禁止绝对化用语
改法 换成可核实的说法，如「本群专享价」
参见 content/scripts/flash.yml:1:1 这条话术</failure>
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_junit_says_that_nothing_was_found_and_stays_xml_whatever_it_quotes() -> None:
    nasty = Finding(Span("content/a&b.yml"), "<b>\x00\ufffe]]>&", code="YAM-012", mend='"')

    (clean,) = ElementTree.fromstring(as_junit(())).iter("testcase")
    (case,) = ElementTree.fromstring(as_junit((nasty,))).iter("testcase")

    assert (clean.get("name"), len(clean)) == ("没有要改的", 0)
    assert case.get("classname") == "content/a&b.yml"
    assert case.get("name") == "1:1 YAM-012 <b>\ufffd\ufffd]]>&"


def test_markdown_lists_findings_by_file_for_a_change_review() -> None:
    assert (
        as_markdown(ALL, SOURCES)
        == """\
### qunce check: 1 个错误、1 个警告、1 条提示

#### content/gone.yml

- **提示** 1:1 `REF-001` 提示（共 2 处）

#### content/scripts/flash.yml

- **错误** 2:9 `CAD-004` 绝对化用语「全网最低」
    - ` text: 今晚全网最低价，手慢无 `
    - 原因：广告法第九条禁止绝对化用语
    - 改法：换成可核实的说法，如「本群专享价」
    - 参见：content/scripts/flash.yml:1:1 这条话术
- **警告** 3:7 `CAD-006` 100%, 第 1 行 第 2 行（2026-03-03 起共 3 次）
    - ` last: | `
"""
    )


def test_markdown_shows_every_character_and_calls_nobody() -> None:
    file = "content/a_b.yml"
    source = Source(file, "text: ``@all``\n")
    nasty = Finding(Span(file, 1, 7), "@all <b>*#1* [x](y)", code="YAM-012")

    text = as_markdown((nasty,), {file: source})

    assert "    - ``` text: ``@all`` ```\n" in text
    assert re.sub(r"&#(\d+);", lambda one: chr(int(one[1])), text).count("@all <b>*#1* [x](y)") == 1
    assert not re.search(r"[<\[]", text)
    assert "@" not in text.replace("``@all``", "")


def test_markdown_too_long_for_a_comment_says_how_much_is_left() -> None:
    text = as_markdown([ABSOLUTE] * 1000, SOURCES)

    assert len(text) < LONGEST + 200
    shown = text.count("**错误**")
    assert text.endswith(f"\n还有 {1000 - shown} 条没有列出，运行 qunce check 看全\n")


def test_markdown_and_junit_speak_english_when_asked() -> None:
    assert "- **error** 2:9 `CAD-004`" in as_markdown((ABSOLUTE,), {}, "en")
    assert "mend 换成可核实的说法" in as_junit((ABSOLUTE,), "en")

"""The checker of pasted text: its findings, its places in the text, and its command."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.cli import main
from qunce.rules.redline.packs import lint
from qunce.rules.redline.packs.characters import table
from qunce.rules.redline.packs.normal import HIDDEN, edited, normal


def run(*arguments: str, given: str = "") -> Result:
    return CliRunner().invoke(main, ["lint-text", *arguments], input=given, catch_exceptions=False)


def said(text: str, platform: str = "any", category: str = "general") -> list[tuple[str, str]]:
    """Code and words of every finding that is more than a hint."""
    findings = lint(text, platform, category)
    return [(one.code, text[one.start : one.end]) for one in findings if one.severity != "info"]


def as_json(*arguments: str, given: str) -> list[dict[str, Any]]:
    answer: list[dict[str, Any]] = json.loads(
        run("--format", "json", *arguments, given=given).stdout
    )
    return answer


def test_a_fault_behind_many_words_that_are_none_is_found() -> None:
    rest = "".join(f"第{day}天，最佳赏味期三天。\n" for day in range(300))

    assert said(f"{rest}本店是全国最好的店") == [("RED-AD-001", "全国最好")]


def test_after_a_hundred_faults_of_a_rule_the_last_says_how_many_words_are_left() -> None:
    found = [one for one in lint("最好用的锅。\n" * 130) if one.code == "RED-AD-001"]

    assert len(found) == 100
    assert {one.message for one in found[:-1]} == {"绝对化用语「最好用的」"}
    assert found[-1].message == ("绝对化用语「最好用的」；后面还有 30 处同类的词，没有逐一列出")


def test_json_gives_what_a_program_needs() -> None:
    text = "今天到货。\n这是全网最好用的锅"

    (finding,) = as_json("-", given=text)

    assert set(finding) >= {"code", "severity", "start", "end", "message", "mend", "why", "article"}
    assert (finding["code"], finding["severity"]) == ("RED-AD-001", "error")
    assert text[finding["start"] : finding["end"]].startswith("全网最")
    assert "广告法第九条" in finding["article"]


@pytest.mark.parametrize("seed", ["0", "1", "5", "8"])
def test_findings_that_differ_in_nothing_but_their_reason_keep_their_order(seed: str) -> None:
    text = (
        "限xiaoliangguanjun量秒杀，玩卟xiaoliangguanjun翫xiaoliangguanjun，"
        "抢同经菿是页尾数是xiaoliangguanjun xiaoliangguanjun８xiaoliangguanjun"
    )
    program = (
        f"from qunce.rules.redline.packs import lint\n"
        f"print([(one.code, bool(one.cleared)) for one in lint({text!r}, explain=True)])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip

    assert done.stdout.decode().strip() == str(
        [(one.code, bool(one.cleared)) for one in lint(text, explain=True)]
    )


def test_text_names_line_and_column() -> None:
    result = run(given="今天到货。\n这是全网最好用的锅")

    assert result.stdout.startswith("2:3: error RED-AD-001 ")
    assert "改法  " in result.stdout


@pytest.mark.parametrize(
    ("text", "code"),
    [("今天上新", 0), ("", 0), ("全网最好用的锅", 1), ("限时特惠，抓紧下单", 1)],
)
def test_the_exit_code_says_whether_anything_has_to_change(text: str, code: int) -> None:
    assert run(given=text).exit_code == code


def test_the_channel_decides_law_and_weight() -> None:
    public, closed = (
        as_json("--platform", one, given="最好用的锅")[0] for one in ("xiaohongshu", "wechat")
    )

    assert (public["severity"], closed["severity"]) == ("error", "warning")
    assert "广告法" in public["article"]
    assert "广告法" not in closed["article"]


def test_the_day_decides_which_article_is_cited() -> None:
    before, after = (
        as_json("--platform", "wechat", "--as-of", day, given="最好用的锅")[0]["article"]
        for day in ("2025-10-14", "2025-10-15")
    )

    assert "反不正当竞争法第八条" in before
    assert "反不正当竞争法第九条" in after


def test_a_rule_whose_law_is_not_yet_in_force_says_nothing() -> None:
    assert lint("限时特惠，抓紧下单", today=date(2020, 11, 30)) == []


def test_an_unknown_platform_or_category_is_a_hint_and_nothing_more() -> None:
    result = run(
        "--platform", "myspace", "--category", "boats", "--format", "json", given="今天上新"
    )

    assert [one["code"] for one in json.loads(result.stdout)] == ["RED-IN-001", "RED-IN-001"]
    assert result.exit_code == 0


def test_explain_shows_what_was_cleared_and_why() -> None:
    result = run("--explain", given="我们努力做到最好用的锅")

    assert "不算 RED-AD-001" in result.stdout
    assert "目标、理念、态度" in result.stdout
    assert result.exit_code == 0


def test_a_placeholder_named_after_a_time_or_a_number_clears_what_they_clear() -> None:
    assert said("限时特惠，{结束时间}结束") == []
    assert said("限时特惠，【截止时间】前有效") == []
    assert said("限时特惠，{商品}到店") == [("RED-PR-004", "限时")]


def test_a_batch_answers_line_by_line() -> None:
    lines = [
        {"id": "a", "text": "最好用的锅", "platform": "wechat", "category": "home"},
        {"id": 7, "text": "今天上新"},
        {"id": "b", "text": "半个字\ud83d，最好用的锅"},
    ]
    result = run("--batch", given="\n".join(map(json.dumps, lines)) + "\n\n")

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in answers] == ["a", 7, "b"]
    assert [[it["code"] for it in one["findings"]] for one in answers] == [
        ["RED-AD-001"], [], ["RED-AD-001"],
    ]  # fmt: skip
    assert answers[2]["findings"][0]["start"] == 5
    assert result.exit_code == 1


def test_a_broken_line_of_a_batch_is_answered_and_the_others_are_read() -> None:
    given = (
        b'\xef\xbb\xbf{"id": "a", "text": "\xe6\x9c\x80\xe5\xa5\xbd\xe7\x94\xa8\xe7\x9a\x84\xe9\x94\x85"}\r\n'
        b'{"id": "b", "text": "oops\n'
        b"   \n"
        b'{"id": "c"}\n'
        b'{"id": "d", "text": 5}\n'
        b"[1, 2]\n"
        b'{"id": "e", "text": "\xff"}\n'
        b'{"id": "f", "text": "a\x00"}\n' + b"[" * 100_000 + b"\n"
        b'{"id": "g", "text": "ok"} {"id": "h"}\n'
        b'{"id": "i", "text": "ok"}'
    )
    result = CliRunner().invoke(main, ["lint-text", "--batch"], input=given)

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [(one["id"], *(it["code"] for it in one["findings"])) for one in answers] == [
        ("a", "RED-AD-001"),
        *((one, "RED-IN-002") for one in (2, "c", "d", 6, 7, 8, 9, 10)),
        ("i",),
    ]
    assert [one["findings"][0]["message"] for one in answers[1:-1]] == [
        "第 2 行第 21 列读不懂：从这里开始的引号没有收尾",
        "第 4 行第 1 列读不懂：没有 text",
        "第 5 行第 1 列读不懂：text 不是一段带引号的文字",
        "第 6 行第 1 列读不懂：不是一个 {…} 对象",
        "第 7 行第 22 列读不懂：不是 UTF-8 的文字，另存为 UTF-8 再查",
        "第 8 行第 23 列读不懂：引号里有换行、制表这样的控制字符，要写成 \\n、\\t",
        "第 9 行第 1 列读不懂：数字太长，或者一层套一层太深",
        "第 10 行第 27 列读不懂：这里以后是多出来的，一行只写一个对象",
    ]
    assert result.exit_code == 1


def test_an_id_of_a_batch_comes_back_as_it_was_and_one_used_twice_is_a_hint() -> None:
    lines = [
        '{"id": [1], "text": "好"}',
        '{"id": "\\ud800", "text": "好"}',
        '{"id": [1], "text": "早"}',
    ]
    result = run("--batch", given="\n".join(lines))

    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [one["id"] for one in answers] == [[1], "\ufffd", [1]]
    assert [[it["message"] for it in one["findings"]] for one in answers] == [
        [], [], ["第 3 行的 id「[1]」第 1 行用过"],
    ]  # fmt: skip
    assert result.exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.txt"], "「nowhere.txt」没有这个文件"),
        (["."], "「.」是文件夹，要一个文件"),
        (["--as-of", "2026-13-01"], "「2026-13-01」不是日期，写成 2026-03-01 这样"),
        (["--playbook", "nowhere"], "「nowhere」没有这个文件夹"),
    ],
)
def test_what_cannot_be_read_is_told_in_the_operators_words(
    arguments: list[str], said: str
) -> None:
    result = CliRunner().invoke(main, ["lint-text", *arguments])

    assert result.exit_code == 2
    assert said in result.stderr


@pytest.mark.parametrize(
    ("text", "words", "step"),
    [
        ("这是蕞好用的锅", "蕞好用的", "RED-EV-002"),
        ("zui好用的锅", "zui好用的", "RED-EV-002"),
        ("这款最 好用的锅", "最 好用的", "RED-EV-001"),
        ("全.网.最.低价", "全.网.最.低价", "RED-EV-001"),
        ("面膜消\u200b炎", "消\u200b炎", "RED-EV-001"),
        ("朂好用的锅", "朂好用的", "RED-EV-003"),
        ("🔝便宜的鸡蛋", "🔝便宜的", "RED-EV-005"),
    ],
)
def test_a_word_in_disguise_is_found_as_it_is_written(text: str, words: str, step: str) -> None:
    found = said(text)

    assert any(code == step and words in it for code, it in found)
    assert any(not code.startswith("RED-EV") and words in it for code, it in found)


def test_traditional_characters_are_only_a_hint() -> None:
    (hint,) = [one for one in lint("最優惠的價格") if one.code == "RED-EV-004"]

    assert hint.severity == "info"
    assert "優→优" in hint.message


@pytest.mark.parametrize(
    "text",
    [
        "不需担保，本店直发", "买了一个包，过几天到", "房顶 级差五厘米", "营业时间調整為十點",
        "今晚吃醉蟹", "薇薇今天值班", "🧧新年好", "①到店 ②扫码 ③领小样", "ＬＥＤ灯带", "早/中/晚各一杯",
        "加V认证的账号", "国家及地方标准", "头发漂亮", "三维一体的收纳架",
    ],
)  # fmt: skip
def test_ordinary_words_are_no_disguise(text: str) -> None:
    assert said(text, "wechat") == []


ODD = "最好優後Ⓥ㊙🅥ａＢ\u200b\ufe0f很①vх .·，❤"


@given(st.text(ODD, max_size=20))
def test_every_character_read_finds_back_to_the_one_written(text: str) -> None:
    shown = normal(text)

    for at, char in enumerate(shown.text):
        start, end = shown.raw(at, at + 1)
        assert end == start + 1
        assert normal(text[start:end]).text == char
        assert shown.index(start) == at


@given(st.text(ODD, max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_a_text_with_words_exchanged_finds_back(text: str, places: list[int]) -> None:
    base = normal(text)
    cuts = sorted({one for one in places if one < len(base.text)})
    shown = edited(base, [(one, one + 1, "甲乙" if one % 2 else "") for one in cuts])

    for at, char in enumerate(shown.text):
        start, end = shown.raw(at, at + 1)
        assert 0 <= start < end <= len(text)
        if char not in "甲乙":
            assert normal(text[start:end]).text == char


@given(st.text(ODD, max_size=20), st.lists(st.integers(0, 20), max_size=6))
def test_a_text_of_which_words_were_exchanged_twice_finds_back(
    text: str, places: list[int]
) -> None:
    shown = normal(text)
    for word in ("", "甲乙"):
        cuts = sorted({one for one in places if one < len(shown.text)})
        shown = edited(shown, [(one, one + 1, word if one % 2 else "") for one in cuts])

    spans = [shown.raw(at, at + 1) for at in range(len(shown.text))]
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    for char, (start, end) in zip(shown.text, spans, strict=True):
        assert char in "甲乙" or normal(text[start:end]).text == char
    for first, last in combinations(range(len(spans)), 2):
        assert shown.raw(first, last + 1) == (spans[first][0], spans[last][1])


def test_every_character_is_read_as_the_tables_say_alone_and_amid_others() -> None:
    chars = [chr(code) for code in range(0x20000) if len(chr(code).lower()) == 1]
    plain = [chr(table().get(ord(one.lower()), ord(one.lower()))) for one in chars]
    shown = ["" if re.match(HIDDEN, one) else one for one in plain]

    assert [normal(one).text for one in chars] == shown
    assert normal("".join(chars)).text == "".join(shown)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from([*ODD, "最", "蕞", "zui", "好用的", "消炎", "加v", "薇信", "\n"]),
        max_size=12,
    )
)
def test_a_finding_always_lies_within_the_text(parts: list[str]) -> None:
    text = "".join(parts)

    for one in lint(text, explain=True):
        assert 0 <= one.start < one.end <= len(text)

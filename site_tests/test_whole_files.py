"""Personal data is found in every file, although only some of its lines are read closely."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.load import Source
from qunce.rules.redline.packs import shipped
from qunce.rules.redline.packs.model import Scope
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.variants import known
from qunce.rules.redline.packs.whole_files import NO_GAP, NUMERAL, TRACES, File, marked

EVERYWHERE = tuple(rule for rule in shipped() if rule.scope is Scope.EVERYWHERE)
CALLED = sorted(
    spelled
    for spelled, one in known().items()
    if one.step is not None and any(char in one.word for char in "微薇威vw")
)
"""Every way of writing WeChat, or something with its letters, that is put back."""
MARKS = ["", "", "", " ", "·", "-", "*", ".", "】[", "，", "\u200b", "\u3000", "❤"]


@cache
def scanner() -> Scanner:
    return Scanner(EVERYWHERE, ["云杉里"])


def found(files: Sequence[File]) -> list[object]:
    hits = scanner().scan(files)
    return [(hit.text.place(hit.start, hit.end), hit.words, hit.cleared) for hit in hits]


def same(texts: Sequence[str]) -> bool:
    """True when the lines with traces give what whole files give; says whether they gave any."""
    every = [File(Source(f"content/{number}.yml", text), text) for number, text in enumerate(texts)]
    whole = found(every)

    assert found([*marked(every, TRACES["RED-PII-003"])]) == whole
    return bool(whole)


def apart(word: str, mark: str) -> str:
    return mark.join(word)


def test_every_rule_for_whole_files_tells_its_traces_and_asks_for_nothing_on_other_lines() -> None:
    assert {rule.code for rule in EVERYWHERE} == TRACES.keys()
    for rule in EVERYWHERE:
        assert (rule.requires, rule.clears, rule.exceptions, rule.except_patterns) == ((),) * 4


def test_its_own_examples_are_found_on_whichever_line_they_stand() -> None:
    (rule,) = EVERYWHERE
    texts = [f"title: 早安\n\n# {one}\nnote: 晚安" for one in (*rule.bad, *rule.good)]

    assert same(texts)
    assert [same([one]) for one in texts] == [*[True] * len(rule.bad), *[False] * len(rule.good)]


def test_whatever_wechat_is_called_by_its_line_is_read() -> None:
    ways = [
        f"{hello}{spelled}{name}"
        for spelled in CALLED
        for hello in ("加", "找我 ", "")
        for name in (" qiu888888", "号：qiu888888")
    ]
    apart_too = [apart(spelled, mark) + " qiu888888" for spelled in CALLED for mark in MARKS[3:]]

    assert len(CALLED) > 200
    assert same(ways)
    assert same(apart_too)


def test_no_spelling_makes_a_figure_of_what_days_and_hours_are_written_with() -> None:
    figures = re.compile(f"[{NUMERAL}]")

    assert not {
        (spelled, one.word)
        for spelled, one in known().items()
        if one.step is not None and figures.search(one.word)
        for char in {*spelled}.intersection(NO_GAP)
        if char not in one.word
    }


def test_hours_and_lists_of_platforms_are_no_reason_to_read_a_line_closely() -> None:
    lines = ["terms: 每人一张，5 月 16 日 10:00 到 5 月 23 日 21:00 可用", "platform: wechat",
             "title: 征集旧事，维修登记", "加微信：见店招", "加微信 ab_1-2c3"]  # fmt: skip

    (read,) = marked([File(Source("a.yml", ""), "\n".join(lines))], TRACES["RED-PII-003"])

    assert read.text == lines[-1]


DIGITS = st.sampled_from(
    ["13800138000", "一三八零零一三八零零零", "①③⑧⓪⓪①③⑧⓪⓪⓪", "１３８００１３８０００", "11010519491231002X",
     "138001380", "三八零零一三八零零零", "8613800138000", "2026-11-22 20:30", "2021-13-80 01:38", "138"]
)  # fmt: skip
NAMES = st.sampled_from(["qiu888888", "xiaoqiu_2026", "qiuqiu", "wxid_abc12345678", "Q-i-u-8-8"])
WORDS = st.sampled_from(
    ["加", "加我", "微信", "号", "：", " ", "唯依", "wu星", "百份百", "的", "下", "v", "w", "MV", "we",
     "jia", "信", "找", "。", "最", "x", "hao", "是", "\n", "title: "]
)  # fmt: skip
PART = st.one_of(
    st.builds(apart, DIGITS, st.sampled_from(MARKS)),
    st.builds(apart, st.sampled_from(CALLED), st.sampled_from(MARKS)),
    st.builds(apart, NAMES, st.sampled_from(MARKS)),
    WORDS,
    WORDS,
)
TEXT = st.lists(PART, max_size=7).map("".join)


@settings(max_examples=400, deadline=None)
@given(st.lists(TEXT, min_size=1, max_size=3))
def test_reading_only_the_lines_with_traces_gives_what_reading_whole_files_gives(
    texts: list[str],
) -> None:
    same(texts)

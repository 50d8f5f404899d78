"""Where a finding points, in every style of YAML."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.red_texts import a_script, compiled, seen, told

from qunce.rules.redline.packs.normal import normal


def test_a_finding_points_at_the_words_in_every_style() -> None:
    assert told(
        a_script(
            """\
variants:
  plain: {text: 今天有全网最好用的锅}
  single: {text: 'it''s 全网最好用的锅'}
  double: {text: "\\u4eca\\t全网最好用的锅"}
  folded:
    text: >-
      今天有
      全网最好用的锅
  literal:
    text: |
      今天有

      全网最好用的锅
"""
        )
    ) == [
        "example.yml:4:20 error RED-AD-001「全网最好用」",
        "example.yml:5:25 error RED-AD-001「全网最好用」",
        "example.yml:6:27 error RED-AD-001「全网最好用」",
        "example.yml:10:7 error RED-AD-001「全网最好用」",
        "example.yml:15:7 error RED-AD-001「全网最好用」",
    ]


def test_words_over_a_folded_line_are_found() -> None:
    outcome = compiled(a_script("text: >-\n  转发本条\n  就能领券\n"))

    assert [
        (one.span.line, one.span.column, one.span.end_line, one.span.end_column)
        for one in outcome.report.findings
    ] == [(4, 3, 5, 6)]


def test_a_hit_in_a_value_points_at_the_placeholder_and_at_the_value() -> None:
    outcome = compiled(
        a_script(
            """\
text: "今天的{商品}到货。"
variables:
  商品: {example: 橘子, extremes: [梨, 全网最甜的橘子]}
"""
        )
    )

    assert [seen(one, outcome) for one in outcome.report.findings] == [
        "example.yml:3:11 error RED-AD-001「{商品}」"
    ]
    assert [str(note.span) + note.message for note in outcome.report.findings[0].see] == [
        "content/scripts/example.yml:5:35变量「商品」填的是这个值"
    ]


def test_words_that_only_arise_when_a_value_is_filled_in_are_found() -> None:
    assert told(
        a_script(
            """\
text: "有事打 138{尾号}，最{程度}的锅。"
variables:
  尾号: {example: "00138000"}
  程度: {example: 便宜}
"""
        )
    ) == [
        "example.yml:3:12 error RED-PII-003「138{尾号}」",
        "example.yml:3:20 error RED-AD-001「最{程度}的」",
    ]


def test_a_fault_that_every_filling_shows_is_told_once() -> None:
    outcome = compiled(
        a_script(
            """\
text: "全网最好用的{商品}。"
variables:
  商品: {example: 锅, extremes: [炒锅, 汤锅, 蒸锅]}
"""
        )
    )

    assert [one.times for one in outcome.report.findings] == [1]


def test_variants_of_writing_are_found_and_shown_as_written() -> None:
    outcome = compiled(
        a_script('text: "ＴＯＰ 全网\u200b最\u200b好用的锅，打１３８００１３８０００"\n')
    )

    assert [one.message for one in outcome.report.findings] == [
        "绝对化用语「全网\u200b最\u200b好用」（写法变体：字间夹了看不见的字符）",
        "换了写法的禁用词「全网\u200b最\u200b好用」（写法变体：字间夹了看不见的字符）",
        "文件里写了个人资料「１３８００１３８０００」",
    ]


PIECES = st.lists(st.text("今天橘子ａ1，。「」 \u200b\ufe0f'\"\\{}#:\n", max_size=6), max_size=4)


@settings(max_examples=60, deadline=None)
@given(PIECES, PIECES, st.sampled_from(["全网最好用", "国\u200b家级", "史上最好看"]))
def test_the_span_of_a_hit_is_exactly_what_was_matched(
    before: list[str], after: list[str], word: str
) -> None:
    text = ("".join(before) + word + "。" + "".join(after)).replace("{", "{{").replace("}", "}}")
    outcome = compiled(a_script(f"text: {json.dumps(text, ensure_ascii=False)}\n"))

    found = [one for one in outcome.report.findings if one.code == "RED-AD-001"]
    for one in found:
        assert seen(one, outcome).endswith(f"「{word}」")
    assert len(found) == 1 or any(mark in "".join(before) for mark in "「{\"'")


@given(st.text("aZＡ１İß\u200b\ufeff最好, ", max_size=30))
def test_every_normalised_character_finds_back(text: str) -> None:
    shown = normal(text)

    for at, char in enumerate(shown.text):
        start, end = shown.raw(at, at + 1)
        assert end == start + 1
        assert normal(text[start:end]).text in (char, "")
        assert shown.index(start) == at


# Channel and law

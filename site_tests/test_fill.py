"""Filling a wording, and the way back from every filled character to the file."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qunce.example import compile_text
from qunce.kinds.script.fill import fill, placeholders, suspect
from qunce.kinds.script.model import Script
from qunce.kinds.script.wordings import fillings, longest, wordings
from qunce.load import Mapping as MapNode
from qunce.load import Scalar, Source, parse_text


def script(text: str) -> Script:
    outcome = compile_text(f"# content/scripts/example.yml\n{text}", start=date(2026, 3, 2))
    assert outcome.playbook is not None
    return outcome.playbook.scripts["example"]


def test_values_stand_where_their_names_stood() -> None:
    assert fill("{甲}和{乙}", {"甲": "一二", "乙": "三"}).text == "一二和三"


def test_a_brace_written_twice_is_a_brace() -> None:
    assert fill("{{甲}}是{甲}", {"甲": "一"}).text == "{甲}是一"


def test_an_unknown_name_stays_as_it_is_written() -> None:
    assert fill("{甲}和{乙}", {"甲": "一"}).text == "一和{乙}"


def test_a_value_is_not_filled_again() -> None:
    assert fill("{甲}", {"甲": "{乙}", "乙": "二"}).text == "{乙}"


def test_an_empty_wording_has_one_empty_part() -> None:
    assert [part.raw_end for part in fill("", {}).parts] == [0]


def test_a_filled_value_leads_back_to_its_placeholder() -> None:
    filled = fill("满 {件} 件", {"件": "12"})

    assert filled.raw(2, 4) == (2, 5)
    assert filled.raw(3, 4) == (2, 5)
    assert filled.names(2, 4) == ("件",)


def test_a_stretch_over_words_and_a_value_leads_back_to_both() -> None:
    filled = fill("全网{程度}的锅", {"程度": "最好用"})

    assert filled.text == "全网最好用的锅"
    assert filled.raw(0, 6) == (0, 7)
    assert filled.raw(1, 3) == (1, 6)


def test_an_empty_value_hides_nothing() -> None:
    filled = fill("甲{空}乙", {"空": ""})

    assert filled.text == "甲乙"
    assert filled.raw(1, 2) == (4, 5)


def test_placeholders_are_named_once_in_order() -> None:
    assert placeholders("{乙}{甲}{乙}，{{丙}}") == ("乙", "甲")


def test_a_lone_brace_or_an_unknown_name_is_suspect() -> None:
    assert suspect("{甲", {"甲"})
    assert suspect("{乙}", {"甲"})
    assert not suspect("{甲}，{{乙}}", {"甲"})


def test_every_other_value_is_tried_then_neighbours_then_all_at_their_shortest_and_longest() -> (
    None
):
    subject = script(
        """\
title: 例
text: "{商品} {价格} 元，{颜色}"
variables:
  商品: {example: 橘子, extremes: [砂糖橘五斤装, 橘子]}
  价格: {type: money, example: "9.9", default: "19.9"}
  颜色: {type: choice, example: 红, choices: [红, 蓝]}
"""
    )

    assert [one.text for one in fillings(subject)] == [
        "橘子 9.9 元，红",
        "砂糖橘五斤装 9.9 元，红",
        "橘子 19.9 元，红",
        "橘子 9.9 元，蓝",
        "砂糖橘五斤装 19.9 元，红",
        "橘子 19.9 元，蓝",
    ]


def test_numbers_are_tried_at_their_bounds_and_choices_one_by_one() -> None:
    subject = script(
        """\
title: 例
text: "{份数} 份，{规格}装。今天也卖 {价格} 元。"
variables:
  份数: {type: number, example: 80, min: 1, max: 9999}
  规格: {type: choice, example: 小, choices: [小, 中, 特大]}
  价格: {type: money, example: 9.9}
"""
    )

    assert [one.text for one in fillings(subject)] == [
        "80 份，小装。今天也卖 9.9 元。",
        "1 份，小装。今天也卖 9.9 元。",
        "9999 份，小装。今天也卖 9.9 元。",
        "80 份，中装。今天也卖 9.9 元。",
        "80 份，特大装。今天也卖 9.9 元。",
        "1 份，中装。今天也卖 9.9 元。",
        "1 份，特大装。今天也卖 9.9 元。",
        "9999 份，中装。今天也卖 9.9 元。",
        "9999 份，特大装。今天也卖 9.9 元。",
    ]


def test_a_maximum_below_its_minimum_is_a_finding() -> None:
    outcome = compile_text(
        """\
# content/scripts/example.yml
title: 例
text: "{份数} 份"
variables:
  份数: {type: number, example: 8, min: 20, max: 10}
""",
        start=date(2026, 3, 2),
    )

    found = [one for one in outcome.report.findings if one.code.startswith("REF")]
    assert [(str(one.span), one.message) for one in found] == [
        ("content/scripts/example.yml:5:48", "变量「份数」的最大值 10 小于最小值 20")
    ]


def test_values_that_a_wording_does_not_show_are_not_tried() -> None:
    subject = script(
        """\
title: 例
variants:
  a: {text: "{商品}到货"}
  b: {text: 今天到货}
variables:
  商品: {example: 橘子, extremes: [砂糖橘]}
"""
    )

    assert [one.text for one in fillings(subject)] == ["橘子到货", "砂糖橘到货", "今天到货"]


def test_the_longest_filling_takes_every_longest_value() -> None:
    subject = script(
        """\
title: 例
text: "{商品}{份数}"
variables:
  商品: {example: 橘子, extremes: [砂糖橘五斤装, 梨]}
  份数: {example: "8", extremes: ["1200"]}
"""
    )
    _, scalar = next(wordings(subject))

    assert longest(subject, scalar).text == "砂糖橘五斤装1200"


WORDS = st.text("今天橘子到货 ab，。'\"\\#:-", min_size=1, max_size=6)
PIECES = st.lists(
    st.one_of(
        WORDS.map(lambda text: ("words", text)),
        st.sampled_from(["甲", "乙"]).map(lambda name: ("name", name)),
        st.sampled_from("{}").map(lambda brace: ("brace", brace)),
    ),
    max_size=12,
)
VALUES = st.fixed_dictionaries({"甲": st.text("值ab", max_size=4), "乙": st.just("乙值")})


@given(PIECES, VALUES)
def test_every_filled_character_was_written_by_the_piece_that_shows_it(
    pieces: list[tuple[str, str]], values: dict[str, str]
) -> None:
    wording, expected, origins = "", "", []
    for kind, text in pieces:
        written = {"words": text, "name": f"{{{text}}}", "brace": text * 2}[kind]
        shown = values[text] if kind == "name" else text
        for number in range(len(shown)):
            start = len(wording) + (number if kind == "words" else 0)
            length = len(written) if kind == "name" else 1
            origins.append((start, start + length))
        wording += written
        expected += shown

    filled = fill(wording, values)

    assert filled.text == expected
    assert [filled.raw(at, at + 1) for at in range(len(expected))] == origins


def written(style: str, words: list[str]) -> str:
    """YAML that says these words with one space between them, in one of its styles."""
    if style == "plain":
        return "text: " + " ".join(words)
    if style == "single":
        return "text: '" + "\n   ".join(words).replace("'", "''") + "'"
    if style == "double":
        return 'text: "' + " ".join(words).replace("\\", "\\\\").replace('"', '\\"') + '"'
    if style == "folded":
        return "text: >-\n" + "\n".join(f"    {word}" for word in words)
    return "text: |\n  " + " ".join(words)


@given(
    st.sampled_from(["plain", "single", "double", "folded", "literal"]),
    st.lists(st.text("今橘子a，：「」", min_size=1, max_size=5), min_size=1, max_size=6),
    st.sampled_from(["", "{甲}", "{甲}{甲}"]),
    st.lists(st.text("到货b。", min_size=1, max_size=5), max_size=6),
)
def test_a_word_is_found_in_the_file_in_every_style(
    style: str, before: list[str], placeholder: str, after: list[str]
) -> None:
    source = Source("x.yml", written(style, [*before, f"{placeholder}全网最好用", *after]) + "\n")
    node = parse_text(source).node
    assert isinstance(node, MapNode)
    scalar = node.get("text")
    assert isinstance(scalar, Scalar)

    filled = fill(scalar.value, {"甲": "一个很长的值"})
    start = filled.text.index("全网最好用")
    span = filled.span(scalar, start, start + 5)

    line = source.text.split("\n")[span.line - 1]
    assert span.end_line == span.line
    assert line[span.column - 1 : span.end_column - 1] == "全网最好用"

"""Positions: every visible character of a value leads back to the character that wrote it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunce.load import Mapping, Node, Scalar, Sequence, Source, parse_text, span_in
from qunce.load.positions import value_offsets
from qunce.load.yaml import readable

ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f",
    "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0",
    "L": "\u2028", "P": "\u2029",
}  # fmt: skip
LONG = {"x": 2, "u": 4, "U": 8}

ODD = st.text(
    st.sampled_from(" \n\t'\"\\:-#ab群，|>nxu0?&*é\r\x85\u3000\xa0\u2028\u200b\ufeff😀"),
    max_size=60,
)
OPENINGS = (
    "key: ", "key: '", 'key: "', "key: |\n  ", "key: >-\n  ", "- ", "key: >+2\n   ",
    "key: |1-\n  ", "? ", "key: &anchor ",
)  # fmt: skip


def scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries.values():
            yield key
            yield from scalars(value)


def written(text: str, at: int, style: str | None) -> str:
    """The character that the file's text means at an index."""
    if style != '"' or text[at] != "\\":
        return text[at]
    letter = text[at + 1]
    if letter in LONG:
        return chr(int(text[at + 2 : at + 2 + LONG[letter]], 16))
    return ESCAPES[letter]


def expect_every_character_to_lead_back(text: str) -> None:
    parsed = parse_text(Source("file", text))
    if parsed.node is None:
        return
    seen = readable(text)
    for scalar in scalars(parsed.node):
        offsets = value_offsets(scalar)

        assert len(offsets) == len(scalar.value)
        assert offsets == sorted(offsets)
        for char, at in zip(scalar.value, offsets, strict=True):
            assert char.isspace() or written(seen, at, scalar.style) == char


@settings(max_examples=1500, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ODD, st.sampled_from(OPENINGS), st.sampled_from(["", "'", '"', "\n"]))
def test_whatever_somebody_types_leads_back(text: str, opening: str, ending: str) -> None:
    indented = text.replace("\n", "\n  ")

    expect_every_character_to_lead_back(f"{opening}{indented}{ending}\n")


@settings(max_examples=1500, deadline=None)
@given(
    st.text(max_size=60) | ODD,
    st.sampled_from([None, "'", '"', "|", ">"]),
    st.integers(10, 80),
    st.booleans(),
)
def test_every_style_that_a_program_writes_leads_back(
    value: str,
    style: str | None,
    width: int,
    plain: bool,  # noqa: FBT001 hypothesis gives arguments by place
) -> None:
    text = yaml.dump({"key": [value]}, default_style=style, width=width, allow_unicode=plain)

    expect_every_character_to_lead_back(text)


@pytest.mark.parametrize(
    ("text", "word", "place"),
    [
        pytest.param("text: 今晚全网最低价\n", "全网最低", "1:9-13", id="plain"),
        pytest.param("text: 今晚\n  全网最低价\n", "全网最低", "2:3-7", id="plain over two lines"),
        pytest.param("text: '说''全网最低'''\n", "全网最低", "1:11-15", id="single quotes"),
        pytest.param('text: "\\u4eca全网\\\n  最低"\n', "最低", "2:3-5", id="escaped break"),
        pytest.param("text: |\n  今晚\n  全网最低价\n", "全网最低", "3:3-7", id="literal"),
        pytest.param("text: >-\n  今晚\n  全网最低价\n", "全网最低", "3:3-7", id="folded"),
        pytest.param("text: |2-\n    全网最低\n", "全网最低", "2:5-9", id="indented literal"),
        pytest.param("text: &a 全网最低\n", "全网最低", "1:10-14", id="anchored"),
    ],
)
def test_a_word_is_found_where_it_stands(text: str, word: str, place: str) -> None:
    node = parse_text(Source("file", text)).node
    assert isinstance(node, Mapping)
    scalar = node.get("text")
    assert isinstance(scalar, Scalar)

    start = scalar.value.index(word)
    span = span_in(scalar, start, start + len(word))

    assert f"{span.line}:{span.column}-{span.end_column}" == place


def test_a_word_over_a_fold_spans_both_lines() -> None:
    node = parse_text(Source("file", "text: >\n  今晚全\n  网最低\n")).node
    assert isinstance(node, Mapping)
    scalar = node.get("text")
    assert isinstance(scalar, Scalar)

    start = scalar.value.index("全")
    span = span_in(scalar, start, start + len("全 网"))

    assert (span.line, span.column, span.end_line, span.end_column) == (2, 5, 3, 4)

"""Our content lines are the bytes that icalendar writes, for any text."""

from __future__ import annotations

import re

import icalendar
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from qunce.render.feeds.writer import clean, one_line, raw_line, text_line

AWKWARD = (
    "\\", ";", ",", ":", "^", '"', "\n", "\r", "\r\n", "\\n", "\\N", "\\\\", "\t", " ", "\x07",
    "\x85", "\u2028", "a", "é", "中", "，", "😀", "👨‍👩‍👧", "\ufeff", "\U0010ffff",
)  # fmt: skip

texts = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=400),
    st.lists(st.sampled_from(AWKWARD), max_size=200).map("".join),
    st.tuples(st.integers(0, 160), st.sampled_from(AWKWARD), st.integers(0, 80)).map(
        lambda parts: "a" * parts[0] + parts[1] * parts[2] + "尾"
    ),
)


def icalendars(name: str, value: object) -> bytes:
    """The same property as icalendar writes it."""
    event = icalendar.Event()
    event.add(name, value)
    data = bytes(event.to_ical())
    return data.removeprefix(b"BEGIN:VEVENT\r\n").removesuffix(b"END:VEVENT\r\n")


@settings(max_examples=1000, deadline=None)
@given(texts)
@example("")
@example("中" * 25)
@example("\\" * 75)
@example("D:\\new\\table; 一, 二")
def test_any_text_gives_the_bytes_of_icalendar(text: str) -> None:
    assume("\\N" not in text)  # see the next test
    assume(not text.startswith("\ufeff"))  # icalendar drops it; `clean` keeps it from us

    assert text_line("DESCRIPTION", text) == icalendars("DESCRIPTION", text)


def test_a_backslash_before_a_capital_n_stays_where_icalendar_would_lose_it() -> None:
    line = text_line("SUMMARY", "D:\\New")

    assert line == b"SUMMARY:D:\\\\New\r\n"
    assert icalendars("SUMMARY", "D:\\New") == b"SUMMARY:D:\\new\r\n"
    assert read(line) == "D:\\New"


@settings(max_examples=300, deadline=None)
@given(texts)
def test_any_text_reads_back_as_it_was_but_for_its_line_breaks(text: str) -> None:
    assert read(text_line("SUMMARY", text)) == re.sub(r"\r\n|\r", "\n", text)


def read(line: bytes) -> str:
    event = icalendar.Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")
    return str(event["SUMMARY"])


@pytest.mark.parametrize(
    "tail", ["a", "é", "中", "😀", "\\", ";", ",", "\n", "^^", "中;", "👨‍👩‍👧"]
)
def test_every_border_around_75_octets_is_cut_like_icalendar(tail: str) -> None:
    for length in range(160):
        text = "a" * length + tail * 3 + "中文" * 20
        assert text_line("SUMMARY", text) == icalendars("SUMMARY", text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_no_line_is_longer_than_75_octets_or_cut_inside_a_character(text: str) -> None:
    lines = text_line("SUMMARY", text).split(b"\r\n")

    assert lines.pop() == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode() for line in lines)
    assert b"".join(lines[:1] + [line[1:] for line in lines[1:]]).startswith(b"SUMMARY:")


@given(st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), max_size=300))
def test_an_address_is_folded_and_not_escaped(url: str) -> None:
    assert raw_line("URL", url) == icalendars("URL", icalendar.vUri(url))


def test_what_makes_readers_refuse_a_calendar_is_taken_out() -> None:
    text = "\ufeff响\x07铃\ufffd，\ud800换行\u2028软回车\x0b表\t格\x7f\x9f👨‍👩‍👧"

    assert clean(text) == "响铃，换行\n软回车\n表\t格👨‍👩‍👧"
    assert one_line(" 一\n二\u2029 三\t") == "一 二 三"

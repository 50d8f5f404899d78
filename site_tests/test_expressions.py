"""Expressions that are compiled once and kept, and searches that know how matches begin."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined] # inner parts, without stubs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.patterns import PIECES, REGEXES, SAID, python

from qunce.derived import expressions
from qunce.derived.beginnings import with_beginnings
from qunce.derived.expressions import (
    _code,
    _pattern,
    compiled,
    expression,
    kept_for_libraries,
    kept_in,
)
from qunce.derived.parts import Parts


@pytest.mark.no_cover
def test_a_kept_expression_matches_what_python_itself_matches() -> None:
    for regex in REGEXES:
        again, plain = _pattern(regex, _code(regex, 0)), python(regex)
        assert (again.flags, again.groups, dict(again.groupindex)) == (
            plain.flags,
            plain.groups,
            dict(plain.groupindex),
        )
        for text in SAID[::25]:
            mine = [match.span() for match in again.finditer(text)]
            assert mine == [match.span() for match in plain.finditer(text)]
    assert compiled("(?P<a>最)好").sub(r"\g<a>", "最好") == "最"


@settings(max_examples=400, deadline=None)
@given(regex=PIECES, text=st.text("最好送领，不1\n", max_size=12), flags=st.sampled_from([0, re.I]))
def test_a_search_that_looks_for_what_matches_begin_with_finds_what_any_search_finds(
    regex: str, text: str, flags: int
) -> None:
    mine, plain = _pattern(regex, _code(regex, flags)), re.compile(regex, flags)

    assert [one.span() for one in mine.finditer(text)] == [
        one.span() for one in plain.finditer(text)
    ]


@pytest.mark.parametrize(
    ("regex", "flags", "known"),
    [
        ("(?<!不)最|[0-9]+折|(?:很|太)?(?:好|甜)", 0, True),
        ("(?P<a>(?=最)最(?>好)|减+[0-9]|(?:送){2,}?)", 0, True),
        ("[^，]{0,3}最|好", 0, False),
        (".最|好+", 0, False),
        ("(?:很|太)?", 0, False),
        ("(好)(?:\\1|最+)?|(?!)|a+", 0, False),
        ("(?i:a+|b)c", 0, False),
        ("a+|b", re.IGNORECASE, False),
    ],
)
def test_a_search_knows_what_matches_begin_with_unless_it_may_be_nearly_anything(
    regex: str, flags: int, *, known: bool
) -> None:
    parsed = _parser.parse(regex, flags)
    plain = _compiler._code(parsed, flags)

    assert (with_beginnings(plain, parsed, flags) != plain) is known


def test_an_expression_that_waits_to_be_compiled_is_the_one_with_its_flags() -> None:
    waiting = expression(r"^(?P<word>[a-z]+)$", re.MULTILINE | re.IGNORECASE)
    plain = re.compile(r"^(?P<word>[a-z]+)$", re.MULTILINE | re.IGNORECASE)

    assert waiting.findall("Ab\nc1\nDE") == plain.findall("Ab\nc1\nDE") == ["Ab", "DE"]
    assert (waiting.pattern, waiting.flags) == (plain.pattern, plain.flags)


def test_a_second_process_takes_expressions_from_what_the_first_one_kept(tmp_path: Path) -> None:
    program = """
import re, sys
from pathlib import Path
from typing import Any
from qunce.derived import place
place.FOLDER = Path(sys.argv[1])
made = []
from qunce.derived import expressions
from qunce.derived.beginnings import with_beginnings
compile_one = expressions._code
expressions._code = lambda *given: made.append(given) or compile_one(*given)
assert expressions.compiled("最[好佳]").search("全场最好").span() == (2, 4)
print(len(made))
"""
    counts = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert counts == ["2", "0"]

    for place in tmp_path.iterdir():
        place.write_bytes(b"\x00 not what was kept")
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2"


def test_what_a_library_compiles_is_kept_as_well_and_is_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def noted(parts: Parts, regex: str, flags: int) -> re.Pattern[str]:
        asked.append(regex)
        return kept_in(parts, regex, flags)

    monkeypatch.setattr(expressions, "kept_in", noted)
    re.purge()
    with kept_for_libraries():
        found = [
            re.compile(r"(?P<a>最) 好 # spaced", re.VERBOSE).findall("最好"),
            re.findall("(?i)TOP[0-9]", "top1 Top"),
            re.compile(b"[a-z]+").findall(b"ab"),
        ]
    re.compile("behind")

    assert found == [["最"], ["top1"], [b"ab"]]
    assert asked == ["(?P<a>最) 好 # spaced", "(?i)TOP[0-9]"]

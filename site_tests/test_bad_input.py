"""Whatever is in the files, a person gets findings with positions and never an exception."""

from __future__ import annotations

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunce.check.faults import BROKEN_RULE
from qunce.example import starter
from qunce.layout import read_folder
from qunce.pipeline import Compiled, compile_files

TODAY = date(2026, 11, 22)
REFERENCE = read_folder(Path(__file__).parent.parent)
STARTER = dict(starter())

ODD_VALUES = (
    "", "~", "[]", "{}", "[a, [b, {c: d}]]", "{a: {b: [c]}}", "-1", "999999999999999999999999",
    "1e400", "2026-02-30", "0000-00-00", "25:61", "24:00", "true", "'", '"', '"\\x07"', "|", ">",
    "*nowhere", "&a [*a]", "!!python/object:os.system x", "!!binary aGk=", "<<", "? x", "- - -",
    "：", "{{", "{变量", "变量}", "🈚️" * 40, "最" * 5000, "\u200b", "../../etc/passwd", "[[[[[[",
    "<script>alert(1)</script>", "=1+1", "on", "off", "null", "Asia/Nowhere", "mon", "w" * 300,
)  # fmt: skip


def expect_findings_or_success(files: dict[str, bytes]) -> Compiled:
    compiled = compile_files(files, today=TODAY)

    for finding in compiled.report.findings:
        assert finding.code != BROKEN_RULE.code, finding.message
        assert finding.message
        assert finding.span.line >= 1
        assert finding.span.column >= 1
        if finding.span.file in files:
            lines = files[finding.span.file].decode("utf-8", "replace").splitlines() or [""]
            assert finding.span.line <= len(lines) + 1
    return compiled


def mutated(data: bytes, how: str, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    spot = chance.randrange(len(lines))
    if how == "drop a line":
        del lines[spot]
    elif how == "repeat a line":
        lines.insert(spot, lines[spot])
    elif how == "indent a line":
        lines[spot] = b"  " + lines[spot]
    elif how == "outdent a line":
        lines[spot] = lines[spot].lstrip()
    elif how == "odd value":
        head, colon, _ = lines[spot].partition(b":")
        lines[spot] = head + colon + b" " + chance.choice(ODD_VALUES).encode()
    elif how == "odd key":
        _, colon, tail = lines[spot].partition(b":")
        lines[spot] = chance.choice(ODD_VALUES).encode() + colon + tail
    elif how == "shuffle a line":
        letters = list(lines[spot].decode("utf-8", "replace"))
        chance.shuffle(letters)
        lines[spot] = "".join(letters).encode()
    elif how == "swap lines":
        other = chance.randrange(len(lines))
        lines[spot], lines[other] = lines[other], lines[spot]
    elif how == "cut off":
        return data[: chance.randrange(len(data) + 1)]
    elif how == "flip bytes":
        flipped = bytearray(data)
        for _ in range(chance.randint(1, 6)):
            if flipped:
                flipped[chance.randrange(len(flipped))] = chance.randrange(256)
        return bytes(flipped)
    elif how == "tabs":
        return data.replace(b"  ", b"\t")
    elif how == "windows":
        return b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    elif how == "empty":
        return b""
    return b"\n".join(lines)


WAYS = (
    "drop a line", "repeat a line", "indent a line", "outdent a line", "odd value", "odd key",
    "shuffle a line", "swap lines", "cut off", "flip bytes", "tabs", "windows", "empty",
)  # fmt: skip


@pytest.mark.no_cover
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32),
    ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=6),
)
def test_a_mutated_starter_gives_findings_or_success(seed: int, ways: list[str]) -> None:
    chance = random.Random(seed)
    files = dict(STARTER)
    for how in ways:
        name = chance.choice(sorted(files))
        files[name] = mutated(files[name], how, chance)

    expect_findings_or_success(files)


@pytest.mark.no_cover
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    seed=st.integers(0, 2**32),
    ways=st.lists(st.sampled_from(WAYS), min_size=4, max_size=40),
)
def test_a_mutated_reference_playbook_gives_findings_or_success(seed: int, ways: list[str]) -> None:
    chance = random.Random(seed)
    files = dict(REFERENCE)
    for how in ways:
        name = chance.choice(sorted(files))
        files[name] = mutated(files[name], how, chance)

    expect_findings_or_success(files)


@settings(max_examples=50, deadline=None)
@given(
    name=st.sampled_from(sorted(STARTER)),
    data=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")),
    ),
)
def test_any_bytes_in_any_file_give_findings_or_success(name: str, data: bytes) -> None:
    expect_findings_or_success({**STARTER, name: data})


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(sorted(STARTER)), min_size=1))
def test_any_files_may_be_missing(gone: set[str]) -> None:
    expect_findings_or_success({name: data for name, data in STARTER.items() if name not in gone})


def test_an_empty_folder_says_what_to_do() -> None:
    compiled = compile_files({}, today=TODAY)

    assert [(str(one.span), one.code, one.mend) for one in compiled.report.findings] == [
        (
            "content/playbook.yml:1:1",
            "REF-009",
            "运行 qunce init，或建一个只有 title 的 content/playbook.yml",
        )
    ]

"""What is kept beside the program is found again, and only as long as its sources stay the same."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path
from typing import get_type_hints

import pytest

import qunce.rules  # noqa: F401 every record there is
from qunce.derived import place
from qunce.derived.parts import Parts
from qunce.kinds.record import Record, types_of


def test_values_kept_by_one_process_are_read_by_the_next_until_a_source_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FOLDER", tmp_path / "kept")
    source = tmp_path / "source.txt"
    source.write_text("a")
    made: list[str] = []

    def worked_out(name: str) -> tuple[str, int]:
        made.append(name)
        return name, 7

    def asked(*names: str) -> list[tuple[str, int]]:
        """A process of its own: what it is given, and what it leaves to the next."""
        parts = Parts("squares", source)
        found = [parts.get(name, partial(worked_out, name)) for name in names]
        parts._write()
        return found

    assert asked("最", "好") == [("最", 7), ("好", 7)]
    assert asked("好", "新", "最") == [("好", 7), ("新", 7), ("最", 7)]
    assert made == ["最", "好", "新"]

    source.write_text("other")
    os.utime(source, (1, 1))
    assert asked("最") == [("最", 7)]
    assert made == ["最", "好", "新", "最"]
    assert len([*(tmp_path / "kept").iterdir()]) == 1  # what lay there before is gone


def _records(of: type[Record]) -> list[type[Record]]:
    below = of.__subclasses__()
    return [*below, *(one for each in below for one in _records(each))]


def test_the_types_of_a_record_are_those_that_python_tells() -> None:
    every = [*dict.fromkeys(_records(Record))]

    assert len(every) > 50
    assert [types_of(one) for one in every] == [get_type_hints(one) for one in every]

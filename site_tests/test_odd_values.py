"""Every key of the starter with values that nobody expects there."""

from __future__ import annotations

import gc

import pytest
from site_tests.test_bad_input import ODD_VALUES, STARTER, expect_findings_or_success

EVERY = 19
"""A value goes to every nineteenth line, values of other lengths to other lines."""


@pytest.mark.no_cover
@pytest.mark.parametrize("value", ODD_VALUES)
def test_every_key_takes_an_odd_value_without_an_exception(value: str) -> None:
    for name, data in STARTER.items():
        lines = data.decode().split("\n")
        for number, line in enumerate(lines):
            head, colon, _ = line.partition(":")
            if not colon or line.lstrip().startswith("#") or number % EVERY != len(value) % EVERY:
                continue
            changed = [*lines[:number], f"{head}: {value}", *lines[number + 1 :]]
            expect_findings_or_success({**STARTER, name: "\n".join(changed).encode()})
    gc.collect()  # a plan is full of cycles, and hundreds of them were made

"""Alike wordings: found without trying all pairs, and exactly those that trying all would find."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.rules.likeness import Alike, likeness, pieces, plain

# few letters, so that most texts have something in common, and edits, so that many are near
TEXTS = st.text("甲乙丙丁戊己", min_size=3, max_size=30)
NEARLY = st.tuples(TEXTS, st.integers(0, 29), st.sampled_from("甲庚辛")).map(
    lambda parts: parts[0][: parts[1]] + parts[2] + parts[0][parts[1] :]
)


def pairs(found: Alike[int], chosen: list[int]) -> set[tuple[int, int]]:
    near = found.among(chosen)
    return {
        (one, other)
        for one, other in combinations(chosen, 2)
        if found.of[other] in near[found.of[one]]
    }


@settings(max_examples=200, deadline=None)
@given(st.lists(TEXTS | NEARLY, max_size=14), st.integers(50, 100), st.data())
def test_it_finds_the_pairs_that_comparing_all_would_find(
    texts: list[str], least: int, data: st.DataObject
) -> None:
    texts = texts + [f"{one[:-1]}壬" for one in texts if data.draw(st.booleans())]
    sets = [pieces(one) for one in texts]

    found = Alike(dict(enumerate(sets)), least)
    some = [one for one in range(len(sets)) if data.draw(st.booleans())]

    assert pairs(found, some) == {
        (one, other)
        for one, other in combinations(some, 2)
        if likeness(sets[one], sets[other]) >= least
    }


@settings(max_examples=50, deadline=None)
@given(TEXTS, TEXTS)
def test_likeness_is_mutual_and_whole_only_for_the_same_pieces(one: str, other: str) -> None:
    first, second = pieces(one), pieces(other)

    assert likeness(first, second) == likeness(second, first)
    assert likeness(first, first) == 100
    assert (likeness(first, second) == 100) == (first == second)


def test_wordings_of_the_same_pieces_are_compared_once() -> None:
    found = Alike({number: pieces("今晚八点发红包") for number in range(1000)}, 80)

    assert set(found.of.values()) == {0}
    assert found.among(range(1000)) == {0: {0: 100.0}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{商品} {价格} 元，快来！", "{杯子}{现价}元快来🎉"),
        ("满 {{10}} 减 1", "满10减1"),
        ("WiFi 密码\n在前台", "wifi密码在前台。"),
    ],
)
def test_what_varies_and_what_is_not_said_does_not_count(one: str, other: str) -> None:
    assert plain(one) == plain(other)


def test_wordings_that_differ_are_hardly_ever_compared() -> None:
    compared = list[int]()

    class Counted(frozenset[str]):
        def __and__(self, other: object) -> frozenset[str]:
            compared.append(1)
            return frozenset.__and__(self, other)  # type: ignore[operator]  # a set of pieces, too

    dice = Random(7)
    letters = [chr(0x4E00 + number) for number in range(120)]
    texts = ["".join(dice.choices(letters, k=80)) for _ in range(600)]

    found = Alike({number: Counted(pieces(one)) for number, one in enumerate(texts)}, 80)

    assert all(len(those) == 1 for those in found.among(range(600)).values())
    assert len(compared) < 600

"""Values: what `dataclass(frozen=True, slots=True)` would do, without what it generates."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qunce.frozen import frozen
from qunce.kinds.record import record


@frozen(order=True)
class Ours:
    """Three fields, two of which may be left out, one of which does not count."""

    name: str
    size: int = 1
    tags: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True, order=True)
class Theirs:
    """The same, as the standard library makes it."""

    name: str
    size: int = 1
    tags: tuple[str, ...] = field(default_factory=tuple)
    note: str = field(default="", compare=False, repr=False)


@frozen(eq=False)
class Place:
    """Equal to itself alone."""

    line: int


@frozen
class Nothing:
    """No field at all."""


VALUES = st.tuples(
    st.sampled_from(["a", "b"]),
    st.integers(0, 2),
    st.lists(st.sampled_from(["x", "y"]), max_size=2).map(tuple),
    st.sampled_from(["", "n"]),
)


@given(VALUES, VALUES)
def test_it_is_equal_ordered_hashed_and_shown_as_the_standard_library_has_it(
    one: tuple[str, int, tuple[str, ...], str], two: tuple[str, int, tuple[str, ...], str]
) -> None:
    ours, theirs = (Ours(*one), Ours(*two)), (Theirs(*one), Theirs(*two))

    assert (ours[0] == ours[1]) is (theirs[0] == theirs[1])
    assert (ours[0] < ours[1]) is (theirs[0] < theirs[1])
    assert (ours[0] >= ours[1]) is (theirs[0] >= theirs[1])
    assert hash(ours[0]) == hash(theirs[0])
    assert repr(ours[0]).removeprefix("Ours") == repr(theirs[0]).removeprefix("Theirs")


def test_a_value_may_have_nothing_to_say() -> None:
    assert Nothing() == Nothing()
    with pytest.raises(TypeError, match="argument"):
        Nothing(1)  # type: ignore[call-arg] # what is tested


def test_what_is_left_out_has_its_default_and_a_factory_makes_a_new_one() -> None:
    assert Ours("a") == Ours(name="a", size=1, tags=())
    assert replace(Ours("a"), size=2) == Ours("a", 2)


def test_a_wrong_way_of_making_one_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(TypeError, match="name"):
            Ours()  # type: ignore[call-arg] # what is tested
        with pytest.raises(TypeError, match="colour"):
            Ours("a", colour="red")  # type: ignore[call-arg] # what is tested


def test_nothing_of_it_can_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        Ours("a").name = "b"  # type: ignore[misc] # what is tested
    with pytest.raises(FrozenInstanceError):
        del Ours("a").name
    assert not hasattr(Ours("a"), "__dict__")


@dataclass(slots=True, kw_only=True)
class TheirThing:
    name: str
    size: int = 1


@dataclass(slots=True, kw_only=True)
class TheirBox(TheirThing):
    size: int = 2
    tags: list[str] = field(default_factory=list, metadata={"of": "tags"})


@record
class Thing:
    name: str
    size: int = 1


@record
class Box(Thing):
    size: int = 2
    tags: list[str] = field(default_factory=list, metadata={"of": "tags"})


def test_the_standard_library_knows_its_fields_as_it_does_those_of_its_own() -> None:
    def told(cls: Any) -> list[Any]:
        known = [
            (one.name, one.type, one.default, one.default_factory, one.init, one.repr, one.hash,
             one.compare, one.metadata, one.kw_only)
            for one in fields(cls)
        ]  # fmt: skip
        return [known, cls.__slots__, cls.__match_args__, is_dataclass(cls)]

    assert told(Thing) == told(TheirThing)
    assert told(Box) == told(TheirBox)
    assert told(Ours) == told(Theirs)
    assert asdict(Box(name="a")) == asdict(TheirBox(name="a"))
    assert Box.__qualname__ == "Box"


def test_a_default_that_all_values_would_share_is_refused() -> None:
    with pytest.raises(ValueError, match="mutable default"):

        @frozen
        class Wrong:
            tags: list[str] = []  # noqa: RUF012 what is tested


def test_another_kind_of_value_is_never_equal_nor_comparable() -> None:
    other: object = Theirs("a")

    assert Ours("a") != other
    with pytest.raises(TypeError):
        Ours("a") < Theirs("a")  # type: ignore[operator] # noqa: B015 what is tested


def test_a_value_may_be_equal_to_itself_alone() -> None:
    place = Place(3)

    assert place == place != Place(3)
    assert len({place, Place(3)}) == 2

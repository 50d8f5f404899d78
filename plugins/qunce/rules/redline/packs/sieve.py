"""Which alternatives of patterns some words bring up, and what is looked for before they are tried."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from qunce.derived.parts import Parts
from qunce.derived.place import files_in
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.chance import FILE, any_of
from qunce.rules.redline.packs.formula import Either, Every, Need, Words, every
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.outline import outline
from qunce.tuples import NamedTuple

_PARTS = Parts("wants", FILE, *files_in(Path(__file__).parent, ".py"))

Plain = tuple[tuple[tuple[tuple[str, ...], tuple[str, ...]], ...], tuple[str, ...]]


class Case(NamedTuple):
    """What a sentence has to hold for one of the alternatives of a pattern."""

    words: tuple[str, ...]
    """Any of these brings it up; nothing if no word is known to be needed."""
    outline: tuple[str, ...]
    """Sets of characters of which one each stands in every match, the rarest first."""


class Wants(NamedTuple):
    """What a sentence has to hold before a pattern is tried."""

    cases: tuple[Case, ...]
    """One for each alternative, in order."""
    anchors: tuple[str, ...]
    """One of these has to stand there, which is worth asking only once the pattern matched."""


def wants(regex: str, anchors: Sequence[str]) -> Wants:
    """For each way of matching its rarest words, and the outline of each alternative."""
    name = "\n".join((regex, *anchors))
    cases, named = _PARTS.get(name, lambda: _wants(regex, anchors))
    return Wants(tuple(Case(*one) for one in cases), named)


def _wants(regex: str, anchors: Sequence[str]) -> Plain:
    named = tuple(dict.fromkeys(normal(one).text for one in anchors))
    return tuple(_case(one, named) for one in alternatives(regex)), named


def _case(regex: str, anchors: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ways = [*_ways(need_of(regex, anchors))]
    return tuple(sorted(frozenset().union(*ways))) if all(ways) else (), outline(regex)


def need_of(regex: str, anchors: Sequence[str]) -> Need:
    """What a sentence has to hold for one alternative of a pattern, with its normalised anchors."""
    return every((needs(regex), frozenset(anchors))) if anchors else needs(regex)


def _ways(need: Need) -> Iterator[Words]:
    """The words that bring up each way of matching."""
    if isinstance(need, Every):
        if need.parts:
            yield from _ways(min(need.parts, key=_price))
        else:
            yield frozenset()
    elif isinstance(need, Either):
        for part in need.parts:
            yield from _ways(part)
    else:
        yield need


def _price(need: Need) -> float:
    """The share of sentences in which the words that bring something up stand."""
    if isinstance(need, Every):
        return min(map(_price, need.parts), default=1.0)
    return sum(map(_price, need.parts)) if isinstance(need, Either) else any_of(need)

"""One fault is told once: where two rules found the same words, the more special one speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from qunce.kinds.vocabulary import Category
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.telling import allowable, weight

TOLD_BY = "已由 {code} 报告"


def told_once(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The same hits, in order; those that another rule tells of are cleared.

    A milder rule never hides a graver one, nor one that can be allowed a rule that cannot.
    """
    hits = [*hits]
    beside: dict[tuple[int, str], list[tuple[int, Hit]]] = {}
    for number, hit in enumerate(hits):
        if not hit.cleared:
            beside.setdefault((id(hit.text), hit.rule.code), []).append((number, hit))
    silent: dict[int, Hit] = {}
    for special in hits:
        if special.cleared or not special.rule.supersedes:
            continue
        text = id(special.text)
        others = (beside.get((text, code), ()) for code in special.rule.supersedes)
        for _, other in sorted(chain.from_iterable(others)):
            if _overlap(special, other):
                speaker, told = (other, special) if _guesses(special, other) else (special, other)
                if _outweighs(speaker, told):
                    silent[id(told)] = speaker
    for hit in hits:
        by = silent.get(id(hit))
        if by is None:
            yield hit
        else:
            said = TOLD_BY.replace("{code}", by.rule.code)
            yield replace(hit, cleared=said, relief=None)


def _overlap(one: Hit, other: Hit) -> bool:
    return one.start < other.end and other.start < one.end


def _guesses(special: Hit, other: Hit) -> bool:
    """True when only the special rule takes words of no category for its own."""
    general = Category.GENERAL
    return (
        special.text.category is general
        and general in special.rule.categories
        and general not in other.rule.categories
    )


def _outweighs(one: Hit, other: Hit) -> bool:
    return weight(one).rank <= weight(other).rank and (allowable(other) or not allowable(one))

"""What rules look for, as plain values: of the rules that come with Qunce it is kept."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from qunce.derived.numbered import Numbered, numbered
from qunce.derived.pieces import pieces
from qunce.derived.place import files_in
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.chance import FILE
from qunce.rules.redline.packs.characters import sources
from qunce.rules.redline.packs.glossary import Few, Glossary, glossary
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.outline import order
from qunce.rules.redline.packs.reading import shipped, shipped_paths
from qunce.rules.redline.packs.sheet import STOP
from qunce.rules.redline.packs.sieve import Wants, wants
from qunce.tuples import NamedTuple

Probe = tuple[int, int]
"""A pattern and one of its alternatives, by their numbers."""
Outline = tuple[tuple[int, ...], ...]
"""Sets of characters by their numbers, of which a set knows in no time whether it holds one."""
Case = tuple[int, int, Outline]
"""An alternative with its outline: every match holds a character of each of these sets."""
_WORTH = 0.5
"""With a smaller share of our rules as they are shipped, what is kept of them is no help."""
_PLAIN = "named", "size", "always", "owners"
"""What is read at once …"""
_ROWS = "brings", "cases", "alternatives", "anchors", "orders"
"""… and what in rows, of which only what is asked for is."""


class Named(NamedTuple):
    """The rules that name a word themselves, by their numbers."""

    terms: tuple[int, ...] = ()
    """It is a hit of these …"""
    exceptions: tuple[int, ...] = ()
    """… and covers hits of those."""


class Wordlist(NamedTuple):
    """The words of some rules; rules and patterns are told by their numbers."""

    glossary: Glossary | Few
    """Every word."""
    named: dict[str, tuple[tuple[int, ...], tuple[int, ...]]]
    """What a word has to say by itself, in the order of `Named`."""
    brings: Callable[[Iterable[int]], Iterator[tuple[int, ...]]]
    """What gives for words by their numbers the cases that each of them brings up …"""
    cases: Callable[[Iterable[int]], Iterator[Case]]
    """… and what gives cases: few words, and few of all cases, are ever asked for …"""
    size: int
    """… of so many."""
    always: list[int]
    """Cases of which no needed word is known: they are tried in every sentence."""
    owners: list[int]
    """For each pattern its rule …"""
    anchors: Callable[[int], tuple[str, ...]]
    """… what gives words of which one has to stand beside it, if there are any …"""
    alternatives: Callable[[int], list[str]]
    """… what gives its alternatives …"""
    orders: Callable[[int], list[tuple[str, ...]]]
    """… and for each of them sets of characters, of which one each stands in order in a match."""


class Part(NamedTuple):
    """Rules whose words are listed together."""

    words: Wordlist
    rules: Sequence[PackRule]
    numbers: Sequence[int]
    """The number of each of them in the lexicon; that of nobody for those that it has not."""
    place: int
    """The number of their first pattern in the lexicon."""


_LAST: list[tuple[Sequence[PackRule], Wordlist]] = []
"""The last rules of which the words were worked out: a team's are tried before they are used."""
_MOST = 2
"""Between trial and use only the rules for whole files are asked for."""


def wordlist(rules: Sequence[PackRule]) -> Wordlist:
    """The words of some rules, worked out; of the very ones of the last time they are the same."""
    for known, words in _LAST:
        if [*map(id, rules)] == [*map(id, known)]:
            return words
    sieves = [wants(one.regex, one.anchors) for rule in rules for one in rule.patterns]
    words = _listed(rules, sieves)
    _LAST[:] = [*_LAST[1 - _MOST :], ((*rules,), words)]
    return words


@cache
def of_shipped() -> Wordlist:
    """The words of the rules that come with Qunce."""
    made_of = [*shipped_paths(), FILE, *sources(), *files_in(Path(__file__).parent, ".py")]
    kept = pieces("words", made_of, lambda: _stored(wordlist(shipped())))
    plain: dict[str, Any] = {one: kept[one] for one in _PLAIN}
    brings, cases, ways, anchors, orders = (Numbered(kept.raw(one)) for one in _ROWS)
    return Wordlist(
        glossary=Glossary(kept.raw("glossary")),
        brings=brings.some,
        cases=cases.some,
        alternatives=ways.__getitem__,
        anchors=anchors.__getitem__,
        orders=orders.__getitem__,
        **plain,
    )


def _stored(words: Wordlist) -> dict[str, bytes]:
    """A list as the pieces that it is made of again."""
    every = glossary(words.glossary.words)
    numbers = dict(zip(words.glossary.words, count(), strict=False))
    rows = {
        "brings": words.brings(map(numbers.__getitem__, every.words)),
        "cases": words.cases(range(words.size)),
        "alternatives": map(words.alternatives, range(len(words.owners))),
        "anchors": map(words.anchors, range(len(words.owners))),
        "orders": map(words.orders, range(len(words.owners))),
    }
    return {
        "glossary": bytes(every.data),
        **{name: marshal.dumps(getattr(words, name)) for name in _PLAIN},
        **{name: bytes(numbered(rows[name]).data) for name in _ROWS},
    }


def _listed(rules: Sequence[PackRule], sieves: Sequence[Wants]) -> Wordlist:
    terms: dict[str, list[int]] = {}
    exceptions: dict[str, list[int]] = {}
    for found, which in ((terms, "terms"), (exceptions, "exceptions")):
        pairs = [
            (word, number) for number, rule in enumerate(rules) for word in getattr(rule, which)
        ]
        # normalised together, since each by itself takes longer than finding it
        shown = normal(STOP.join(word for word, _ in pairs)).text.split(STOP)
        for word, (_, number) in zip(shown, pairs, strict=False):
            found.setdefault(word, []).append(number)
    brings: dict[str, list[int]] = {}
    cases: list[Case] = []
    always: list[int] = []
    for place, one in enumerate(sieves):
        for part, case in enumerate(one.cases):
            for those in [brings.setdefault(word, []) for word in case.words] or [always]:
                those.append(len(cases))
            cases.append((place, part, tuple(tuple(map(ord, those)) for those in case.outline)))
    regexes = [one.regex for rule in rules for one in rule.patterns]
    every = Few(word for word in {**terms, **exceptions, **brings} if word and STOP not in word)
    brought = [tuple(brings.get(word, ())) for word in every.words]
    return Wordlist(
        glossary=every,
        named={
            word: (tuple(terms.get(word, ())), tuple(exceptions.get(word, ())))
            for word in {**terms, **exceptions}
            if word and STOP not in word
        },
        brings=lambda numbers: map(brought.__getitem__, numbers),
        cases=lambda numbers: map(cases.__getitem__, numbers),
        size=len(cases),
        always=always,
        anchors=lambda place: sieves[place].anchors,
        owners=[number for number, rule in enumerate(rules) for _ in rule.patterns],
        alternatives=lambda place: alternatives(regexes[place]),
        orders=lambda place: [*map(order, alternatives(regexes[place]))],
    )


def parts_of(rules: Sequence[PackRule]) -> list[Part]:
    """The rules as they are shipped, if they are many, and then all others."""
    known = {id(one): number for number, one in enumerate(rules)}
    ours, rest, parts = shipped(), rules, []
    if sum(id(one) in known for one in ours) > _WORTH * len(ours):
        words, nobody = of_shipped(), len(rules)
        parts.append(Part(words, ours, [known.get(id(one), nobody) for one in ours], 0))
        mine = {*map(id, ours)}
        rest = [one for one in rules if id(one) not in mine]
    if rest:
        place = len(parts[0].words.owners) if parts else 0
        parts.append(Part(wordlist(rest), rest, [known[id(one)] for one in rest], place))
    return parts

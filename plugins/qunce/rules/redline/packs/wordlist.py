"""What rules look for, as plain values: of the rules that come with Qunce it is kept."""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from struct import Struct
from typing import NamedTuple

from qunce.derived.whole import derived
from qunce.rules.redline.packs.chance import FILE
from qunce.rules.redline.packs.characters import sources
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.reading import shipped, shipped_paths
from qunce.rules.redline.packs.sheet import STOP
from qunce.rules.redline.packs.sieve import Wants, wants

Probe = tuple[int, int]
"""A pattern and one of its alternatives, by their numbers."""
Case = tuple[Probe, tuple[str, ...]]
"""An alternative with its outline."""

_NUMBER = Struct("=I")


class Named(NamedTuple):
    """The rules that name a word themselves, by their numbers."""

    terms: tuple[int, ...] = ()
    """It is a hit of these …"""
    exceptions: tuple[int, ...] = ()
    """… and covers hits of those."""


class Wordlist(NamedTuple):
    """The words of some rules; rules and patterns are told by their numbers."""

    text: str
    """Every word with an end mark."""
    named: dict[int, tuple[tuple[int, ...], tuple[int, ...]]]
    """What the number of a word has to say by itself, in the order of `Named`."""
    brings: bytes
    """What words bring up, marshalled: few of them are ever asked for it …"""
    starts: bytes
    """… and for each word where its cases begin in there, as numbers of four bytes."""
    always: list[Probe]
    """Alternatives of which no needed word is known: they are tried in every sentence."""
    anchors: list[tuple[str, ...]]
    """For each pattern words of which one has to stand beside it."""

    @property
    def size(self) -> int:
        """How many words there are."""
        return len(self.starts) // _NUMBER.size

    @property
    def spelled(self) -> list[str]:
        """The words by their numbers."""
        return _split(self.text)

    def cases(self, word: int) -> list[Case]:
        """What a word brings up, worked out of what is kept."""
        (start,) = _NUMBER.unpack_from(self.starts, word * _NUMBER.size)
        found: list[Case] = marshal.loads(memoryview(self.brings)[start:])
        return found


class Part(NamedTuple):
    """Rules whose words are listed together."""

    words: Wordlist
    rules: Sequence[PackRule]
    numbers: Sequence[int]
    """The number of each of them in the lexicon; that of nobody for those that it has not."""
    place: int
    """The number of their first pattern in the lexicon."""


@lru_cache(maxsize=8)
def _split(text: str) -> list[str]:
    return text.split(STOP)[:-1]


def wordlist(rules: Sequence[PackRule]) -> Wordlist:
    """The words of some rules, worked out."""
    sieves = [wants(one.regex, one.anchors) for rule in rules for one in rule.patterns]
    return _listed(rules, sieves)


@cache
def of_shipped() -> Wordlist:
    """The words of the rules that come with Qunce."""
    made_of = [*shipped_paths(), FILE, *sources(), *sorted(Path(__file__).parent.glob("*.py"))]
    return Wordlist(*derived("words", made_of, lambda: tuple(wordlist(shipped()))))


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
    cases: dict[str, list[Case]] = {}
    for place, one in enumerate(sieves):
        for part, case in enumerate(one.cases):
            for word in case.words:
                cases.setdefault(word, []).append(((place, part), case.outline))
    words = {**terms, **exceptions, **cases}
    spelled = [word for word in words if word and STOP not in word]
    begins: dict[bytes, int] = {}  # the same bytes are kept once
    starts, size = [], 0
    for word in spelled:
        value = marshal.dumps(cases.get(word, []))
        if value not in begins:
            begins[value] = size
            size += len(value)
        starts.append(begins[value])
    return Wordlist(
        "".join(word + STOP for word in spelled),
        {
            number: (tuple(terms.get(word, ())), tuple(exceptions.get(word, ())))
            for number, word in enumerate(spelled)
            if word in terms or word in exceptions
        },
        b"".join(begins),
        b"".join(map(_NUMBER.pack, starts)),
        [
            (place, part)
            for place, one in enumerate(sieves)
            for part, case in enumerate(one.cases)
            if not case.words
        ],
        [one.anchors for one in sieves],
    )

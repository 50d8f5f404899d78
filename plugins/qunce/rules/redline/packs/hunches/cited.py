"""Which rule a sentence that reads like a violation is most like, and where in it."""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import repeat
from operator import add

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.hunches.learned import learned, profiles
from qunce.rules.redline.packs.near import CLAUSE_END


def cited(sentence: str, silent: Container[str] = ()) -> str:
    """The code of the rule with whose violations a sentence shares most; "" if that is too little.

    Rules that are `silent` about the text are not asked.
    """
    pairs = [*map(add, sentence, sentence[1:])]
    shared = {
        code: sum(map(own.get, pairs, repeat(0)))
        for code, own in profiles().items()
        if code not in silent
    }
    best = max(shared, key=shared.__getitem__, default="")
    return best if shared.get(best, 0) >= learned().shared else ""


def telling(text: str, first: int, last: int) -> tuple[int, int]:
    """The clauses of a sentence, one after the other, that read most like a violation together."""
    known = learned()
    stretch, most = (first, last), 0
    begin, run = first, 0
    for start, end in _clauses(text, first, last):
        if run <= 0:
            begin, run = start, 0
        run += known.sum(text[start:end]) - known.begin
        if run > most:
            stretch, most = (begin, end), run
    return stretch


def _clauses(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for match in compiled(CLAUSE_END).finditer(text, first, last):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    yield start, last

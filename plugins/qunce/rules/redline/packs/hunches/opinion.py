"""What is said of a sentence that reads like a violation: which rule, which words, or why not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from qunce.finding import Severity
from qunce.rules.redline.packs.finder import SPOKEN_OF, Seen, reads
from qunce.rules.redline.packs.hunches.cited import cited, telling
from qunce.rules.redline.packs.hunches.learned import learned
from qunce.rules.redline.packs.hunches.sums import Sums
from qunce.rules.redline.packs.judge import Judge
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.sheet import Hit, Sheet
from qunce.rules.redline.packs.telling import allowable, weight

AROUND = 10
"""Characters on each side of a hit that tell whether it is a fault; what is said further away is
mostly about something else.
"""
TELLING = 8
"""The weight of a pair that tells of a fault wherever it stands, as those of 全网, 国家级 do."""
Placed = tuple[tuple[int, int], Hit]
"""A hit with the numbers of its text and of its rule."""


def opinions(
    sheet: Sheet,
    seen: Seen,
    sums: Sums,
    rules: Sequence[PackRule],
    judge: Callable[[int], Judge],
    hits: Sequence[Placed],
) -> Iterator[Placed]:
    """Hits for sentences in which nothing else was found, cleared ones with their reason."""
    reading = seen.reading
    places = [
        (place, place + len(reading.sentence(number)) - 1)
        for number in sums.suspects()
        for place in reading.places(number)
    ]
    if not places:
        return
    known: dict[int, list[Hit]] = {}
    for (piece, _), hit in hits:
        known.setdefault(piece, []).append(hit)
    numbers = {rule.code: number for number, rule in enumerate(rules)}
    for first, last in sorted(places):
        piece = sheet.piece(first)
        text = sheet.texts[piece]
        if text.purpose in SPOKEN_OF:
            continue
        here = _within(sheet, piece, first, last, known.get(piece, ()))
        if any(not one.cleared and weight(one) is not Severity.INFO for one in here):
            continue
        told = {one.rule.code for one in here}  # the rule itself has already said why not
        silent = {one.code for one in rules if not reads(one, text)}
        code = cited(sheet.normal.text[first:last], silent)
        number = numbers.get(code)
        if number is None or code in told:
            continue
        start, end = telling(sheet.normal.text, first, last)
        hit = judge(number).hunch(sheet, piece, start, end)
        if hit.cleared or weight(hit) is not Severity.INFO:
            yield (piece, number), hit


def _within(sheet: Sheet, piece: int, first: int, last: int, hits: Sequence[Hit]) -> Sequence[Hit]:
    """Of the hits in a text those in a sentence."""
    if not hits:
        return ()
    start, end = (one - sheet.raw_starts[piece] for one in sheet.normal.raw(first, last))
    return [one for one in hits if one.start < end and start < one.end]


def doubted(sheet: Sheet, sums: Sums, hits: Sequence[Placed]) -> list[Placed]:
    """The same hits; those in sentences that read like ordinary talk are told to be so.

    What nobody may allow is never doubted, nor what was spelled so that nobody finds it, nor words
    that tell of a fault wherever they stand.
    """
    return [
        (place, replace(hit, doubted=True) if _doubtful(sheet, sums, place[0], hit) else hit)
        for place, hit in hits
    ]


def _doubtful(sheet: Sheet, sums: Sums, piece: int, hit: Hit) -> bool:
    if hit.cleared or hit.tricks or not allowable(hit) or weight(hit) is Severity.INFO:
        return False
    begin = sheet.raw_starts[piece]
    start, end = (sheet.normal.index(begin + one) for one in (hit.start, hit.end))
    text, known = sheet.normal.text, learned()
    if known.most(text[start:end]) >= TELLING:
        return False
    first, last = sheet.around(start, end)
    return sums.of(max(first, start - AROUND), min(last, end + AROUND)) <= known.doubt

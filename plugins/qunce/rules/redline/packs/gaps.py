"""Words whose characters somebody pulled apart with marks: 最 好, 祛·湿, 全.网.最.低."""

from __future__ import annotations

from functools import cache
from typing import Any

from qunce.rules.redline.packs.normal import compiled
from qunce.rules.redline.packs.variants import known

_HAN = r"\u3400-\u9fff"
_MARK = (
    r" \t\u00a0\u3000\u00b7\u2022\u2027\u30fb\u2219.．\-‐‑–—−_＿~～/／\\＼|｜丨*＊+^＾#＃@＠&＆=＝'＇`´\"＂°"
    r"●○◎◆◇■□★☆▲△▼▽♥♡❤♦♣♠✦✧✨※→←↑↓\u2600-\u27bf\U0001f300-\U0001faff"
)
_CLOSE, _OPEN = r"】\])）」』》”", r"【\[(（「『《“"
# each begins with a class of characters: such an expression skips at once what cannot match
_GAP = rf"[{_MARK}{_CLOSE}](?:(?<=[{_MARK}])[{_MARK}]?|(?<=[{_CLOSE}])[{_OPEN}])(?=[{_HAN}a-z])"
_STOP = rf"([，。、,!！?？;；:：…])(?=[{_HAN}]\1[{_HAN}])"
_BESIDE = 3
"""Characters beside a gap from which it is told whether two ordinary words meet there."""


def gaps(text: str) -> list[tuple[int, int]]:
    """The stretches of marks to leave out of a normalised text, in order.

    A gap counts where the same mark stands between all characters of a word. A single gap between
    two ordinary words is a space like any other, and a single sentence mark always ends something.
    """
    found: list[tuple[int, int]] = []
    run: list[tuple[int, int]] = []
    for start, end in _places(text):
        if run and (start != run[-1][1] + 1 or text[start:end] != text[slice(*run[-1])]):
            found += _kept(text, run)
            run = []
        run.append((start, end))
    return found + _kept(text, run)


def _places(text: str) -> list[tuple[int, int]]:
    spoken = {word for word in known() if len(word) == 1}  # ➕ is a word, not a gap
    found = {
        match.span()
        for match in compiled(_GAP).finditer(text)
        if _single(text, match.start() - 1)
        and _single(text, match.end())
        and spoken.isdisjoint(match[0])
    }
    for match in compiled(_STOP).finditer(text):
        place = match.start()
        if _single(text, place - 1):  # the last mark of a run has no such mark behind it
            found |= {(place, place + 1), (place + 2, place + 3)}
    return sorted(found)


def _single(text: str, place: int) -> bool:
    """True for a Chinese character, or for a letter that stands alone."""
    if place < 0:
        return False
    char = text[place]
    if "\u3400" <= char <= "\u9fff":
        return True
    beside = text[place - 1 : place] + text[place + 1 : place + 2]
    return char.isalpha() and char.isascii() and not any(_latin(one) for one in beside)


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def _kept(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [] if len(run) == 1 and _between_words(text, *run[0]) else run


def _between_words(text: str, start: int, end: int) -> bool:
    """True when the characters on both sides belong to longer words, as in 房顶 级差."""
    left = compiled(r"[\u3400-\u9fff]+$").search(text, max(start - _BESIDE, 0), start)
    right = compiled(r"[\u3400-\u9fff]+").match(text, end, end + _BESIDE)
    if left is None or right is None or len(left[0]) < 2 or len(right[0]) < 2:
        return False
    return len(_words(left[0])[-1]) > 1 and len(_words(right[0])[0]) > 1


@cache
def _cutter() -> Any:
    import rjieba

    return rjieba


def _words(text: str) -> list[str]:
    found: list[str] = _cutter().cut(text, hmm=False)  # no guessing: known words only
    return found

"""Words whose characters somebody pulled apart: 最 好, 祛·湿, 全.网.最.低, 销【】冠."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from qunce.derived.expressions import compiled
from qunce.derived.whole import derived
from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.spellings import FILE, sections
from qunce.rules.redline.packs.spots import Spots, Window
from qunce.rules.redline.packs.syllables import TONED
from qunce.rules.redline.packs.variants import meaning, single, spelled

_HAN = r"\u3400-\u9fff"
_MARK = (
    r" \t\u00a0\u3000\u00b7\u2022\u2027\u30fb\u2219.．\-‐‑–—−_＿~～〜/／\\＼|｜丨*＊+^＾#＃@＠&＆=＝'＇`´\"＂°"
    r"●○◎◆◇■□★☆▲△▼▽♥♡❤♦♣♠✦✧✨※→←↑↓‖∥¦◯⭐⭕\u2600-\u27bf\U0001f200-\U0001faff①-⑨"
)
_CLOSE, _OPEN = r"】\])）」』》”", r"【\[(（「『《“"
# each begins with a class of characters: such an expression skips at once what cannot match
_SINGLE_BEFORE = rf"(?:(?<=[{_HAN}].)|(?<=[a-z].)(?<![a-z0-9][a-z].))"
_SINGLE_BEHIND = rf"(?=[{_HAN}]|[a-z](?![a-z0-9]))"
"""A Chinese character, or a letter that stands alone."""
# … and goes on with what most marks have not: something single on both sides
_GAP = (
    rf"[{_MARK}{_CLOSE}](?<=[{_HAN}a-z].)(?=(?:[{_MARK}{_OPEN}]?|[{_MARK}] )[{_HAN}a-z])"
    rf"{_SINGLE_BEFORE}(?:(?<=[{_MARK}])[{_MARK}]?|(?<= )[{_MARK}] |(?<=[{_CLOSE}])[{_OPEN}])"
    rf"{_SINGLE_BEHIND}"
)
CLOSES = f"[{_CLOSE}]"
_JOINS = r"\-·.*_/~|"
_LETTERS = f"[a-z{TONED}]{{2}}"
_SPELLED = rf"[{_JOINS}](?:(?<={_LETTERS}.)(?=[{_HAN}])|(?<=[{_HAN}].)(?={_LETTERS}))"
"""A mark between a Chinese character and one that is spelled: guan-注."""
_STOPS = "，。、,!！?？;；:：…"
_STOP = rf"[{_STOPS}](?=[{_HAN}][{_STOPS}][{_HAN}])(?<=(.))(?=.\1){_SINGLE_BEFORE}"
_EMPTY = rf"[{_OPEN}](?<=[{_HAN}].)(?=[ _]?[{_CLOSE}][{_HAN}])[ _]?[{_CLOSE}]"
"""Brackets around nothing: 销【】冠."""
_BOXED = rf"[{_OPEN}](?<=[{_HAN}].)(?=[{_HAN}][{_HAN}]?[{_CLOSE}])"
"""Brackets around a character, or around the two halves of one: 减（肥）."""


@cache
def broken() -> frozenset[str]:
    """Words that are written in two lines, or with a bracket between their characters.

    Of the words of three characters all that are ever disguised.
    """
    words: list[str] = derived("broken", [FILE, Path(__file__)], _broken)
    return frozenset(words)


def _broken() -> list[str]:
    listed = sections()
    longer = [one for one in " ".join(listed["spelled"]).split() if len(one) == len("三个字")]
    return sorted({*" ".join(listed["broken"]).split(), *longer})


def _either(chars: Iterable[str]) -> str:
    return f"[{''.join(sorted({*chars}))}]"


_FIRST = _either(char for word in broken() for char in word[:-1])
_LAST = _either(char for word in broken() for char in word[1:])
_LINE = rf"\n(?:(?<={_FIRST}\n)(?=[{_HAN}])|(?<=[{_HAN}]\n)(?={_LAST}))"
"""The end of a line that such a word may go across: one look tells that most of them are none."""
_COLUMN = rf"\n(?<=[{_HAN}]\n)(?=[{_HAN}])(?:(?=.\n[{_HAN}])|(?<=\n.\n))"
"""The end of a line above or below a single character: what is written from top to bottom."""
EXPRESSIONS = {
    "gap": _GAP,
    "spelled": _SPELLED,
    "stop": _STOP,
    "empty": _EMPTY,
    "boxed": _BOXED,
    "line": _LINE,
    "column": _COLUMN,
}
"""All by name, for whoever decides the same elsewhere."""
_SINGLE = f"[{_HAN}a-z{TONED}]"
SPOTS = Spots(
    {
        _GAP: (Window((_SINGLE, f"[{_MARK}{_CLOSE}]", f"[{_HAN}a-z{_MARK}{_OPEN}]"), at=1),),
        _SPELLED: (Window((_SINGLE, f"[{_JOINS}]", _SINGLE), at=1),),
        _STOP: (Window((f"[{_STOPS}]", f"[{_HAN}]", f"[{_STOPS}]")),),
        _EMPTY: (Window((f"[{_HAN}]", f"[{_OPEN}]", f"[ _{_CLOSE}]"), at=1),),
        _BOXED: (
            Window((f"[{_HAN}]", f"[{_OPEN}]", f"[{_HAN}]", CLOSES), at=1),
            Window((f"[{_HAN}]", f"[{_OPEN}]", f"[{_HAN}]", f"[{_HAN}]", CLOSES), at=1),
        ),
        _LINE: (
            Window((_FIRST, r"\n", f"[{_HAN}]"), at=1),
            Window((f"[{_HAN}]", r"\n", _LAST), at=1),
        ),
        _COLUMN: (
            Window((r"\n", f"[{_HAN}]", r"\n")),
            Window((r"\n", f"[{_HAN}]", r"\n"), at=2),
        ),
    }
)


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
    spoken = single()  # such as ➕, which is a word itself and no gap
    matches = SPOTS.matches_in(text)
    found = {match.span() for match in matches(_GAP) if spoken.isdisjoint(match[0])}
    found |= {match.span() for match in matches(_SPELLED)}
    found |= {match.span() for match in matches(_EMPTY)}
    found |= {match.span() for match in matches(_COLUMN)}
    found |= {match.span() for match in matches(_LINE) if _breaks(text, match.start())}
    for match in matches(_BOXED):
        start = match.start()
        last = start + 2 if compiled(CLOSES).match(text, start + 2) else start + 3
        if _boxes(text, start, last):
            found |= {(start, start + 1), (last, last + 1)}
    for match in matches(_STOP):
        place = match.start()  # the last mark of a run has no such mark behind it
        found |= {(place, place + 1), (place + 2, place + 3)}
    return [*_apart(found)]


def _apart(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of stretches that overlap the first, and of those that begin together the longest."""
    last = 0
    for start, end in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            yield start, end
            last = end


def _breaks(text: str, place: int) -> bool:
    """True when a line ends in the middle of a word, and neither half belongs to another."""
    before, behind = text[max(place - 2, 0) : place], text[place + 1 : place + 3]
    begun, goes_on = is_word(before), is_word(behind)
    return (
        (not begun and before[-1] + behind in broken())
        or (not goes_on and before + behind[:1] in broken())
        or (not begun and not goes_on and _known(before[-1] + behind[0]))  # which takes longest
    )


def _boxes(text: str, start: int, last: int) -> bool:
    """True when what stands between brackets makes a word with what is before or behind them."""
    inside = text[start + 1 : last]
    return (
        _known(text[start - 1] + inside[0])
        or _known(inside[-1] + text[last + 1 : last + 2])
        or (len(inside) > 1 and _known(inside))
    )


@lru_cache(maxsize=4096)
def _known(pair: str) -> bool:
    """True for such a word, and for a spelling of any."""
    return pair in broken() or (spelled().number(pair) >= 0 and meaning(pair)[1] != "")


def _kept(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [] if len(run) == 1 and _between_words(text, *run[0]) else run


def _between_words(text: str, start: int, end: int) -> bool:
    """True when a word ends before the gap and another begins behind it, as in 房顶 级差."""
    return is_word(text[max(start - 2, 0) : start]) and is_word(text[end : end + 2])

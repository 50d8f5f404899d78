"""Words whose characters somebody pulled apart with marks: 最 好, 祛·湿, 全.网.最.低."""

from __future__ import annotations

from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.spots import Spots, Window
from qunce.rules.redline.packs.syllables import TONED
from qunce.rules.redline.packs.variants import single

_HAN = r"\u3400-\u9fff"
_MARK = (
    r" \t\u00a0\u3000\u00b7\u2022\u2027\u30fb\u2219.．\-‐‑–—−_＿~～/／\\＼|｜丨*＊+^＾#＃@＠&＆=＝'＇`´\"＂°"
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
_JOINS = r"\-·.*_/~|"
_LETTERS = f"[a-z{TONED}]{{2}}"
_SPELLED = rf"[{_JOINS}](?:(?<={_LETTERS}.)(?=[{_HAN}])|(?<=[{_HAN}].)(?={_LETTERS}))"
"""A mark between a Chinese character and one that is spelled: guan-注."""
_STOPS = "，。、,!！?？;；:：…"
_STOP = rf"[{_STOPS}](?=[{_HAN}][{_STOPS}][{_HAN}])(?<=(.))(?=.\1){_SINGLE_BEFORE}"
EXPRESSIONS = {"gap": _GAP, "spelled": _SPELLED, "stop": _STOP}
"""All by name, for whoever decides the same elsewhere."""
_SINGLE = f"[{_HAN}a-z{TONED}]"
SPOTS = Spots(
    {
        _GAP: (Window((_SINGLE, f"[{_MARK}{_CLOSE}]", f"[{_HAN}a-z{_MARK}{_OPEN}]"), at=1),),
        _SPELLED: (Window((_SINGLE, f"[{_JOINS}]", _SINGLE), at=1),),
        _STOP: (Window((f"[{_STOPS}]", f"[{_HAN}]", f"[{_STOPS}]")),),
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
    for match in matches(_STOP):
        place = match.start()  # the last mark of a run has no such mark behind it
        found |= {(place, place + 1), (place + 2, place + 3)}
    return sorted(found)


def _kept(text: str, run: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [] if len(run) == 1 and _between_words(text, *run[0]) else run


def _between_words(text: str, start: int, end: int) -> bool:
    """True when a word ends before the gap and another begins behind it, as in 房顶 级差."""
    return is_word(text[max(start - 2, 0) : start]) and is_word(text[end : end + 2])

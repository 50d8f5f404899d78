"""Strips: one row of a chart as a drawing that any width fits, with its meaning in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.vocabulary import PostKind
from qunce.render.site.templates import fill_page

LEVELS = (1, 2, 3, 4, 6)
"""From how many posts on one cell is inked a degree darker."""

_CELL = 0.84
_BETWEEN_WEEKS = 0.5
_HEIGHT = 10

KINDS = (
    PostKind.VALUE, PostKind.INTERACT, PostKind.SERVICE, PostKind.NOTICE, PostKind.WELCOME,
    PostKind.BENEFIT, PostKind.PROMO,
)  # fmt: skip
"""Left to right: what the policy wants more of begins, what it limits ends."""


@frozen
class Ink:
    """Everything of one colour in a strip, as one path."""

    look: str
    path: str


@frozen
class Strip:
    meaning: str
    width: str
    height: int
    inks: tuple[Ink, ...]


def drawn(strip: Strip) -> Markup:
    """A strip as an inline SVG that stretches to the cell it stands in."""
    return Markup(fill_page("strip.svg.j2", strip).strip())


def level(count: int) -> int:
    """How dark a cell with so many posts is: 0 for none, 5 for the most."""
    return sum(count >= least for least in LEVELS)


def days_strip(
    start: date, days: int, counts: Mapping[date, int], under: Iterable[date], meaning: str
) -> Strip:
    """A cell for each day, darker with more posts; `under` are the days that a line underscores."""
    paths = dict.fromkeys(range(len(LEVELS) + 1), "")
    for number in range(days):
        paths[level(counts.get(start + timedelta(number), 0))] += _cell(offset(number))
    inks = [Ink(f"l{degree}", path) for degree, path in paths.items()]
    line = "".join(
        f"M{offset((day - start).days):g} {_HEIGHT + 1}h1v1.6h-1z"
        for day in sorted(under)
        if start <= day < start + timedelta(days)
    )
    return Strip(
        meaning,
        f"{offset(days - 1) + 1:g}",
        _HEIGHT + 3,
        tuple(ink for ink in (*inks, Ink("burst", line)) if ink.path),
    )


def kinds_strip(start: date, days: int, looks: Mapping[date, str], meaning: str) -> Strip:
    """A cell for each day that has a look of its own: a day off, a festival, a memorial day."""
    paths: dict[str, str] = {}
    for number in range(days):
        look = looks.get(start + timedelta(number))
        if look:
            paths[look] = paths.get(look, "") + _cell(offset(number))
    inks = tuple(Ink(look, path) for look, path in sorted(paths.items()))
    return Strip(meaning, f"{offset(days - 1) + 1:g}", _HEIGHT, inks)


def weeks_strip(counts: Sequence[int], most: int, meaning: str) -> Strip:
    """A column for each week, as high as its share of the busiest week shown."""
    inks = [
        Ink("bar", "".join(_column(n, count, most) for n, count in enumerate(counts) if count)),
        Ink("floor", f"M0 {_HEIGHT}h{len(counts)}v.5h-{len(counts)}z"),
    ]
    return Strip(meaning, str(len(counts)), _HEIGHT + 1, tuple(one for one in inks if one.path))


def shares_strip(shares: Sequence[float], meaning: str) -> Strip:
    """A bar for each stretch of time, filled as far as its share of what is allowed."""
    full = "".join(f"M{n + 0.02:g} 1h.96v8h-.96z" for n in range(len(shares)))
    fine = "".join(_filled(n, one) for n, one in enumerate(shares) if one <= 1)
    over = "".join(_filled(n, one) for n, one in enumerate(shares) if one > 1)
    inks = (Ink("l0", full), Ink("bar", fine), Ink("over", over))
    return Strip(meaning, str(len(shares)), _HEIGHT, tuple(one for one in inks if one.path))


def mix_strip(counts: Mapping[PostKind, int], marks: Iterable[int], meaning: str) -> Strip:
    """The shares of the kinds from left to right, with marks where the policy draws its lines."""
    total = sum(counts.values()) or 1
    inks, left = [], 0.0
    for kind in KINDS:
        wide = 100 * counts.get(kind, 0) / total
        if wide:
            inks.append(Ink(f"k-{kind.value}", f"M{left:.4g} 1h{wide:.4g}v8h-{wide:.4g}z"))
        left += wide
    inks += [Ink("mark", f"M{mark - 0.2:g} 0h.4v10h-.4z") for mark in marks]
    return Strip(meaning, "100", _HEIGHT, tuple(inks))


def offset(number: int) -> float:
    """Where the nth day begins: days lie side by side, weeks a little apart."""
    return round(number + _BETWEEN_WEEKS * (number // 7), 2)


def _filled(number: int, share: float) -> str:
    wide = 0.96 * min(share, 1)
    return f"M{number + 0.02:g} 1h{wide:.3g}v8h-{wide:.3g}z" if wide else ""


def _cell(left: float) -> str:
    return f"M{left:g} 0h{_CELL}v{_HEIGHT}h-{_CELL}z"


def _column(number: int, count: int, most: int) -> str:
    high = max(_HEIGHT * count / max(most, 1), 0.6)
    return f"M{number + 0.1:g} {_HEIGHT - high:.3g}h.8v{high:.3g}h-.8z"

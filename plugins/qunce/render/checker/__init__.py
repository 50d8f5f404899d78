"""Everything that the checker in the browser knows, from the same values that Python works with."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib import resources
from operator import is_
from pathlib import Path
from typing import Any

import qunce
from qunce.derived.whole import derived
from qunce.finding import Severity
from qunce.kinds.vocabulary import Category
from qunce.render.checker.expressions import SPACE, javascript, together
from qunce.render.checker.written import Pool, written
from qunce.rules.redline import packs
from qunce.rules.redline.packs import (
    accounts,
    adjoining,
    beside,
    disguise,
    everyday,
    exemptions,
    gaps,
    guesses,
    judge,
    near,
    once,
    proven,
    sheet,
    shipped,
    syllables,
    telling,
    tricks,
    variants,
    verify,
)
from qunce.rules.redline.packs.characters import shapes, traditional, widths
from qunce.rules.redline.packs.characters import sources as sources_of_characters
from qunce.rules.redline.packs.hunches import opinion
from qunce.rules.redline.packs.hunches.learned import learned, profiles
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.normal import HIDDEN, normal
from qunce.rules.redline.packs.pasted import ANY, HOLDER, PLATFORMS, TYPES
from qunce.rules.redline.packs.spellings import SWAPS

FOLDER = "assets/qunce/checker/"
_BLANK = "\uf8ff"
"""Stands for the class of blanks, which is long and in half of the expressions."""


def files(
    rules: Sequence[PackRule], names: Iterable[str] = (), *, hunches: bool = True
) -> dict[str, bytes]:
    """The engine in JavaScript and its data, by their path in the site."""
    engine = resources.files("qunce.render") / "assets" / "checker"
    found = {FOLDER + one.name: one.read_bytes() for one in engine.iterdir() if one.is_file()}
    known = json.dumps(
        data(rules, names, hunches=hunches), ensure_ascii=False, separators=(",", ":")
    )
    return found | {FOLDER + "data.json": known.encode()}


def data(
    rules: Sequence[PackRule], names: Iterable[str] = (), *, hunches: bool = True
) -> dict[str, Any]:
    """What the engine needs to say of a text what `lint` says of it."""
    words = {normal(name).text for name in names if name}
    longest_first = sorted(words, key=lambda one: (-len(one), one))
    as_shipped = len(rules) == len(shipped()) and all(map(is_, rules, shipped()))
    said = _ours() if as_shipped else _said(rules)
    own = {"names": javascript("|".join(map(re.escape, longest_first))) if words else ""}
    return {**said, **own} if hunches else {**said, **own, "hunches": None}


@cache
def _ours() -> dict[str, Any]:
    """What our own rules say, which no playbook makes any different."""
    code = [*Path(packs.__file__).parent.rglob("*.py"), *Path(__file__).parent.glob("*.py")]
    words = Path(qunce.__file__).parent / "packs"
    sources = [*sorted(code), *sorted(words.iterdir()), *sources_of_characters()]
    found: dict[str, Any] = derived("checker", sources, lambda: _said(shipped()))
    return found


def _said(rules: Sequence[PackRule]) -> dict[str, Any]:
    """What these rules say, and what holds whatever the rules are."""
    pool = Pool()
    return {
        "space": SPACE,
        "blank": _BLANK,
        "rules": [written(one, pool) for one in rules],
        "names": "",
        "platforms": {
            name: {"names": called, "channel": channel.value}
            for name, (called, channel) in PLATFORMS.items()
        },
        "categories": [one.value for one in Category],
        "anywhere": ANY,
        "severities": [one.value for one in Severity],
        "limits": {
            "most": judge.MOST, "near": judge.NEAR, "far": sheet.FAR, "around": opinion.AROUND,
        },
        "characters": {
            "hidden": javascript(HIDDEN),
            "traditional": _pairs(traditional()),
            "shapes": _pairs(shapes()),
            "widths": _pairs(widths()),
            "emojiPart": tricks.EMOJI_PART,
        },
        "words": [first + following for first, following in everyday.words().items()],
        "gaps": {
            **_expressions({**gaps.EXPRESSIONS, "close": gaps.CLOSES}),
            "broken": sorted(gaps.broken()),
        },
        "variants": _variants(),
        "guesses": _guesses(),
        "exemptions": _exemptions(),
        "hunches": _hunches(),
        "holders": {
            "holder": javascript(HOLDER),
            "types": [[javascript(form), kind.value] for form, kind in TYPES],
        },
        "phrases": {
            "excepted": judge.EXCEPTED, "patterned": judge.PATTERNED,
            "lacking": judge.LACKING, "marked": disguise.MARKED, "blank": disguise.BLANK,
            "unseen": tricks.UNSEEN, "told": tricks.TOLD,
            "toldBy": once.TOLD_BY, "eased": telling.EASED, "more": telling.MORE,
            "keep": proven.KEEP, "hunch": telling.HUNCH, "ifSo": telling.IF_SO,
            "doubted": telling.DOUBTED,
        },
        "expressions": [one.replace(SPACE, _BLANK) for one in together(pool.expressions)],
    }  # fmt: skip


def _pairs(table: Mapping[str, str]) -> str:
    """Each character, and the one that it stands for, in one string."""
    return "".join(one + two for one, two in table.items())


def _expressions(named: Mapping[str, str]) -> dict[str, str]:
    return dict(zip(named, together([*named.values()]), strict=True))


def _variants() -> dict[str, dict[str, Any]]:
    """Spellings by the trick that they are; words that are innocent stand for themselves.

    Of a word of which any character may be exchanged each stands there with all the others.
    """
    found: dict[str, dict[str, Any]] = {}
    for spelled, word, step in variants.listed():
        some = found.setdefault(step, {})
        if step in SWAPS:
            others = some.setdefault(word, [""] * len(word))
            place = next(at for at, char in enumerate(spelled) if char != word[at])
            others[place] += spelled[place]
        else:
            some[spelled] = word
    return found


def _guesses() -> dict[str, Any]:
    """What tells which character a syllable, a letter or a sign stands for."""
    return {
        **beside.beside()._asdict(), "behind": beside.beside().behind.every(),
        "signs": variants.signs(),
        "rare": syllables.rarely_spoken(),
        "toned": syllables.TONED,
        "plain": syllables.PLAIN,
        "expressions": _expressions(guesses.EXPRESSIONS),
        "limits": {
            "figure": adjoining.FIGURE, "both": beside.BOTH, "well": beside.WELL,
            "longest": syllables.LONGEST, "most": syllables.MOST,
        },
    }  # fmt: skip


def _hunches() -> dict[str, Any]:
    """What was learned of how violations read: weights with strings of pairs."""
    known = learned()
    return {
        "begin": known.begin,
        "enough": known.enough,
        "doubt": known.doubt,
        "shared": known.shared,
        "tells": opinion.TELLING,
        "weights": _by_weight(known.pairs),
        "profiles": {code: _by_weight(weights) for code, weights in profiles().items()},
    }


def _by_weight(pairs: Mapping[str, int]) -> list[tuple[int, str]]:
    found: dict[int, str] = {}
    for pair, weight in pairs.items():
        found[weight] = found.get(weight, "") + pair
    return [*found.items()]


def _exemptions() -> dict[str, Any]:
    return {
        "clear": {one.value: one.label for one in exemptions.TESTS},
        "ease": {one.value: one.label for one in exemptions.EASING},
        "eases": {one.value: severity.value for one, severity in proven.EASES.items()},
        "proved": sorted(one.value for one in proven.PROVED),
        "quotes": exemptions.QUOTES,
        "around": accounts.AROUND,
        "weights": verify.WEIGHTS,
        "checks": verify.CHECKS,
        "expressions": _expressions(
            {**near.EXPRESSIONS, **exemptions.EXPRESSIONS, **proven.EXPRESSIONS}
        ),
    }

"""What every alternative of some rules' patterns needs, as formulas of words in one circuit."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from qunce.derived.whole import derived
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.chance import FILE
from qunce.rules.redline.packs.characters import sources
from qunce.rules.redline.packs.circuit import Circuit, Layer, circuit
from qunce.rules.redline.packs.formula import Need
from qunce.rules.redline.packs.model import PackRule
from qunce.rules.redline.packs.reading import shipped, shipped_paths
from qunce.rules.redline.packs.sieve import need_of
from qunce.rules.redline.packs.spellings import SOURCES
from qunce.rules.redline.packs.variants import spellings
from qunce.rules.redline.packs.wordlist import Probe, Wordlist, of_shipped


class Formulas(NamedTuple):
    """Formulas, each of which decides where something is worth looking for."""

    circuit: Circuit
    """One for each alternative, one for the words rules name themselves, one for spellings."""
    probes: list[Probe]
    """The alternatives, in the same order; those that need nothing are not among them."""


def formulas(words: Wordlist, rules: Sequence[PackRule], spelled: frozenset[str]) -> Formulas:
    """The formulas of some rules with their words."""
    found: dict[Probe, Need] = {}
    patterns = (one for rule in rules for one in rule.patterns)
    for place, (one, anchors) in enumerate(zip(patterns, words.anchors, strict=True)):
        for part, regex in enumerate(alternatives(one.regex)):
            found[place, part] = need_of(regex, anchors)
    for place, part, _ in words.always:
        del found[place, part]
    return Formulas(circuit((*found.values(), frozenset(words.named), spelled)), [*found])


@cache
def of_ours() -> Formulas:
    """The formulas of the rules that come with Qunce."""
    made_of = [*shipped_paths(), FILE, *SOURCES, *sources()]
    made_of += sorted(Path(__file__).parent.glob("*.py"))
    text, layers, roots, probes = derived("circuit", made_of, _plain)
    return Formulas(Circuit(text, tuple(Layer(*one) for one in layers), tuple(roots)), probes)


def _plain() -> tuple[str, list[tuple[bool, bytes, bytes]], tuple[int, ...], list[Probe]]:
    known, probes = formulas(of_shipped(), shipped(), spellings())
    layers = [(one.every, one.starts, one.members) for one in known.layers]
    return known.text, layers, known.roots, probes

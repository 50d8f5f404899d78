"""What every alternative of some rules' patterns needs, as formulas of words in one circuit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from qunce.derived.place import files_in
from qunce.derived.whole import derived
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.chance import FILE
from qunce.rules.redline.packs.characters import sources
from qunce.rules.redline.packs.circuit import Circuit, Layer, circuit
from qunce.rules.redline.packs.formula import NOTHING, Need
from qunce.rules.redline.packs.inside import stays_inside
from qunce.rules.redline.packs.model import PackRule, Within
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.reading import shipped, shipped_paths
from qunce.rules.redline.packs.sieve import need_of
from qunce.rules.redline.packs.spellings import SOURCES
from qunce.rules.redline.packs.variants import spellings
from qunce.rules.redline.packs.wordlist import Probe, Wordlist, of_shipped
from qunce.tuples import NamedTuple


class Formulas(NamedTuple):
    """Formulas, each of which decides where something is worth looking for."""

    circuit: Circuit
    """One for each alternative and each context of a whole text, one for the words that rules name
    themselves, one for spellings."""
    probes: list[Probe]
    """The alternatives, in the same order; those that need nothing are not among them."""
    contexts: list[str]
    """Expressions that decide something wherever in a text they match, each within a sentence."""


def formulas(words: Wordlist, rules: Sequence[PackRule], spelled: frozenset[str]) -> Formulas:
    """The formulas of some rules with their words."""
    found: dict[Probe, Need] = {}
    patterns = (one for rule in rules for one in rule.patterns)
    for place, one in enumerate(patterns):
        anchors = words.anchors(place)
        for part, regex in enumerate(alternatives(one.regex)):
            found[place, part] = need_of(regex, anchors)
    for place, part, _ in words.cases(words.always):
        del found[place, part]
    contexts = {one: needs(one) for one in _contexts(rules)}
    told = frozenset(words.named), spelled
    return Formulas(circuit((*found.values(), *contexts.values(), *told)), [*found], [*contexts])


def _contexts(rules: Sequence[PackRule]) -> Iterator[str]:
    """What is asked of a whole text and, if it is there, matches within one of its sentences."""
    asked = (one for rule in rules for one in (*rule.requires, *rule.clears))
    of_texts = (one.regex for one in asked if one.within is Within.TEXT and one.regex)
    return (one for one in of_texts if stays_inside(one) and needs(one) != NOTHING)


@cache
def of_ours() -> Formulas:
    """The formulas of the rules that come with Qunce."""
    made_of = [*shipped_paths(), FILE, *SOURCES, *sources()]
    made_of += files_in(Path(__file__).parent, ".py")
    (text, layers, roots), *told = derived("circuit", made_of, _plain)
    return Formulas(Circuit(text, tuple(Layer(*one) for one in layers), tuple(roots)), *told)


def _plain() -> tuple[object, list[Probe], list[str]]:
    known, probes, contexts = formulas(of_shipped(), shipped(), spellings())
    layers = [(one.every, one.starts, one.members) for one in known.layers]
    return (known.text, layers, known.roots), probes, contexts

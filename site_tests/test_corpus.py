"""The corpus of red lines: at least 90 % of the violations are found, at most 3 % false alarms."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.corpus import Measured, entries, measured

from qunce.kinds.vocabulary import Category
from qunce.rules.redline.packs import Pasted, lint, lint_all, shipped
from qunce.rules.redline.packs.pasted import PLATFORMS

CORPUS = entries()
NAMES = sorted({one.corpus for one in CORPUS})


@cache
def whole() -> Measured:
    return measured(CORPUS)


@pytest.mark.parametrize("name", NAMES)
def test_a_corpus_is_found(name: str) -> None:
    score = whole().by_corpus[name]

    assert score.recall >= 0.9, [(one.text, one.codes) for one in score.misses]


@pytest.mark.parametrize("name", NAMES)
def test_ordinary_talk_stays_clean(name: str) -> None:
    clean = [one for one in CORPUS if one.corpus == name and not one.codes]
    alarms = [(one.text, two.code, two.message) for one, two in whole().alarms if one in clean]

    assert len({text for text, _, _ in alarms}) <= 0.03 * len(clean), alarms


def test_the_whole_corpus_is_found_and_stays_clean() -> None:
    outcome = whole()
    alarmed = {one.text for one, _ in outcome.alarms}

    assert outcome.whole.recall >= 0.9
    assert len(alarmed) <= 0.03 * outcome.clean


def test_a_corpus_names_rules_platforms_and_categories_that_exist() -> None:
    codes = {rule.code for rule in shipped()}
    categories = {one.value for one in Category}

    assert {code for one in CORPUS for code in one.codes} - codes == set()
    assert {one.platform for one in CORPUS} - set(PLATFORMS) == set()
    assert {one.category for one in CORPUS} - categories == set()


def test_no_text_stands_in_the_corpus_twice() -> None:
    texts = [(one.text, one.platform, one.category) for one in CORPUS]

    assert sorted({one for one in texts if texts.count(one) > 1}) == []


def test_one_by_one_gives_the_same_as_all_at_once() -> None:
    """What stands beside a text in a batch never changes what is said of it."""
    some = CORPUS[::17]
    together = lint_all([Pasted(one.text, one.platform, one.category) for one in some])

    assert [lint(one.text, one.platform, one.category) for one in some] == [*together]

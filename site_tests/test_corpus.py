"""The corpus of red lines: at least 90 % of the violations are found, at most 3 % false alarms."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from benchmarks.corpus import STORED, Measured, blind, entries, measured, published

from qunce.kinds.vocabulary import Category
from qunce.rules.redline.packs import Pasted, lint, lint_all, shipped
from qunce.rules.redline.packs.pasted import PLATFORMS

pytestmark = pytest.mark.no_cover

CORPUS = entries()
ALL = [*CORPUS, *(entry for one in blind() for entry in one.entries)]
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


def test_the_corpus_is_as_large_as_promised() -> None:
    assert sum(1 for one in CORPUS if not one.codes) >= 600
    assert sum(1 for one in CORPUS if one.codes) >= 400


def test_what_the_site_publishes_is_what_is_measured() -> None:
    assert STORED.read_text("utf-8") == published(whole()), (
        "run: python -m benchmarks.redlines --write"
    )


def test_a_corpus_by_other_hands_says_whose_and_what_its_first_run_found() -> None:
    for one in blind():
        assert one.about, one.name
        assert set(one.first_run) >= {"date", "recall", "false_alarms", "evasion"}, one.name


def test_a_corpus_by_other_hands_is_measured_apart(tmp_path: Path) -> None:
    (tmp_path / "blind-one.yml").write_text(
        """\
about: 三位没看过规则的同事，照平时的群聊写
first_run: {date: 2026-11-25, recall: 81.0%, false_alarms: 4.5%, evasion: 70.0%}
violations:
  - {text: 全网最好用的锅, platform: xiaohongshu, category: home, codes: [RED-AD-001]}
clean:
  - {text: 今天降温，多穿一件}
""",
        "utf-8",
    )
    (tmp_path / "own.yml").write_text("clean:\n  - {text: 明天见}\n", "utf-8")

    [one] = blind(tmp_path)
    found = measured(one.entries)

    assert [entry.text for entry in entries(tmp_path)] == ["明天见"]
    assert (one.name, one.about) == ("blind-one", "三位没看过规则的同事，照平时的群聊写")
    assert one.first_run["recall"] == "81.0%"
    assert (found.whole.recall, found.clean, found.alarms) == (1.0, 1, [])


def test_a_corpus_names_rules_platforms_and_categories_that_exist() -> None:
    codes = {rule.code for rule in shipped()}
    categories = {one.value for one in Category}

    assert {code for one in ALL for code in one.codes} - codes == set()
    assert {one.platform for one in ALL} - set(PLATFORMS) == set()
    assert {one.category for one in ALL} - categories == set()


def test_no_text_stands_in_the_corpus_twice() -> None:
    times = Counter((one.text, one.platform, one.category) for one in ALL)

    assert sorted(one for one, count in times.items() if count > 1) == []


def test_one_by_one_gives_the_same_as_all_at_once() -> None:
    """What stands beside a text in a batch never changes what is said of it."""
    some = CORPUS[::17]
    together = lint_all([Pasted(one.text, one.platform, one.category) for one in some])

    assert [lint(one.text, one.platform, one.category) for one in some] == [*together]

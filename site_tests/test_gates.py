"""Long texts are asked for all formulas at once, short ones word by word: both find the same."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import pytest
from benchmarks.corpus import entries
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs import lint
from qunce.rules.redline.packs.circuit import circuit
from qunce.rules.redline.packs.disguise import undisguised
from qunce.rules.redline.packs.finder import Finder
from qunce.rules.redline.packs.formula import Either, Every, Need
from qunce.rules.redline.packs.gates import Gates
from qunce.rules.redline.packs.inside import stays_inside
from qunce.rules.redline.packs.lexicon import Lexicon
from qunce.rules.redline.packs.pasted import Pasted
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.repeats import Reading
from qunce.rules.redline.packs.sheet import Sheet

WORDS = st.text("最低价全网😀", min_size=1, max_size=4)
LEAVES = st.frozensets(WORDS, max_size=4)
FORMULAS: st.SearchStrategy[Need] = st.recursive(
    LEAVES,
    lambda parts: st.builds(
        lambda sort, some: sort(tuple(some)),
        st.sampled_from((Every, Either)),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)
SENTENCES = st.lists(
    st.text("最低价全网😀，", max_size=6).map(lambda said: f"{said}。"), max_size=70
)


def reading(sentences: Sequence[str]) -> Reading:
    starts = itertools.accumulate(map(len, sentences), initial=0)
    return Reading(sentences, [(one,) for one, _ in zip(starts, sentences, strict=False)])


def holds(need: Need, sentence: str) -> bool:
    """The definition: a word is there where all its pairs of characters are."""
    if isinstance(need, frozenset):
        return any(
            all(pair in sentence for pair in map("".join, itertools.pairwise(word)))
            if len(word) > 1
            else word in sentence
            for word in need
        )
    parts = [holds(one, sentence) for one in need.parts]
    return all(parts) if isinstance(need, Every) else any(parts)


@settings(max_examples=150, deadline=None)
@given(st.lists(FORMULAS, min_size=1, max_size=5), SENTENCES)
def test_a_formula_holds_in_those_sentences_where_its_parts_stand(
    needs: list[Need], sentences: list[str]
) -> None:
    expected = (
        [number for number, one in enumerate(sentences) if holds(need, one)] for need in needs
    )
    found = Gates(circuit(needs)).holding(reading(sentences))
    assert found == {number: some for number, some in enumerate(expected) if some}


def test_sentences_far_behind_are_found_by_their_numbers() -> None:
    sentences = ["今天降价。"] * 20_000
    for number in (0, 63, 64, 16_383, 16_384, 19_999):
        sentences[number] = "全网最低价。"
    found = Gates(circuit([frozenset({"最低价", "底价"})])).holding(reading(sentences))
    assert found == {0: [0, 63, 64, 16_383, 16_384, 19_999]}


def test_a_gate_with_many_members_needs_one_of_them_or_every_one() -> None:
    words = [f"第{chr(0x4E00 + number)}" for number in range(600)]
    every = Every(tuple(frozenset({word}) for word in words))
    sentences = [*(f"{word}。" for word in words), "".join(words), "".join(words[1:])]

    found = Gates(circuit([frozenset(words), every])).holding(reading(sentences))

    assert found == {0: [*range(602)], 1: [600]}


def test_parts_that_formulas_share_are_one_gate() -> None:
    shared = Every((frozenset({"转发"}), frozenset({"领", "送"})))
    made = circuit(
        [shared, Either((shared, frozenset({"抽奖"}))), frozenset({"抽奖"}), frozenset()]
    )
    gates = [len(one.starts) // 4 - 1 for one in made.layers]
    assert (made.text, gates, made.roots) == ("转发\0送\0领\0抽奖\0", [2, 1, 1], (6, 7, 3, 5))


def test_a_long_text_has_the_same_findings_however_it_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Every twentieth text of the corpus, told to be long and told not to be."""
    text = "\n".join(one.text for one in entries()[::20])
    monkeypatch.setattr(Lexicon, "long", lambda *_: False)
    word_by_word = lint(text)
    monkeypatch.setattr(Lexicon, "long", lambda *_: True)
    assert lint(text) == word_by_word
    assert len(word_by_word) > 200


def test_with_the_gates_made_a_text_of_some_sentences_is_asked_at_once_too() -> None:
    page, whole = "今晚有活动。" * 1_500, "今晚有活动。" * 30_000
    lexicon = Lexicon(shipped())

    assert (lexicon.long(page), lexicon.long(whole)) == (False, True)
    assert lexicon.gates
    assert (lexicon.long(page), lexicon.long("今晚有活动。")) == (True, False)


@pytest.mark.parametrize(
    ("regex", "inside"),
    [
        ("瑜伽|训练营", True),
        ("这是广告[：:，,。]|别买了", True),
        ("别买[^，,。！？!?；;\\n\\x00]{0,6}了(?=。)", True),
        ("别买[^，,。！？!?；;\\n]{0,6}了(?![。？]|呀)", True),
        ("(?<=。快走)别买", True),
        ("(?:别买了[。]?)", True),
        ("别买[^，]{0,6}了", False),
        ("赠品\\s*如下", False),
        ("别买了[。]+", False),
        ("(?:别买了。){2}", False),
        ("别.了", False),
        ("别买(?![^，]{0,6}但)", False),
        ("别买了$", False),
        ("(别)买\\1", False),
    ],
)
def test_an_expression_stays_inside_a_sentence_or_may_go_on_behind_it(
    regex: str, *, inside: bool
) -> None:
    assert stays_inside(regex) is inside


def test_a_context_matches_in_the_stretch_that_is_asked_whatever_is_known_of_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Asked of each text of the corpus, of its sentences and of what is left of half a sentence."""
    some = entries()[::40]
    sheet, _ = both_readings("\n".join(one.text for one in some), monkeypatch)
    stops = [*itertools.accumulate(len(one.text) + 1 for one in some)]
    edges = sorted({*stops, *sheet.bounds[:-1], *(one - 5 for one in sheet.bounds[2:])})
    held = 0
    for regex in sheet.where:
        for first, last in (*itertools.pairwise([0, *stops]), *itertools.pairwise(edges)):
            expected = compiled(regex).search(sheet.normal.text, first, last) is not None
            assert sheet._matches(regex, first, last) is expected
            held += expected
    assert held > 50


def both_readings(text: str, monkeypatch: pytest.MonkeyPatch) -> tuple[Sheet, Sheet | None]:
    """A text told to be long, and its second reading if there is one."""
    monkeypatch.setattr(Lexicon, "long", lambda *_: True)
    finder, sheet = Finder(shipped()), Sheet([Pasted(text)])
    seen = finder.look(sheet)
    reading = undisguised(sheet.normal, sheet.bounds, finder.spelled(sheet, seen))
    if reading is None:
        return sheet, None
    second = sheet.second(reading.normal, joined=reading.joined)
    finder.look_again(second, reading.touched(), seen, joined=reading.joined)
    return sheet, second


def test_what_no_sentence_holds_is_not_looked_for_in_the_whole_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A text that speaks of sports lacks what health food has to name; a gap may hide the word."""
    ((sports, *_),) = [
        [one.regex for one in rule.clears if "瑜伽" in one.regex]
        for rule in shipped()
        if rule.code == "RED-FOOD-002"
    ]
    (plain, _), (hidden, shown), (without, _) = (
        both_readings(text, monkeypatch)
        for text in ("周末瑜伽馆见。", "周末瑜·伽·馆见。", "周末图书馆见。")
    )
    assert shown is not None
    assert [one.where.get(sports) for one in (plain, hidden, shown, without)] == [[0], [], None, []]


def test_contexts_match_only_in_sentences_of_which_it_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    matches = 0
    for first in range(20):
        text = "\n".join(one.text for one in entries()[first::100])
        for sheet in filter(None, both_readings(text, monkeypatch)):
            for regex, places in sheet.where.items():
                for match in compiled(regex).finditer(sheet.normal.text):
                    assert sheet.bounds[sheet.number(match.start())] in places
                    matches += 1
    assert matches > 300

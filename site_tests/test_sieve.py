"""Trying only what can match: a pattern's needed words, and expressions that are kept."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, zip_longest
from typing import Any

import pytest
import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st
from site_tests.patterns import PIECES, REGEXES, SAID, python

from qunce.rules.redline.packs import Pasted, lint, lint_all
from qunce.rules.redline.packs.alternatives import alternatives
from qunce.rules.redline.packs.core import core, cores
from qunce.rules.redline.packs.disguise import undisguised
from qunce.rules.redline.packs.everyday import words
from qunce.rules.redline.packs.finder import Finder, Seen
from qunce.rules.redline.packs.formula import NOTHING, Either, Every, Need
from qunce.rules.redline.packs.glossary import glossary, pairs
from qunce.rules.redline.packs.held import Again
from qunce.rules.redline.packs.lexicon import Lexicon, lexicon_of
from qunce.rules.redline.packs.near import ENDS, SENTENCE_END
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.outline import in_order, order, outline
from qunce.rules.redline.packs.parted import bounds
from qunce.rules.redline.packs.reading import read_packs, shipped, shipped_files
from qunce.rules.redline.packs.repeats import once
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sheet import STOP, Sheet
from qunce.rules.redline.packs.sieve import Case, Wants, wants
from qunce.rules.redline.packs.variants import listed, signs, spellings, variants
from qunce.rules.redline.packs.wordlist import Part, _listed, wordlist


def holds(words: str, need: Need) -> bool:
    """True when some words have all that is needed."""
    if isinstance(need, Every):
        return all(holds(words, one) for one in need.parts)
    if isinstance(need, Either):
        return any(holds(words, one) for one in need.parts)
    return any(one in words for one in need)


@pytest.mark.no_cover
def test_a_match_holds_what_its_expression_needs() -> None:
    found = 0
    for rule in shipped():
        texts = [*map(str.lower, rule.bad), *SAID[::24]]
        for regex in (one.regex for one in rule.patterns):
            need = needs(regex)
            assert need != NOTHING, f"每一句都要试：{regex}"
            for text in texts:
                for match in python(regex).finditer(text):
                    found += 1
                    assert holds(match[0], need), (regex, match[0])
    assert found > len(REGEXES)


@settings(max_examples=400, deadline=None)
@given(regex=PIECES, text=st.text("最好送领，不1", max_size=12))
def test_whatever_an_expression_is_made_of_its_matches_hold_what_it_needs(
    regex: str, text: str
) -> None:
    match = re.search(regex, text)
    assert match is None or holds(match[0], needs(regex)), (regex, match)


def test_what_is_needed_keeps_together_what_belongs_together() -> None:
    assert needs("(?:转发|分享)[^，]{0,6}(?:领|送)券?|集[0-9]+赞") == Either(
        (
            Every((frozenset({"转发", "分享"}), frozenset({"领", "送"}))),
            Every(
                (
                    frozenset(f"集{one}" for one in range(10)),
                    frozenset("0123456789"),
                    frozenset(f"{one}赞" for one in range(10)),
                )
            ),
        )
    )
    assert needs("加微信|加(?:微|v)信|[^，]*好") == frozenset({"加微信", "加v信", "好"})
    assert needs("[^，]*好?") == NOTHING


def test_the_rarest_words_bring_an_expression_up() -> None:
    assert wants("(?:裂变|拉新).*(?:人|位).*免单|集.*赞", ()).cases == (
        Case(("拉新", "裂变"), ("拉裂", "免", "人位")),
        Case(("赞",), ("赞", "集")),
    )
    assert wants("[^，]*好?", ("群",)).cases == (Case(("群",), ()),)


@settings(max_examples=400, deadline=None)
@given(regex=PIECES, text=st.text("最好送领，不1", max_size=12))
def test_a_match_holds_its_outline_and_all_its_characters_in_order(regex: str, text: str) -> None:
    match = re.search(regex, text)
    if match is not None:
        assert not any({*one}.isdisjoint(match[0]) for one in outline(regex)), (regex, match)
        assert in_order(order(regex), match[0]), (regex, match)


def test_an_expression_is_tried_only_in_sentences_that_hold_its_word_and_its_other_characters() -> (
    None
):
    first, *_ = shipped()
    pattern = replace(first.patterns[0], regex="免费[^。]{0,4}[领抢]", anchors=(), verify=None)
    rule = replace(first, terms=(), exceptions=(), patterns=(pattern,))
    sheet = Sheet([Pasted(one) for one in ("免费领。免费。", "领。免费抢。免费领。", "免费，别抢")])
    finder = Finder([rule])

    seen = finder.look(sheet)

    tried = {
        seen.reading.sentences[number].strip("。\x00")
        for _, numbers in seen.held.worth([True, False])
        for number in numbers
    }
    assert tried == {"免费领", "免费抢", "免费，别抢"}
    assert not [*seen.held.worth([False, False])]


def test_an_expression_is_made_for_the_first_sentence_that_could_hold_it() -> None:
    first, *_ = shipped()
    pattern = replace(first.patterns[0], regex="免费[^。]{0,4}[领抢]", anchors=(), verify=None)
    lexicon = lexicon_of([replace(first, terms=(), exceptions=(), patterns=(pattern,))])
    turned = once(Sheet([Pasted("领的免费。抢免费的。")]))
    right = once(Sheet([Pasted("领的免费。免费给你抢。")]))

    assert lexicon.search((0, 0), turned, (0, 1)) is None
    made = lexicon.search((0, 0), right, (0, 1))
    assert made is not None
    assert made is lexicon.search((0, 0), turned, (0, 1))


def test_an_expression_that_many_sentences_may_hold_is_made_at_once() -> None:
    first, *_ = shipped()
    pattern = replace(first.patterns[0], regex="免费[^。]{0,4}[领抢]", anchors=(), verify=None)
    lexicon = lexicon_of([replace(first, terms=(), exceptions=(), patterns=(pattern,))])
    turned = once(Sheet([Pasted("".join(f"领{number}的免费。" for number in range(9)))]))

    assert lexicon.search((0, 0), turned, range(8)) is None
    assert lexicon.search((0, 0), turned, range(9)) is not None


def test_only_what_decides_of_an_exception_is_looked_for_first() -> None:
    assert (
        core(r"[^。\]\n]*(?:昨天|去年)[^。]{0,16}奖[^。]{0,8}?").pattern
        == "(?:昨天|去年)[^。]{0,16}奖"
    )
    assert core(r"[^。]*昨天|抽\[^。]*").pattern == r"昨天|抽\[^。]*"
    for rule in shipped():
        for regex in (one.regex for one in rule.except_patterns):
            whole = re.compile(regex)
            for text in (*map(str.lower, rule.good), *SAID[::60]):
                assert bool(whole.search(text)) == bool(core(regex).search(text)), regex


def test_the_exceptions_of_a_rule_are_looked_for_all_at_once_unless_one_has_to_stand_alone() -> (
    None
):
    assert [one.pattern for one in cores(("[^。]*昨天|去年", "抽[^。]{0,8}奖", "赢[^。]*"))] == [
        "昨天|去年|抽[^。]{0,8}奖|赢"
    ]
    assert [one.pattern for one in cores((r"(.)\1", "昨天", "去年"))] == [r"(.)\1", "昨天|去年"]
    assert cores(()) == []
    for rule in shipped():
        regexes = tuple(one.regex for one in rule.except_patterns)
        for text in (*map(str.lower, rule.good), *SAID[::60]):
            assert any(one.search(text) for one in cores(regexes)) == any(
                core(one).search(text) for one in regexes
            )


def test_end_marks_are_those_that_end_a_sentence() -> None:
    assert {char for char in map(chr, range(0x10000)) if re.match(SENTENCE_END, char)} == ENDS


def test_a_word_of_a_rule_may_go_beyond_the_end_of_a_sentence() -> None:
    first, *_ = shipped()
    rule = replace(first, terms=("快来！手慢",), exceptions=(), patterns=())

    assert [(one.start, one.end) for one in lint("今晚快来！手慢无", rules=[rule])] == [(2, 7)]


@pytest.mark.no_cover
def test_an_expression_matches_where_one_of_its_alternatives_does() -> None:
    assert alternatives(r"加(?:微|v)信|私聊|[|\]|]我|\||扫码") == [
        "加(?:微|v)信", r"[|\]|]我", r"\|", "私聊|扫码",
    ]  # fmt: skip
    assert alternatives("(?P<a>好)|(?P=a)") == ["(?P<a>好)|(?P=a)"]
    assert alternatives("(?i)好|A") == ["(?i)好|A"]
    for regex in REGEXES:
        parts = [re.compile(one) for one in alternatives(regex)]
        whole = python(regex)
        for text in SAID[::40]:
            assert bool(whole.search(text)) == any(one.search(text) for one in parts), regex


class Everything(Lexicon):
    """A lexicon in which no expression needs anything."""

    @cached_property
    def _parts(self) -> list[Part]:
        patterns = [one for rule in self.rules for one in rule.patterns]
        sieves = [
            Wants(
                tuple(Case((), ()) for _ in alternatives(one.regex)),
                wants(one.regex, one.anchors).anchors,
            )
            for one in patterns
        ]
        return [Part(_listed(self.rules, sieves), self.rules, range(len(self.rules)), 0)]


@settings(max_examples=8, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(SAID), min_size=1, max_size=12),
    joints=st.lists(st.sampled_from(["", "，", "。", "\n", " ", "3", "的", "。。", "\x00"])),
    cut=st.integers(0, 30),
)
def test_what_is_tried_finds_what_trying_every_expression_in_every_sentence_finds(
    pieces: list[str], joints: list[str], cut: int
) -> None:
    text = "".join(one + joint for one, joint in zip_longest(pieces, joints, fillvalue=""))[cut:]
    sheet = Sheet([Pasted(one) for one in text.split("\x00")])
    quick, slow = Finder(shipped()), Finder(shipped())
    slow.lexicon = EVERYTHING

    found = _found(quick, sheet)

    assert found == _found(slow, sheet)
    half = [*range(0, len(sheet.sentences), 2)]
    assert _found(quick, sheet, half) == _found(slow, sheet, half)


EVERYTHING = Everything(shipped())


class Afresh(Lexicon):
    """A lexicon that takes nothing from what is kept of our rules."""

    @cached_property
    def _parts(self) -> list[Part]:
        return [Part(wordlist(self.rules), self.rules, range(len(self.rules)), 0)]


def test_what_is_kept_of_our_rules_serves_a_team_that_changed_some_of_them() -> None:
    first, _, *others = shipped()
    changed = replace(first, terms=(*first.terms, "云杉秘制"), patterns=first.patterns[1:])
    rules = [*others[::-1], changed]  # the second one is off
    sheet = Sheet([Pasted(one) for one in (*SAID[::7], "云杉秘制，全场最好")])
    kept, afresh = Finder(rules), Finder(rules)
    afresh.lexicon = Afresh(rules)

    found = _found(kept, sheet)

    assert found == _found(afresh, sheet)
    last = len(sheet.texts) - 1
    assert (last, len(rules) - 1) in found


@settings(max_examples=20, deadline=None)
@given(pieces=st.lists(st.sampled_from(SAID), max_size=5), cut=st.integers(0, 9))
def test_words_that_a_text_cannot_hold_are_left_out_without_harm(
    pieces: list[str], cut: int
) -> None:
    text = "".join(pieces)[cut:]
    sorted_first, everything = Lexicon(shipped()), lexicon_of(shipped())
    everything.make_ready()

    reading = once(Sheet([Pasted(text)]))
    some, all_words = (one.searched(reading.said) for one in (sorted_first, everything))
    assert some.columns(reading) == all_words.columns(reading)
    assert sorted(some.places(text)) == sorted(all_words.places(text))


@given(
    words=st.sets(st.text("最好送a。\ud83d💚", min_size=1, max_size=5), max_size=12),
    text=st.text("最好送a。\ud83d💚", max_size=20),
)
def test_a_glossary_leaves_out_only_words_that_do_not_stand_in_a_text(
    words: set[str], text: str
) -> None:
    listed = glossary(words)

    standing = listed.standing(pairs(text))

    assert {one for one in words if one in text} <= {*standing} <= words
    assert len(listed) == len(words)
    assert [listed.words[listed.number(one)] for one in sorted(words)] == sorted(words)
    assert listed.number("最最最最最最") == -1


def test_a_rule_on_the_shelf_is_the_rule_as_it_was_read() -> None:
    read = {one.code: one for one in read_packs(shipped_files())[0]}

    assert [read[one.code] for one in shipped()] == [*shipped()]
    with pytest.raises(AttributeError, match="nothing"):
        shipped()[0].nothing  # type: ignore[attr-defined] # noqa: B018 on purpose


def _found(finder: Finder, sheet: Sheet, numbers: list[int] | None = None) -> dict[Any, Any]:
    found = finder.find(sheet, finder.look(sheet, numbers))
    return {place: ({*one.hits}, {*one.excepted}) for place, one in found.items()}


def test_every_common_word_is_one_word_to_the_segmenter() -> None:
    listed = [first + last for first, others in words().items() for last in others]
    assert len(listed) > 15_000
    cut = rjieba.Jieba().cut("\n".join(listed), hmm=False)
    assert [word for word in cut if word != "\n"] == listed


def test_a_sentence_that_stands_in_many_texts_is_found_in_each_as_if_it_stood_alone() -> None:
    chosen = random.Random(5)
    sentences = [text for rule in shipped()[::4] for text in (*rule.bad[:2], *rule.good[:2])]
    texts = [
        Pasted("".join(chosen.choices(sentences[first : first + 6], k=3)), platform, "food")
        for first in range(0, len(sentences) - 6, 5)
        for platform in ("wechat", "xiaohongshu", "any")
    ]

    together = [*lint_all(texts, explain=True)]

    assert together == [next(iter(lint_all([one], explain=True))) for one in texts]
    assert sum(map(len, together)) > len(texts)


@settings(max_examples=60, deadline=None)
@given(text=st.text("最好，。！？!?；;\n\x00a😀", max_size=40))
def test_a_long_text_has_the_sentences_of_a_short_one(text: str) -> None:
    assert bounds(text + STOP) == Sheet([Pasted(text)]).bounds


@pytest.mark.parametrize(("times", "read"), [(1, 9_001), (3, 3_001)])
def test_of_many_sentences_a_few_tell_whether_most_of_them_are_repeated(
    times: int, read: int
) -> None:
    different = [f"{'一' * (number % 16)}第{number}句。" for number in range(9_000 // times)]
    assert once(Sheet([Pasted("".join(different * times))])).count == read


def test_the_words_of_the_same_rules_are_listed_once_and_those_of_others_anew() -> None:
    first, second, third, *_ = shipped()
    known = wordlist([first, second])

    assert wordlist((first, second)) is known
    assert wordlist([third]).named != known.named
    assert wordlist([first, second]) is known
    assert wordlist([second, first]) is not known


def test_the_same_rules_are_made_ready_once() -> None:
    few = shipped()[:3]

    assert lexicon_of(few) is lexicon_of([*few])
    assert lexicon_of(few) is not lexicon_of(few[:2])
    assert [*lexicon_of(few).rules] == [*few]


def test_a_word_with_an_end_mark_stands_only_where_its_sentences_follow_each_other() -> None:
    rule = replace(
        shipped()[0],
        terms=("很", "棒", "好。真"),
        patterns=(),
        exceptions=(),
        except_patterns=(),
        exempt=(),
    )

    def found(text: str) -> list[tuple[str, int]]:
        return [(hit.words, hit.start) for hit in Scanner([rule]).scan([Pasted(text)])]

    assert found("很好。真棒。") == [("很", 0), ("好。真", 1), ("棒", 4)]
    assert found("很好。别的。真棒。") == [("很", 0), ("棒", 7)]


@settings(max_examples=50, deadline=None)
@given(
    pieces=st.lists(
        st.sampled_from(
            [
                "蕞好",
                "zui好",
                "加v",
                "加vip",
                "最。好。吃",
                "全 网 最 低",
                "唯—品牌",
                "。",
                "，",
                "\n",
                "的",
            ]
        ),
        max_size=12,
    ),
    chosen=st.sets(st.integers(0, 9)),
)
def test_spellings_are_put_back_sentence_by_sentence_as_in_the_whole_text(
    pieces: list[str], chosen: set[int]
) -> None:
    sheet = Sheet([Pasted("".join(pieces)), Pasted("".join(reversed(pieces)))])
    whole = [(0, sheet.bounds[-1])]
    numbers = {sheet.number(one.start) for one in variants(sheet.normal.text, whole)} | chosen
    some = [
        (sheet.bounds[one], sheet.bounds[one + 1]) for one in numbers if one < len(sheet.sentences)
    ]

    one, other = (undisguised(sheet.normal, sheet.bounds, spelled) for spelled in (some, whole))
    assert (one and (one.normal.text, one.changes)) == (
        other and (other.normal.text, other.changes)
    )
    if one:
        second = sheet.second(one.normal, joined=one.joined)
        assert "".join(second.sentences) == one.normal.text + STOP
        assert second.bounds == [*accumulate(map(len, second.sentences), initial=0)]
        assert second.starts == [one.normal.index(start) for start in sheet.raw_starts]
        assert [*map(second.said, range(len(second.sentences)))] == second.sentences


def test_changed_sentences_of_a_long_text_are_found_again_as_if_nothing_were_known() -> None:
    chosen = random.Random(11)
    lines = []
    for text in SAID:
        place = chosen.randrange(1, len(text))
        pieces = text[:place], chosen.choice([" ", "·", "、", "t", ""]), text[place:]
        lines.append("".join(pieces).replace("。", "，"))
    finder = Finder(shipped())
    finder.make_ready()
    finder.look(Sheet([Pasted("又一句")]))
    sheet = Sheet([Pasted("\n".join(dict.fromkeys(lines)))])
    seen = finder.look(sheet)
    reading = undisguised(sheet.normal, sheet.bounds, finder.spelled(sheet, seen))
    assert reading is not None
    assert not reading.joined
    second = sheet.second(reading.normal, joined=False)

    def needing(seen: Seen) -> dict[tuple[int, int], list[set[tuple[int, int]]]]:
        found = finder.find(second, seen).items()
        hits = {
            place: {one for one in some.hits if any(reading.within(*one))} for place, some in found
        }
        return {place: [hits[place], {*some.excepted}] for place, some in found if hits[place]}

    again = finder.look_again(second, reading.touched(), seen, joined=False)
    found = needing(again)

    assert isinstance(again.held, Again)
    numbers = dict.fromkeys(second.number(one.start) for one in reading.changes)
    assert found == needing(finder.look(second, [*numbers]))
    assert sum(len(hits) for hits, _ in found.values()) > 500


def test_no_spelling_and_no_word_put_back_goes_beyond_the_end_of_a_sentence() -> None:
    assert all(ENDS.isdisjoint(one) for one in spellings())
    assert all(ENDS.isdisjoint(word) for _, word, step in listed() if step)
    assert all(ENDS.isdisjoint(chars) for chars in signs().values())

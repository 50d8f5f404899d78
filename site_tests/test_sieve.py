"""Trying only what can match: a pattern's needed words, and expressions that are kept."""

from __future__ import annotations

import random
import re
import subprocess
import sys
from pathlib import Path

import rjieba
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.rules.redline.packs import Pasted, lint_all
from qunce.rules.redline.packs.expressions import _code, _pattern, compiled
from qunce.rules.redline.packs.gaps import words
from qunce.rules.redline.packs.lexicon import lexicon_of
from qunce.rules.redline.packs.needs import needs
from qunce.rules.redline.packs.reading import shipped

REGEXES = [one.regex for rule in shipped() for one in rule.patterns]
SAID = [text.lower() for rule in shipped() for text in (*rule.bad, *rule.good)]


def holds(words: str, regex: str) -> bool:
    """True when one way of matching has all that it needs in some words."""
    return any(all(any(one in words for one in among) for among in case) for case in needs(regex))


def test_a_match_holds_a_word_of_each_set_that_one_way_of_matching_needs() -> None:
    found = 0
    for regex in REGEXES:
        assert all(needs(regex)), f"每一句都要试：{regex}"
        for text in SAID:
            for match in re.compile(regex).finditer(text):
                found += 1
                assert holds(match[0], regex), (regex, match[0])
    assert found > len(REGEXES)


PIECES = st.recursive(
    st.sampled_from(["最", "好", "[送领]", "[^，]", ".", "[0-9]", "(?<!不)", "(?=领)", "$"]),
    lambda inner: st.one_of(
        st.builds(lambda one, two: f"(?:{one}|{two})", inner, inner),
        st.builds(lambda one, two: one + two, inner, inner),
        st.builds("(?:{}){}".format, inner, st.sampled_from(["?", "*", "+", "{2}", "{0,3}?"])),
        st.builds("({})".format, inner),
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(regex=PIECES, text=st.text("最好送领，不1", max_size=12))
def test_whatever_an_expression_is_made_of_its_matches_hold_what_it_needs(
    regex: str, text: str
) -> None:
    match = re.search(regex, text)
    assert match is None or holds(match[0], regex), (regex, match)


def test_ways_of_matching_are_told_apart_and_words_stand_with_all_their_alternatives() -> None:
    cases = needs("(?:转发|分享)[^，]{0,6}(?:领|送)券?|集[0-9]+赞")

    assert [[sorted(words) for words in case] for case in cases] == [
        [["分享", "转发"], ["送", "领"]],
        [["集"], list("0123456789"), ["赞"]],
    ]
    assert needs("[^，]*好?") == ((),)


def test_a_kept_expression_matches_what_python_itself_matches() -> None:
    for regex in REGEXES:
        again, plain = _pattern(regex, _code(regex)), re.compile(regex)
        assert (again.flags, again.groups, dict(again.groupindex)) == (
            plain.flags,
            plain.groups,
            dict(plain.groupindex),
        )
        for text in SAID[::25]:
            mine = [match.span() for match in again.finditer(text)]
            assert mine == [match.span() for match in plain.finditer(text)]
    assert compiled("(?P<a>最)好").sub(r"\g<a>", "最好") == "最"


def test_a_second_process_takes_expressions_from_what_the_first_one_kept(tmp_path: Path) -> None:
    program = """
import re, sys
from pathlib import Path
from qunce.rules.redline.packs import kept
kept.FOLDER = Path(sys.argv[1])
made = []
from qunce.rules.redline.packs import expressions
compile_one = expressions._code
expressions._code = lambda regex: made.append(regex) or compile_one(regex)
assert expressions.compiled("最[好佳]").search("全场最好").span() == (2, 4)
print(len(made))
"""
    counts = [
        subprocess.run(
            [sys.executable, "-c", program, str(tmp_path)],
            capture_output=True, text=True, check=True,
        ).stdout.strip()
        for _ in range(2)
    ]  # fmt: skip
    assert counts == ["2", "0"]

    for place in tmp_path.iterdir():
        place.write_bytes(b"\x00 not what was kept")
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2"


def test_every_common_word_is_one_word_to_the_segmenter() -> None:
    listed = [first + last for first, others in words().items() for last in others]
    assert len(listed) > 15_000
    cut = rjieba.cut("\n".join(listed), hmm=False)
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


def test_the_same_rules_are_made_ready_once() -> None:
    few = shipped()[:3]

    assert lexicon_of(few) is lexicon_of([*few])
    assert lexicon_of(few) is not lexicon_of(few[:2])
    assert [*lexicon_of(few).rules] == [*few]

"""The search index: words with borders that a browser sees and a reader does not."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from qunce.render.search import BORDER, Segmenter, segmented

SEGMENTER = Segmenter(["云杉会员", "小满"])


def words(text: str) -> list[str]:
    return SEGMENTER.mark(text).split(BORDER)


def test_chinese_is_split_into_words_and_the_trade_s_own_stay_whole() -> None:
    assert words("云杉会员话术由小满每周复盘") == ["云杉会员", "话术由", "小满", "每周", "复盘"]


def test_a_single_character_hangs_on_the_word_before_it() -> None:
    """Alone it would answer to every query that begins with it."""
    assert words("本月寿星的小礼物") == ["本月", "寿星的小", "礼物"]


def test_latin_and_chinese_in_one_term_can_each_be_found() -> None:
    assert words("SOP话术") == ["SOP", "话术"]
    assert words("今晚8点秒杀") == ["今晚", "8", "点", "秒杀"]


def test_no_term_holds_both_chinese_and_digits_or_marks() -> None:
    """With both the search of the browser may break: 预热（05 made it find nothing for 预告."""
    assert words("预热（05-11 至 05-15）") == ["预热（", "05-11 至 05-15", "）"]
    assert words("秒杀(20:30)") == ["秒杀", "(20:30)"]


def test_markup_is_left_alone() -> None:
    assert SEGMENTER.mark('<b title="话术群主">&amp;') == '<b title="话术群主">&amp;'


@given(st.text(alphabet=st.sampled_from("会员日话术群主SOP8点，。 <b>&amp;"), max_size=60))
def test_the_visible_words_are_unchanged_and_marking_twice_changes_nothing(text: str) -> None:
    marked = SEGMENTER.mark(text)

    assert marked.replace(BORDER, "") == text
    assert SEGMENTER.mark(marked) == marked


def test_an_index_keeps_everything_but_the_borders() -> None:
    index = {
        "config": {"lang": ["zh"]},
        "docs": [{"location": "a/", "title": "值班话术", "text": "<p>群主值班</p>"}],
    }

    marked = json.loads(segmented(json.dumps(index).encode(), ["值班"]))

    assert marked == {
        "config": {"lang": ["zh"]},
        "docs": [
            {
                "location": "a/",
                "title": f"值班{BORDER}话术",
                "text": f"<p>群主{BORDER}值班</p>",
            }
        ],
    }

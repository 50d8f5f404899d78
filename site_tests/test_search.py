"""The search index: words with borders that a browser sees and a reader does not."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from qunce.render.search import BORDER, Segmenter, segmented
from qunce.search_memo import segment_index

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

    marked = json.loads(segmented(json.dumps(index).encode(), Segmenter(["值班"])))

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


def test_runs_that_were_split_before_need_no_dictionary() -> None:
    text = "云杉会员话术由小满每周复盘"
    first = Segmenter(["云杉会员", "小满"])
    marked = first.mark(text)

    again = Segmenter(["云杉会员", "小满"], first.runs)

    assert again.mark(text) == marked
    assert "_cut" not in vars(again)
    assert again.mark("新来的一句") == SEGMENTER.mark("新来的一句")
    assert again.runs.keys() == {text, "新来的一句"}


INDEX = json.dumps({"docs": [{"title": "值班话术", "text": "<p>小满值班，云杉会员复盘</p>"}]})


def indexed(folder: Path, *names: str) -> bytes:
    """The search index that lies there after a build with these names."""
    (folder / "index.json").write_text(INDEX, "utf-8")
    segment_index(folder / "index.json", names, folder / "kept" / "search.json")
    return (folder / "index.json").read_bytes()


def test_a_second_build_writes_the_same_index_and_the_same_runs(tmp_path: Path) -> None:
    kept = tmp_path / "kept" / "search.json"
    first = indexed(tmp_path, "小满")
    split = kept.read_bytes()

    assert indexed(tmp_path, "小满") == first
    assert kept.read_bytes() == split
    assert json.loads(split)["runs"] == {
        "值班话术": f"值班{BORDER}话术",
        "小满值班": f"小满{BORDER}值班",
        "云杉会员复盘": f"云杉{BORDER}会员{BORDER}复盘",
    }


def test_other_names_split_anew(tmp_path: Path) -> None:
    assert "云杉会员" not in indexed(tmp_path, "小满").decode()
    assert "云杉会员" in indexed(tmp_path, "云杉会员").decode()


def test_runs_that_somebody_spoilt_only_cost_time(tmp_path: Path) -> None:
    right = indexed(tmp_path, "小满")
    kept = tmp_path / "kept" / "search.json"
    stored = json.loads(kept.read_bytes())
    for spoilt in (
        "{ not json",
        "[]",
        json.dumps({"state": stored["state"]}),
        json.dumps({**stored, "runs": {"值班话术": "别的字"}}),
        json.dumps({**stored, "runs": {"值班话术": None}}),
    ):
        kept.write_text(spoilt, "utf-8")
        assert indexed(tmp_path, "小满") == right
    blocked = tmp_path / "kept"
    kept.unlink()
    blocked.rmdir()
    blocked.write_text("", "utf-8")
    assert indexed(tmp_path, "小满") == right

"""Hunches: what reads like a violation though no rule finds its words, and what does not though
one does."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from benchmarks.corpus import entries
from benchmarks.hunches import Example, learn, pairs, written
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.cli import main
from qunce.example import compile_text
from qunce.render import checker
from qunce.rules import CHECKS
from qunce.rules.redline.packs import LintFinding, lint, lint_all, shipped
from qunce.rules.redline.packs.hunches import Sums, learned
from qunce.rules.redline.packs.hunches.cited import cited, telling
from qunce.rules.redline.packs.hunches.learned import profiles
from qunce.rules.redline.packs.pasted import Pasted
from qunce.rules.redline.packs.repeats import Reading, once
from qunce.rules.redline.packs.sheet import Sheet

ODD = "客人的号码抄给装修公司，一个十块"
"""No rule finds a word in it, and everybody sees what it is about."""
PLAIN = "今天菠菜到了三十斤，早上刚从地里拔的。"


def told(found: Sequence[LintFinding]) -> list[tuple[str, str, str]]:
    return [(one.code, one.severity.value, one.message) for one in found]


def test_what_reads_like_a_violation_is_a_warning_of_the_rule_it_is_most_like() -> None:
    assert told(next(iter(lint_all([Pasted(ODD)], hunches=False)))) == []
    assert told(lint(ODD)) == [
        (
            "RED-PII-005", "warning",
            f"「{ODD}」读起来像「买卖、交换、转交客户名单」，字面上没有那些词",
        )
    ]  # fmt: skip


def test_a_hunch_says_how_to_mend_and_what_to_do_if_it_is_wrong() -> None:
    (one,) = lint(ODD)

    assert one.mend.startswith("找人读一遍，真是这个意思就删掉")
    assert one.mend.endswith("不是就写一条放行，或换个说法")
    assert one.article


def test_it_points_at_the_clauses_that_read_so_and_at_no_others() -> None:
    text = f"{PLAIN}{ODD}。要的接龙。"

    assert [text[one.start : one.end] for one in lint(text)] == [ODD]


def test_where_a_rule_finds_its_words_nothing_is_told_besides() -> None:
    found = lint(ODD + "，打包卖顾客手机号名单")

    assert "RED-PII-005" in [one.code for one in found]
    assert not any("读起来像" in one.message for one in found)


@pytest.mark.parametrize("purpose", ["rules", "training"])
def test_group_rules_and_training_may_say_what_they_are_about(purpose: str) -> None:
    assert codes(f"purpose: {purpose}\ntext: {ODD}\n") == []
    assert codes(f"text: {ODD}\n") == ["RED-PII-005"]


def test_a_playbook_may_do_without() -> None:
    assert codes(f"text: {ODD}\n", "hunches: false\n") == []


def test_a_rule_that_is_switched_off_has_no_hunches_and_lends_none() -> None:
    others = [one for one in shipped() if one.code != "RED-PII-005"]

    assert told(lint(ODD, rules=others)) == []


def test_what_a_rule_itself_excepts_is_no_hunch_of_it_either() -> None:
    rules = [
        replace(one, exceptions=("装修公司",)) if one.code == "RED-PII-005" else one
        for one in shipped()
    ]

    assert told(lint(ODD, rules=rules)) == []
    assert [(one.code, one.cleared) for one in lint(ODD, rules=rules, explain=True)] == [
        ("RED-PII-005", "不算的词")
    ]


def test_a_hunch_may_be_allowed_even_where_words_of_the_rule_may_not() -> None:
    allowing = (
        "allow: [{code: RED-PII-005, reason: 说的是店里自己人的值班电话, approver: 店长,"
        " evidence: 值班表, until: 2026-06-30}]\n"
    )

    assert not next(one for one in shipped() if one.code == "RED-PII-005").allowable
    assert codes(f"{allowing}text: {ODD}\n") == []
    assert codes(f"{allowing}text: 打包卖顾客手机号名单，五毛一个\n") == ["RED-PII-005"]


def test_a_hit_that_reads_like_ordinary_talk_is_a_hint() -> None:
    text = "孩子湿疹好了，医生说先别停药膏，下周再去看看。"
    (with_doubt,), (without,) = lint(text), next(iter(lint_all([Pasted(text)], hunches=False)))

    assert (without.code, without.severity.value) == ("RED-MED-001", "error")
    assert (with_doubt.code, with_doubt.severity.value) == ("RED-MED-001", "info")
    assert with_doubt.message == without.message + "（连同前后读起来是平常的话，降为提示）"


def test_what_nobody_may_allow_is_never_doubted() -> None:
    never = [one for one in shipped() if not one.ever_allowable]
    words = [(one.code, text) for one in never for text in one.bad if not one.categories]
    mild = [
        (code, found.message)
        for (code, _), one in zip(
            words, lint_all([Pasted(f"{PLAIN}{text}{PLAIN}") for _, text in words]), strict=True
        )
        for found in one
        if found.code == code and "平常的话" in found.message
    ]

    assert len(words) > 100
    assert mild == []


SENTENCES = st.lists(
    st.text(st.sampled_from("".join(sorted({*"".join(learned.learned().pairs)}))[::7] + " 1🍑，"))
    .map(lambda text: re.sub(r"[。！？!?；;\n\x00]", "", text) + "。"),
    min_size=1, max_size=30,
)  # fmt: skip


@given(SENTENCES)
def test_all_at_once_gives_what_one_by_one_gives(sentences: list[str]) -> None:
    for some in (sentences, [*sentences, *map(_odd, sentences)]):
        reading = Reading(some, [(0,)] * len(some))
        one, other = (Sums(reading.text, reading, at_once=each) for each in (True, False))
        assert one.suspects() == other.suspects()


@settings(deadline=None)
@given(st.sampled_from([one.text for one in entries()]), st.data())
def test_the_sum_of_a_stretch_is_that_of_its_pairs(text: str, data: st.DataObject) -> None:
    sheet = Sheet([Pasted(text)])
    first, last = sorted(data.draw(st.tuples(*[st.integers(0, len(sheet.normal.text))] * 2)))
    reading = once(sheet)
    one, other = (Sums(sheet.normal.text, reading, at_once=each) for each in (True, False))
    assert one.of(first, last) == other.of(first, last)


def _odd(sentence: str) -> str:
    return ODD + sentence


def test_some_sentences_of_both_ways_do_read_like_violations() -> None:
    reading = Reading([PLAIN, ODD + "。", PLAIN, ODD + "。"], [(0,)] * 4)

    for at_once in (True, False):
        assert Sums(reading.text, reading, at_once=at_once).suspects() == [1, 3]


@given(st.text(max_size=200))
def test_the_telling_clauses_lie_within_their_sentence(text: str) -> None:
    start, end = telling(text, 0, len(text))

    assert 0 <= start <= end <= len(text)


def test_a_sentence_is_most_like_a_rule_that_speaks_of_its_text() -> None:
    code = cited(ODD)

    assert code == "RED-PII-005"
    assert cited(ODD, {code}) != code
    assert cited("") == ""


def test_only_rules_of_ours_that_tell_faults_by_words_are_cited() -> None:
    citable = {one.code for one in shipped() if one.citable}

    assert {*profiles()} <= citable
    assert len(profiles()) > 100


# How it is learned

BAD = ["转发三个群领红包", "转到五个群就领礼品", "转发到群里领一份", "把链接转发三个群"]
GOOD = ["菠菜到货三十斤", "今天到货一批菠菜", "明天三十斤菠菜", "菠菜今天明天都有"]
OTHERS = ["手机号名单打包卖", "打包卖名单五毛一个", "名单五毛打包"]
EXAMPLES = [Example(one, ("RED-SH-001",)) for one in BAD] + [Example(one) for one in GOOD]


def test_what_is_learned_tells_the_two_kinds_apart_also_in_new_words() -> None:
    known = learn(EXAMPLES)

    assert known.sum("转发给三个群就领") > known.sum("三个菠菜") > known.sum("今天三十斤菠菜到货")


def test_the_order_of_the_examples_does_not_matter() -> None:
    assert learn(EXAMPLES) == learn(EXAMPLES[::-1])


def test_figures_blanks_end_marks_and_characters_beyond_the_first_plane_teach_nothing() -> None:
    assert pairs("满3件 送🍑好。礼品x") == ["礼品", "品x"]


def test_the_file_is_read_as_it_is_written(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    examples = [
        *EXAMPLES,
        *(Example(one, ("RED-PII-005",)) for one in OTHERS),
        *(Example(one.replace("名单", "彩票"), ("RED-AD-016",)) for one in OTHERS),
    ]
    known = learn(examples)
    path = tmp_path / "hunches.txt"
    path.write_text(written(examples), "utf-8")
    monkeypatch.setattr(learned, "FILE", path)

    pairs, *numbers = learned._learned()
    assert (pairs, *numbers) == tuple(known)
    assert {*learned._profiles()} == {"RED-AD-016", "RED-PII-005", "RED-SH-001"}


def test_the_shipped_weights_know_no_pair_that_could_not_be_learned() -> None:
    assert all(pairs(one) == [one] for one in learned.learned().pairs)
    assert all(pairs(one) == [one] for profile in profiles().values() for one in profile)


# Who else knows


def test_the_browser_has_the_same_weights_or_none_where_a_playbook_wants_none() -> None:
    data = checker.data(shipped())["hunches"]
    weights = {
        pair: weight for weight, all_ in data["weights"] for pair in re.findall("..", all_, re.S)
    }

    assert weights == learned.learned().pairs
    assert {*data["profiles"]} == {*profiles()}
    assert checker.data(shipped(), hunches=False)["hunches"] is None


def test_the_command_line_takes_the_wish_of_a_playbook(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    charter = tmp_path / "content" / "playbook.yml"
    run = ["lint-text", "-", "--format", "json"]

    charter.write_text("title: 例\nhunches: false\n", "utf-8")
    without = CliRunner().invoke(main, [*run, "--playbook", str(tmp_path)], input=ODD)
    plain = CliRunner().invoke(main, run, input=ODD)

    assert (without.exit_code, json.loads(without.output)) == (0, [])
    assert (plain.exit_code, len(json.loads(plain.output))) == (1, 1)


def codes(body: str, charter: str = "") -> list[str]:
    files = f"# content/scripts/example.yml\ntitle: 例\n{body}"
    if charter:
        files = f"# content/playbook.yml\ntitle: 例\n{charter}{files}"
    outcome = compile_text(files, start=date(2026, 3, 2), checks=CHECKS)
    return [one.code for one in outcome.report.findings if one.code.startswith("RED-")]

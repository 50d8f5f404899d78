"""A team's own packs: their rules, what they change of ours, and what nobody may change."""

from __future__ import annotations

import re
import warnings
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from qunce.check.settings import configure
from qunce.cli import main
from qunce.example import compile_text, example_files
from qunce.pipeline import Compiled, compile_files
from qunce.render.checker.expressions import javascript
from qunce.render.site import render_site
from qunce.rules.redline.packs.portable import foreign

DAY = date(2026, 3, 2)
OWN = """\
# content/redlines/own.yml
title: 街坊店用语规范
rules:
  - code: TEAM-WORD-001
    name: goods-nickname
    title: 商品写外号
    severity: warning
    message: 外号「{hit}」
    looks_at: 把商品叫作外号。
    why: 顾客照外号来找，常常买错
    mend: 把「{hit}」换成品名
    terms: [神仙水]
    exceptions: [神仙水库]
    pass: [精华水到货, 神仙水库一日游, 今天有菜]
    fail: [神仙水到货, 今天的神仙水, 神仙水补货]
"""


def said(text: str, more: str = "") -> str:
    return f"# content/scripts/example.yml\ntitle: 例\n{more}text: {text}\n"


def changing(body: str) -> str:
    return f"# content/redlines/own.yml\ntitle: 街坊店用语规范\nchanges:\n{body}"


def outcome(*files: str) -> Compiled:
    return compile_text("".join(files), start=DAY)


def told(*files: str) -> list[str]:
    """Each finding that is not about the calendar, as `file:line:column severity CODE what`."""
    return [
        f"{one.span.file.rpartition('/')[2]}:{one.span.line}:{one.span.column} "
        f"{one.weight.value} {one.code} {one.message}"
        for one in outcome(*files).report.findings
        if not one.code.startswith("CAD-")
    ]


def test_a_rule_of_the_team_finds_its_words_and_spares_its_exceptions() -> None:
    found = outcome(OWN, said("神仙水库旁边那家店，神仙水到货"))

    (one,) = [one for one in found.report.findings if one.code == "TEAM-WORD-001"]
    assert str(one.span) == "content/scripts/example.yml:3:17"
    assert one.message == "外号「神仙水」"
    assert one.why == "顾客照外号来找，常常买错（依据团队规定《街坊店用语规范》）"
    assert one.mend == "把「神仙水」换成品名"


def test_a_rule_of_the_team_is_set_and_allowed_like_any_other() -> None:
    charter = "# content/playbook.yml\ntitle: 街坊店\nrules: {TEAM-WORD-001: error}\n"
    allowing = "allow: [{code: TEAM-WORD-001, reason: 这里讲的就是这个外号}]\n"

    assert told(OWN, charter, said("神仙水到货")) == [
        "example.yml:3:7 error TEAM-WORD-001 外号「神仙水」"
    ]
    assert told(OWN, said("神仙水到货", allowing)) == []


def test_an_example_that_does_not_come_out_is_told_at_its_place() -> None:
    lying = OWN.replace("今天有菜", "神仙水有货").replace("神仙水补货", "补货")

    assert told(lying) == [
        "own.yml:14:28 error REF-010 TEAM-WORD-001 的例子应当通过，却查出了「神仙水」",
        "own.yml:15:27 error REF-010 TEAM-WORD-001 的例子应当查出，一处也没有命中",
    ]


@pytest.mark.parametrize(
    ("regex", "what"),
    [
        ("'(神仙'", "own.yml:4:24 error REF-004 正则读不通：第 1 个字起括号没有收尾"),
        ("'[[神仙]'", "own.yml:4:24 error REF-004 正则读不通：里面有以后会变的写法，或者太深、太大"),
        ("ABC", "own.yml:4:24 error REF-004 正则里有大写或全角字，永远对不上"),
    ],
)  # fmt: skip
def test_an_expression_that_cannot_be_read_is_told_at_its_place(regex: str, what: str) -> None:
    body = (
        "# content/redlines/own.yml\ntitle: 用语\nchanges:\n"
        f"  - patterns: [{{regex: {regex}}}]\n    code: RED-AD-003\n    reason: 也要查这个\n"
    )

    assert told(body) == [what]


@pytest.mark.parametrize("regex", [".*", "有?", "(?=有)"])
def test_an_expression_that_matches_nothing_at_all_comes_to_an_end(regex: str) -> None:
    found = told(OWN.replace("terms: [神仙水]", f"patterns: [{{regex: '{regex}'}}]"))

    assert any("REF-010 TEAM-WORD-001 的例子应当" in one for one in found)


def test_an_expression_may_begin_where_a_sentence_begins() -> None:
    """However many texts are read together, and wherever the sentence stands."""
    own = OWN.replace("terms: [神仙水]", "patterns: [{regex: '^神仙水'}]").replace(
        OWN[OWN.index("    pass:") :],
        "    pass: [一瓶神仙水, 今天有菜, 没有神仙水]\n"
        '    fail: [神仙水补货, 到了。神仙水补货, "神仙水到货"]\n',
    )
    script = said('"早上好\\n神仙水到货，还有神仙水"')

    assert told(own, script) == ["example.yml:3:13 warning TEAM-WORD-001 外号「神仙水」"]


def test_a_platform_that_nobody_knows_is_told() -> None:
    assert told(OWN.replace("terms: [神仙水]", "terms: [神仙水]\n    only_on: [企微, 火星]")) == [
        "own.yml:13:5 error REF-004 没有名字里带「火星」的平台"
    ]


def test_a_code_of_ours_and_a_code_twice_are_refused() -> None:
    twice = OWN + OWN.partition("rules:\n")[2]
    foreign = OWN.replace("TEAM-WORD-001", "RED-AD-001")

    assert told(twice) == ["own.yml:16:11 error REF-007 「TEAM-WORD-001」已经有了"]
    assert told(foreign) == ["own.yml:4:11 error PAK-004 团队的规则用了「RED-AD-001」"]


def test_a_rule_of_ours_can_be_extended_narrowed_weakened_and_switched_off() -> None:
    words = said("至尊厅今晚有票，街坊神器一件，这款最好用，全网最低")
    before = told(words)

    after = told(
        changing(
            "  - {code: RED-AD-003, reason: 影城的厅名, exceptions: [至尊厅], terms: [街坊神器]}\n"
            "  - {code: RED-AD-001, reason: 店长说先不查, off: true}\n"
            "  - {code: RED-AD-004, reason: 店长说先提醒, severity: info}\n"
        ),
        words,
    )

    assert [one.split()[2] for one in before] == ["RED-AD-003", "RED-AD-001", "RED-AD-004"]
    assert after == [
        "example.yml:3:15 error RED-AD-003 到顶的说法「街坊神器」",
        "example.yml:3:28 info RED-AD-004 价格到底的说法「全网最低」",
    ]


def test_a_rule_can_be_kept_to_some_categories_and_platforms() -> None:
    food = changing("  - {code: RED-AD-003, reason: 只有鲜食柜爱这么说, categories: [food]}\n")
    there = changing("  - {code: RED-AD-003, reason: 只管小红书的笔记, only_on: [小红书]}\n")
    text = "顶级牛排到货"

    assert told(food, said(text)) == []
    assert len(told(food, said(text, "category: food\n"))) == 1
    assert told(there, said(text)) == []


@pytest.mark.parametrize(
    "key",
    ["off: true", "severity: info", "exceptions: [王姐]", "except_categories: [food]",
     "clears: [{words: [王姐], reason: 说王姐}]", "only_on: [qq]"],
)  # fmt: skip
def test_what_nobody_may_allow_nobody_may_loosen(key: str) -> None:
    name = key.partition(":")[0]

    found = told(
        changing(f"  - code: RED-PII-003\n    reason: 大家都知道的电话\n    {key}\n"),
        said("王姐的电话 13800138000"),
    )

    assert [one.split()[2] for one in found] == ["PAK-001", "RED-PII-003"]
    assert found[0].startswith("own.yml:6:")
    assert f"用「{name}」放宽 RED-PII-003" in found[0]


def test_what_nobody_may_loosen_can_still_be_extended() -> None:
    more = changing("  - {code: RED-AD-009, reason: 店里有人这样写, terms: [某院内供]}\n")

    assert [one.split()[2] for one in told(more, said("某院内供的茶到了"))] == ["RED-AD-009"]


def test_a_change_without_a_reason_or_of_an_unknown_rule_is_told() -> None:
    found = told(
        changing("  - {code: RED-AD-003, off: true}\n  - {code: RED-AD-33, reason: 写错了代码}\n"),
        said("顶级牛排到货"),
    )

    assert [one.partition("（")[0] for one in found] == [
        "own.yml:4:6 error REF-005 改动缺少「reason」",
        "own.yml:5:12 error REF-001 规则包里没有「RED-AD-33」这条规则",
        "example.yml:3:7 error RED-AD-003 到顶的说法「顶级」",
    ]


def test_a_rule_that_reads_no_words_is_set_elsewhere_and_the_finding_says_where() -> None:
    report = outcome(changing("  - {code: CAD-004, reason: 夜里也要发, off: true}\n")).report

    (found,) = [one for one in report.findings if not one.code.startswith("CAD-")]
    assert found.message == "CAD-004 不是词包里的规则"
    assert found.mend == "写在 content/playbook.yml 里，如 rules: {CAD-004: off}"


def test_a_change_that_expired_or_does_nothing_leaves_the_rule_as_it_was() -> None:
    found = told(
        changing(
            "  - {code: RED-AD-003, reason: 店庆期间不查, off: true, until: 2026-03-01}\n"
            "  - {code: RED-AD-001, reason: 先记在这里}\n"
        ),
        said("顶级牛排到货"),
    )

    assert found == [
        "own.yml:4:58 error PAK-003 对 RED-AD-003 的改动到 2026-03-01 为止，已经过期",
        "own.yml:5:12 warning PAK-002 对 RED-AD-001 的改动什么也没有改",
        "example.yml:3:7 error RED-AD-003 到顶的说法「顶级」",
    ]


def test_the_handbook_has_a_page_for_a_rule_of_the_team_and_says_what_was_changed() -> None:
    found = outcome(
        OWN + "changes:\n  - {code: RED-AD-003, reason: 影城的厅名, exceptions: [至尊厅]}\n"
        "  - {code: RED-AD-004, reason: 店长说先不查, off: true}\n",
        "# content/course/first/module.yml\ntitle: 第一单元\n",
    )
    assert found.plan is not None

    site = render_site(found.plan, found.report, found.rules, (), site_url="")
    pages = {path: data.decode() for path, data in site.files.items() if path.endswith(".md")}

    assert "商品写外号" in pages["rules/team-word-001.md"]
    assert '<mark class="q-hit">神仙水</mark>到货' in pages["rules/team-word-001.md"]
    assert "本手册的改动" in pages["rules/red-ad-003.md"]
    assert "不算「至尊厅」。理由：影城的厅名" in pages["rules/red-ad-003.md"]
    assert "本手册已关闭" in pages["rules/red-ad-004.md"]
    assert "红线包里的改动" in pages["findings.md"]
    assert "TEAM-WORD-001" in pages["rules/index.md"]


def test_a_rule_that_is_switched_off_is_off_for_fields_as_well_as_words() -> None:
    found = outcome(changing("  - {code: RED-AD-003, reason: 店长说先不查, off: true}\n"))
    assert found.playbook is not None

    assert configure(found.playbook, found.rules).is_off("RED-AD-003", "")


KEYS = st.sampled_from(
    ["code", "reason", "off", "severity", "terms", "patterns", "exceptions", "clears", "until",
     "categories", "only_on", "pass", "fail", "title", "basis", "step", "message"]
)  # fmt: skip
VALUES = st.sampled_from(
    ["", "~", "RED-AD-003", "TEAM-X-001", "[]", "{}", "[{}]", "true", "[顶级]", "'{hit}'", "info",
     "[{regex: '('}]", "[{regex: '.*'}]", "[food]", "[{words: [a], reason: bb}]", "2026-99-99",
     "gaps", "'\\'", "[[a]]", "&a [*a]"]
)  # fmt: skip
ENTRY = st.dictionaries(KEYS, VALUES, min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@given(rules=st.lists(ENTRY, max_size=2), changes=st.lists(ENTRY, max_size=2))
def test_no_pack_however_broken_makes_anything_crash(
    rules: list[dict[str, str]], changes: list[dict[str, str]]
) -> None:
    lines = ["# content/redlines/own.yml", "title: 用语"]
    for name, entries in (("rules", rules), ("changes", changes)):
        lines += [f"{name}:"] if entries else []
        lines += [
            "  - {" + ", ".join(f"{key}: {value}" for key, value in entry.items()) + "}"
            for entry in entries
        ]

    found = outcome("\n".join(lines) + "\n", said("顶级牛排到货"))

    assert not found.report.broken


def test_the_reference_pack_is_proved_by_the_command(tmp_path: Path) -> None:
    root = Path(__file__).parent.parent
    runner = CliRunner()
    listed = runner.invoke(main, ["packs", "--playbook", str(root)])
    shown = runner.invoke(main, ["packs", "red-ad-003", "--playbook", str(root)])
    proved = runner.invoke(main, ["packs", "team-word-001", "--test", "--playbook", str(root)])
    text = tmp_path / "a.txt"
    text.write_text("神仙水到了，六楼至尊厅有票", "utf-8")
    linted = runner.invoke(main, ["lint-text", str(text), "--playbook", str(root)])

    assert "  改 RED-AD-003\t不算「至尊厅」" in listed.output
    assert "本手册改过" in listed.output
    assert "content/redlines/house-words.yml 第" in shown.output
    assert (proved.exit_code, "0 处不对" in proved.output) == (0, True)
    assert linted.exit_code == 1
    assert "TEAM-WORD-001" in linted.output
    assert "至尊" not in linted.output.partition("\n")[0].partition("TEAM")[2]
    assert linted.output.count("RED-AD-003") == 0


def test_the_examples_of_the_guide_hold() -> None:
    page = (Path(__file__).parent.parent / "content/guide/packs.md").read_text("utf-8")
    blocks = re.findall(r'```yaml title="(content/[^"]+)"\n(.*?)```', page, re.DOTALL)

    files = example_files("".join(f"# {path}\n{body}" for path, body in blocks))
    report = compile_files({**files, "evidence/2026-09-cup-sales.csv": b""}, today=DAY).report

    assert len(blocks) == 3
    assert [one for one in report.findings if not one.code.startswith("CAD-")] == []


REGEXES = st.from_regex(
    r"(最|[好强一-龥]|\\b|\\w|\\d|\\s|\\S|\(\?:好\)|\(\?i\)|\(好\)|\\1|[好\\s]|\^|\$|\(\?!\)|\(\?=好\)|\(\)|"
    r"\(\?>好\)|\[\\S好\]|\[\^好\\d\])([*+?]|\{2,3\}|\+\+)?(\|好)?",
    fullmatch=True,
)


@settings(max_examples=200, deadline=None)
@given(parts=st.lists(REGEXES, min_size=1, max_size=3))
def test_every_expression_that_a_pack_may_hold_can_be_told_to_the_browser(parts: list[str]) -> None:
    expression = "".join(parts)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            re.compile(expression)
    except (re.error, Warning):
        return

    assert foreign(expression) or javascript(expression)


@pytest.mark.parametrize(
    ("regex", "what"),
    [
        (r"\b顶级", r"正则里有\b、\B，网页上的检查读不了"),
        ("(?i)top", "正则里有(?i) 这类开关，网页上的检查读不了"),
        (r"(顶)\1级", r"正则里有\1 这类回引和条件，网页上的检查读不了"),
    ],
)
def test_an_expression_that_the_browser_cannot_read_is_told(regex: str, what: str) -> None:
    pattern = f"patterns: [{{regex: '{regex}'}}]"

    (found,) = told(changing(f"  - {{code: RED-AD-003, reason: 也要查这个, {pattern}}}\n"))

    assert found == f"own.yml:4:58 error REF-004 {what}"


def test_a_rule_of_the_team_hides_none_of_ours() -> None:
    hiding = OWN.replace("    terms:", "    supersedes: [RED-AD-003]\n    terms:")

    assert told(hiding) == ["own.yml:12:5 error REF-004 团队的规则盖不过自带的规则"]


def test_packs_can_be_listed_beside_a_playbook_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "playbook.yml").write_text("title: [", "utf-8")
    monkeypatch.chdir(tmp_path)

    listed = CliRunner().invoke(main, ["packs"])
    asked = CliRunner().invoke(main, ["packs", "--playbook", "."])

    assert (listed.exit_code, "RED-AD-001" in listed.output) == (0, True)
    assert (asked.exit_code, "先运行 qunce check" in asked.output) == (2, True)


def test_the_page_of_a_rule_of_the_team_is_shown_where_its_playbook_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(Path(__file__).parent.parent / "content" / "groups")

    shown = CliRunner().invoke(main, ["rule", "team-word-001"])

    assert shown.exit_code == 0
    assert shown.output.startswith("# TEAM-WORD-001 商品写外号，不写包装上的名称\n")


def test_a_severity_holds_for_what_is_read_in_words_and_in_fields() -> None:
    script = """\
# content/scripts/example.yml
title: 例
text: 抽大奖，人人有份。
offer: {kind: lottery, what: 蒸锅一口}
"""
    changes = "  - {code: RED-LOT-003, reason: 本店先当提示看, severity: info}\n"

    def weights(*files: str) -> set[tuple[str, str]]:
        return {
            (one.weight.value, one.span.file)
            for one in outcome(*files).report.findings
            if one.code == "RED-LOT-003"
        }

    assert "info" not in {weight for weight, _ in weights(script)}
    assert {weight for weight, _ in weights(changing(changes), script)} == {"info"}

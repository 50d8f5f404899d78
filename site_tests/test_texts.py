"""Where text comes from: filled scripts, group rules, campaigns, the course, words of pictures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qunce.example import example_files
from qunce.layout import is_picture_words, read_folder
from qunce.pipeline import Compiled, compile_files, render, whole_tree
from qunce.rules import redline

START = date(2026, 3, 2)
# how a group is run is told of every group; these tests are about words
CHECKS = [one for one in redline.CHECKS if one.rule.family != "RED-GRP"]


def told(text: str, **more: str) -> list[str]:
    """Each finding as `path:line:column-end CODE「its words」`."""
    files = example_files(text) | {name: one.encode() for name, one in more.items()}
    outcome = compile_files(files, today=START, checks=CHECKS)
    return [seen(outcome, number) for number in range(len(outcome.report.findings))]


def seen(outcome: Compiled, number: int) -> str:
    one = outcome.report.findings[number]
    lines = outcome.sources[one.span.file].text.split("\n")
    chosen = lines[one.span.line - 1 : max(one.span.end_line, one.span.line)]
    chosen[-1] = chosen[-1][: one.span.end_column - 1 if one.span.end_line else None]
    chosen[0] = chosen[0][one.span.column - 1 :]
    return f"{one.span.file}:{one.span.line}:{one.span.column} {one.code}「{'⏎'.join(chosen)}」"


def a_script(text: str) -> str:
    return f"# content/scripts/example.yml\ntitle: 例\n{text}"


# scripts, filled

SCRIPT = "content/scripts/example.yml"


def test_a_fault_that_only_one_choice_makes_is_found_with_the_choice() -> None:
    text = a_script(
        """\
text: "今晚的锅，{范围}{程度}。"
variables:
  范围: {type: choice, example: 本店, choices: [本店, 全网]}
  程度: {type: choice, example: 好用, choices: [好用, 最好用]}
"""
    )

    found = compile_files(example_files(text), today=START, checks=CHECKS).report.findings

    assert {one.code for one in found} == {"RED-AD-001"}
    assert [(str(one.span), [str(note.span) for note in one.see]) for one in found] == [
        (f"{SCRIPT}:3:13", [f"{SCRIPT}:5:49", f"{SCRIPT}:6:49"]),
        (f"{SCRIPT}:3:17", [f"{SCRIPT}:6:49"]),
    ]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "text: 今晚的锅\n  全网最好用的\n", "4:3 RED-AD-001「全网最好用」", id="plain"
        ),
        pytest.param(
            "text: '今晚的锅''\n\n  全网最好用的'''\n",
            "5:3 RED-AD-001「全网最好用」",
            id="single",
        ),
        pytest.param(
            'text: "今晚的\\u9505，\\\n  \\u5168网最好用的"\n',
            "4:3 RED-AD-001「\\u5168网最好用」",
            id="double with escapes",
        ),
        pytest.param(
            "text: |\n  今晚的锅\n  全网最好用的\n", "5:3 RED-AD-001「全网最好用」", id="literal"
        ),
        pytest.param(
            "text: |2+\n    今晚的锅\n     全网最好用的\n\n",
            "5:6 RED-AD-001「全网最好用」",
            id="literal, indented",
        ),
        pytest.param(
            "text: >-\n  今晚的锅\n\n  全网最好用的\n",
            "6:3 RED-AD-001「全网最好用」",
            id="folded",
        ),
        pytest.param(
            "text: >\n  今晚的锅\n    全网最好用的\n  来拿\n",
            "5:5 RED-AD-001「全网最好用」",
            id="folded, more indented",
        ),
    ],
)
def test_a_finding_points_at_the_characters_in_every_style(text: str, place: str) -> None:
    found = [one for one in told(a_script(text)) if "RED-AD" in one]

    assert found == [f"{SCRIPT}:{place}"]


# group rules and campaigns

GROUP = """\
# content/groups/example.yml
title: 例
platform: wecom
type: interest
host: qiu
entry: 转发朋友圈截图后可领券进群
house_rules:
  welcome:
    - 集 38 个赞领纸巾
  forbidden:
    - 发布「全网最低价」之类的广告
    - 集赞、砍价、助力链接
  penalties:
    - {when: 发集赞链接, action: 禁言一天}
  appeal: 最终解释权归本店所有
"""


def test_group_rules_may_name_what_they_forbid_but_not_ask_for_it() -> None:
    assert told(GROUP) == [
        "content/groups/example.yml:6:8 RED-SH-001「转发朋友圈截图后可领券进群」",
        "content/groups/example.yml:9:7 RED-SH-004「集 38 个赞领」",
        "content/groups/example.yml:15:11 RED-CT-001「最终解释权归本店所有」",
    ]


CAMPAIGN = """\
# calendar/campaigns/example.yml
title: 全网最低价
summary: 史上最便宜的一周
groups: [daily]
owner: qiu
goal: 销量第一，回购率过三成
phases:
  burst: {from: 2026-03-02, until: 2026-03-08}
"""


def test_what_a_campaign_is_called_is_read_and_its_goal_is_not() -> None:
    assert sorted({one.partition(" ")[0] for one in told(CAMPAIGN)}) == [
        "calendar/campaigns/example.yml:2:8",
        "calendar/campaigns/example.yml:3:10",
    ]


# the course

LESSON = """\
# content/course/first/l1.md
---
title: 第一课：不说「全网最低价」
objectives: [认出绝对化用语]
minutes: 20
key_points: [「国家级」夸商品要改]
quiz: l1
---

反例：「全网最好用的锅。」 正例：「全城最好吃的饼。」

> 反例：史上最便宜。

```yaml
text: 全网最好用
```

可以发这一条：

- 复制：

    ```text
    今晚八点，全网最好用的锅。
    ```
# content/course/first.yml
title: 第一单元
lessons: [l1]
# content/course/quizzes/l1.yml
title: 测验
questions:
  - ask: 下面哪一句可以发？
    choices:
      - {text: 全网最好用的锅, feedback: 反例}
      - {text: 全市最好用的锅, right: true, feedback: 「全市最好用」能发}
  - ask: 下面哪一句不能发？
    choices:
      - {text: 全网最好用的锅, right: true, feedback: 不能}
      - {text: 锅重 2 公斤, feedback: 能发}
  - ask: 什么是绝对化用语？
    choices:
      - {text: 国家级、史上最便宜, right: true, feedback: 对}
      - {text: 锅重 2 公斤, feedback: 不是}
"""


def test_a_lesson_may_quote_a_fault_but_not_hand_it_out() -> None:
    assert told(LESSON) == [
        "content/course/first/l1.md:9:19 RED-AD-001「全城最好吃」",
        "content/course/first/l1.md:22:10 RED-AD-001「全网最好用」",
        "content/course/quizzes/l1.yml:7:16 RED-AD-001「全市最好用」",
    ]


# words of pictures


def test_the_words_of_a_picture_are_read_where_they_are_written() -> None:
    assert told(
        "",
        **{
            "content/scripts/deal/poster.JPG.txt": "周六见\n全网最好用的锅\n",
            "content/scripts/deal/card.png.yml": "text: |\n  第一行\n  能治咳嗽\ncategory: food\n",
            "content/course/wrong.webp.yml": "purpose: training\ntext: 全网最好用的锅\n",
        },
    ) == [
        "content/scripts/deal/card.png.yml:3:4 RED-FOOD-001「治咳嗽」",
        "content/scripts/deal/poster.JPG.txt:2:1 RED-AD-001「全网最好用」",
    ]


def test_what_a_picture_is_for_decides_how_grave_its_words_are() -> None:
    def severity(more: str) -> list[str]:
        files = example_files("") | {
            "content/a.png.yml": f"text: 这口锅堪称极品\n{more}".encode(),
        }
        found = compile_files(files, today=START, checks=CHECKS).report.findings
        return [f"{one.code} {one.weight.value}" for one in found]

    assert severity("") == ["RED-AD-003 error"]
    assert severity("platforms: [wecom]\n") == ["RED-AD-003 warning"]
    assert (
        severity(
            "allow: [{code: RED-AD-003, reason: 旧海报月底撤下, approver: 合规,"
            " evidence: 记录 12 号, until: 2026-03-31}]\n"
        )
        == []
    )


def test_a_mistake_in_the_words_of_a_picture_is_a_finding() -> None:
    assert told(
        "",
        **{
            "content/a.png.txt": " \n",
            "content/b.png.yml": "words: 周六见\n",
            "content/c.png.yml": "text: 周六见\nplatforms: [wechta]\n",
            "content/d.png.yml": "text: 周六见\n",
            "content/d.png.txt": "周六见\n",
            "content/e.txt": "不是图上的字，不归手册管\n",
        },
    ) == [
        "content/a.png.txt:1:1 YAM-009「 」",
        "content/b.png.yml:1:1 REF-002「words」",
        "content/b.png.yml:1:1 REF-005「words」",
        "content/c.png.yml:2:13 REF-001「wechta」",
        "content/d.png.yml:1:1 REF-007「text: 周六见」",
    ]


def test_the_words_of_a_picture_are_not_published(tmp_path: Path) -> None:
    for name, data in example_files("").items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    for name in ("poster.jpg", "poster.jpg.txt", "card.png.yml", "notes.txt"):
        (tmp_path / "content" / name).write_text("text: 周六见\n", "utf-8")

    rendered = render(compile_files(read_folder(tmp_path), today=START))
    published = {name for name in whole_tree(tmp_path, rendered) if "." in name}

    assert {"poster.jpg", "notes.txt"} <= published
    assert published & {"poster.jpg.txt", "card.png.yml"} == set()


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("content/a.jpg.txt", True),
        ("content/a.JPG.TXT", True),
        ("content/scripts/x/a.PNG.yaml", True),
        ("content/a.txt", False),
        ("content/a.jpg", False),
        ("calendar/a.jpg.txt", False),
        ("content/.hidden/a.jpg.md", False),
    ],
)
def test_which_files_are_the_words_of_pictures(path: str, words: bool) -> None:  # noqa: FBT001
    assert is_picture_words(path) is words

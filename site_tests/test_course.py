"""The course: excerpts are found where they are written, shown live, and quizzes need no script."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qunce.example import compile_text
from qunce.kinds.lesson.excerpts import SHOWN, find_excerpts
from qunce.render.course import Course, render_course
from qunce.render.course.cards import CARDS, SHORT
from qunce.rules import RULES, course

EXTENSIONS = (
    "admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details",
    "pymdownx.superfences",
)  # fmt: skip

MODULE = """\
# content/course/first.yml
title: 第一单元
lessons: [l1, l2]
"""
QUIZ = """\
# content/course/quizzes/check.yml
title: 测验
questions:
  - ask: 发之前先做什么？
    choices:
      - {text: 填好变量, right: true, feedback: 花括号一个不剩}
      - {text: 直接发, feedback: 花括号会原样发出去}
"""
SECOND = """\
# content/course/first/l2.md
---
title: 第二课
objectives: [会看周排期]
minutes: 50
key_points: [一格看五样]
---

第二课。
"""


def lesson(body: str, *, quiz: str = "check", title: str = "第一课") -> str:
    return f"""\
# content/course/first/l1.md
---
title: {title}
summary: 先看再发
audience: [host]
objectives: [会用话术库]
minutes: 40
key_points: [变量填完再发]
quiz: {quiz}
---

{body}
"""


def findings(text: str) -> list[tuple[str, str, str, str]]:
    report = compile_text(text, start=date(2026, 3, 2)).report
    return [
        (str(one.span), one.code, one.message, one.mend)
        for one in report.findings
        if one.code.startswith(("CRS", "REF", "YAM"))
    ]


def rendered(text: str) -> Course:
    compiled = compile_text(text, start=date(2026, 3, 2))
    assert compiled.plan is not None
    return render_course(compiled.plan, RULES)


def page(text: str, path: str = "course/first/l1.md") -> str:
    return rendered(text).files[path].decode()


def html(text: str) -> str:
    _, _, body = text.removeprefix("---\n").partition("\n---\n")
    shown: str = markdown.markdown(body, extensions=list(EXTENSIONS))
    return shown


class Outline(HTMLParser):
    """Which elements stand open around each, and every id."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.around: dict[str, set[str]] = {}
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.around.setdefault(tag, set()).update(self.open)
        self.ids += [value for name, value in attrs if name == "id" and value]
        if tag not in ("input", "br", "img", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def outline(text: str) -> Outline:
    found = Outline()
    found.feed(text)
    assert found.open == []
    return found


# excerpts in Markdown


def found(body: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.id, str(one.id_span)) for one in find_excerpts("a.md", body)]


def test_an_excerpt_is_found_with_the_place_of_its_id() -> None:
    assert found("前文\n\n```qunce\nscript: hello\n```\n") == [("script", "hello", "a.md:4:9")]


def test_the_lines_before_the_body_count() -> None:
    [one] = find_excerpts("a.md", "```qunce\n  group:  vip   # 会员群\n```", 12)

    assert (str(one.kind_span), str(one.id_span), one.id) == ("a.md:13:3", "a.md:13:11", "vip")
    assert (one.first, one.last, one.id_span.end_column) == (0, 2, 14)


@pytest.mark.parametrize(
    "body",
    [
        "~~~qunce\nrule: CAD-004\n~~~",
        "`````qunce\nrule: CAD-004\n`````",
        "~~~~ qunce \nrule: CAD-004\n~~~~~~",
        "   ```qunce\n   rule: CAD-004\n   ```",
        "```qunce\r\nrule: CAD-004\r\n```\r\n",
        "```qunce\n\n# 先看这条\nrule: CAD-004\n\n```",
    ],
)
def test_every_way_to_write_a_fence(body: str) -> None:
    assert [one[:2] for one in found(body)] == [("rule", "CAD-004")]


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ('!!! note "备注"\n\n    看：\n\n    ```qunce\n    week: vip\n    ```\n', "a.md:6:11"),
        ('??? tip\n    ~~~qunce\n    week: vip\n    ~~~\n', "a.md:3:11"),
        ("- 甲\n\n    ```qunce\n    week: vip\n    ```\n", "a.md:4:11"),
        ("1. 甲\n   ```qunce\n   week: vip\n   ```\n", "a.md:3:10"),
        ("- 甲\n    - 乙\n\n        ```qunce\n        week: vip\n        ```\n", "a.md:5:15"),
        ("> 引用\n>\n> ```qunce\n> week: vip\n> ```\n", "a.md:4:9"),
        ("!!! note\n\n\t```qunce\n\tweek: vip\n\t```\n", "a.md:4:8"),
    ],
)  # fmt: skip
def test_an_excerpt_inside_a_box_a_list_or_a_quotation_is_found(body: str, place: str) -> None:
    assert found(body) == [("week", "vip", place)]
    assert all(one.nested for one in find_excerpts("a.md", body) if len(one.prefix) > 3)


@pytest.mark.parametrize(
    "body",
    [
        "````markdown\n```qunce\nweek: vip\n```\n````\n",  # an example of an excerpt
        "段落\n\n    ```qunce\n    week: vip\n    ```\n",  # an indented code block
        "```yaml\nweek: vip\n```\n",
        "```qunce week: vip```\n",
        "行内 ```qunce``` 代码\n",
    ],
)
def test_what_only_looks_like_an_excerpt_is_left_alone(body: str) -> None:
    assert found(body) == []


def test_text_after_a_list_is_no_longer_inside_it() -> None:
    assert found("- 甲\n\n段落\n\n    ```qunce\n    week: vip\n    ```\n") == []


@given(st.text(alphabet="`~q uncek:id#>-!\n\t群", max_size=80), st.integers(1, 9))
def test_any_text_is_read_and_every_place_lies_in_it(body: str, line: int) -> None:
    lines = body.split("\n")
    for one in find_excerpts("a.md", body, line):
        text = lines[one.id_span.line - line]

        assert 0 <= one.first <= one.last < len(lines)
        assert 1 <= one.id_span.column <= one.id_span.end_column <= len(text) + 1
        assert not one.id or text[one.id_span.column - 1 : one.id_span.end_column - 1] == one.id


# what the rules say of them


def test_an_unknown_id_is_told_at_its_place_in_the_lesson() -> None:
    text = (
        MODULE + SECOND + QUIZ + lesson("!!! note\n\n    ```qunce\n    script: tips-meun\n    ```")
    )

    assert findings(text)[0] == (
        "content/course/first/l1.md:14:13",
        "CRS-001",
        "没有叫「tips-meun」的话术可以摘录",
        "是不是「tips-menu」？",
    )


@pytest.mark.parametrize(
    ("line", "place", "message", "mend"),
    [
        ("scrpit: tips-menu", "2:1", "没有「scrpit」这种摘录", "是不是「script」？"),
        ("rule: CRS-0O2", "2:7", "没有叫「CRS-0O2」的规则可以摘录", "是不是「CRS-002」？"),
        (
            "week: 会员群",
            "2:7",
            "没有叫「会员群」的社群可以摘录",
            "改成已有的社群，或删掉这个摘录块",
        ),
        ("script：tips-menu", "2:1", "摘录块里应当正好一行「种类: id」", ""),
        ("script: a\ntheme: b", "3:1", "摘录块里应当正好一行「种类: id」", ""),
        ("", "1:1", "摘录块里应当正好一行「种类: id」", ""),
    ],
)
def test_whatever_cannot_be_shown_is_told(line: str, place: str, message: str, mend: str) -> None:
    [one] = findings(f"# content/guide/hello.md\n```qunce\n{line}\n```\n")

    assert one[:3] == (f"content/guide/hello.md:{place}", "CRS-001", message)
    assert one[3] == mend or one[3].startswith("写成其中一种：script: 话术")


def test_a_fence_without_an_end_is_told() -> None:
    assert findings("# content/index.md\n\n```qunce\nscript: tips-menu\n") == [
        (
            "content/index.md:2:1",
            "CRS-001",
            "摘录块没有收尾",
            "在摘录后面另起一行，写上同样的围栏记号",
        )
    ]


def test_every_code_may_be_quoted_even_that_of_the_rule_which_checks_it() -> None:
    blocks = "".join(f"```qunce\nrule: {rule.code}\n```\n" for rule in RULES)

    assert findings(f"# content/rules.md\n{blocks}") == []


def test_a_question_needs_two_choices_and_one_right_one() -> None:
    text = """\
# content/course/quizzes/odd.yml
title: 有毛病的测验
questions:
  - ask: 一个选项
    choices:
      - {text: 只有它, right: true, feedback: 没得选}
  - ask: 两个正确
    choices:
      - {text: 甲, right: true, feedback: 对}
      - {text: 乙, right: true, feedback: 也对}
"""
    assert findings(text) == [
        ("content/course/quizzes/odd.yml:4:10", "CRS-002", "这道题只有 1 个选项", "至少写两个选项，各带一句反馈"),
        ("content/course/quizzes/odd.yml:7:10", "CRS-002", "这道题有 2 个正确答案", "只给一个选项留 right: true，或拆成几道题"),
    ]  # fmt: skip


def test_a_lesson_listed_twice_is_told_at_its_second_place() -> None:
    twice = MODULE.replace("[l1, l2]", "[l1, l2, l1]")

    assert findings(twice + lesson("正文") + SECOND + QUIZ) == [
        ("content/course/first.yml:3:19", "CRS-003", "单元「第一单元」把「l1」列了两次", "删掉其中一个"),
        ("content/course/first/l2.md:2:1", "CRS-004", "「第二课」没有测验", "建 content/course/quizzes/l2.yml，并在课文开头写 quiz: l2"),
    ]  # fmt: skip


def test_every_module_of_the_course_rules_is_registered() -> None:
    folder = Path(course.__file__).parent
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")

    assert sorted(one.run.__module__.rpartition(".")[2] for one in course.checks(())) == files
    assert sorted(one.rule.name.replace("-", "_") for one in course.checks(())) == files


def test_every_kind_of_excerpt_has_a_card_and_a_short_form() -> None:
    assert set(SHOWN) == set(CARDS) == set(SHORT)


# what the pages show


def test_a_lesson_shows_the_words_of_a_script_and_follows_it() -> None:
    text = MODULE + SECOND + QUIZ + lesson("```qunce\nscript: tips-menu\n```")
    changed = text + "# content/scripts/tips-menu.yml\ntitle: 一周菜单\ntext: 今晚试试冬瓜汤。\n"

    assert "先定三天的主菜" in html(page(text))
    assert "今晚试试冬瓜汤。" in html(page(changed))
    assert "先定三天的主菜" not in page(changed)


@pytest.mark.parametrize("kind", SHOWN)
@pytest.mark.parametrize("before", ["", '!!! note "备注"\n\n    ', "- 甲\n\n    ", "> 引用\n>\n> "])
def test_every_excerpt_becomes_page_text_wherever_it_stands(kind: str, before: str) -> None:
    name = {"script": "tips-menu", "rule": "CAD-004", "theme": "tips"}.get(kind, "vip")
    prefix = before.rpartition("\n")[2]
    block = f"{before}```qunce\n{prefix}{kind}: {name}\n{prefix}```\n\n结尾"
    shown = outline(html(page(MODULE + SECOND + QUIZ + lesson(block))))

    assert "qunce" not in shown.text
    assert "结尾" in shown.text
    words = {
        "script": "先定三天的主菜",
        "rule": "免打扰",
        "week": "周一",
        "group": "会员",
        "theme": "生活",
    }
    assert words[kind] in shown.text
    # nothing that makes a paragraph of its own may end up inside one
    blocks = ("div", "table", "pre", "ul", "dl", "section", "p")
    assert not [tag for tag in blocks if "p" in shown.around.get(tag, ())]


def test_a_page_somebody_wrote_keeps_its_front_matter_and_every_other_word() -> None:
    written = "---\ntitle: 你好\nhide: [toc]\n---\n\n前文\n\n```qunce\ntheme: tips\n```\n\n后文\n"
    files = rendered(
        f"# content/guide/hello.md\n{written}# content/guide/plain.md\n没有摘录\n"
    ).files

    shown = files["guide/hello.md"].decode()
    assert shown.startswith("---\ntitle: 你好\nhide: [toc]\n---\n\n前文\n\n")
    assert shown.endswith("\n\n后文\n")
    assert "../themes/tips.md" in shown
    assert "guide/plain.md" not in files


def test_a_lesson_page_has_all_its_parts_in_order() -> None:
    text = page(MODULE + SECOND + QUIZ + lesson("## 正文\n\n一段话。"))

    parts = [
        'title: "第一课"\ndescription: "先看再发"\n---', "# 第一课", "40 分钟", "roles/index.md#host",
        "会用话术库", "## 正文", "## 记住这几句", "变量填完再发", "## 小测验", "发之前先做什么？",
        "下一课", "../../course/first/l2.md",
    ]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_the_course_lists_its_modules_and_their_lessons_with_timings() -> None:
    shown = rendered(MODULE + SECOND + QUIZ + lesson("正文"))

    assert shown.nav == [
        {"课程总览": "course/index.md"},
        {
            "第一单元": [
                {"第一单元：课表": "course/first/index.md"},
                "course/first/l1.md",
                "course/first/l2.md",
            ]
        },
    ]
    agenda = shown.files["course/first/index.md"].decode()
    assert re.findall(r"\d:\d\d–\d:\d\d", agenda) == ["0:00–0:40", "0:40–1:30"]
    assert "1 小时 30 分钟" in agenda
    assert "1 小时 30 分钟" in shown.files["course/index.md"].decode()


def test_an_index_that_somebody_wrote_leads_its_module() -> None:
    own = "# content/course/first/index.md\n---\ntitle: 欢迎\n---\n\n## 先读这一段\n\n```qunce\ngroup: vip\n```\n"
    shown = page(MODULE + SECOND + QUIZ + lesson("正文") + own, "course/first/index.md")

    assert shown.startswith("---\ntitle: 欢迎\n---\n\n## 先读这一段\n")
    assert "groups/vip.md" in shown
    assert shown.index("先读这一段") < shown.index("## 课表")


def test_a_playbook_without_a_course_has_only_the_assets() -> None:
    shown = rendered("# content/guide/plain.md\n没有课程\n")

    assert sorted(shown.files) == [
        "assets/qunce/qunce-course.css",
        "assets/qunce/qunce-course.js",
    ]
    assert shown.nav == []


NASTY = """<script>alert(1)</script> "引号" '单引号' & `code` *星* {变量} | # [链](javascript:x)"""


def test_whatever_a_quiz_says_is_shown_and_never_run() -> None:
    quoted = NASTY.replace("'", "''")
    nasty = f"""\
# content/course/quizzes/check.yml
title: 测验
questions:
  - ask: '{quoted}'
    choices:
      - text: '{quoted}'
        right: true
        feedback: '{quoted}'
      - text: |
          ```qunce
          script: tips-menu
          ```
        feedback: 两行
"""
    text = html(page(MODULE + SECOND + nasty + lesson("正文", title=f"'{quoted}'")))

    shown = outline(text)
    assert "script" not in shown.around
    assert "a" in shown.around
    assert "javascript" not in "".join(re.findall(r'href="([^"]*)"', text))
    assert shown.text.count(NASTY) == 4
    assert "```qunce" in shown.text


def test_titles_hold_nothing_that_a_theme_could_print_as_html() -> None:
    text = MODULE.replace("第一单元", "'<b>\"甲\"</b> & 乙'") + SECOND + QUIZ + lesson("正文")

    [_, section] = rendered(text).nav
    assert list(section) == ["＜b＞＂甲＂＜/b＞ ＆ 乙"]


def test_ids_are_unique_and_every_label_has_its_button() -> None:
    text = html(page(MODULE + SECOND + QUIZ + lesson("```qunce\nscript: tips-menu\n```\n" * 2)))

    shown = outline(text)
    assert [name for name, count in Counter(shown.ids).items() if count > 1] == []
    assert set(re.findall(r'<label for="([^"]+)"', text)) == set(
        re.findall(r'<input type="radio" name="quiz-1" id="([^"]+)"', text)
    )


# how a quiz behaves


@pytest.fixture
def quiz_page(tmp_path: Path) -> Path:
    folder = resources.files("qunce.render") / "assets"
    for name in ("qunce-course.css", "qunce-course.js"):
        place = tmp_path / "assets" / "qunce" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes((folder / name).read_bytes())
    body = html(page(MODULE + SECOND + QUIZ + lesson("正文")))
    written = tmp_path / "lesson.html"
    written.write_text(
        '<!doctype html><meta charset="utf-8"><title>课</title>'
        '<link rel="stylesheet" href="assets/qunce/qunce-course.css">'
        f'{body}<script src="assets/qunce/qunce-course.js"></script>',
        encoding="utf-8",
    )
    return written


@pytest.mark.browser
def test_a_quiz_gives_feedback_without_script_and_without_a_server(
    browser: Any, quiz_page: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    shown = context.new_page()
    shown.goto(quiz_page.as_uri())
    feedback = shown.locator(".q-feedback")

    assert [one.is_visible() for one in feedback.all()] == [False, False]
    shown.locator("label", has_text="直接发").click()
    assert [one.is_visible() for one in feedback.all()] == [False, True]
    shown.emulate_media(media="print")
    assert [one.is_visible() for one in feedback.all()] == [False, False]
    context.close()


@pytest.mark.browser
def test_a_finished_quiz_is_remembered_on_the_device(browser: Any, quiz_page: Path) -> None:
    context = browser.new_context()
    shown = context.new_page()
    shown.goto(quiz_page.as_uri())

    assert shown.locator(".q-progress").inner_text() == "未开始"
    shown.locator("#quiz-1-2").focus()
    shown.keyboard.press("ArrowUp")
    assert shown.locator("[role=status]").inner_text().startswith("答对了。花括号一个不剩")
    assert shown.locator(".q-score").inner_text() == "已完成：1 题答对 1 题"

    shown.reload()
    assert shown.locator(".q-progress").inner_text() == "已完成 · 答对 1 / 1"
    assert shown.locator("#quiz-1-1").is_checked()

    shown.get_by_role("button", name="重新作答").click()
    assert not shown.locator("#quiz-1-1").is_checked()
    assert shown.locator(".q-progress").inner_text() == "已完成 · 答对 1 / 1"
    context.close()

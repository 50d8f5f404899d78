"""Load: every fault of form is told, at its place, and several in one run."""

from __future__ import annotations

import pytest

from qunce.load import Mapping, Page, Scalar, load, parse_bytes
from qunce.load.yaml import MAX_ALIASED, MAX_BYTES


def told(data: bytes | str, path: str = "content/groups/vip.yml") -> list[str]:
    """The findings of one file: place, code and words."""
    parsed = parse_bytes(path, data.encode() if isinstance(data, str) else data)
    return [
        f"{one.span.line}:{one.span.column} {one.code} {one.message}" for one in parsed.findings
    ]


@pytest.mark.parametrize(
    ("data", "findings"),
    [
        pytest.param(
            "title: 会员群\nhost: \u5c0f".encode() + b"\xff\n",
            ["2:8 YAM-001 第 27 个字节不是 UTF-8"],
            id="not utf-8",
        ),
        pytest.param(
            "title: [会员群\nhost: xia\n",
            ["2:5 YAM-002 方括号列表没有写完，缺「,」或「]」"],
            id="an open bracket",
        ),
        pytest.param(
            'title: "会员群\n',
            ["2:1 YAM-002 引号没有成对，一直读到了文件末尾"],
            id="an open quote",
        ),
        pytest.param(
            "title: 会员群: 二楼\n",
            ["1:11 YAM-002 这里不能再出现冒号；值里有冒号时要加引号"],
            id="a colon in a value",
        ),
        pytest.param(
            "title: 甲\nhost: xia\ntitle: 乙\n",
            ["3:1 YAM-003 键「title」重复"],
            id="a key twice",
        ),
        pytest.param(
            "house_rules:\n\twelcome: [a]\n",
            ["2:1 YAM-004 缩进用了制表符"],
            id="a tab",
        ),
        pytest.param(
            "title: !secret 甲\n",
            ["1:8 YAM-005 不认识的标签「!secret」"],
            id="a tag",
        ),
        pytest.param(
            "title: *nobody\n",
            ["1:8 YAM-002 别名「*nobody」没有对应的「&nobody」"],
            id="an alias of nothing",
        ),
        pytest.param(
            b"\xef\xbb\xbftitle: \xe7\x94\xb2\n",
            ["1:1 YAM-007 文件开头有 BOM"],
            id="a byte order mark",
        ),
        pytest.param(
            "title: 甲\r\nhost: xia\r\n",
            ["1:9 YAM-008 行尾是 CRLF，应为 LF"],
            id="windows line ends",
        ),
        pytest.param("", ["1:1 YAM-009 文件里没有内容"], id="nothing"),
        pytest.param("# 只有注释\n", ["1:1 YAM-009 文件里没有内容"], id="only a comment"),
        pytest.param(
            "[甲]: 乙\n",
            ["1:1 YAM-010 键要是一个词，这里写成了列表或键值表"],
            id="a list for a key",
        ),
        pytest.param(
            "title: 甲\n---\ntitle: 乙\n",
            ["2:1 YAM-011 这里开始了第二份文档"],
            id="two documents",
        ),
        pytest.param(
            "title: 甲\x07乙\n",
            ["1:9 YAM-012 控制字符 U+0007"],
            id="a control character",
        ),
        pytest.param(
            "title：会员群\nhost: xia\n",
            ["1:6 YAM-013 键后面是全角冒号「：」"],
            id="a full-width colon",
        ),
        pytest.param(
            b"#" * (MAX_BYTES + 1),
            [f"1:1 YAM-014 文件有 {MAX_BYTES + 1:,} 字节"],
            id="too large",
        ),
    ],
)
def test_a_fault_of_form_is_told_at_its_place(data: bytes | str, findings: list[str]) -> None:
    assert told(data) == findings


def test_several_faults_of_one_file_are_told_in_one_run() -> None:
    source = "\ufefftitle: !x 甲\r\ntitle: 乙\r\nhouse_rules:\r\n\tappeal: 丙\x07\r\n".encode()

    assert told(source) == [
        "1:1 YAM-007 文件开头有 BOM",
        "1:12 YAM-008 行尾是 CRLF，应为 LF",
        "4:11 YAM-012 控制字符 U+0007",
        "4:1 YAM-004 缩进用了制表符",
        "1:8 YAM-005 不认识的标签「!x」",
        "2:1 YAM-003 键「title」重复",
    ]


def test_aliases_that_run_away_are_stopped() -> None:
    layers = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    layers += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]

    findings = told("\n".join(layers) + "\n")

    assert [one.split(" ", 1)[1] for one in findings] == [
        f"YAM-006 别名展开后超过 {MAX_ALIASED:,} 个值，从这里起不再展开"
    ]


def test_nesting_without_end_is_a_finding() -> None:
    assert told("[" * 100_000)[0].split()[1] == "YAM-002"


def test_a_faulty_file_still_gives_what_could_be_read() -> None:
    parsed = parse_bytes("content/groups/vip.yml", "title: 甲\ntitle: 乙\nhost: xia\n".encode())

    assert isinstance(parsed.node, Mapping)
    assert {
        name: value.value
        for name, (_, value) in parsed.node.entries.items()
        if isinstance(value, Scalar)
    } == {"title": "甲", "host": "xia"}


def test_scalars_stay_the_words_that_were_written() -> None:
    text = "at: 20:30\non: off\nmembers: 0180\nsince: 2026-11-01\nempty:\ntilde: '~'\n"
    parsed = parse_bytes("content/groups/vip.yml", text.encode())

    assert isinstance(parsed.node, Mapping)
    assert [
        (name, value.value, value.empty, str(value.span).removeprefix("content/groups/"))
        for name, (_, value) in parsed.node.entries.items()
        if isinstance(value, Scalar)
    ] == [
        ("at", "20:30", False, "vip.yml:1:5"),
        ("on", "off", False, "vip.yml:2:5"),
        ("members", "0180", False, "vip.yml:3:10"),
        ("since", "2026-11-01", False, "vip.yml:4:8"),
        ("empty", "", True, "vip.yml:5:7"),
        ("tilde", "~", False, "vip.yml:6:8"),
    ]


def test_front_matter_knows_its_lines_in_the_whole_file() -> None:
    path = "content/course/first/l1.md"
    loaded = load({path: "---\ntitle: 甲\ntitle: 乙\n---\n正文\n第二行\n".encode()})

    page = loaded[path]
    assert isinstance(page, Page)
    assert [str(one.span) for one in page.matter.findings] == [f"{path}:3:1"]
    assert (page.body, page.body_line) == ("正文\n第二行\n", 5)


def test_only_yaml_and_markdown_below_content_and_calendar_is_read() -> None:
    files = {
        "content/groups/vip.yml": b"title: a",
        "content/groups/.vip.yml": b"title: a",
        "content/_drafts/vip.yml": b"title: a",
        "content/logo.png": b"",
        "calendar/feeds.yaml": b"a: {}",
        "mkdocs.yml": b"site_name: a",
        "notes/vip.yml": b"title: a",
    }

    assert list(load(files)) == ["calendar/feeds.yaml", "content/groups/vip.yml"]

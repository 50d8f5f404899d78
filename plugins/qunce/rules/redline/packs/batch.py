"""Texts as JSON lines: each line that can be read is a text, each other one is a finding."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from qunce.finding import Fault, Severity
from qunce.frozen import frozen
from qunce.rules.redline.packs.pasted import LintFinding, Pasted

UNREADABLE = Fault(
    "RED-IN-002", "unreadable-line", "成批检查时有一行读不懂",
    "读不懂的一行没有查过，不能当作没有问题",
    mend='一行写一个 {"id": …, "text": "…"}',
    example='# printf \'{"id": 1}\\n\' | qunce lint-text --batch',
)  # fmt: skip
SAME_ID = Fault(
    "RED-IN-003", "id-used-twice", "成批检查时两行用了同一个 id",
    "两个回答同名，分不清哪个答的是哪一行",
    severity=Severity.INFO,
    mend="每行的 id 各写各的",
    example='# printf \'{"id": 1, "text": "早"}\\n{"id": 1, "text": "晚"}\\n\' | qunce lint-text --batch',
)  # fmt: skip
FAULTS = (UNREADABLE, SAME_ID)
"""What can be wrong with the lines of a batch."""

_SAID = {
    "Expecting value": "这里缺一个值",
    "Expecting property name": "这里要一个带双引号的键",
    "Expecting ':'": "键后面缺冒号",
    "Expecting ','": "这里缺逗号，或者引号没有收好",
    "Unterminated string": "从这里开始的引号没有收尾",
    "Invalid control character": "引号里有换行、制表这样的控制字符，要写成 \\n、\\t",
    "Invalid \\": "反斜杠后面的写法 JSON 不认",
    "Extra data": "这里以后是多出来的，一行只写一个对象",
    "Illegal trailing comma": "这里多一个逗号",
}
"""What Python says of broken JSON, in the words of an operator."""


@frozen
class Line:
    """One line of a batch: whom to answer, what to read, and what is wrong with the line."""

    name: Any
    text: Pasted
    faults: tuple[LintFinding, ...] = ()


def lines(data: bytes, platform: str, category: str) -> Iterator[Line]:
    """The lines that are not blank; one without an id is called by its number."""
    seen: dict[str, int] = {}
    for number, raw in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), 1):
        if not raw.strip():
            continue
        one = _line(raw, number, platform, category)
        first = seen.setdefault(json.dumps(one.name, sort_keys=True), number)
        if first != number:
            said = f"第 {number} 行的 id「{one.name}」第 {first} 行用过"
            yield Line(one.name, one.text, (*one.faults, _finding(SAME_ID, said, 0)))
        else:
            yield one


def _line(raw: bytes, number: int, platform: str, category: str) -> Line:
    def broken(column: int, said: str, name: Any = number) -> Line:
        message = f"第 {number} 行第 {column} 列读不懂：{said}"
        return Line(name, Pasted(""), (_finding(UNREADABLE, message, column - 1),))

    try:
        entry = json.loads(raw.decode("utf-8").strip("\r"))
    except UnicodeDecodeError as error:
        read = raw[: error.start].decode("utf-8")
        return broken(len(read) + 1, "不是 UTF-8 的文字，另存为 UTF-8 再查")
    except json.JSONDecodeError as error:
        said = next((say for key, say in _SAID.items() if error.msg.startswith(key)), "不是 JSON")
        return broken(error.colno, said)
    except (ValueError, RecursionError):
        return broken(1, "数字太长，或者一层套一层太深")
    if not isinstance(entry, dict):
        return broken(1, "不是一个 {…} 对象")
    name = _printable(entry.get("id", number))
    if "text" not in entry:
        return broken(1, "没有 text", name)
    if not isinstance(entry["text"], str):
        return broken(1, "text 不是一段带引号的文字", name)
    where, what = entry.get("platform") or platform, entry.get("category") or category
    return Line(name, Pasted(_whole(entry["text"]), _whole(str(where)), _whole(str(what))))


def _printable(name: Any) -> Any:
    """The name as it came; one that holds half a character, or no number, as words of it."""
    try:
        json.dumps(name, ensure_ascii=False, allow_nan=False).encode()
    except (ValueError, RecursionError):
        return _whole(str(name))
    return name


def _whole(text: str) -> str:
    """A text without halves of characters, which JSON can hold but nobody can print."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _finding(fault: Fault, said: str, at: int) -> LintFinding:
    return LintFinding(fault.code, fault.severity, at, at, said, fault.mend, fault.why)

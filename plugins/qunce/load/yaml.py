"""YAML text → nodes, from libyaml's events: twice as fast as `compose()`, positions kept."""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml import events
from yaml._yaml import CParser

from qunce.derived.expressions import expression
from qunce.finding import Finding, Span
from qunce.frozen import frozen
from qunce.load import faults
from qunce.load.nodes import Mapping, Node, Scalar, Sequence, Source

MAX_BYTES = 4 * 1024 * 1024
MAX_ALIASED = 10_000
"""Nodes that aliases of one file may stand for, all together."""

_TAB_INDENT = expression(r"^( *)(\t+)", re.MULTILINE)
_CONTROL = expression("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
"""Characters YAML refuses, and the rare line breaks that would make our line numbers lie."""
_LONE_CR = expression(r"\r(?!\n)")
_FULL_WIDTH = expression(r"^\s*(?:- )?[\w-]+：", re.ASCII)
_STANDARD_TAGS = frozenset({"!", "tag:yaml.org,2002:str"})

_PROBLEMS = {
    "did not find expected key": "这里应当是「键: 值」，读到的不是",
    "did not find expected ',' or ']'": "方括号列表没有写完，缺「,」或「]」",
    "did not find expected ',' or '}'": "花括号没有写完，缺「,」或「}」",
    "mapping values are not allowed in this context": "这里不能再出现冒号；值里有冒号时要加引号",
    "could not find expected ':'": "这一行缺英文冒号",
    "found unexpected end of stream": "引号没有成对，一直读到了文件末尾",
    "found character that cannot start any token": "这个字符不能放在值的开头，请加引号",
    "block sequence entries are not allowed in this context": "这里不能开始列表",
    "did not find expected '-' indicator": "列表里混进了不带「-」的行，检查缩进",
    "found undefined tag handle": "用了没有定义的标签",
    "did not find expected node content": "这里应当有内容",
    "did not find expected alphabetic or numeric character": "& 和 * 后面要跟名字；否则加引号",
    "found unknown escape character": "双引号里的反斜杠写法不认识；普通文字请改用单引号",
}


@frozen
class Parsed:
    """What one file gave: its top node, or None when nothing usable, and its faults of form."""

    source: Source
    node: Node | None
    findings: tuple[Finding, ...] = ()


def parse_bytes(path: str, data: bytes) -> Parsed:
    """Read one YAML file; every fault of form that can be seen is reported, not the first only."""
    text, found = decoded(path, data)
    if text is None:
        return Parsed(Source(path, ""), None, tuple(found))
    if any(one.code == faults.NOT_UTF8.code for one in found):
        # with its bytes replaced it is not what anybody wrote, and all its faults would be ours
        return Parsed(Source(path, text), None, tuple(found))
    parsed = parse_text(Source(path, text))
    return Parsed(parsed.source, parsed.node, (*found, *parsed.findings))


def decoded(path: str, data: bytes) -> tuple[str | None, list[Finding]]:
    """A file's bytes as text, None when they are too many, and what is wrong with them."""
    if len(data) > MAX_BYTES:
        return None, [faults.TOO_LARGE.at(Span(path), f"文件有 {len(data):,} 字节")]
    found: list[Finding] = []
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
        found.append(faults.BOM.at(Span(path, 1, 1, 1, 2), "文件开头有 BOM"))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        text = data.decode("utf-8", "replace")
        line = data.count(b"\n", 0, error.start) + 1
        start = data.rfind(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        found.append(
            faults.NOT_UTF8.at(
                Span(path, line, column, line, column + 1),
                f"第 {error.start + 1} 个字节不是 UTF-8",
            )
        )
    return text, found


def parse_text(source: Source, body: str | None = None) -> Parsed:
    """Read the YAML in `body` (default: the whole source), giving nodes placed in `source`."""
    found: list[Finding] = []
    text = source.text if body is None else body
    shift = source.line_offset
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1 + shift
        width = len(source.line(line)) + 1
        found.append(
            faults.CRLF.at(Span(source.path, line, width, line, width + 1), "行尾是 CRLF，应为 LF")
        )
    for match in _CONTROL.finditer(text):
        place = _span_of(source, text, match.start(), match.end())
        found.append(faults.CONTROL.at(place, f"控制字符 U+{ord(match[0]):04X}"))
    for match in _TAB_INDENT.finditer(text) if "\t" in text else ():
        place = _span_of(source, text, match.start(2), match.end(2))
        found.append(faults.TAB.at(place, "缩进用了制表符"))
    builder = _Builder(source, readable(text) if found else text, found)
    node = builder.build()
    if node is None and not any(one.weight.rank == 0 for one in found):
        found.append(faults.EMPTY.at(Span(source.path, 1 + shift), "文件里没有内容"))
    return Parsed(source, node, tuple(found))


def readable(text: str) -> str:
    """The text as the parser gets it: what YAML refuses is blank, indices keep their places."""
    if "\r" in text:
        text = _LONE_CR.sub(" ", text)
    text = _CONTROL.sub(" ", text)
    if "\t" in text:
        text = _TAB_INDENT.sub(lambda match: match[1] + " " * len(match[2]), text)
    return text


def _span_of(source: Source, text: str, start: int, end: int) -> Span:
    line = text.count("\n", 0, start) + 1 + source.line_offset
    column = start - text.rfind("\n", 0, start)
    return Span(source.path, line, column, line, column + end - start)


class _Builder:
    """Builds nodes from one pass over the events of one document."""

    def __init__(self, source: Source, text: str, found: list[Finding]) -> None:
        self.source = source
        self.text = text
        self.found = found
        self.anchors: dict[str, Node] = {}
        self.weights: dict[str, int] = {}
        self.count = 0
        self.aliased = 0

    def build(self) -> Node | None:
        try:
            parser = CParser(self.text)
            next_event = parser.get_event
            next_event()  # stream start
            event: Any = next_event()
            if type(event) is events.StreamEndEvent:
                return None
            node = self._node(next_event(), next_event)
            next_event()  # document end
            event = next_event()
            if type(event) is not events.StreamEndEvent:
                self.found.append(
                    faults.MANY_DOCUMENTS.at(
                        self.source.span(event.start_mark, event.end_mark), "这里开始了第二份文档"
                    )
                )
        except yaml.MarkedYAMLError as error:
            self._syntax(error)
            return None
        except yaml.YAMLError as error:
            self.found.append(faults.SYNTAX.at(Span(self.source.path), f"读不通：{error}"))
            return None
        except RecursionError:
            self.found.append(faults.SYNTAX.at(Span(self.source.path), "嵌套得太深"))
            return None
        if isinstance(node, Scalar) and node.empty:
            return None
        return node

    def _syntax(self, error: yaml.MarkedYAMLError) -> None:
        mark = error.problem_mark or error.context_mark
        if mark is None:
            self.found.append(faults.SYNTAX.at(Span(self.source.path), f"读不通：{error.problem}"))
            return
        lines = self.text.split("\n")
        for number in range(min(mark.line, len(lines) - 1), max(mark.line - 3, -1), -1):
            match = _FULL_WIDTH.match(lines[number])
            if match:
                line, column = number + 1 + self.source.line_offset, match.end()
                place = Span(self.source.path, line, column, line, column + 1)
                self.found.append(faults.FULL_WIDTH_COLON.at(place, "键后面是全角冒号「：」"))
                return
        line, column = mark.line + 1 + self.source.line_offset, mark.column + 1
        problem = str(error.problem)
        said = next((zh for en, zh in _PROBLEMS.items() if problem.startswith(en)), problem)
        self.found.append(
            faults.SYNTAX.at(Span(self.source.path, line, column, line, column + 1), said)
        )

    def _node(self, event: Any, next_event: Any) -> Node:
        kind = type(event)
        if kind is events.ScalarEvent:
            # `style` is None for plain scalars; libyaml reports '' for some of them
            node: Node = Scalar(
                event.value, event.style or None, event.start_mark, event.end_mark, self.source
            )
            if event.tag is not None and event.tag not in _STANDARD_TAGS:
                self._tag(event)
            if event.anchor:
                self.anchors[event.anchor] = node
                self.weights[event.anchor] = 1
            self.count += 1
            return node
        if kind is events.AliasEvent:
            return self._alias(event)
        before = self.count
        if event.tag is not None and event.tag != "!":
            self._tag(event)
        if kind is events.SequenceStartEvent:
            items: list[Node] = []
            inner = next_event()
            while type(inner) is not events.SequenceEndEvent:
                items.append(self._node(inner, next_event))
                inner = next_event()
            node = Sequence(items, event.start_mark, inner.end_mark, self.source)
        else:
            entries: dict[str, tuple[Scalar, Node]] = {}
            inner = next_event()
            while type(inner) is not events.MappingEndEvent:
                key = self._node(inner, next_event)
                value = self._node(next_event(), next_event)
                if isinstance(key, Scalar):
                    if key.value in entries:
                        self._duplicate(key, entries[key.value][0])
                    else:
                        entries[key.value] = (key, value)
                else:
                    self.found.append(
                        faults.SHAPE.at(
                            key.span, "键要是一个词，这里写成了列表或键值表",
                            "花括号、方括号开头的文字请加引号",
                        )
                    )  # fmt: skip
                inner = next_event()
            node = Mapping(entries, event.start_mark, inner.end_mark, self.source)
        self.count += 1
        if event.anchor:
            self.anchors[event.anchor] = node
            self.weights[event.anchor] = self.count - before
        return node

    def _tag(self, event: Any) -> None:
        self.found.append(
            faults.TAG.at(
                self.source.span(event.start_mark, event.end_mark), f"不认识的标签「{event.tag}」"
            )
        )

    def _duplicate(self, key: Scalar, first: Scalar) -> None:
        from qunce.finding import Note

        self.found.append(
            faults.DUPLICATE_KEY.at(
                key.span, f"键「{key.value}」重复", see=(Note(first.span, "第一次写在这里"),)
            )
        )

    def _alias(self, event: Any) -> Node:
        place = self.source.span(event.start_mark, event.end_mark)
        nothing = Scalar("", None, event.start_mark, event.end_mark, self.source)
        node = self.anchors.get(event.anchor)
        if node is None:
            self.found.append(
                faults.SYNTAX.at(place, f"别名「*{event.anchor}」没有对应的「&{event.anchor}」")
            )
            return nothing
        before = self.aliased
        self.aliased += self.weights[event.anchor]
        self.count += self.weights[event.anchor]
        if self.aliased > MAX_ALIASED:
            if before <= MAX_ALIASED:
                self.found.append(
                    faults.ALIAS.at(place, f"别名展开后超过 {MAX_ALIASED:,} 个值，从这里起不再展开")
                )
            return nothing
        return node

"""Changes: text edits on a playbook's files, put in place and shown as a diff."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from qunce.change.writing import cut, entry, inside, put, quoted
from qunce.finding import Change, Edit, Span

__all__ = ["applied", "cut", "diff", "entry", "inside", "moved_place", "offsets", "put", "quoted"]

_BOM = b"\xef\xbb\xbf"


def applied(files: Mapping[str, bytes], change: Change) -> dict[str, bytes]:
    """The files with a change made; an edit of a file that is not there yet writes it."""
    edits: dict[str, list[Edit]] = {}
    for one in change.edits:
        edits.setdefault(one.span.file, []).append(one)
    return {
        **files,
        **{path: _edited(files.get(path, b""), edits[path]) for path in sorted(edits)},
    }


def _edited(data: bytes, edits: Iterable[Edit]) -> bytes:
    mark = _BOM if data.startswith(_BOM) else b""
    text = data[len(mark) :].decode("utf-8", "surrogateescape")
    pieces: list[str] = []
    done = 0
    for start, end, edit in sorted(((*offsets(text, one), one) for one in edits), key=_place):
        if start < done:
            raise ValueError(f"edits overlap at {edit.span}")
        pieces += [text[done:start], edit.text]
        done = end
    pieces.append(text[done:])
    return mark + "".join(pieces).encode("utf-8", "surrogateescape")


def _place(one: tuple[int, int, Edit]) -> tuple[int, int]:
    return one[:2]


def offsets(text: str, edit: Edit) -> tuple[int, int]:
    """The characters of a file's text (without its BOM) that an edit takes the place of."""
    span = edit.span
    start = _offset(text, span.line, span.column)
    return start, max(start, _offset(text, span.end_line, span.end_column))


def _offset(text: str, line: int, column: int) -> int:
    start = 0
    for _ in range(line - 1):
        start = text.find("\n", start) + 1
        if not start:
            return len(text)
    return min(start + max(column - 1, 0), len(text))


def moved_place(data: bytes, edits: Iterable[Edit], span: Span) -> Span:
    """Where a place of a file stands once the edits of that file are made."""
    text = data.removeprefix(_BOM).decode("utf-8", "surrogateescape")
    at = _offset(text, span.line, span.column)
    shift = 0
    for start, end, edit in sorted(((*offsets(text, one), one) for one in edits), key=_place):
        if end <= at and start < at:
            shift += len(edit.text) - (end - start)
    new = _edited(data, edits).removeprefix(_BOM).decode("utf-8", "surrogateescape")
    at += shift
    return Span(span.file, new.count("\n", 0, at) + 1, at - new.rfind("\n", 0, at))


def diff(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> str:
    """What changed between two states of the files, as a unified diff."""
    from difflib import unified_diff

    lines: list[str] = []
    for path in sorted(path for path, data in after.items() if before.get(path) != data):
        old, new = (
            state.get(path, b"").decode("utf-8", "replace").splitlines(keepends=True)
            for state in (before, after)
        )
        name = f"a/{path}" if path in before else "/dev/null"
        for line in unified_diff(old, new, name, f"b/{path}"):
            lines.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(lines)

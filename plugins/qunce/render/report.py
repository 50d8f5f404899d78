"""Findings as people read them: plain text; the formats for machines lie beside this one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from qunce.finding import Finding, Severity, Span
from qunce.tuples import NamedTuple

if TYPE_CHECKING:
    from qunce.load import Source


class Labels(NamedTuple):
    """The words around a finding in one language; the first three fill four screen cells each."""

    why: str
    mend: str
    see: str
    once: str
    repeated: str
    places: str


LABELS = {
    "zh": Labels(
        "原因", "改法", "参见", "（{when}）", "（{when} 起共 {times} 次）", "（共 {times} 处）"
    ),
    "en": Labels(
        "why ", "mend", "see ", " ({when})", " ({times} times from {when})", " ({times} times)"
    ),
}

_HIDDEN = frozenset(("Cc", "Zl", "Zp", "Cs"))
_UNSEEN = frozenset(("Mn", "Me", "Cf"))


def cells(text: str) -> int:
    """How many screen cells a text fills; a Chinese character fills two, an accent none.

    >>> cells("a群")
    3
    """
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.east_asian_width(char) in "WF":
        return 2
    return 0 if unicodedata.category(char) in _UNSEEN else 1


def printable(text: str) -> str:
    """The text on one line, with whatever could move a terminal's cursor shown as a mark.

    >>> printable("a\\x1b[2Jb")
    'a\ufffd[2Jb'
    """
    if text.isprintable():
        return text
    return "".join(
        " " if char in "\t\n\r" else "\ufffd" if unicodedata.category(char) in _HIDDEN else char
        for char in text
    )


def one(finding: Finding, sources: Mapping[str, Source], lang: str = "zh") -> str:
    """One finding: a line for machines, the source line with a caret, then why, mend and see."""
    lines = [headline(finding, lang)]
    shown = excerpt(finding.span, sources)
    if shown:
        lines += [f"{shown.number:>5} | {shown.text}", f"      | {shown.indent}{shown.caret}"]
    lines += [f"    {label}  {text}" for label, text in remarks(finding, lang)]
    return "\n".join(lines)


def headline(finding: Finding, lang: str = "zh") -> str:
    """`file:line:col: severity CODE what`, with how often when it comes back."""
    return f"{finding.span}: {finding.weight.value} {finding.code} {what(finding, lang)}"


def what(finding: Finding, lang: str = "zh") -> str:
    """The message with its day, or the number of occurrences it stands for."""
    message = printable(finding.message)
    labels = LABELS[lang]
    if finding.times < 2:
        return message + (labels.once.format(when=finding.when) if finding.when else "")
    form = labels.repeated if finding.when else labels.places
    return message + form.format(when=finding.when, times=finding.times)


def remarks(finding: Finding, lang: str = "zh") -> list[tuple[str, str]]:
    """Why, mend and each related place, with their labels; what is empty is left out."""
    labels = LABELS[lang]
    pairs = [(labels.why, finding.why), (labels.mend, finding.mend)]
    pairs += [(labels.see, f"{note.span} {note.message}") for note in finding.see]
    return [(label, printable(text)) for label, text in pairs if text]


class Excerpt(NamedTuple):
    """A line of a file and the caret below it, as far as it is to be indented."""

    number: int
    text: str
    indent: str
    caret: str


def excerpt(span: Span, sources: Mapping[str, Source]) -> Excerpt | None:
    """The line on which a span begins; nothing for an empty line or an unread file."""
    source = sources.get(span.file)
    text = printable(source.line(span.line)) if source else ""
    if not text.strip():
        return None
    last = span.end_column if span.end_line == span.line else len(text) + 1
    marked = text[span.column - 1 : max(last - 1, span.column)].rstrip()
    indent = " " * cells(text[: span.column - 1])
    return Excerpt(span.line, text, indent, "^" * max(cells(marked), 1))


def as_text(findings: Iterable[Finding], sources: Mapping[str, Source], lang: str = "zh") -> str:
    """All findings, a blank line between them."""
    return "\n\n".join(one(finding, sources, lang) for finding in findings)


def below(prefix: str, finding: Finding) -> Finding:
    """The finding with its paths as they are seen from above the playbook's folder."""
    if not prefix:
        return finding
    see = tuple(replace(note, span=_below(prefix, note.span)) for note in finding.see)
    change = finding.change and replace(
        finding.change,
        edits=tuple(replace(one, span=_below(prefix, one.span)) for one in finding.change.edits),
    )
    return replace(finding, span=_below(prefix, finding.span), see=see, change=change)


def _below(prefix: str, span: Span) -> Span:
    return replace(span, file=prefix + span.file)


def counted(findings: Iterable[Finding], lang: str = "zh") -> str:
    """How many of each severity, in words: 3 个错误、2 个警告."""
    found = list(findings)
    names = {"zh": ("个错误", "个警告", "条提示"), "en": ("errors", "warnings", "notes")}[lang]
    parts = [
        f"{number} {name}"
        for severity, name in zip(Severity, names, strict=True)
        if (number := sum(one.weight is severity for one in found))
    ]
    if not parts:
        return {"zh": "没有要改的", "en": "nothing to mend"}[lang]
    return ("、" if lang == "zh" else ", ").join(parts)

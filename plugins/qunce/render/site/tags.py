"""Small coloured labels: what a post is for, how grave a finding is, what kind of day it is."""

from __future__ import annotations

from markupsafe import Markup

from qunce.finding import Severity
from qunce.kinds.vocabulary import Cycle, PostKind, Word
from qunce.render.site.escape import span

SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


def kind_tag(kind: PostKind) -> Markup:
    """The label of a post's kind, in its colour."""
    return span(kind.label, f"q-tag k-{kind.value}")


def severity_tag(severity: Severity) -> Markup:
    """How grave a finding is."""
    return span(SEVERITIES[severity], f"q-tag s-{severity.value}")


def tag(word: Word | str) -> Markup:
    """A quiet label for any word of a closed list."""
    return span(word.label if isinstance(word, Word) else word, "q-tag")


def cycle_tag(cycle: Cycle) -> Markup:
    """A 周 or B 周."""
    return span(cycle.label, "q-tag q-cycle")


def span_tag(text: str, classes: str) -> Markup:
    """A label with a look of its own."""
    return span(text, f"q-tag {classes}")

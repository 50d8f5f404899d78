"""What we tell a person: a fault, where it is, why it matters and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import field, replace
from datetime import date
from enum import StrEnum

from qunce.frozen import frozen


class Severity(StrEnum):
    """How much a finding weighs: an error stops a build, a warning does not, info informs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the gravest, so that sorting puts errors first."""
        return ("error", "warning", "info").index(self.value)

    @property
    def milder(self) -> Severity:
        """One step down; info stays info."""
        return Severity.WARNING if self is Severity.ERROR else Severity.INFO


@frozen(order=True)
class Span:
    """A stretch of one file; lines and columns count characters from 1, the end is exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 0
    end_column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"

    @property
    def empty(self) -> bool:
        """True for a place between two characters."""
        return (self.line, self.column) == (self.end_line, self.end_column)

    def covers(self, other: Span) -> bool:
        """True when `other` starts inside this span of the same file."""
        return self.file == other.file and (
            (self.line, self.column)
            <= (other.line, other.column)
            < (max(self.end_line, self.line), self.end_column or 10**9)
        )


@frozen
class Note:
    """A related place with its own few words."""

    span: Span
    message: str


@frozen
class Edit:
    """Text put in place of a span of a file; a span that ends where it starts inserts."""

    span: Span
    text: str


@frozen
class Change:
    """A way to mend a finding: the words for a person, and the edits that do it."""

    words: str
    edits: tuple[Edit, ...]
    once: bool = False
    """True when it touches one date only, so that it cannot mend what comes back every week."""


Ways = Callable[[], Iterable[Change]]
"""What tells the changes that may clear a finding, the smallest first; nobody asks in vain."""


@frozen
class Finding:
    """One fault. A rule fills `span`, `message` and `mend`; the engine stamps the rest.

    `when` and `group` say for which day and community it holds, so that a fault that comes back
    every week is told once, with `times` counting its occurrences.
    """

    span: Span
    message: str
    code: str = ""
    severity: Severity | None = None
    why: str = ""
    mend: str = ""
    see: tuple[Note, ...] = ()
    when: date | None = None
    group: str = ""
    times: int = 1
    allowable: bool = True
    """False for what nobody may allow or switch off, though its rule may be for other words."""
    ways: Ways | None = field(default=None, compare=False, repr=False)
    """Changes to try, from the rule; gone once they have been tried."""
    change: Change | None = None
    """The first of them that clears the finding and brings no new one; `mend` says its words."""

    @property
    def weight(self) -> Severity:
        """The severity, error while nobody has stamped one."""
        return self.severity or Severity.ERROR

    @property
    def order(self) -> tuple[object, ...]:
        """The order in which findings are shown: by place, then by code and words."""
        return (self.span, self.code, self.message, self.mend)

    def stamped(self, code: str, severity: Severity, why: str) -> Finding:
        """The same finding with whatever its author left open filled in."""
        return replace(
            self,
            code=self.code or code,
            severity=self.severity or severity,
            why=self.why or why,
        )


@frozen
class Fault:
    """A fault of form (file, reference) that the stages themselves find; rules describe the rest.

    >>> Fault("YAM-003", "duplicate-key", "同一个键写了两次", "后写的会盖掉先写的").code
    'YAM-003'
    """

    code: str
    name: str
    title: str
    why: str
    severity: Severity = Severity.ERROR
    example: str = ""
    mend: str = ""

    def at(
        self,
        span: Span,
        message: str,
        mend: str = "",
        see: tuple[Note, ...] = (),
    ) -> Finding:
        """A finding of this fault at a place."""
        return Finding(
            span,
            message,
            code=self.code,
            severity=self.severity,
            why=self.why,
            mend=mend or self.mend,
            see=see,
        )


def closest(word: str, known: object) -> str:
    """The known word that `word` was most likely meant to be, or an empty string."""
    from difflib import get_close_matches

    names = [str(name) for name in known]  # type: ignore[attr-defined]
    return next(iter(get_close_matches(word, names, n=1, cutoff=0.65)), "")

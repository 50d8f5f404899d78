"""Rules: what one is, where its settings come from, and the decorator that reads its handbook page.

A rule is a generator from the plan and its settings to findings. It yields what, where and how to
mend; the engine stamps code, severity and why, folds repeats, sorts, and honours allowances.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any, Generic, TypeVar

from qunce.derived.expressions import expression
from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity, Span
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.record import record
from qunce.kinds.vocabulary import GroupType

_WHY = expression(r"^## 为什么\n+(.+)$", re.MULTILINE)

O = TypeVar("O")  # noqa: E741 the options record of a rule

Profiles = Mapping[GroupType, Mapping[str, Any]]


@record
class NoOptions:
    """For rules that nothing can be set on."""


@frozen
class Settings(Generic[O]):
    """A rule's options as they hold for each group, and where each value was set."""

    base: O
    by_group: Mapping[str, O] = field(default_factory=dict)
    origins: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """(group id or "", option) → where it was set; nothing for a built-in default."""

    def of(self, group: Group) -> O:
        """The options that hold for a group: built-in, then its type, the playbook, the group."""
        return self.by_group.get(group.id, self.base)

    def origin(self, group: Group, option: str) -> str:
        """Where the effective value of an option comes from, in words for a finding."""
        return self.origins.get((group.id, option)) or self.origins.get(("", option)) or "默认值"


Run = Callable[[Plan, Any], Iterator[Finding]]


@frozen
class Rule:
    """One rule: its code, its name (which names the fault), its weight and its handbook page."""

    code: str
    name: str
    severity: Severity
    page: str | Callable[[], str]
    """The handbook page, or what writes it: a check that finds nothing reads none."""
    options: type[Any] = NoOptions
    profiles: Profiles = field(default_factory=dict)
    allowable: bool = True
    """False for what may never be allowed: state organs, gambling, personal data …"""
    only_on: tuple[str, ...] = ()
    """What the platforms are called on which it holds; it holds everywhere when nothing is said."""
    strict_on: tuple[str, ...] = ()
    """What the platforms are called on which it has its full weight; elsewhere it is milder."""
    whole: bool = False
    """True when it asks what nothing in the playbook does, so that a part cannot answer."""
    by_person: bool = False
    """True when it counts what one person does over all groups."""
    off: bool = False
    """True when the playbook's own packs switch it off."""
    notes: tuple[Note, ...] = ()
    """What the playbook's own packs did to it, and where they say so."""
    fixed: Severity | None = None
    """The weight that the playbook's own packs gave whatever it finds."""
    alike: bool = False
    """True when it cannot tell groups apart that are alike, as `Plan.alike` has it: it reads of a
    group its type, stage, themes, quiet hours and settings, of a post everything but the sender."""
    always: bool = False
    """True when some of its findings may never be allowed, even where the rule is off."""
    citable: bool = False
    """True when it is also told of what only reads like its violations, which may be allowed."""

    @property
    def doc(self) -> str:
        """The handbook page in Markdown: title line, then 查什么, 为什么, 怎么改, 例 …"""
        return self.page if isinstance(self.page, str) else self.page()

    @property
    def title(self) -> str:
        """The first line of the page, without its full stop."""
        return self.doc.lstrip().partition("\n")[0].rstrip("。")

    @property
    def why(self) -> str:
        """The first line under 为什么: the reason that every finding of this rule shows."""
        match = _WHY.search(self.doc)
        return match[1].rstrip("。") if match else ""

    @property
    def family(self) -> str:
        """The letters before the number: CAD, RED-AD, SCR …"""
        return self.code.rpartition("-")[0]

    @property
    def redline(self) -> bool:
        """True for rules of law, whose allowances need approver, evidence and an end."""
        return self.code.startswith("RED-")


@frozen
class Check:
    """Something that runs: most often one rule, or one pass that decides many rules at once."""

    rules: tuple[Rule, ...]
    run: Run

    @property
    def rule(self) -> Rule:
        return self.rules[0]


def rule(
    code: str,
    name: str,
    *,
    severity: Severity,
    options: type[Any] = NoOptions,
    profiles: Profiles | None = None,
    allowable: bool = True,
    only_on: tuple[str, ...] = (),
    strict_on: tuple[str, ...] = (),
    alike: bool = False,
    by_person: bool = False,
    whole: bool = False,
) -> Callable[[Run], Check]:
    """Make a generator function a rule; its module's docstring is the handbook page."""

    def decorate(run: Run) -> Check:
        doc = sys.modules[run.__module__].__doc__ or ""
        made = Rule(
            code, name, severity, doc, options, profiles or {}, allowable, only_on, strict_on,
            alike=alike,
            by_person=by_person,
            whole=whole,
        )  # fmt: skip
        return Check((made,), run)

    return decorate


MERGED: Mapping[str, str] = {
    "CAD-025": "同一个实验的各组、同一条话术的各版不算重复；"
    "CAD-022 和 CAD-074 已经把它们除外，不用另外设",
}
"""Numbers of the catalogue that are no rules of their own, and which rules speak for them."""


def place_in_words(span: Span) -> str:
    """Where a setting was made, short enough to stand inside a finding."""
    return f"{span.file} 第 {span.line} 行"

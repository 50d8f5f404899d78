"""What stands against a thing and what is allowed on it, as tables for its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from markupsafe import Markup

from qunce.check import Granted
from qunce.finding import Finding
from qunce.kinds.thing import Thing
from qunce.render.report import what
from qunce.render.site.escape import joined, literal, span
from qunce.render.site.grids import Grid, grid
from qunce.render.site.here import FOLDERS, Here
from qunce.render.site.lookup import Lookup
from qunce.render.site.tags import severity_tag
from qunce.resolve.evidence import Held
from qunce.rule import Rule

_PLAIN = re.compile(r"[\w./-]+")
"""Paths that a Markdown link can hold as they are."""


def findings_grid(
    findings: Iterable[Finding], here: Here, look: Lookup | None = None
) -> Grid | None:
    """Findings as a table, the gravest first; with `look`, their places by title."""
    homes = {} if look is None else homes_of(look)
    ordered = sorted(dict.fromkeys(findings), key=lambda one: (one.weight.rank, one.order))
    return grid(
        ("级别", "规则", "问题", "改法", "位置"),
        [
            (
                severity_tag(one.weight),
                here.code(one.code),
                what(one),
                one.mend,
                place(one, homes, here),
            )
            for one in ordered
        ],
        "q-findings",
    )


def homes_of(look: Lookup) -> Mapping[str, tuple[str, Thing]]:
    """File → the thing that is written there, where it has a page: its kind and itself."""
    book = look.plan.playbook
    return {thing.span.file: (kind, thing) for kind in FOLDERS for thing in book.of(kind).values()}


def place(one: Finding, homes: Mapping[str, tuple[str, Thing]], here: Here) -> Markup:
    """Where a finding stands: the thing's title, linked, and the line of its file."""
    where = span(f"{one.span.file}:{one.span.line}", "q-where")
    home = homes.get(one.span.file)
    return where if home is None else Markup("{}<br>{}").format(here.thing(*home), where)


def _titled(look: Lookup, kind: str, name: str, owner: str, here: Here) -> object:
    """What an allowance or a record stands on: its title, linked, and the part of it."""
    thing = look.plan.playbook.of(kind).get(name) if kind in FOLDERS else None
    if thing is None:
        return owner
    _, dot, part = owner.partition(" · ")
    return joined((here.thing(kind, thing), *((part,) if dot else ())), " · ")


def named(look: Lookup, code: str, here: Here) -> Markup:
    """A rule's code, linked, with what it finds below."""
    rule = look.rules.get(code)
    title = Markup("<br>") + span(rule.title, "q-small") if rule else Markup("")
    return here.code(code) + title


def grants_grid(look: Lookup, grants: Iterable[Granted], here: Here) -> Grid | None:
    """Allowances as a table: what, where, why, by whom, until when, and how much they allow."""
    return grid(
        ("规则", "放行在", "理由", "批准人", "依据", "到期", "盖住"),
        [
            (
                named(look, one.allowance.code, here),
                _titled(look, one.kind, one.id, one.owner, here),
                one.allowance.reason,
                approver(look, one, here),
                _proof(look, one.allowance.evidence, here),
                one.allowance.until,
                f"{sum(finding.times for finding in look.allowed.get(id(one), ()))} 处",
            )
            for one in grants
        ],
        "q-grants",
    )


def rule_changes(rules: Iterable[Rule], here: Here | None = None) -> Grid | None:
    """What the playbook's own packs did to rules, and where they say so; codes link from `here`."""
    rows = [
        (
            *((here.code(rule.code),) if here else ()),
            note.message,
            span(f"{note.span.file}:{note.span.line}", "q-where"),
        )
        for rule in rules
        for note in rule.notes
    ]
    head = ("规则", "本手册怎么改", "写在") if here else ("本手册怎么改", "写在")
    return grid(head, rows)


def evidence_grid(look: Lookup, records: Iterable[Held], here: Here) -> Grid | None:
    """Evidence records as a table: what is claimed, on what grounds, whose, and until when."""
    return grid(
        ("主张", "写在", "来源", "时间", "范围", "有效期", "负责人", "存证"),
        [
            (
                one.evidence.claim,
                _titled(look, one.kind, one.id, one.owner, here),
                one.evidence.source,
                one.evidence.period,
                one.evidence.scope,
                _until(one.evidence.until, look),
                _owner(look, one, here),
                _file(one.evidence.file, here),
            )
            for one in records
        ],
        "q-grants",
    )


def _until(day: date | None, look: Lookup) -> object:
    if day is None:
        return "不过期"
    return f"{day}（已过期）" if day < look.today else day


def _owner(look: Lookup, one: Held, here: Here) -> object:
    book = look.plan.playbook
    thing = book.scripts[one.id] if one.kind == "script" else book.campaigns[one.id]
    return here.person(book.people[thing.owner]) if thing.owner else ""


def _proof(look: Lookup, words: str | None, here: Here) -> object:
    """What an allowance rests on: a file of the playbook, or words."""
    return _file(words, here) if words in look.plan.playbook.present else words


def _file(path: str, here: Here) -> Markup:
    """A link to a file that is on the site; the path of one that is not."""
    inside = path.removeprefix("content/")
    if inside != path and not path.endswith((".yml", ".yaml")) and _PLAIN.fullmatch(inside):
        return here.to(inside, path)
    return Markup("<code>") + literal(path) + Markup("</code>")


def approver(look: Lookup, one: Granted, here: Here) -> object:
    """Who approved, linked when it is a person or a role of the playbook."""
    name = one.allowance.approver or ""
    person = look.plan.playbook.people.get(name)
    role = look.plan.playbook.roles.get(name)
    if person is not None:
        return here.person(person)
    return here.role(role) if role is not None else name


def source_line(thing: Thing) -> Markup:
    """Where a page's thing is written, for whoever wants to change it."""
    return Markup("本页来自 ") + Markup("<code>") + literal(thing.span.file) + Markup("</code>")

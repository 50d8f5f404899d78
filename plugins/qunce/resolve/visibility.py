"""Who may see what: nothing may depend on a thing that fewer people see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from qunce.finding import Finding, Span
from qunce.kinds import KINDS
from qunce.kinds.day.model import Day
from qunce.kinds.group.model import Group
from qunce.kinds.lesson.excerpts import find_excerpts
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.record import Key, Record, keys_of
from qunce.kinds.schedule.model import Slot
from qunce.kinds.vocabulary import Visibility
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar, Sequence
from qunce.resolve import faults
from qunce.resolve.desk import Bad, Desk
from qunce.resolve.playbook import Authored, Playbook
from qunce.resolve.scalars import word

_LEVEL = Key("给谁看")
_EXCERPTS = {
    "script": "script", "week": "group", "group": "group", "theme": "theme", "rule": "rule",
}  # fmt: skip
"""What an excerpt may show, and the kind of it."""
_DAYS = ("on", "except", "during", "outside", "campaign")
"""The keys of a slot that name days, periods and campaigns."""


_Levels = Mapping[str, Mapping[str, Visibility]]
"""Kind → id → who may see it."""


def level_of(matter: Node | None, desk: Desk) -> Visibility:
    """Who may see a page, by its front matter; staff where it says nothing."""
    written = matter.get("visibility") if isinstance(matter, MapNode) else None
    level = word(Visibility, _LEVEL)(written, desk) if written is not None else Visibility.STAFF
    return Visibility.MANAGER if isinstance(level, Bad) else level


def seen_as(thing: Any) -> Visibility:
    """Who may see a thing; days that every playbook has are nobody's secret."""
    if isinstance(thing, Day) and not thing.declared:
        return Visibility.PUBLIC
    level: Visibility = thing.visibility
    return level


def pack_level(pack: Node) -> Visibility:
    """Who may see a team's own pack of red lines; only managers, where it says what is no word."""
    return level_of(pack, Desk())


def upward(playbook: Playbook) -> Iterator[Finding]:
    """Every place where a thing needs another one that fewer people may see."""
    charter = playbook.charter
    if "visibility" in charter.node.entries:
        yield faults.CONTRADICTION.at(
            charter.at("visibility"), "手册文件哪一种人都看得到，visibility 不管用", "删掉这一行"
        )
    staff = Visibility.STAFF
    if all(one.visibility is staff for one in _everything(playbook)) and all(
        pack_level(pack) is staff for pack in playbook.packs.values()
    ):
        return
    levels = {
        kind.name: {name: seen_as(one) for name, one in playbook.of(kind.name).items()}
        for kind in KINDS
        if not kind.single
    }
    levels["rule"] = {
        code.value: pack_level(pack) for pack in playbook.packs.values() for code in _codes(pack)
    }
    for kind in KINDS:
        for thing in () if kind.single else playbook.of(kind.name).values():
            for span, of, name in _needed(thing):
                yield from _told(span, of, name, seen_as(thing), levels)
    pages: list[Authored | Lesson] = [*playbook.pages.values(), *playbook.lessons.values()]
    for page in pages:
        for one in find_excerpts(page.path, page.body, page.body_line):
            of = _EXCERPTS.get(one.kind, "")
            yield from _told(one.id_span, of, one.id, page.visibility, levels)


def _everything(playbook: Playbook) -> Iterator[Any]:
    """All that says who may see it."""
    for kind in KINDS:
        if not kind.single:
            yield from playbook.of(kind.name).values()
    yield from playbook.pages.values()


def _codes(pack: Node) -> Iterator[Scalar]:
    """The codes of a pack's own rules, as they are written."""
    rules = pack.get("rules") if isinstance(pack, MapNode) else None
    for rule in rules.items if isinstance(rules, Sequence) else ():
        code = rule.get("code") if isinstance(rule, MapNode) else None
        if isinstance(code, Scalar):
            yield code


def _told(
    span: Span,
    kind: str,
    name: str,
    own: Visibility,
    levels: _Levels,
) -> Iterator[Finding]:
    level = levels.get(kind, {}).get(name)
    if level is not None and not own.sees(level):
        yield faults.UPWARD.at(
            span,
            f"这里给「{own.label}」看，用到的「{name}」只给「{level.label}」看",
            f"「{name}」写 visibility: {own.value}，或这里写 visibility: {level.value}",
        )


def _needed(record: Record) -> Iterator[tuple[Span, str, str]]:
    """What a thing cannot be shown without: place, kind and id.

    Of most lists what an audience may not see is left out; who may send a post has to be known.
    """
    for written, one, key in keys_of(type(record)):
        value = getattr(record, one.name)
        if key.ref and isinstance(value, str):
            yield record.at(written), key.ref, value
        elif isinstance(record, Group) and written == "operators":
            yield from ((record.at(written), key.ref, name) for name in value)
        elif isinstance(record, Slot) and written in _DAYS:
            for name in value:
                for kind in ("day", "period", "campaign"):
                    yield record.at(written), kind, name.partition(".")[0]
        inner = value.values() if isinstance(value, Mapping) else value
        if isinstance(inner, Record):
            yield from _needed(inner)
        elif not isinstance(inner, str) and hasattr(inner, "__iter__"):
            for each in inner:
                if isinstance(each, Record):
                    yield from _needed(each)

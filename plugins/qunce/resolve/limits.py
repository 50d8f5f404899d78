"""Limits: what a platform allows, from the playbook where it says so, else from what is shipped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

import qunce
from qunce.derived.place import files_in
from qunce.finding import Finding, Note
from qunce.frozen import frozen
from qunce.kinds.platform.measures import Means, Measure, Unit
from qunce.kinds.platform.model import Limit, Platform
from qunce.kinds.record import Record, key, record
from qunce.load import parse_bytes
from qunce.resolve import faults
from qunce.resolve.readers import BAD, Desk, record_reader

_FOLDER = Path(qunce.__file__).parent / "platforms"


@record
class Shelf(Record):
    """What is shipped of one platform."""

    names: tuple[str, ...] = key("名称", "这个平台的 id、名称和短名")
    limits: tuple[Limit, ...] = key("平台限制", "每个数字都有出处和核对日期")


@frozen
class Held:
    """A limit of a platform, and whether the playbook itself states it."""

    limit: Limit
    own: bool


@cache
def _files() -> Mapping[str, Path]:
    return {path.stem: path for path in files_in(_FOLDER, ".yml")}


@cache
def _shelf(stem: str) -> Shelf:
    path, desk = _files()[stem], Desk()
    parsed = parse_bytes(f"platforms/{path.name}", path.read_bytes())
    shelf = record_reader(Shelf)(parsed.node, desk) if parsed.node is not None else BAD
    assert isinstance(shelf, Shelf), desk.findings  # our own data, proved by a test
    assert not desk.findings, desk.findings
    return shelf


def shipped() -> Mapping[str, Shelf]:
    """What is shipped of every platform, by the stem of its file."""
    return {stem: _shelf(stem) for stem in _files()}


def shelf_of(platform: Platform) -> Shelf | None:
    """What is shipped of a platform: by its id, else by the longest name that its title holds."""
    if platform.id in _files():
        return _shelf(platform.id)
    called = f"{platform.title} {platform.short}".lower()
    named = [
        (len(name), shelf)
        for shelf in shipped().values()
        for name in shelf.names
        if name.lower() in called
    ]
    return max(named, key=lambda one: one[0])[1] if named else None


def limits_of(platform: Platform) -> tuple[Held, ...]:
    """Every limit of a platform; what the playbook states of a tool replaces what is shipped."""
    own = tuple(Held(one, own=True) for one in platform.limits)
    said = {(one.means, one.of) for one in platform.limits if one.counts}
    shelf = shelf_of(platform)
    others = shelf.limits if shelf else ()
    return (
        *own,
        *(Held(one, own=False) for one in others if (one.means, one.of) not in said),
    )


def counting(platform: Platform, means: Means, of: Measure) -> tuple[Held, ...]:
    """The limits of one tool that rules count by, of whatever days."""
    return tuple(
        held
        for held in limits_of(platform)
        if held.limit.means is means and held.limit.of is of and held.limit.counts
    )


def limit_of(platform: Platform, means: Means, of: Measure, day: date) -> Held | None:
    """The limit of one tool that rules count by on a day; None where nobody has a number."""
    return next((one for one in counting(platform, means, of) if one.limit.holds(day)), None)


def superseded(platform: Platform, limit: Limit) -> tuple[Limit, Limit | None] | None:
    """The shipped limit of former times that a playbook still states, and the one of today."""
    shelf = shelf_of(platform)
    if shelf is None or not limit.counts:
        return None
    same = [one for one in shelf.limits if (one.means, one.of) == (limit.means, limit.of)]
    for former in same:
        if former.until and (former.number, former.period) == (limit.number, limit.period):
            return former, next((one for one in same if one.until is None), None)
    return None


def half_said(platforms: Mapping[str, Platform]) -> Iterator[Finding]:
    """Limits that say neither a number nor words, or a number without what it counts."""
    for platform in platforms.values():
        for limit in platform.limits:
            yield from _two_sizes(platform, limit)
            if not limit.value and "number" not in limit.node.entries:
                yield faults.MISSING_KEY.at(
                    limit.span, f"「{limit.name}」没有写限多少",
                    "补上 number: 20，或用 value: 写一句话",
                )  # fmt: skip
            missing = [
                name
                for name, value in (("via", limit.means), ("of", limit.of), ("unit", limit.unit))
                if value is None
            ]
            if limit.number and missing:
                yield faults.MISSING_KEY.at(
                    limit.at("number"),
                    f"「{limit.name}」写了 {limit.number}，没有写 {'、'.join(missing)}，规则数不了",
                    "补上 via（用什么发）、of（限什么）、unit（单位）",
                )
            if limit.of and limit.unit and limit.unit not in limit.of.units:
                units = "或".join(f"{one.value}（{one.label}）" for one in limit.of.units)
                yield faults.CONTRADICTION.at(
                    limit.at("unit"),
                    f"「{limit.name}」限的是{limit.of.label}，不能用「{limit.unit.label}」数",
                    f"unit 写 {units}",
                )
            if limit.start and limit.until and limit.until < limit.start:
                yield faults.CONTRADICTION.at(
                    limit.at("until"), f"结束（{limit.until}）早于开始（{limit.start}）",
                    "把两个日期对调，或改正其中一个",
                )  # fmt: skip


def _two_sizes(platform: Platform, limit: Limit) -> Iterator[Finding]:
    """A platform that says twice, and differently, how long one message may be."""
    single = limit.counts and (limit.means, limit.of) == (Means.POST, Measure.TEXT)
    if single and limit.unit is Unit.CHARACTER and limit.number != str(platform.text_max):
        yield faults.CONTRADICTION.at(
            limit.at("number"),
            f"「{limit.name}」写 {limit.number} 字，text_max 写 {platform.text_max}",
            f"两处写成一样，如 number: {platform.text_max}",
            see=(Note(platform.at("text_max"), "另一处"),),
        )

"""The difference between two states of a playbook: calendars, mix, quota, findings."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from qunce.check import Report
from qunce.expand import Plan
from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.vocabulary import PostKind, Send
from qunce.ledger import Entry
from qunce.render.changes import Act, PostChange, by_group, by_person, compare, folded, totals
from qunce.render.feeds import publish
from qunce.render.report import headline

_MOST = 40
"""Posts that a list names; a rearranged quarter would fill pages that nobody reads."""


@frozen
class Mix:
    """What a group's posts are for, in the horizon that both states share."""

    group: Group
    before: Mapping[PostKind, int]
    after: Mapping[PostKind, int]
    sent: tuple[int, int]
    """Mass sends before and after."""


@frozen
class Difference:
    """All that a reviewer of a change asks."""

    changes: tuple[PostChange, ...]
    mixes: tuple[Mix, ...]
    """The groups whose mix or number of posts differs."""
    new: tuple[Finding, ...]
    cleared: tuple[Finding, ...]


def difference(before: Plan, after: Plan, found: tuple[Report, Report]) -> Difference:
    """What differs between two plans of the same day; `found` are their reports."""
    old, new = (
        publish(plan, site_url="", revisions={}, ledger={}).ledger for plan in (before, after)
    )
    was, now = ({_name(one): one for one in report.findings} for report in found)
    return Difference(
        compare(old, new),
        tuple(_mixes(before, after)),
        tuple(one for name, one in now.items() if name not in was),
        tuple(one for name, one in was.items() if name not in now),
    )


def _name(one: Finding) -> tuple[object, ...]:
    """What makes a finding the same in both states: never its line."""
    return one.code, one.span.file, one.group, one.message, one.weight


def _mixes(before: Plan, after: Plan) -> Iterator[Mix]:
    for group in after.groups:
        was = before.by_group.get(group.id, ())
        now = after.by_group.get(group.id, ())
        kinds = tuple(Counter(post.kind for post in posts) for posts in (was, now))
        sent = tuple(
            sum(post.place.slot.send is Send.WECOM_MASS for post in posts) for posts in (was, now)
        )
        if kinds[0] != kinds[1] or sent[0] != sent[1]:
            yield Mix(group, kinds[0], kinds[1], (sent[0], sent[1]))


def as_text(one: Difference, plan: Plan) -> str:
    """The difference as lines of plain text."""
    return "\n".join(_lines(one, plan, marks=("", "  ", "    "))) + "\n"


def as_markdown(one: Difference, plan: Plan) -> str:
    """The difference for the review of a change."""
    return "\n".join(_lines(one, plan, marks=("### ", "- **", "  - "))) + "\n"


def _lines(one: Difference, plan: Plan, marks: tuple[str, str, str]) -> Iterator[str]:
    head, group_mark, item = marks
    close = "**" if group_mark.endswith("**") else ""
    book = plan.playbook
    if not (one.changes or one.mixes or one.new or one.cleared):
        yield "日历、内容配比和检查结果都没有变化。"
        return
    yield f"{head}日历：{totals(one.changes) or '没有变化'}"
    for name, those in by_group(one.changes, book).items():
        title = book.groups[name].title if name in book.groups else name
        yield f"{group_mark}{title}{close}：{totals(those)}"
        lines = [
            f"{act.label} {line}" for act in Act
            for line in folded(change for change in those if change.act is act)
        ]  # fmt: skip
        yield from (f"{item}{line}" for line in lines[:_MOST])
        if len(lines) > _MOST:
            yield f"{item}还有 {len(lines) - _MOST} 处"
    people = by_person(one.changes)
    if people:
        yield f"{head}谁的日历变了"
        for name, those in people.items():
            title = book.people[name].title if name in book.people else name
            yield f"{group_mark}{title}{close}：{totals(those)}"
    if one.mixes:
        yield f"{head}内容配比"
        for mix in one.mixes:
            yield f"{group_mark}{mix.group.title}{close}：{_mixed(mix)}"
    for title, findings in (("新的检查结果", one.new), ("解决了的检查结果", one.cleared)):
        if findings:
            yield f"{head}{title}：{len(findings)} 个"
            yield from (f"{item}{headline(finding)}" for finding in findings)


def _mixed(mix: Mix) -> str:
    parts = [f"{sum(mix.before.values())} → {sum(mix.after.values())} 条"]
    for kind in PostKind:
        was, now = (_share(state, kind) for state in (mix.before, mix.after))
        if was != now:
            parts.append(f"{kind.label} {was}% → {now}%")
    if mix.sent[0] != mix.sent[1]:
        parts.append(f"企微群发 {mix.sent[0]} → {mix.sent[1]} 条")
    return "，".join(parts)


def _share(counts: Mapping[PostKind, int], kind: PostKind) -> int:
    total = sum(counts.values())
    return round(100 * counts.get(kind, 0) / total) if total else 0


def as_json(one: Difference) -> str:
    """The difference for programs."""
    return json.dumps(
        {
            "posts": [_record(change) for change in one.changes],
            "totals": {act.value: _count(one.changes, act) for act in Act},
            "mix": [
                {
                    "group": mix.group.id,
                    "before": {kind.value: count for kind, count in sorted(mix.before.items())},
                    "after": {kind.value: count for kind, count in sorted(mix.after.items())},
                    "mass_sends": list(mix.sent),
                }
                for mix in one.mixes
            ],
            "findings": {
                "new": [headline(finding) for finding in one.new],
                "cleared": [headline(finding) for finding in one.cleared],
            },
        },
        ensure_ascii=False, indent=2,
    ) + "\n"  # fmt: skip


def _count(changes: Iterable[PostChange], act: Act) -> int:
    return sum(one.act is act for one in changes)


def _record(one: PostChange) -> dict[str, object]:
    return {
        "change": one.act.value, "post": one.uid,
        "before": _state(one.before), "after": _state(one.after),
    }  # fmt: skip


def _state(entry: Entry | None) -> dict[str, object] | None:
    if entry is None:
        return None
    return {
        "starts": entry.starts.isoformat(timespec="minutes"), "minutes": entry.minutes,
        "title": entry.title, "owner": entry.owner,
    }  # fmt: skip

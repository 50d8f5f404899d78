"""Allowances: exceptions granted where they happen, with a reason, on the record."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from qunce.check import faults
from qunce.finding import Finding, Span, closest
from qunce.frozen import frozen
from qunce.kinds.record import Record
from qunce.kinds.thing import Allowance
from qunce.resolve import Playbook
from qunce.rule import Rule

_FOLDERS = ("evidence/", "content/", "calendar/")
"""How evidence begins that is a file, not words."""
_HALF_A_YEAR = timedelta(days=180)


@frozen
class Granted:
    """An allowance and the stretch of the file that it speaks for."""

    allowance: Allowance
    scope: Span
    owner: str
    """What it stands on, in words: 排期 vip-week · mon-tips."""
    kind: str = ""
    """The kind and the id of that thing; nothing for the charter."""
    id: str = ""

    def covers(self, finding: Finding) -> bool:
        """True when the finding, or a place it refers to, lies inside the scope."""
        return finding.code == self.allowance.code and (
            self.scope.covers(finding.span)
            or any(self.scope.covers(note.span) for note in finding.see)
        )


def granted(playbook: Playbook) -> Iterator[Granted]:
    """Every allowance of the playbook, on things and on their slots."""
    from qunce.kinds import KINDS

    things: list[tuple[str, str, str, Record]] = [("手册", "", "", playbook.charter)]
    for kind in KINDS:
        if kind.name != "playbook":
            things += [
                (f"{kind.title} {name}", kind.name, name, one)
                for name, one in playbook.of(kind.name).items()
            ]
    for owner, of, id_, thing in things:
        for one in getattr(thing, "allow", ()):
            yield Granted(one, thing.span, owner, of, id_)
        inner: list[tuple[str, Record]] = list(getattr(thing, "slots", {}).items())
        for phase, plan in getattr(thing, "phases", {}).items():
            inner += [(f"{phase.label} · {name}", slot) for name, slot in plan.slots.items()]
        for name, slot in inner:
            for one in slot.allow:  # type: ignore[attr-defined]
                yield Granted(one, slot.span, f"{owner} · {name}", of, id_)


@frozen
class Judged:
    """Findings that stand, findings that are allowed and by what, and faults of the allowances."""

    standing: tuple[Finding, ...]
    allowed: tuple[tuple[Finding, Granted], ...]
    faults: tuple[Finding, ...]


def judge(
    findings: Sequence[Finding],
    grants: Sequence[Granted],
    rules: Mapping[str, Rule],
    today: date,
) -> Judged:
    """Set allowed findings aside; an unsound, expired or unused allowance is a finding itself."""
    sound: list[Granted] = []
    wrong: list[Finding] = []
    for one in grants:
        fault = _fault(one, rules, today)
        if fault is None:
            sound.append(one)
        else:
            wrong.append(fault)
    by_code: dict[str, list[Granted]] = {}
    for one in sound:
        by_code.setdefault(one.allowance.code, []).append(one)
    standing: list[Finding] = []
    allowed: list[tuple[Finding, Granted]] = []
    used: set[int] = set()
    for finding in findings:
        grant = next((one for one in by_code.get(finding.code, ()) if one.covers(finding)), None)
        if grant is not None and not finding.allowable:
            standing.append(finding)
            used.add(id(grant))
            wrong.append(
                faults.NEVER.at(
                    grant.allowance.at("code"),
                    f"{finding.code} 里的这一处不能放行：{finding.message}",
                )
            )
        elif grant is None:
            standing.append(finding)
        else:
            allowed.append((finding, grant))
            used.add(id(grant))
    for one in sound:
        if id(one) not in used:
            code = one.allowance.code
            wrong.append(
                faults.UNUSED.at(one.allowance.at("code"), f"{one.owner} 已经没有 {code} 可放行")
            )
    return Judged(tuple(standing), tuple(allowed), tuple(wrong))


def lost_files(grants: Iterable[Granted], present: Collection[str]) -> Iterator[Finding]:
    """Allowances that rest on a file of the playbook which is not there."""
    for one in grants:
        path = one.allowance.evidence or ""
        if path.startswith(_FOLDERS) and path not in present:
            guess = closest(path, sorted(present))
            yield faults.LOST.at(
                one.allowance.at("evidence"),
                f"没有「{path}」这个依据文件",
                f"是不是「{guess}」？" if guess else "",
            )


def _fault(one: Granted, rules: Mapping[str, Rule], today: date) -> Finding | None:
    allowance = one.allowance
    span, code = allowance.at("code"), allowance.code
    rule = rules.get(code)
    if rule is None:
        guess = closest(code.upper(), rules)
        mend = f"是不是「{guess}」？" if guess else ""
        return faults.UNKNOWN_RULE.at(span, f"没有代码是「{code}」的规则", mend)
    if not rule.allowable and not rule.citable:
        return faults.NEVER.at(span, f"{code}（{rule.title}）不能放行")
    if rule.redline:
        samples = {
            "approver": (allowance.approver, "compliance"),
            "evidence": (allowance.evidence, "evidence/送检报告.pdf"),
            "until": (allowance.until, f"{today + _HALF_A_YEAR}"),
        }
        missing = {name: such for name, (value, such) in samples.items() if not value}
        if missing:
            return faults.UNSIGNED.at(
                span,
                f"放行 {code} 还缺 {'、'.join(missing)}",
                "补上 " + "、".join(f"{name}: {such}" for name, such in missing.items()),
            )
    if allowance.until and allowance.until < today:
        return faults.EXPIRED.at(
            allowance.at("until"), f"放行 {code} 到 {allowance.until} 为止，已经过期"
        )
    return None

"""Settings: built-in defaults, then the group's type, then the playbook, then the group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from qunce.check import faults
from qunce.finding import Finding, Severity, Span, closest
from qunce.kinds.record import keys_of
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar
from qunce.resolve import Desk, Playbook
from qunce.resolve.readers import Bad, read_keys
from qunce.rule import MERGED, Rule, Settings, place_in_words

_OFF = ("off", "false", "no", "关")


@dataclass(slots=True)
class Configured:
    """What the playbook says of each rule."""

    settings: dict[str, Settings[Any]] = field(default_factory=dict)
    off: set[tuple[str, str]] = field(default_factory=set)
    """(code, group id or "") that are switched off."""
    severities: dict[tuple[str, str], Severity] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def is_off(self, code: str, group: str) -> bool:
        return (code, "") in self.off or (bool(group) and (code, group) in self.off)

    def severity(self, code: str, group: str) -> Severity | None:
        """A severity the playbook or the group chose for a rule."""
        return self.severities.get((code, group)) or self.severities.get((code, ""))


def configure(playbook: Playbook, rules: Iterable[Rule]) -> Configured:
    """Read `rules:` of the charter and of every group against the rules that exist."""
    known = {rule.code: rule for rule in rules}
    result = Configured()
    result.off.update((code, "") for code, rule in known.items() if rule.off)
    layers: list[tuple[str, Mapping[str, Node], MapNode]] = [
        ("", playbook.charter.rules, playbook.charter.node)
    ]
    layers += [(group.id, group.rules, group.node) for group in playbook.groups.values()]
    chosen: dict[tuple[str, str], dict[str, Any]] = {}
    origins: dict[str, dict[tuple[str, str], str]] = {}
    for group, written, _ in layers:
        for code, node in written.items():
            rule = known.get(code)
            if rule is None:
                _unknown(code, node, known, result)
                continue
            values = _read(rule, node, group, result)
            if values:
                chosen[(code, group)] = values
                for name in values:
                    spot = node.at(name) if isinstance(node, MapNode) else node.span
                    origins.setdefault(code, {})[(group, name)] = place_in_words(spot)
    for code, rule in known.items():
        base = rule.options()
        common = chosen.get((code, ""), {})
        by_group = {}
        for group_id, thing in playbook.groups.items():
            profile = rule.profiles.get(thing.type, {})
            own = chosen.get((code, group_id), {})
            if profile or own:
                by_group[group_id] = replace(base, **{**profile, **common, **own})
                for name in profile:
                    if name not in common and name not in own:
                        origins.setdefault(code, {})[(group_id, name)] = (
                            f"{thing.type.label}的默认值"
                        )
        result.settings[code] = Settings(
            replace(base, **common) if common else base, by_group, origins.get(code, {})
        )
    return result


def _unknown(code: str, node: Node, known: Iterable[str], result: Configured) -> None:
    guess = closest(code, known)
    hint = MERGED.get(code) or (f"是不是「{guess}」？" if guess else "")
    result.findings.append(faults.UNKNOWN_RULE.at(node.span, f"没有代码是「{code}」的规则", hint))


def _read(rule: Rule, node: Node, group: str, result: Configured) -> dict[str, Any]:
    if isinstance(node, Scalar):
        if node.value.lower() in _OFF:
            if not rule.allowable:
                result.findings.append(
                    faults.NEVER.at(node.span, f"{rule.code}（{rule.title}）不能关闭")
                )
            else:
                result.off.add((rule.code, group))
            return {}
        if node.value in [one.value for one in Severity]:
            return _severity(rule, node.value, node.span, group, result)
    if not isinstance(node, MapNode):
        names = [name for name, *_ in keys_of(rule.options)]
        result.findings.append(
            faults.UNKNOWN_RULE.at(
                node.span, f"{rule.code} 的设置读不懂",
                f"写 off、warning，或 {{{'、'.join(['severity', *names])}: …}}",
            )
        )  # fmt: skip
        return {}
    entries = dict(node.entries)
    severity = entries.pop("severity", None)
    if severity is not None and isinstance(severity[1], Scalar):
        _severity(rule, severity[1].value, severity[1].span, group, result)
    desk = Desk()
    values = read_keys(
        rule.options, MapNode(entries, node.start, node.end, node.source), desk, rule.code
    )
    result.findings.extend(desk.findings)
    return {} if isinstance(values, Bad) else values


def _severity(rule: Rule, text: str, span: Span, group: str, result: Configured) -> dict[str, Any]:
    names = [one.value for one in Severity]
    if text not in names:
        result.findings.append(
            faults.UNKNOWN_RULE.at(span, f"没有叫「{text}」的级别", f"写 {'、'.join(names)}")
        )
    elif not rule.allowable and Severity(text).rank > rule.severity.rank:
        result.findings.append(faults.NEVER.at(span, f"{rule.code}（{rule.title}）不能降级"))
    else:
        result.severities[(rule.code, group)] = Severity(text)
    return {}

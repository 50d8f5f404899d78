"""A team's own packs: rules of theirs, and what they change of ours."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date

from qunce.finding import Finding, Note, Severity, closest
from qunce.frozen import frozen
from qunce.kinds.record import Record, key, record
from qunce.kinds.vocabulary import Visibility
from qunce.load import Mapping as MapNode
from qunce.load import Node
from qunce.resolve import Desk, Playbook
from qunce.resolve import faults as of_values
from qunce.resolve.readers import Bad, record_reader
from qunce.rules.redline.packs import faults
from qunce.rules.redline.packs.changes import Change, changed
from qunce.rules.redline.packs.model import Basis, PackRule
from qunce.rules.redline.packs.pasted import PLATFORMS
from qunce.rules.redline.packs.portable import starting
from qunce.rules.redline.packs.reading import shipped
from qunce.rules.redline.packs.sound import broken
from qunce.rules.redline.packs.trial import Trial, outdated, tried

OWN = "TEAM-"
"""How the codes of a team's own rules begin."""


@record
class TeamPack(Record):
    """A file below content/redlines/."""

    title: str = key("名称", "这一包管什么", least=2)
    visibility: Visibility = key(
        "给谁看", "public 谁都能看、staff 员工、manager 只有主管；给别人看的网站里一点都没有它",
        default=Visibility.STAFF,
    )  # fmt: skip
    rules: tuple[PackRule, ...] = key("规则", "团队自己的规则，一条一项", default=())
    changes: tuple[Change, ...] = key("改动", "对群策自带规则的加严、放宽和关闭", default=())


@frozen
class Team:
    """The rules as they hold in one playbook."""

    rules: tuple[PackRule, ...]
    """Ours, changed as the team wants it, and the team's own; in code order."""
    off: frozenset[str] = frozenset()
    fixed: Mapping[str, Severity] = field(default_factory=dict)
    """Code → the weight that the team gave whatever the rule finds."""
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    """Code → what the team did, and where it says so."""
    packs: Mapping[str, TeamPack] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    @property
    def holding(self) -> tuple[PackRule, ...]:
        """The rules that are not switched off."""
        return tuple(one for one in self.rules if one.code not in self.off)

    def shown(self, rule: PackRule) -> PackRule:
        """A rule as a page shows it: of our examples only those that the team's change left true."""
        changed = rule.code in self.notes and not rule.code.startswith(OWN)
        return outdated(rule) if changed else rule


def team_of(
    playbook: Playbook, today: date, others: Collection[str] = (), *, proving: bool = True
) -> Team:
    """Read a playbook's packs and lay them over ours; whatever is wrong in them is a finding.

    `others` are the codes of rules that are no pack's and so cannot be changed by one.
    """
    if not playbook.packs:
        return Team(shipped())
    desk = Desk()
    packs = dict(_packs(playbook.packs, desk))
    rules = {one.code: one for one in shipped()}
    ours = dict(rules)
    own: dict[str, PackRule] = {}
    for pack in packs.values():
        for rule in pack.rules:
            if _accepted(rule, own, desk):
                own[rule.code] = _based(rule, pack)
    notes: dict[str, list[Note]] = {
        code: [Note(one.at("code"), "本手册自己的规则")] for code, one in own.items()
    }
    trials: list[Trial] = []
    off: set[str] = set()
    fixed: dict[str, Severity] = {}
    for pack in packs.values():
        for change in pack.changes:
            if change.code not in rules:
                _unknown(change, ours, own, others, desk)
                continue
            done = changed(rules[change.code], change, today)
            desk.findings.extend(done.findings)
            rules[change.code] = done.rule
            if done.off:
                off.add(change.code)
            if change.severity is not None and done.rule.severity is change.severity:
                fixed[change.code] = Severity(change.severity.value)
            if done.note is not None:
                notes.setdefault(change.code, []).append(done.note)
            if done.note is not None and not done.off:
                trials.append((done.rule, change.node))
    for pack in packs.values():
        limited: tuple[PackRule | Change, ...] = (*pack.rules, *pack.changes)
        for one in limited:
            for word in _nowhere(one.only_on, playbook):
                desk.say(
                    of_values.BAD_VALUE, one.at("only_on"), f"没有名字里带「{word}」的平台",
                    "写平台的代号或名称，如 wecom、小红书；不限平台就删掉 only_on",
                )  # fmt: skip
    if proving:
        desk.findings.extend(tried([*own.values()], trials))
    everything = {**rules, **own}
    return Team(
        tuple(everything[code] for code in sorted(everything)),
        frozenset(off),
        fixed,
        {code: tuple(some) for code, some in notes.items()},
        packs,
        tuple(desk.findings),
    )


def _packs(nodes: Mapping[str, Node], desk: Desk) -> Iterator[tuple[str, TeamPack]]:
    read = record_reader(TeamPack, "红线包")
    for path, node in sorted(nodes.items()):
        if isinstance(node, MapNode):
            entries = {name: one for name, one in node.entries.items() if name != "$schema"}
            node = MapNode(entries, node.start, node.end, node.source)
        pack = read(node, desk)
        if not isinstance(pack, Bad):
            yield path, pack


def _accepted(rule: PackRule, own: Mapping[str, PackRule], desk: Desk) -> bool:
    """True for a rule that can be put to work; what stands against it is told."""
    if not rule.code.startswith(OWN):
        desk.say(faults.OWN_CODE, rule.at("code"), f"团队的规则用了「{rule.code}」")
        return False
    if rule.code in own:
        first = own[rule.code].at("code")
        said = f"「{rule.code}」已经有了"
        desk.say(of_values.SAME_ID, rule.at("code"), said, f"换一个号；先写的在 {first}")
        return False
    if rule.step is not None:
        said = "团队的规则不能用「step」：写法变体由自带的规则一起查"
        desk.say(of_values.BAD_VALUE, rule.at("step"), said, "删掉 step，写 terms 或 patterns")
        return False
    if not all(code.startswith(OWN) for code in rule.supersedes):
        said = "团队的规则盖不过自带的规则"
        desk.say(of_values.BAD_VALUE, rule.at("supersedes"), said, "只写 TEAM- 开头的代码")
        return False
    wrong = [*broken(_based(rule))]
    desk.findings.extend(wrong)
    return not wrong


def _based(rule: PackRule, pack: TeamPack | None = None) -> PackRule:
    """A team's rule with something to rest on, and its platforms as names are compared."""
    basis = rule.basis or (
        Basis(node=rule.node, law=f"团队规定《{pack.title if pack else ''}》", checked=date.min, mark="T"),
    )  # fmt: skip
    return replace(
        rule,
        patterns=tuple(map(starting, rule.patterns)),
        except_patterns=tuple(map(starting, rule.except_patterns)),
        requires=tuple(map(starting, rule.requires)),
        clears=tuple(map(starting, rule.clears)),
        basis=basis,
        only_on=tuple(one.lower() for one in rule.only_on),
        strict_on=tuple(one.lower() for one in rule.strict_on),
    )


def _nowhere(words: Iterable[str], playbook: Playbook) -> Iterator[str]:
    """Names of platforms that are neither the playbook's nor known to us."""
    known = [f"{one.id} {one.title} {one.short}".lower() for one in playbook.platforms.values()]
    known += [names for names, _ in PLATFORMS.values()]
    yield from (word for word in words if not any(word.lower() in names for names in known))


def _unknown(
    change: Change,
    ours: Mapping[str, PackRule],
    own: Mapping[str, PackRule],
    others: Collection[str],
    desk: Desk,
) -> None:
    span, code = change.at("code"), change.code
    if code in others:
        mend = f"写在 content/playbook.yml 里，如 rules: {{{code}: off}}"
        desk.say(of_values.DANGLING, span, f"{code} 不是词包里的规则", mend)
        return
    if code in own:
        said = f"{code} 是团队自己的规则，不用另写改动"
        desk.say(faults.IDLE, span, said, f"直接改 {own[code].at('code')}")
        return
    guess = closest(code.upper(), ours)
    mend = f"是不是「{guess}」？" if guess else "运行 qunce packs 看全部代码"
    desk.say(of_values.DANGLING, span, f"规则包里没有「{code}」这条规则", mend)

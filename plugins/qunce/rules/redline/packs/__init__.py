"""Packs: red-line rules that are data, decided together in one pass over all words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from qunce.expand import Plan
from qunce.finding import Finding
from qunce.rule import Check
from qunce.rules.redline.packs.batch import Line
from qunce.rules.redline.packs.batch import lines as batch_lines
from qunce.rules.redline.packs.model import PackRule, Scope
from qunce.rules.redline.packs.once import told_once
from qunce.rules.redline.packs.pages import cited
from qunce.rules.redline.packs.pasted import LintFinding, Pasted, lint, lint_all
from qunce.rules.redline.packs.proofs import Proofs
from qunce.rules.redline.packs.proving import proof
from qunce.rules.redline.packs.reading import as_rule, read_packs, shipped, shipped_files
from qunce.rules.redline.packs.scanner import Scanner
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.team import Team, team_of
from qunce.rules.redline.packs.telling import allowable, mend, message, weight
from qunce.rules.redline.packs.texts import Promise, Text, Wording, claims
from qunce.rules.redline.packs.weighing import weighed
from qunce.rules.redline.packs.whole_files import TRACES, files, marked

__all__ = [
    "CHECK",
    "Line",
    "LintFinding",
    "Pasted",
    "Team",
    "batch_lines",
    "check_of",
    "hits",
    "judged",
    "lint",
    "lint_all",
    "proof",
    "read_packs",
    "shipped",
    "shipped_files",
    "team_of",
]


def hits(plan: Plan, rules: Sequence[PackRule]) -> Iterator[Hit]:
    """Every hit of these rules in a plan's playbook, cleared ones with the reason."""
    yield from _hits(plan, rules, [*claims(plan.playbook)])


def judged(plan: Plan, rules: Sequence[PackRule]) -> Iterator[Hit]:
    """Every hit that some law speaks of, after all that may clear it: evidence, another rule."""
    proofs = Proofs(plan.playbook, plan.today)
    yield from _judged(plan, rules, [*claims(plan.playbook)], proofs)


def _judged(
    plan: Plan, rules: Sequence[PackRule], spoken: Sequence[Text], proofs: Proofs
) -> Iterator[Hit]:
    lawful = (
        hit
        for hit in _hits(plan, rules, spoken)
        if hit.rule.law(plan.as_of, hit.text.reach.channel)
    )
    for hit in told_once(lawful):
        yield proofs.weighed(hit)


def _hits(plan: Plan, rules: Sequence[PackRule], spoken: Sequence[Text]) -> Iterator[Hit]:
    names, hunches = plan.playbook.charter.names, plan.playbook.charter.hunches
    yield from _everywhere(plan, [rule for rule in rules if rule.scope is Scope.EVERYWHERE])
    for hit in Scanner(rules, names, hunches=hunches).scan(spoken):
        if hit.rule.scope is Scope.CLAIMS or _filled_in(hit):
            yield hit


def _everywhere(plan: Plan, rules: Sequence[PackRule]) -> Iterator[Hit]:
    """What stands in any file; of our own rules we know which lines are worth reading."""
    if not rules:
        return
    read = files(plan.playbook)
    ours = {id(rule) for rule in shipped()}  # a team's change may find more than its original
    if all(rule.code in TRACES and id(rule) in ours for rule in rules):
        read = marked(read, [one for rule in rules for one in TRACES[rule.code]])
    yield from Scanner(rules, plan.playbook.charter.names).scan([*read])


def _filled_in(hit: Hit) -> bool:
    """True for what only shows once values are filled in; the rest was found in its file."""
    text = hit.text
    return (
        isinstance(text, Wording)
        and bool(text.filling.values)
        and not text.within_one_value(hit.start, hit.end)
    )


def run(plan: Plan, settings: Mapping[str, Any]) -> Iterator[Finding]:
    """The findings of all packs that come with Qunce; one for each place and rule."""
    yield from run_with(shipped(), plan, settings)


def run_with(
    among: Iterable[PackRule], plan: Plan, settings: Mapping[str, Any]
) -> Iterator[Finding]:
    """The findings of some rules of packs; one for each place and rule."""
    rules = [rule for rule in among if rule.code in settings]
    spoken = [*claims(plan.playbook)]
    proofs = Proofs(plan.playbook, plan.today)
    found: dict[tuple[object, ...], Finding] = {}
    for hit in _judged(plan, rules, spoken, proofs):
        if not hit.cleared:
            _keep(found, _finding(plan, hit, proofs))
    for finding in _flagged(plan, rules, spoken):
        _keep(found, finding)
    yield from found.values()


def _keep(found: dict[tuple[object, ...], Finding], finding: Finding) -> None:
    """Of the same fault at the same place, as several fillings give it, the gravest stays."""
    name = (finding.code, finding.span, finding.see)
    known = found.get(name)
    if known is None or finding.weight.rank < known.weight.rank:
        found[name] = finding


def _finding(plan: Plan, hit: Hit, proofs: Proofs) -> Finding:
    rule = hit.rule
    span, notes = hit.text.place(hit.start, hit.end)
    channel = hit.text.reach.channel
    return Finding(
        span,
        message(hit),
        code=rule.code,
        severity=weight(hit),
        why=rule.why.rstrip("。") + cited(rule, plan.as_of, channel),
        mend=mend(hit),
        see=(*notes, *proofs.remarks(hit)),
        allowable=allowable(hit),
    )


def _flagged(plan: Plan, rules: Sequence[PackRule], spoken: Sequence[Text]) -> Iterator[Finding]:
    """Offers whose fields say by themselves what a rule forbids."""
    flags = [(rule, name) for rule in rules for name in rule.flags]
    for text in spoken if flags else ():
        if not isinstance(text, Promise) or text.offer is None:
            continue
        for rule, name in flags:
            channel = text.reach.channel
            if getattr(text.offer, name) is True and rule.law(plan.as_of, channel):
                span = text.offer.at(name)
                yield Finding(
                    span,
                    rule.message.replace("{hit}", f"{name}: true"),
                    code=rule.code,
                    severity=weighed(rule, channel, text.names),
                    why=rule.why.rstrip("。") + cited(rule, plan.as_of, channel),
                    mend=rule.mend.replace("{hit}", f"{name}: true").rstrip("。"),
                    allowable=rule.allowable,
                )


def check_of(team: Team) -> Check:
    """The check of a playbook's rules: ours as the team changed them, and the team's own."""
    ours = {rule.code: rule for rule in CHECK.rules}
    rules = tuple(
        replace(
            as_rule(rule, team.shown),
            off=rule.code in team.off,
            fixed=team.fixed.get(rule.code),
            notes=team.notes[rule.code],
        )
        if rule.code in team.notes
        else ours[rule.code]  # the team left it as it is
        for rule in team.rules
    )
    return Check(rules, partial(run_with, team.holding))


CHECK = Check(tuple(as_rule(rule) for rule in shipped()), run)

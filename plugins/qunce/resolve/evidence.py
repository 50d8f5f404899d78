"""Evidence records: where each stands, what it speaks for, and whether its file is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qunce.finding import Finding, Span, closest
from qunce.frozen import frozen
from qunce.kinds.evidence import Evidence
from qunce.resolve import faults
from qunce.resolve.playbook import Playbook


@frozen
class Held:
    """An evidence record, on what it stands, and which words it speaks for."""

    evidence: Evidence
    kind: str
    id: str
    owner: str
    """On what it stands, in words: 话术 cup-sales · 优惠."""
    scope: Span
    """The file of its holder: every word in there."""
    scripts: tuple[str, ...] = ()
    """The scripts whose wordings it speaks for."""


def held(playbook: Playbook) -> Iterator[Held]:
    """Every evidence record of scripts and campaigns and of their offers."""
    for name, script in playbook.scripts.items():
        offer = script.offer
        for part, some in (("", script.evidence), (" · 优惠", offer.evidence if offer else ())):
            for one in some:
                yield Held(one, "script", name, f"话术 {name}{part}", script.span, (name,))
    for name, campaign in playbook.campaigns.items():
        sent = {
            script
            for plan in campaign.phases.values()
            for slot in plan.slots.values()
            for script in slot.script
        }
        parts = [("", campaign.evidence)]
        parts += [(f" · {key}", offer.evidence) for key, offer in campaign.offers.items()]
        for part, some in parts:
            for one in some:
                owner = f"活动 {name}{part}"
                yield Held(one, "campaign", name, owner, campaign.span, tuple(sorted(sent)))


def missing_files(playbook: Playbook) -> Iterator[Finding]:
    """Records whose file is not in the folder."""
    for one in held(playbook):
        path = one.evidence.file
        if path not in playbook.present:
            guess = closest(path, sorted(playbook.present))
            mend = "把文件放进 evidence/，写从手册文件夹起的路径"
            finding = faults.DANGLING.at(
                one.evidence.at("file"),
                f"没有「{path}」这个存证文件",
                f"是不是「{guess}」？" if guess else mend,
            )
            yield replace(finding, why="证据的文件找不到，这条证据就不算数")

"""Evidence at work: which found words a record on file proves, and which it only seems to."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from qunce.derived.expressions import expression
from qunce.finding import Note, Severity
from qunce.resolve import Playbook
from qunce.resolve.evidence import Held, held
from qunce.rules.redline.packs.normal import normal
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.texts import Wording

ON_RECORD = "证据记录"
"""How the reason of a hit that a record proves begins."""
_NEAR = 2
"""So many characters before a hit have to stand in the claim too: 全国销量第一 is another claim."""
_BEFORE = expression(rf"[^\W_]{{0,{_NEAR}}}$")
_AFTER = expression(rf"[^\W_]{{0,{_NEAR}}}")
_BLANK = expression(r"\s+")


class Proofs:
    """The evidence records of a playbook, ready to be laid beside hits."""

    def __init__(self, playbook: Playbook, today: date) -> None:
        self.today = today
        self.scopes: list[Held] = []
        self.of_script: dict[str, list[Held]] = {}
        for one in held(playbook):
            if one.evidence.file in playbook.present:
                self.scopes.append(one)
                for script in one.scripts:
                    self.of_script.setdefault(script, []).append(one)

    def weighed(self, hit: Hit) -> Hit:
        """The hit, cleared with the reason if a record that holds proves its words."""
        if hit.cleared or not _provable(hit):
            return hit
        for one in self._about(hit):
            if one.evidence.holds(self.today) and phrase(hit) in _plain(one.evidence.claim):
                return replace(hit, cleared=f"{ON_RECORD}：{told(one)}")
        return hit

    def remarks(self, hit: Hit) -> Iterator[Note]:
        """Why records that seem to speak of a hit do not clear it."""
        if hit.cleared or not _provable(hit):
            return
        words = _plain(hit.words)
        for one in self._about(hit):
            claim = _plain(one.evidence.claim)
            if phrase(hit) in claim:
                until = one.evidence.until
                yield Note(one.evidence.at("until"), f"这条证据到 {until} 为止，已经过期")
            elif words in claim:
                said = f"这条证据的主张里没有「{phrase(hit)}」，所以不算"
                yield Note(one.evidence.at("claim"), said)

    def _about(self, hit: Hit) -> list[Held]:
        if not self.scopes:
            return []
        if isinstance(hit.text, Wording):
            return self.of_script.get(hit.text.script.id, [])
        place = hit.text.place(hit.start, hit.end)[0]
        return [one for one in self.scopes if one.scope.covers(place)]


def _provable(hit: Hit) -> bool:
    """True for words that proof can clear; those of a graver sort (免检) nothing proves."""
    graver = hit.grade is not None and (
        Severity(hit.grade.severity.value).rank < hit.rule.weight.rank
    )
    return hit.rule.evidence and not graver


def phrase(hit: Hit) -> str:
    """The words that a claim has to contain: the hit with its neighbours in the same clause."""
    text = hit.text.text
    before = _BEFORE.search(text[max(hit.start - _NEAR, 0) : hit.start])
    lead = before[0] if before else ""
    if lead:
        return _plain(lead + hit.words)
    after = _AFTER.match(text[hit.end : hit.end + _NEAR])
    return _plain(hit.words + (after[0] if after else ""))


def told(one: Held) -> str:
    """A record in words, for whoever asks why something was cleared."""
    evidence = one.evidence
    until = f"，有效期到 {evidence.until}" if evidence.until else ""
    return (
        f"「{evidence.claim}」，{evidence.source}，{evidence.period}，{evidence.scope}{until}；"
        f"留存证明 {evidence.file}"
    )


def _plain(text: str) -> str:
    return _BLANK.sub("", normal(unicodedata.normalize("NFKC", text)).text)

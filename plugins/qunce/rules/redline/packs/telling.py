"""What a hit says to a person: how much it weighs, what it is, how to mend it."""

from __future__ import annotations

from qunce.finding import Severity
from qunce.rules.redline.packs.proven import EASES, KEEP, PROVED
from qunce.rules.redline.packs.sheet import Hit
from qunce.rules.redline.packs.tricks import told
from qunce.rules.redline.packs.weighing import weighed

EASED = "{said}（{reason}）"
HUNCH = "「{hit}」读起来像「{title}」，字面上没有那些词"
DOUBTED = "连同前后读起来是平常的话，降为提示"
IF_SO = "找人读一遍，真是这个意思就{mend}；不是就写一条放行，或换个说法"
MORE = "{said}；后面还有 {more} 处同类的词，没有逐一列出"


def weight(hit: Hit) -> Severity:
    """The weight of these words in their text: by grade, channel and platform, eased by facts."""
    found = weighed(hit.rule, hit.text.reach.channel, hit.text.names, hit.grade)
    if hit.doubted:
        return Severity.INFO
    if hit.hunch and found is Severity.ERROR:
        found = found.milder
    most = EASES.get(hit.relief) if hit.relief and not hit.cleared else None
    return most if most is not None and most.rank > found.rank else found


def allowable(hit: Hit) -> bool:
    """False for words that nobody may allow."""
    if hit.hunch:
        return True  # a hunch proves nothing: there must be a way to say that it is none
    if hit.grade is not None and hit.grade.allowable is not None:
        return hit.grade.allowable
    return hit.rule.allowable


def message(hit: Hit) -> str:
    """What was found, by which step, and why it weighs less than usual."""
    form = HUNCH.replace("{title}", hit.rule.title) if hit.hunch else hit.rule.message
    said = form.replace("{hit}", _words(hit)) + told(hit.tricks)
    if hit.doubted:
        said = EASED.replace("{said}", said).replace("{reason}", DOUBTED)
    if not hit.cleared and hit.relief is not None:
        said = EASED.replace("{said}", said).replace("{reason}", hit.relief.label)
    return MORE.replace("{said}", said).replace("{more}", str(hit.more)) if hit.more else said


def mend(hit: Hit) -> str:
    """What to write instead."""
    said = hit.rule.mend.replace("{hit}", _words(hit)).rstrip("。")
    return IF_SO.replace("{mend}", said) if hit.hunch else said


def note(hit: Hit) -> str:
    """What is still to do although a hit was cleared: its proof is to be kept."""
    return KEEP if hit.relief in PROVED else ""


def _words(hit: Hit) -> str:
    return " ".join(hit.words.split())

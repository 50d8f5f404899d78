"""How words were made to look otherwise, as a finding tells it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qunce.derived.expressions import compiled
from qunce.rules.redline.packs.characters import shapes, traditional
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.normal import HIDDEN
from qunce.tuples import NamedTuple

EMOJI_PART = "\ufe0f\ufe0e\u20e3"
"""Unseen characters that belong to an emoji and disguise nothing."""
UNSEEN = "字间夹了看不见的字符"
TO = "→"
"""Between what was written and what it stands for."""
TOLD = "（写法变体：{labels}）"


class Trick(NamedTuple):
    """A step that made words match, and what it exchanged, for the reader."""

    step: Step
    label: str

    @property
    def bare(self) -> bool:
        """True when a single letter or character is exchanged, no picture: D款, 夏款."""
        return self.label[1:2] == TO and self.label[0].isalnum()


def tricks_of_characters(raw: str) -> Iterator[Trick]:
    """The steps that single characters of the words as written needed."""
    for char in dict.fromkeys(raw.lower()):
        if char in traditional():
            yield Trick(Step.TRADITIONAL, f"{char}→{traditional()[char]}")
        elif char in shapes():
            yield Trick(Step.SHAPE, f"{char}→{shapes()[char]}")
        elif char not in EMOJI_PART and compiled(HIDDEN).match(char):
            yield Trick(Step.GAPS, UNSEEN)


def told(tricks: Sequence[Trick]) -> str:
    """How a match came about, in brackets; nothing when the words stand there as they are."""
    labels = dict.fromkeys(one.label for one in tricks)
    return TOLD.replace("{labels}", "，".join(labels)) if labels else ""

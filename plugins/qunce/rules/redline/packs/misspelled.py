"""A syllable beside a character that itself stands for one of the same sound: yan蛋."""

from __future__ import annotations

from qunce.rules.redline.packs.adjoining import sign
from qunce.rules.redline.packs.beside import alike_in_sound, beside
from qunce.rules.redline.packs.everyday import is_word
from qunce.rules.redline.packs.gaps import broken
from qunce.rules.redline.packs.model import Step
from qunce.rules.redline.packs.variants import Found, Variant


def misspelled(text: str, start: int, end: int, syllable: str) -> Found | None:
    """A word of which a syllable and its neighbour are left."""
    chars = beside().spoken.get(syllable, "")
    for at in (start - 1, end) if chars else ():
        other = sign(text[max(at, 0) : at + 1])
        if not other or is_word(text[at : at + 2] if at == end else text[max(at - 1, 0) : at + 1]):
            continue  # the character belongs to what stands on its other side
        for same in alike_in_sound().get(other, ""):
            for char in chars:
                word = char + same if at == end else same + char
                if word in broken():
                    first, last = min(start, at), max(end, at + 1)
                    return Found(first, last, Variant(word, Step.SOUND), text[first:last])
    return None

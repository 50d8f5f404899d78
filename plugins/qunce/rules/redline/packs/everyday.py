"""Words of two characters that everybody uses: what stands in them disguises nothing."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import qunce
from qunce.derived.whole import derived

FILE = Path(qunce.__file__).parent / "packs" / "words.txt"


@cache
def words() -> dict[str, str]:
    """The first character of each word, and all those that follow it."""
    found: dict[str, str] = derived("everyday", [FILE, Path(__file__)], _words)
    return found


def _words() -> dict[str, str]:
    lines = FILE.read_text("utf-8").splitlines()
    return {line[0]: line[1:] for line in lines if not line.startswith("#")}


def is_word(pair: str) -> bool:
    """True for two characters that are such a word."""
    return len(pair) == 2 and pair[1] in words().get(pair[0], "")

"""Regular expressions that are compiled once and kept, like the Python beside them.

Python compiles an expression in Python, which takes about a millisecond, and a check needs some
three hundred of them. What the compiler gives is kept beside the packs, by interpreter; another
interpreter, or one without these inner parts of `re`, compiles as usual.
"""

from __future__ import annotations

import atexit
import contextlib
import hashlib
import marshal
import os
import re
import sys
from functools import cache
from pathlib import Path

from qunce.rules.redline.packs.stored import FOLDER

Code = tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]
"""Flags, code, number of groups, their names, and the names in order."""
Words = tuple[str, ...]
"""Any one of these has to stand in a sentence that an expression matches."""

_MOST = 3_000
"""Expressions kept; beyond that only those of the last process stay."""


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """A compiled expression, from what was kept when it was compiled before."""
    known = _kept()
    return re.compile(regex) if known is None else _pattern(regex, _entry(known, regex)[0])


@cache
def needed(regex: str) -> tuple[Words, ...]:
    """The sets of words of which a match holds one each; none where they cannot be told."""
    known = _kept()
    return () if known is None else _entry(known, regex)[1]


Entry = tuple[Code, tuple[Words, ...]]

_fresh: dict[str, Entry] = {}


def _entry(known: dict[str, Entry], regex: str) -> Entry:
    entry = known.get(regex)
    if entry is None:
        from qunce.rules.redline.packs.needs import needs

        words = tuple(tuple(sorted(one)) for one in needs(regex))
        entry = known[regex] = _fresh[regex] = _code(regex), words
        if len(_fresh) == 1:
            atexit.register(_keep)
    return entry


def _code(regex: str) -> Code:
    """What the compiler makes of an expression; `re.compile` takes the same two steps."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # inner parts, without stubs

    parsed = _parser.parse(regex, 0)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = [*map(int, _compiler._code(parsed, 0))]  # its numbers have names, which is too much
    return state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _pattern(regex: str, code: Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found] # an inner part, without stubs

    made: re.Pattern[str] = _sre.compile(regex, *code)
    return made


@cache
def _kept() -> dict[str, Entry] | None:
    """What was kept; None when this interpreter's compiler is not the one we know."""
    try:
        made = _pattern("(?P<a>最)好", _code("(?P<a>最)好")).fullmatch("最好")
    except Exception:  # whatever is different there, the usual way still works
        return None
    if made is None or made["a"] != "最":
        return None
    with contextlib.suppress(OSError, ValueError, EOFError, TypeError):
        kept: dict[str, Entry] = marshal.loads(_place().read_bytes())
        return kept
    return {}


@cache
def _place() -> Path:
    import _sre

    tag = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{_sre.MAGIC}"
    here = Path(__file__)
    made_by = hashlib.blake2b(here.read_bytes() + here.with_name("needs.py").read_bytes())
    return FOLDER / f"expressions.{tag}-{made_by.hexdigest()[:12]}.marshal"


def _keep() -> None:
    """Write down what was compiled here for the first time."""
    kept = {**(_kept() or {}), **_fresh}
    if len(kept) > _MOST:
        kept = _fresh
    with contextlib.suppress(OSError):  # a folder that cannot be written to only costs time
        FOLDER.mkdir(exist_ok=True)
        whole = _place().with_suffix(f".{os.getpid()}")
        whole.write_bytes(marshal.dumps(kept))
        whole.replace(_place())
        for other in FOLDER.glob(f"expressions.{sys.implementation.cache_tag}-*.marshal"):
            if other != _place():
                other.unlink(missing_ok=True)

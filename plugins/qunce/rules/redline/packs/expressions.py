"""Regular expressions, compiled once and kept.

Python compiles an expression in Python, which takes about a millisecond, and a check needs some
three hundred of them. What its compiler gives can be kept; an interpreter whose compiler has other
inner parts than the one we know compiles as usual.
"""

from __future__ import annotations

import re
from array import array
from functools import cache

from qunce.rules.redline.packs.kept import kept

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code as bytes, number of groups, their names, and the names in order."""


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """A compiled expression, from what was kept when it was compiled before."""
    if not _familiar():
        return re.compile(regex)
    return _pattern(regex, kept(("expression", regex), lambda: _code(regex)))


def _code(regex: str) -> Code:
    """What the compiler makes of an expression; `re.compile` takes the same steps."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # inner parts, without stubs

    parsed = _parser.parse(regex, 0)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    code = array("I", _compiler._code(parsed, 0)).tobytes()  # as numbers it takes longer to read
    return state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _pattern(regex: str, code: Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found] # an inner part, without stubs

    flags, numbers, *groups = code
    made: re.Pattern[str] = _sre.compile(regex, flags, array("I", numbers).tolist(), *groups)
    return made


@cache
def _familiar() -> bool:
    """True when this interpreter's compiler is the one we know."""
    try:
        code = kept(("expression", "(?P<a>最)好"), lambda: _code("(?P<a>最)好"))
        made = _pattern("(?P<a>最)好", code).fullmatch("最好")
    except Exception:  # whatever is different there, the usual way still works
        return False
    return made is not None and made["a"] == "最"

"""Regular expressions, compiled once and kept.

Python compiles an expression in Python, which takes about a millisecond, and a check needs some
three hundred of them. What its compiler gives can be kept; an interpreter whose compiler has other
inner parts than the one we know compiles as usual.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, cast

from qunce.derived.parts import Parts

Code = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]
"""Flags, code as bytes, number of groups, their names, and the names in order."""

_FAMILIAR = "(?P<a>最|[0-9]+折)好"

_SOURCES = Path(__file__), Path(__file__).with_name("beginnings.py")
_PARTS = Parts("expressions", *_SOURCES)
_LIBRARIES = Parts("libraries", *_SOURCES)
"""Few, so that a process which needs no others reads a short index."""


def expression(regex: str, flags: int = 0) -> re.Pattern[str]:
    """An expression for a module to hold, which is only compiled when it is used."""
    return cast("re.Pattern[str]", _Late(regex, flags))


class _Late:
    def __init__(self, regex: str, flags: int) -> None:
        self._given = regex, int(flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(compiled(*self._given), name)
        setattr(self, name, found)  # from now on nobody comes here for it
        return found


@cache
def compiled(regex: str, flags: int = 0) -> re.Pattern[str]:
    """A compiled expression, from what was kept when it was compiled before."""
    return kept_in(_PARTS, regex, flags)


def kept_in(parts: Parts, regex: str, flags: int = 0) -> re.Pattern[str]:
    """The same from values of their own, which no process reads that does not need them."""
    if not _familiar():
        return re.compile(regex, flags)
    name = f"{flags} {regex}"
    return _pattern(regex, parts.get(name, lambda: _code(regex, flags)))


@contextmanager
def kept_for_libraries() -> Iterator[None]:
    """Keep what a library compiles as well, which it does each time that it is imported."""
    if not _familiar():
        yield
        return
    from re import _compiler  # type: ignore[attr-defined] # an inner part, without stubs

    usual = _compiler.compile

    def kept(regex: Any, flags: int = 0) -> re.Pattern[Any]:
        plain = isinstance(regex, str) and not flags & re.DEBUG
        return kept_in(_LIBRARIES, regex, flags) if plain else usual(regex, flags)

    _compiler.compile = kept
    try:
        yield
    finally:
        _compiler.compile = usual


def _code(regex: str, flags: int) -> Code:
    """What the compiler makes of an expression by the steps of `re.compile`, and its beginnings."""
    from re import _compiler, _parser  # type: ignore[attr-defined] # inner parts, without stubs

    from qunce.derived.beginnings import with_beginnings  # only where there is nothing kept yet

    parsed = _parser.parse(regex, flags)
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    # as numbers it would take longer to read
    numbers = with_beginnings(_compiler._code(parsed, flags), parsed, flags)
    code = array("I", numbers).tobytes()
    return flags | state.flags, code, state.groups - 1, dict(state.groupdict), tuple(names)


def _pattern(regex: str, code: Code) -> re.Pattern[str]:
    import _sre  # type: ignore[import-not-found] # an inner part, without stubs

    flags, numbers, *groups = code
    made: re.Pattern[str] = _sre.compile(regex, flags, array("I", numbers).tolist(), *groups)
    return made


@cache
def _familiar() -> bool:
    """True when this interpreter's compiler is the one we know."""
    try:
        code = _LIBRARIES.get("familiar", lambda: _code(_FAMILIAR, 0))
        made = _pattern(_FAMILIAR, code).search("不最好")
    except Exception:  # whatever is different there, the usual way still works
        return False
    return made is not None and made["a"] == "最"

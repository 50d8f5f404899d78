"""The code of modules that are imported together, read from one file.

For each module Python looks into every folder of its path and reads a file of its own, which for
the three hundred of a check takes longer than to run them. Here all the code lies in one piece,
with size and time of the source it was compiled from, as Python's own compiled files have it: what
was changed since, or is not there, is imported as usual, and kept for the next time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import (
    BuiltinImporter,
    FrozenImporter,
    ModuleSpec,
    PathFinder,
    SourceFileLoader,
)
from pathlib import Path
from types import CodeType, ModuleType

import qunce
from qunce.derived.place import place_of, read, state_of, write

Known = tuple[str, str, int, int, CodeType]
"""Source and compiled file of a module, size of the source, its time in nanoseconds, the code."""

OURS = qunce.__name__

_USUAL = BuiltinImporter, FrozenImporter, PathFinder
"""Python's own ways of finding modules; the first two have none of ours."""


@contextmanager
def imported_together(name: str) -> Iterator[None]:
    """Import what is imported inside from one file, which holds what was so the last times."""
    place = place_of(f"{name}{sys.flags.optimize or ''}", (Path(__file__),))
    finder = _Finder(read(place) or {})
    # behind all who change what is imported, such as tools that measure it
    usual = next((at for at, one in enumerate(sys.meta_path) if one in _USUAL), 0)
    before = set(sys.modules)
    sys.meta_path.insert(usual, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
    missed = sys.modules.keys() - before - finder.given
    fresh = {one: kept for one in sorted(missed) if (kept := _kept(one))}
    if fresh and not sys.dont_write_bytecode:
        known = {one: kept for one, kept in finder.known.items() if _state(kept[0]) == kept[2:4]}
        write(place, {**known, **fresh})


def _state(source: str) -> tuple[int, int]:
    """Size and time of a file; of none that is not there."""
    try:
        return state_of(source)
    except OSError:
        return 0, 0


def _kept(name: str) -> Known | None:
    """What is to be known of a module of ours that Python found by itself."""
    module = sys.modules[name]
    spec = module.__spec__
    if name.partition(".")[0] != OURS or spec is None or type(spec.loader) is not SourceFileLoader:
        return None
    source = spec.loader.path
    state = _state(source)
    code = spec.loader.get_code(name)
    return None if code is None else (source, spec.cached or "", *state, code)


class _Finder:
    """Finds the modules that are known, but none whose source is another by now."""

    def __init__(self, known: dict[str, Known]) -> None:
        self.known = known
        self.given: set[str] = set()

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        known = self.known.get(name)
        if known is None:
            return None
        source, compiled, *state, code = known
        if _state(source) != (*state,):
            return None
        self.given.add(name)
        spec = ModuleSpec(name, _Loader(name, source, code), origin=source)
        spec.has_location = True
        spec.cached = compiled  # it would be put together anew
        folder, _, file = source.rpartition(os.sep)
        if file == "__init__.py":
            spec.submodule_search_locations = [folder]
        return spec


class _Loader(SourceFileLoader):
    """Python's own loader, which need not look for the code."""

    def __init__(self, name: str, source: str, code: CodeType) -> None:
        super().__init__(name, source)
        self._code = code

    def get_code(self, fullname: str) -> CodeType:
        return self._code

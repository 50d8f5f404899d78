"""Modules that a library imports and hardly ever needs: they are run when they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec, module_from_spec
from types import ModuleType
from typing import Any


class _Late(ModuleType):
    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # asked by whatever imports it
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        run(self)
        return getattr(self, name)


def run(module: ModuleType) -> None:
    if isinstance(module, _Late):
        module.__class__ = ModuleType  # type: ignore[assignment] # from now on nobody comes here
        assert module.__spec__ is not None
        assert module.__spec__.loader is not None
        module.__spec__.loader.exec_module(module)


def late(name: str, **known: Any) -> None:
    """Have a module of the standard library run when something of it is asked for.

    What is `known` of it is given without that. `importlib.util.LazyLoader` runs a module in
    Python 3.11 as soon as anybody imports it.
    """
    spec = None if name in sys.modules else find_spec(name)
    if spec is not None:
        module = module_from_spec(spec)
        vars(module).update(known)
        module.__class__ = _Late
        sys.modules[name] = module
        package, _, own = name.rpartition(".")
        if package:
            setattr(sys.modules[package], own, module)


def late_function(name: str, function: str) -> None:
    """The same of a module of which somebody imports a function: it is run when that is called."""

    def called(*args: Any) -> Any:
        module = sys.modules[name]
        run(module)
        return getattr(module, function)(*args)

    late(name, **{function: called})


def late_inspect() -> None:
    """`inspect`, of which click only asks to take the indentation from the help of an option."""

    def cleandoc(doc: str) -> str:
        if doc.isprintable() and doc == doc.strip():
            return doc
        module: Any = sys.modules["inspect"]
        run(module)
        return str(module.cleandoc(doc))

    late("inspect", cleandoc=cleandoc)


@contextmanager
def only_named(name: str, kind: str) -> Iterator[None]:
    """Inside, a class of a late module is only named, as types are, and need not be there."""
    module = sys.modules.get(name)
    if not isinstance(module, _Late):
        yield
        return
    vars(module)[kind] = object
    try:
        yield
    finally:
        if vars(module).get(kind) is object:  # nobody has run it
            del vars(module)[kind]

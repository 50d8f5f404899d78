"""The page templates: a kind's own beside its model, shared ones in render/templates."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    StrictUndefined,
    Template,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame

import qunce
from qunce.render.site.escape import literal


class _Finalized(CodeGenerator):
    """Prints what `finalize` gives as it is: it has escaped whatever had to be escaped."""

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(finalize.src or "str(")

    def _output_child_post(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        self.write(")")


class _Pages(Environment):
    code_generator_class = _Finalized


@cache
def _environment() -> Environment:
    return _Pages(
        loader=ChoiceLoader(
            [PackageLoader("qunce.render", "templates"), PackageLoader("qunce.kinds", ".")]
        ),
        autoescape=True,
        finalize=literal,  # whatever is printed shows literally unless it is marked up already
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
        bytecode_cache=_compiled(),
    )


def _compiled() -> BytecodeCache | None:
    """Compiled templates, kept beside them like compiled Python; none where we may not write."""
    folder = Path(qunce.__file__).parent / "render" / "templates" / "__pycache__"
    if not os.access(folder if folder.is_dir() else folder.parent, os.W_OK):
        return None
    folder.mkdir(exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def fill_page(name: str, view: object, **more: object) -> str:
    """A template filled with a view model."""
    return _template(name).render(view=view, **more)

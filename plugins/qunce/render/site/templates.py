"""The page templates: a kind's own beside its model, shared ones in render/templates."""

from __future__ import annotations

from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined, Template

from qunce.render.site.escape import literal


@cache
def _environment() -> Environment:
    return Environment(
        loader=ChoiceLoader(
            [PackageLoader("qunce.render", "templates"), PackageLoader("qunce.kinds", ".")]
        ),
        autoescape=True,
        finalize=literal,  # whatever is printed shows literally unless it is marked up already
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=StrictUndefined,
    )


@cache
def _template(name: str) -> Template:
    return _environment().get_template(name)


def fill_page(name: str, view: object, **more: object) -> str:
    """A template filled with a view model."""
    return _template(name).render(view=view, **more)

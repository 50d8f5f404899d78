"""The words of a script: as written with its variables marked, and filled with their examples."""

from __future__ import annotations

from markupsafe import Markup

from qunce.frozen import frozen
from qunce.kinds.script.fill import Filled, fill
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import VariableType
from qunce.render.site.escape import attribute, verbatim


@frozen
class Words:
    """One wording of a script."""

    script: str
    name: str
    title: str
    raw: Markup
    """As written, every variable marked so that the page can fill it in."""
    previews: tuple[Markup, ...]
    """As people will see it, examples in place of variables; nothing when there are none."""
    length: int
    form: Markup
    """What a fill-in form needs to know of each variable, as JSON for an attribute."""


def wordings(script: Script) -> tuple[Words, ...]:
    """Every wording of a script, A/B variants in order."""
    return tuple(words(script, name) for name, *_ in script.texts())


def text_of(script: Script, variant: str) -> str:
    """One wording as written, by its variant's id; the plain text for an empty id."""
    return ((script.variants[variant].text if variant else script.text) or "").strip()


def words(script: Script, variant: str) -> Words:
    """One wording by its variant's id; the plain text for an empty id."""
    filled = fill(text_of(script, variant), _examples(script))
    title = script.variants[variant].title if variant else ""
    return Words(
        script=script.id,
        name=variant,
        title=" ".join(one for one in (variant.upper(), title) if one),
        raw=_marked(filled, shown=False),
        previews=(_marked(filled, shown=True),) if any(one.filled for one in filled.parts) else (),
        length=len(filled.text),
        form=attribute(form(script, filled)),
    )


def pieces(script: Script, variant: str) -> list[str | list[str]]:
    """One wording as data for the browser: words, and [name, example] for each variable."""
    filled = fill(text_of(script, variant), _examples(script))
    return [[name, text] if name else text for name, text in _stretches(filled)]


def form(script: Script, filled: Filled) -> list[dict[str, object]]:
    """The variables of a text in the order they appear: name, title, type, example, choices."""
    found: list[dict[str, object]] = []
    for name in dict.fromkeys(part.name for part in filled.parts if part.filled and part.name):
        variable = script.variables[name]
        one: dict[str, object] = {"name": name, "example": variable.example}
        if variable.title:
            one["title"] = variable.title
        if variable.type is not VariableType.TEXT:
            one["type"] = variable.type.value
        if variable.choices:
            one["choices"] = list(variable.choices)
        if variable.default:
            one["default"] = variable.default
        found.append(one)
    return found


def form_of(script: Script, variant: str) -> list[dict[str, object]]:
    """What a fill-in form needs to know of one wording's variables."""
    return form(script, fill(text_of(script, variant), _examples(script)))


def _examples(script: Script) -> dict[str, str]:
    return {name: one.example for name, one in script.variables.items()}


def _stretches(filled: Filled) -> list[tuple[str, str]]:
    """(variable or "", what stands there) from one end of a filled text to the other."""
    ends = [part.start for part in filled.parts[1:]] + [len(filled.text)]
    return [
        (part.name if part.filled and part.name else "", filled.text[part.start : end])
        for part, end in zip(filled.parts, ends, strict=True)
    ]


def _marked(filled: Filled, *, shown: bool) -> Markup:
    parts = []
    for name, text in _stretches(filled):
        if not name:
            parts.append(verbatim(text))
            continue
        inside = verbatim(text if shown else "{" + name + "}")
        parts.append(
            Markup('<mark data-var="') + verbatim(name) + Markup('">') + inside + Markup("</mark>")
        )
    return Markup("").join(parts)

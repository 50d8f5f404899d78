"""The words of a script: as written with its variables marked, and filled with their examples."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import VariableType
from qunce.render.site.escape import attribute, verbatim

VARIABLE = re.compile(r"\{([^{}\n]+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """One wording of a script."""

    name: str
    title: str
    raw: Markup
    """As written, every variable marked so that the page can fill it in."""
    filled: Markup
    """As people will see it, examples in place of variables."""
    length: int
    form: Markup
    """What a fill-in form needs to know of each variable, as JSON for an attribute."""


def wordings(script: Script) -> tuple[Words, ...]:
    """Every wording of a script, A/B variants in order."""
    return tuple(words(script, name) for name, *_ in script.texts())


def words(script: Script, variant: str) -> Words:
    """One wording by its variant's id; the plain text for an empty id."""
    text = (script.variants[variant].text if variant else script.text) or ""
    title = script.variants[variant].title if variant else ""
    return Words(
        name=variant,
        title=" ".join(one for one in (variant.upper(), title) if one),
        raw=_marked(script, text, filled=False),
        filled=_marked(script, text, filled=True),
        length=len(fill(script, text)),
        form=attribute(form(script, text)),
    )


def fill(script: Script, text: str) -> str:
    """The words with each declared variable's example in its place."""
    return VARIABLE.sub(lambda match: _example(script, match), text).strip()


def form(script: Script, text: str) -> list[dict[str, object]]:
    """The variables of a text in the order they appear: name, title, type, example, choices."""
    found: list[dict[str, object]] = []
    for name in dict.fromkeys(match[1].strip() for match in VARIABLE.finditer(text)):
        variable = script.variables.get(name)
        if variable is None:
            continue
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


def _example(script: Script, match: re.Match[str]) -> str:
    variable = script.variables.get(match[1].strip())
    return match[0] if variable is None else variable.example


def _marked(script: Script, text: str, *, filled: bool) -> Markup:
    parts: list[Markup] = []
    end = 0
    text = text.strip()
    for match in VARIABLE.finditer(text):
        if match[1].strip() not in script.variables:
            continue
        parts.append(verbatim(text[end : match.start()]))
        name = verbatim(match[1].strip())
        shown = verbatim(_example(script, match) if filled else match[0])
        parts.append(Markup('<mark data-var="') + name + Markup('">') + shown + Markup("</mark>"))
        end = match.end()
    parts.append(verbatim(text[end:]))
    return Markup("").join(parts)


"""Excerpts become page text: a card between paragraphs, plain Markdown inside lists and boxes."""

from __future__ import annotations

from markupsafe import Markup

from qunce.kinds.lesson.excerpts import Excerpt, find_excerpts
from qunce.render.course.cards import CARDS, SHORT
from qunce.render.course.desk import Desk
from qunce.render.site.escape import literal
from qunce.render.site.here import Here
from qunce.render.site.templates import fill_page
from qunce.resolve import Authored

_BLANK = " \t\r>"
"""What a line may hold and still part two paragraphs, in a quotation too."""


def quote_page(desk: Desk, page: Authored) -> str | None:
    """A hand-written page with its excerpts filled in; None when it holds none."""
    here = Here.at(desk.docs_path(page.path))
    body = quoted(desk, page.path, page.body, here)
    return None if body == page.body else page.text[: len(page.text) - len(page.body)] + body


def quoted(desk: Desk, path: str, body: str, here: Here) -> str:
    """A page's body with every excerpt replaced by what it stands for today."""
    excerpts = [one for one in find_excerpts(path, body) if one.closed]
    if not excerpts:
        return body
    lines = body.split("\n")
    result: list[str] = []
    done = 0
    for excerpt in excerpts:
        prefix = excerpt.prefix if excerpt.nested else ""
        text = _shown(desk, excerpt, here).strip("\n").split("\n")
        result += lines[done : excerpt.first]
        if result and result[-1].strip(_BLANK):
            result.append(prefix.rstrip())
        result += [(prefix + line).rstrip() for line in text]
        done = excerpt.last + 1
        if done < len(lines) and lines[done].strip(_BLANK):
            result.append(prefix.rstrip())
    return "\n".join([*result, *lines[done:]])


def _shown(desk: Desk, excerpt: Excerpt, here: Here) -> str:
    things = {
        "script": desk.plan.playbook.scripts,
        "week": desk.plan.playbook.groups,
        "rule": desk.rules,
        "group": desk.plan.playbook.groups,
        "theme": desk.plan.playbook.themes,
    }.get(excerpt.kind, {})
    thing = things.get(excerpt.id)
    if thing is None:
        # the finding has told it already; this is what shows when somebody switched that off
        return Markup("*（这里的摘录 {} 找不到了）*").format(
            literal(f"{excerpt.kind}: {excerpt.id}")
        )
    short = SHORT[excerpt.kind](desk, thing, here)
    if excerpt.nested:
        return fill_page("lesson/excerpt.md.j2", short)
    card = Markup(CARDS[excerpt.kind](desk, thing, here.root).strip("\n"))
    return fill_page("lesson/card.md.j2", {"card": card, "label": short.label})

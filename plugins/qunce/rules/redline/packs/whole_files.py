"""Whole files as texts: what must not stand in any of them, whatever it is for."""

from __future__ import annotations

from collections.abc import Iterator

from qunce.expand.reach import ANYWHERE, Reach
from qunce.finding import Note, Span
from qunce.frozen import frozen
from qunce.kinds.declared import Declared
from qunce.kinds.offer import Offer
from qunce.kinds.vocabulary import Category, Purpose, VariableType
from qunce.load import Source
from qunce.load.positions import line_column
from qunce.resolve import Playbook
from qunce.resolve.playbook import FIELDS


@frozen
class File:
    """A whole file as it is written, comments included."""

    source: Source
    names: tuple[str, ...] = ()
    reach: Reach = ANYWHERE
    category: Category = Category.GENERAL
    purpose: Purpose = Purpose.POST
    offer: Offer | None = None
    declared: Declared | None = None

    @property
    def text(self) -> str:
        return self.source.text

    def place(self, start: int, end: int) -> tuple[Span, tuple[Note, ...]]:
        line, column = line_column(self.source, start)
        last_line, last_column = line_column(self.source, max(end - 1, start))
        return Span(self.source.path, line, column, last_line, last_column + 1), ()

    def types(self, start: int, end: int) -> frozenset[VariableType]:
        return frozenset()


def files(playbook: Playbook) -> Iterator[File]:
    """Every file that a sound thing or an authored page was read from, in order of path."""
    found = {page.path: Source(page.path, page.text) for page in playbook.pages.values()}
    things = [playbook.charter, *(one for kind in FIELDS for one in playbook.of(kind).values())]
    for thing in things:
        nodes = [thing.node, *(value for _, value in thing.node.entries.values())]
        for node in nodes:  # what is inherited stands in the file of the parent
            found[node.source.path] = node.source
    found |= {path: node.source for path, node in playbook.packs.items()}
    for path in sorted(found):
        yield File(found[path])

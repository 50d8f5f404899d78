"""A hit with what stands around it: its clause and its sentence."""

from __future__ import annotations

import re

from qunce.derived.expressions import compiled
from qunce.frozen import frozen

SENTENCE_END = r"[。！？!?；;\n\x00]"
ENDS = frozenset("。！？!?；;\n\x00")
"""The same, one by one."""
CLAUSE_END = r"[，,。！？!?；;\n\x00]|(?<=[^\x00-\x7f])[ \t\u3000]+(?=[^\x00-\x7f])"

EXPRESSIONS = {"sentenceEnd": SENTENCE_END, "clauseEnd": CLAUSE_END}


@frozen
class Near:
    """A hit with its sentence and its clause, in normalised text."""

    text: str
    start: int
    end: int
    sentence: tuple[int, int]
    names: re.Pattern[str] | None = None

    @property
    def clause(self) -> tuple[int, int]:
        """The stretch between commas around the hit, never beyond its sentence."""
        first, last = self.sentence
        begin = first
        for match in compiled(CLAUSE_END).finditer(self.text, first, self.start):
            begin = match.end()
        stop = compiled(CLAUSE_END).search(self.text, self.end, last)
        return begin, stop.start() if stop else last

    def before(self) -> str:
        """The clause up to the hit."""
        return self.text[self.clause[0] : self.start]

    def words(self) -> str:
        """The hit itself."""
        return self.text[self.start : self.end]

    def whole_clause(self) -> str:
        return self.text[slice(*self.clause)]

    def whole_sentence(self) -> str:
        return self.text[slice(*self.sentence)]

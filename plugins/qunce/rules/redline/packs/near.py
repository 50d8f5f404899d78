"""A hit with what stands around it: its clause and its sentence."""

from __future__ import annotations

import re

from qunce.derived.expressions import compiled

SENTENCE_END = r"[。！？!?；;\n\x00]"
ENDS = frozenset("。！？!?；;\n\x00")
"""The same, one by one."""
CLAUSE_END = r"[，,。！？!?；;\n\x00]|(?<=[^\x00-\x7f])[ \t\u3000]+(?=[^\x00-\x7f])"

EXPRESSIONS = {"sentenceEnd": SENTENCE_END, "clauseEnd": CLAUSE_END}


class Near:
    """A hit with its sentence and its clause, in normalised text."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        sentence: tuple[int, int],
        names: re.Pattern[str] | None = None,
    ) -> None:
        self.text, self.start, self.end = text, start, end
        self.sentence, self.names = sentence, names
        self._begin = -1

    @property
    def begin(self) -> int:
        """Where the clause begins."""
        if self._begin < 0:  # most reasons ask for it; `cached_property` takes longer, for a lock
            self._begin = self.sentence[0]
            for match in compiled(CLAUSE_END).finditer(self.text, self._begin, self.start):
                self._begin = match.end()
        return self._begin

    @property
    def clause(self) -> tuple[int, int]:
        """The stretch between commas around the hit, never beyond its sentence."""
        last = self.sentence[1]
        stop = compiled(CLAUSE_END).search(self.text, self.end, last)
        return self.begin, stop.start() if stop else last

    @property
    def before(self) -> str:
        """The clause up to the hit."""
        return self.text[self.begin : self.start]

    @property
    def words(self) -> str:
        """The hit itself."""
        return self.text[self.start : self.end]

    @property
    def whole_clause(self) -> str:
        return self.text[slice(*self.clause)]

    @property
    def whole_sentence(self) -> str:
        return self.text[slice(*self.sentence)]

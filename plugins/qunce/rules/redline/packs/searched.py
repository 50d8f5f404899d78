"""One automaton for the words of all rules: in which sentences they stand, and where in one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from qunce.rules.redline.packs.near import ENDS
from qunce.rules.redline.packs.repeats import Reading

Columns = dict[str, list[int]]
"""Each word that stands in a text, and the numbers of the sentences that hold it, in order."""


class Searched:
    """Words ready to be looked for, all at once, overlapping ones too."""

    def __init__(self, words: Iterable[str], ends: Iterable[str] = ENDS) -> None:
        """With end marks, unless nobody will ask for columns."""
        from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

        self._words = [*dict.fromkeys((*ends, *words))]
        # every match counts: a word of one rule must not hide another rule's
        self._automaton: Any = AhoCorasick(
            self._words,
            matchkind=MatchKind.Standard,
            store_patterns=True,  # whoever asks only which words there are has them in half the time
            implementation=Implementation.ContiguousNFA,
        )

    def columns(self, reading: Reading) -> Columns:
        """The sentences of each word, column by column: end marks are found like words."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        number = 0
        for word in self._automaton.find_matches_as_strings(reading.said, overlapping=True):
            if word in ENDS:
                number += 1
            else:
                found[word].append(number)
        return found

    def places(self, text: str) -> Iterator[tuple[str, int, int]]:
        """Every word in a text with its beginning and its end."""
        words = self._words
        for word, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            yield words[word], start, end

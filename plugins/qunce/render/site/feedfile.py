"""What the pages need to know of a published calendar."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from qunce.kinds.vocabulary import Each


class FeedFile(Protocol):
    """One .ics file: where it lies, for whom it is, how many events between which days."""

    @property
    def path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def each(self) -> Each: ...
    @property
    def subject(self) -> str: ...
    @property
    def data(self) -> bytes: ...
    @property
    def count(self) -> int: ...
    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...

"""The terminal, when there is one: rich is only imported for eyes, never for pipes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console


def out() -> Console | None:
    """Standard output as a rich console, or None when it is a pipe or a file."""
    return _console(stderr=False) if sys.stdout.isatty() else None


def err() -> Console | None:
    """Standard error as a rich console, or None when it is a pipe or a file."""
    return _console(stderr=True) if sys.stderr.isatty() else None


def _console(*, stderr: bool) -> Console:
    from rich.console import Console

    return Console(stderr=stderr, highlight=False, soft_wrap=True)


@contextmanager
def busy(words: str) -> Iterator[Console | None]:
    """A spinner with words while something takes its time; nothing in a pipe.

    Gives the console to print on meanwhile, if there is one.
    """
    console = err()
    if console is None:
        yield None
        return
    with console.status(words):
        yield console


def say(words: str, style: str = "", console: Console | None = None) -> None:
    """One line on standard error, in colour on a terminal."""
    console = console or (err() if style else None)
    if console is None:
        click.echo(words, err=True)
        return
    from rich.text import Text

    console.print(Text(words, style=style))

"""Names given on the command line, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from qunce.kinds.thing import Thing

_MOST = 12


def known(names: Iterable[str], things: Mapping[str, Thing], what: str) -> None:
    """A usage error, with what was probably meant, for a name that nothing has."""
    from qunce.finding import closest

    for name in names:
        if name not in things:
            guess = next((id for id, one in things.items() if name in (one.title, *one.was)), "")
            guess = guess or closest(name, things)
            hint = f"是不是「{guess}」（{things[guess].title}）？" if guess else listed(things)
            raise click.UsageError(f"没有叫「{name}」的{what}。{hint} / No such id.")


def listed(names: Iterable[str]) -> str:
    """What may be written, as many as a line holds."""
    return f"可以写：{'、'.join(list(names)[:_MOST])}"

"""Offers and single values in an operator's words."""

from __future__ import annotations

from markupsafe import Markup

from qunce.kinds.offer import Offer
from qunce.kinds.record import keys_of
from qunce.kinds.vocabulary import Word
from qunce.render.site.grids import facts


def offer_facts(offer: Offer | None, *, headed: bool = False) -> tuple[tuple[str, Markup], ...]:
    """An offer's fields under their Chinese names, those that are filled in.

    Below a heading that says kind and content, those two are left out.
    """
    if offer is None:
        return ()
    return facts(
        *(
            (key.title, in_words(getattr(offer, field.name)))
            for name, field, key in keys_of(Offer)
            if not (headed and name in ("kind", "what"))
        )
    )


def in_words(value: object) -> object:
    """A value as an operator reads it: a label, 是, a day and time."""
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return "是" if value else ""
    return f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "hour") else value

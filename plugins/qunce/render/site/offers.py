"""Offers and single values in an operator's words."""

from __future__ import annotations

from markupsafe import Markup

from qunce.kinds.offer import Offer
from qunce.kinds.record import Record, keys_of
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
            (key.title, in_words(value))
            for name, field, key in keys_of(Offer)
            if not (headed and name in ("kind", "what"))
            # a default that says nothing of this offer is no fact about it
            and ((value := getattr(offer, field.name)) != field.default or name == "kind")
        )
    )


def in_words(value: object) -> object:
    """A value as an operator reads it: a label, 是, a day and time, the fields of a record."""
    if isinstance(value, Word):
        return value.label
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Record):
        said = (
            (key.title, one)
            for _, field, key in keys_of(type(value))
            if (one := getattr(value, field.name)) not in (None, "", field.default)
        )
        return "；".join(
            f"{title}（{in_words(one)}）" if _nested(one) else f"{title}：{in_words(one)}"
            for title, one in said
        )
    if isinstance(value, tuple) and value and isinstance(value[0], Record):
        return " / ".join(str(in_words(one)) for one in value)
    if isinstance(value, tuple):
        return "、".join(str(in_words(one)) for one in value)
    return f"{value:%Y-%m-%d %H:%M}" if hasattr(value, "hour") else value


def _nested(value: object) -> bool:
    """True for a record, or several, inside a record."""
    first = value[0] if isinstance(value, tuple) and value else value
    return isinstance(first, Record)

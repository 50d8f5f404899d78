"""What a script or a campaign declares about how it deals with people, as lines of a page."""

from __future__ import annotations

from markupsafe import Markup

from qunce.kinds.declared import Declared
from qunce.kinds.record import keys_of
from qunce.kinds.thing import Thing
from qunce.render.site.grids import facts
from qunce.render.site.offers import in_words


def declared_facts(thing: Declared) -> tuple[tuple[str, Markup], ...]:
    """The declarations that are filled in, under their Chinese names."""
    common = {name for name, *_ in keys_of(Thing)}
    return facts(
        *(
            (key.title, in_words(one))
            for name, field, key in keys_of(Declared)
            if name not in common and (value := getattr(thing, field.name)) != field.default
            for one in (value if isinstance(value, tuple) else (value,))
        )
    )

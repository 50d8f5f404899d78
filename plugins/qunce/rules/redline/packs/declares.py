"""What a script or a campaign declares in fields, looked up by the path that a pack names."""

from __future__ import annotations

from typing import Any

from qunce.kinds.declared import Declared


def declares(thing: Declared, path: str) -> bool:
    """True when a field is filled in: `licence.effects`, or with a value `collects.consent=separate`."""
    names, _, wanted = path.partition("=")
    values: list[Any] = [thing]
    for name in names.split("."):
        values = [one for value in values for one in _each(getattr(value, name, None))]
    return any(one == wanted if wanted else one for one in values)


def _each(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else (value,)

"""Which keys have to be written: apart from the rest, because inheritance lifts the demand."""

from __future__ import annotations

from dataclasses import MISSING, is_dataclass
from types import UnionType
from typing import Any, Union, get_args, get_origin

from qunce.kinds.record import keys_of, types_of


def demands(cls: type[Any]) -> dict[str, Any]:
    """Only what has to be written, at every depth; the rest is said by the properties."""
    hints = types_of(cls)
    required: list[str] = []
    inside: dict[str, Any] = {}
    for name, field, _ in keys_of(cls):
        if field.default is MISSING and field.default_factory is MISSING:
            required.append(name)
        below = _demands_of(hints[field.name])
        if below:
            inside[name] = below
    found: dict[str, Any] = {"required": required} if required else {}
    return found | ({"properties": inside} if inside else {})


def _demands_of(hint: Any) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return _demands_of(next(one for one in get_args(hint) if one is not type(None)))
    if isinstance(hint, type) and is_dataclass(hint):
        return demands(hint)
    if origin is None:
        return {}
    below = _demands_of(get_args(hint)[0 if origin is tuple else 1])
    if not below:
        return {}
    return {"items" if origin is tuple else "additionalProperties": below}

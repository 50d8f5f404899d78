"""Named tuples as `typing` has them, without compiling what each annotation says.

That takes longer than all else about a class, and nobody asks for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:
    from collections import namedtuple

    class _Named(type):
        def __new__(cls, name, bases, held):
            if not bases:
                return super().__new__(cls, name, bases, held)
            fields = [*held.get("__annotations__", ())]
            given = [held.pop(one) for one in fields if one in held]
            made = namedtuple(name, fields, defaults=given, module=held.pop("__module__"))
            for key, value in held.items():
                setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Named):
        """What a class of named tuples derives from; it is none of its bases afterwards."""

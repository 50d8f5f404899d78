"""A playbook without what an audience may not see, and without a word of it elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import MISSING, replace
from operator import is_
from typing import Any

from qunce.audience.hidden import Hidden
from qunce.kinds.record import Record, keys_of
from qunce.kinds.vocabulary import Visibility
from qunce.resolve import Playbook
from qunce.resolve.playbook import FIELDS


def narrowed(playbook: Playbook, hidden: Hidden, audience: Visibility) -> Playbook:
    """The playbook as an audience may read it; itself where that is all of it."""
    desk = _Desk(hidden.ids, audience)
    things: dict[str, Any] = {
        field: {
            name: desk.without(one)
            for name, one in playbook.of(kind).items()
            if name not in hidden.ids.get(kind, ())
        }
        for kind, field in FIELDS.items()
    }
    if hidden.nothing and not desk.touched:
        return playbook
    things["releases"] = {
        name: replace(one, notes=_silent(one.notes, hidden), changes=_silent(one.changes, hidden))
        for name, one in things["releases"].items()
    }
    charter = playbook.charter
    return replace(
        playbook,
        charter=replace(
            charter,
            names=_silent(charter.names, hidden),
            words=_silent(charter.words, hidden),
            allow=tuple(one for one in charter.allow if not hidden.speaks(one.reason)),
        ),
        pages={path: one for path, one in playbook.pages.items() if path not in hidden.files},
        packs={path: one for path, one in playbook.packs.items() if path not in hidden.packs},
        present=playbook.present - hidden.files,
        **things,
    )


def _silent(lines: tuple[str, ...], hidden: Hidden) -> tuple[str, ...]:
    return tuple(one for one in lines if not hidden.speaks(one))


class _Desk:
    """Takes out of records what is not for an audience; `touched` once there was something."""

    def __init__(self, ids: Mapping[str, Collection[str]], audience: Visibility) -> None:
        self.ids = ids
        self.audience = audience
        self.touched = False

    def without(self, record: Any) -> Any:
        """A record that says and names nothing hidden; itself where it does not anyway."""
        changed: dict[str, Any] = {}
        for _, one, key in keys_of(type(record)):
            value = getattr(record, one.name)
            if key.level and not self.audience.sees(Visibility(key.level)):
                factory = one.default_factory
                new = one.default if factory is MISSING else factory()
            else:
                new = self._kept(value, self.ids.get(key.ref, ()))
            if new is not value and new != value:
                changed[one.name] = new
        self.touched = self.touched or bool(changed)
        return replace(record, **changed) if changed else record

    def _kept(self, value: Any, away: Collection[str]) -> Any:
        if isinstance(value, str):
            return None if value in away else value
        if isinstance(value, Record):
            return self.without(value)
        if isinstance(value, tuple):
            new = tuple(
                self._kept(one, away) for one in value if not (isinstance(one, str) and one in away)
            )
            return value if len(new) == len(value) and all(map(is_, new, value)) else new
        if isinstance(value, Mapping):
            made = {name: self._kept(one, away) for name, one in value.items()}
            # a part for hidden groups only would seem to be for all of them
            made = {
                name: one
                for name, one in made.items()
                if getattr(one, "groups", None) != () or not value[name].groups
            }
            same = len(made) == len(value) and all(made[name] is value[name] for name in made)
            return value if same else made
        return value

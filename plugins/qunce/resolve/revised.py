"""Reading a few files anew: what a playbook would be if they said something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds import Kind
from qunce.load import Loaded, load
from qunce.resolve.files import kind_of_file
from qunce.resolve.layers import layered
from qunce.resolve.playbook import FIELDS, Playbook
from qunce.resolve.readers import Desk


@frozen
class Revised:
    """A playbook with some files read anew, and what is wrong with their form."""

    playbook: Playbook
    findings: tuple[Finding, ...]
    things: Mapping[tuple[str, str], Any]
    """(kind, id) → every thing that was read anew."""


def revised(playbook: Playbook, loaded: Loaded, files: Mapping[str, bytes]) -> Revised | None:
    """The playbook with the things of `files` read anew, all others as they are.

    None for files that hold no things of a kind, and where an id is lost that others may name.
    """
    kinds: dict[str, Kind] = {}
    for path in sorted(files):
        kind = kind_of_file(path)
        if kind is None or kind.name not in FIELDS or kind.beside:
            return None
        kinds[kind.name] = kind
    fresh = load(files)
    desk = Desk(sound={name: playbook.of(name) for name in FIELDS})
    desk.written = desk.sound
    things: dict[tuple[str, str], Any] = {}
    fields: dict[str, Any] = {}
    for name, kind in kinds.items():
        known = playbook.of(name)
        read = _read(kind, {**_of_kind(kind, loaded), **_of_kind(kind, fresh)}, files, desk)
        gone = {
            one
            for one, thing in known.items()
            if thing.node.source.path in files and one not in read
        }
        if gone and kind.name not in _UNNAMED:
            return None
        things |= {(name, one): thing for one, thing in read.items()}
        together = {one: thing for one, thing in known.items() if one not in gone} | read
        fields[FIELDS[name]] = {one: together[one] for one in sorted(together)}
    found = tuple(sorted(set(desk.findings), key=lambda one: one.order))
    return Revised(replace(playbook, **fields), found, things)


_UNNAMED = ("override",)
"""Kinds that no other thing names, so that their ids may go."""


def _of_kind(kind: Kind, loaded: Loaded) -> Loaded:
    return {
        path: one
        for path, one in loaded.items()
        if path.startswith(kind.folder) and kind_of_file(path) is kind
    }


def _read(kind: Kind, loaded: Loaded, files: Mapping[str, bytes], desk: Desk) -> dict[str, Any]:
    """The things of a kind that stand in some files, or that inherit from others."""
    from qunce.resolve import read_thing, sort_out

    nodes = {name: node for name, node in sort_out(loaded, desk)[kind.name].items() if node}
    whole = layered(kind, nodes, desk)
    return {
        name: thing
        for name, node in sorted(whole.items())
        if (nodes[name].source.path in files or nodes[name].get("extends"))
        and (thing := read_thing(kind, name, node, loaded, desk)) is not None
    }

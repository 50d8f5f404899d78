"""Reading a few files anew: what a playbook would be if they said something else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from qunce.finding import Finding
from qunce.frozen import frozen
from qunce.kinds import Kind
from qunce.load import Loaded, Node, Parsed, load
from qunce.load import Mapping as MapNode
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

    `loaded` are the files that they may inherit from.

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


def inheriting(loaded: Loaded) -> Loaded:
    """The files of each kind in which something inherits: they are read together or not at all."""
    kinds = {
        kind.name
        for path, one in loaded.items()
        if isinstance(one, Parsed) and _inherits(one.node) and (kind := kind_of_file(path))
    }
    if not kinds:
        return {}
    return {
        path: one
        for path, one in loaded.items()
        if (kind := kind_of_file(path)) and kind.name in kinds
    }


def _inherits(node: Node | None) -> bool:
    """True when a thing, or one of the things of a file of many, names a parent."""
    if not isinstance(node, MapNode):
        return False
    inner = (value for _, value in node.entries.values() if isinstance(value, MapNode))
    return "extends" in node.entries or any("extends" in one.entries for one in inner)


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

"""What a file promised when it was written differently: its offers, as far as they can be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from qunce.frozen import frozen
from qunce.kinds.offer import Offer
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar, parse_bytes
from qunce.resolve.desk import Desk
from qunce.resolve.readers import Bad, record_reader


@frozen
class Promised:
    """The offers that a file spoke of, and from when until when its campaign went."""

    offers: Mapping[str, Offer]
    """A script's own offer is called ""."""
    start: datetime | None = None
    end: datetime | None = None


def promised(path: str, data: bytes) -> Promised:
    """What an earlier state of a campaign or a script promised.

    What cannot be read any more says nothing: keys come and go, and nobody can mend the past.
    """
    if not _may_promise(data):
        return Promised({})
    top = parse_bytes(path, data).node
    if not isinstance(top, MapNode):
        return Promised({})
    first, last = _phases(top.get("phases"))
    return Promised(
        _offers(top),
        datetime.combine(first, time.min) if first else None,
        datetime.combine(last, time.max) if last else None,
    )


def _may_promise(data: bytes) -> bool:
    """False for most scripts: outside of a campaign an offer runs between a start and an end."""
    return b"offer" in data and (b"phases" in data or (b"start" in data and b"end" in data))


def _offers(top: MapNode) -> Mapping[str, Offer]:
    nodes: dict[str, Node] = {}
    single, several = top.get("offer"), top.get("offers")
    if single is not None:
        nodes[""] = single
    if isinstance(several, MapNode):
        nodes |= {name: node for name, (_, node) in several.entries.items()}
    found: dict[str, Offer] = {}
    for name, node in nodes.items():
        offer = record_reader(Offer)(node, Desk())
        if not isinstance(offer, Bad):
            found[name] = offer
    return found


def _phases(node: Node | None) -> tuple[date | None, date | None]:
    """The first and the last day of a campaign."""
    phases = [one for _, one in node.entries.values()] if isinstance(node, MapNode) else []
    days = {
        key: [
            day for one in phases if isinstance(one, MapNode) and (day := _day(one.get(key)))
        ]
        for key in ("from", "until")
    }  # fmt: skip
    return min(days["from"], default=None), max(days["until"], default=None)


def _day(node: Node | None) -> date | None:
    try:
        return date.fromisoformat(node.value) if isinstance(node, Scalar) else None
    except ValueError:
        return None

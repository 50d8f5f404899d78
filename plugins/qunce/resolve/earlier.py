"""What a file promised when it was written differently: its offers, as far as they can be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time

from qunce.kinds.offer import Offer
from qunce.load import Mapping as MapNode
from qunce.load import Node, Scalar, parse_bytes
from qunce.resolve.desk import Desk
from qunce.resolve.readers import Bad, record_reader


def offers_of(path: str, data: bytes) -> Mapping[str, Offer]:
    """The offers of an earlier state of a campaign or a script; its own offer is called "".

    What cannot be read any more says nothing: keys come and go, and nobody can mend the past.
    """
    top = parse_bytes(path, data).node
    if not isinstance(top, MapNode):
        return {}
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


def term_of(path: str, data: bytes) -> tuple[datetime | None, datetime | None]:
    """From when until when a campaign went, as an earlier state of its file said."""
    top = parse_bytes(path, data).node
    first, last = _phases(top.get("phases") if isinstance(top, MapNode) else None)
    return (
        datetime.combine(first, time.min) if first else None,
        datetime.combine(last, time.max) if last else None,
    )


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

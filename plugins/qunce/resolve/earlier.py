"""What a file promised when it was written differently: its offers, as far as they can be read."""

from __future__ import annotations

from collections.abc import Mapping

from qunce.kinds.offer import Offer
from qunce.load import Mapping as MapNode
from qunce.load import Node, parse_bytes
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

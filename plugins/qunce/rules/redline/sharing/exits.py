"""Exits: links, accounts and codes that lead off the platform on which they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from qunce.derived.expressions import expression
from qunce.finding import Finding
from qunce.kinds.outreach import Link, LinkKind
from qunce.kinds.platform.model import Platform
from qunce.kinds.script.fill import fill
from qunce.kinds.script.model import Script
from qunce.rules.mechanics.carriers import Carrier, named

_ALWAYS = (LinkKind.OTHER_APP, LinkKind.DOWNLOAD)
_URL = expression(r"(?P<scheme>[a-z][a-z0-9+.-]*)://(?:[^/?#@\s]*@)?(?P<host>[^/?#:@\s]*)", re.I)
_BARE = expression(r"(?P<scheme>)(?P<host>(?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:].*)?", re.I)


def exits(
    carrier: Carrier,
    platform: Platform,
    names: tuple[str, ...],
    hosts: tuple[str, ...],
    instead: str,
    platforms: dict[str, Platform],
) -> Iterator[Finding]:
    """A finding for every link of a carrier that leaves this platform."""
    for link in carrier.thing.links:
        target = platforms.get(link.platform) if link.platform else None
        if target is not None:
            if named(target, names) and link.kind not in _ALWAYS:
                continue
            where, key = target.title, "platform"
        elif link.kind in _ALWAYS:
            where, key = "站外", "kind"
        else:
            where, key = _elsewhere(carrier, link, hosts), "url"
            if not where:
                continue
        others = [one.id for one in carrier.reach.platforms if one.id != platform.id]
        apart = f"；这条留给别的平台，就写 platforms: [{', '.join(others)}]" if others else ""
        yield Finding(
            link.at(key),
            f"在{platform.title}放了通到{where}的{link.kind.label}「{link.url}」",
            mend=f"从 links 删掉「{link.url}」，换成{instead}{apart}",
            see=carrier.seen_on([platform]),
        )


def _elsewhere(carrier: Carrier, link: Link, hosts: tuple[str, ...]) -> str:
    """The host outside the platform that a link names, or that it opens another app."""
    url = link.url
    if isinstance(carrier.thing, Script):
        examples = {name: one.example for name, one in carrier.thing.variables.items()}
        url = fill(url, examples).text
    match = _URL.search(url) or _BARE.fullmatch(url.strip())
    if match is None:
        return ""
    scheme, host = (match["scheme"] or "https").lower(), match["host"].lower()
    if scheme not in ("http", "https"):
        return f"{scheme}:// 打开的应用"
    own = any(host == one or host.endswith(f".{one}") for one in hosts)
    return "" if own else host

"""Exits: links, accounts and codes that lead off the platform on which they are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from qunce.finding import Finding
from qunce.kinds.outreach import Link, LinkKind
from qunce.kinds.platform.model import Platform
from qunce.kinds.script.fill import fill
from qunce.kinds.script.model import Script
from qunce.rules.mechanics.carriers import Carrier, named

_ALWAYS = (LinkKind.OTHER_APP, LinkKind.DOWNLOAD)
_HOST = re.compile(r"(?:https?://)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/?#:].*)?", re.IGNORECASE)


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
            host = _host(carrier, link)
            if not host or host.endswith(hosts):
                continue
            where, key = host, "url"
        others = [one.id for one in carrier.reach.platforms if one.id != platform.id]
        apart = f"；这条留给别的平台，就写 platforms: [{', '.join(others)}]" if others else ""
        yield Finding(
            link.at(key),
            f"在{platform.title}放了通到{where}的{link.kind.label}「{link.url}」",
            mend=f"从 links 删掉「{link.url}」，换成{instead}{apart}",
            see=carrier.seen_on([platform]),
        )


def _host(carrier: Carrier, link: Link) -> str:
    """The host that a link names, with a script's variables filled in; empty for a path."""
    url = link.url
    if isinstance(carrier.thing, Script):
        examples = {name: one.example for name, one in carrier.thing.variables.items()}
        url = fill(url, examples).text
    if "://" in url:
        return (urlsplit(url).hostname or "").lower()
    match = _HOST.fullmatch(url.strip())
    return match[1].lower() if match and link.kind is not LinkKind.ACCOUNT else ""

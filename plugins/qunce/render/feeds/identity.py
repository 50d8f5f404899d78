"""Identity: the UID by which a subscriber's calendar knows a post again, whatever else changes."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote

from qunce.expand import Post
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.thing import Thing
from qunce.resolve import Playbook


class Identities:
    """The steady part of each post's UID, old ids kept for renamed groups, schedules, campaigns."""

    def __init__(self, playbook: Playbook) -> None:
        self._groups = steady_ids(playbook.groups)
        self._schedules = steady_ids(playbook.schedules)
        self._campaigns = steady_ids(playbook.campaigns)
        self._domain = playbook.charter.domain

    def suffix(self, post: Post) -> str:
        """What follows the occurrence's key: place, group and the playbook's domain."""
        home = post.place.home
        homes = self._campaigns if isinstance(home, Campaign) else self._schedules
        place = homes[home.id] + post.place.name.removeprefix(home.id)
        return f".{place}.{self._groups[post.group.id]}@{self._domain}"

    def uid(self, post: Post) -> str:
        """The UID: occurrence, place and group, never the time, the title or the order."""
        return post.key + self.suffix(post)


def steady_ids(things: Mapping[str, Thing]) -> dict[str, str]:
    """Id → the first id a thing ever had, unless another thing bears that id today."""
    taken = set(things)
    steady: dict[str, str] = {}
    for name, thing in sorted(things.items()):
        former = [quote(old, safe="") for old in thing.was]
        steady[name] = next((old for old in former if old and old not in taken), name)
        taken.add(steady[name])
    return steady

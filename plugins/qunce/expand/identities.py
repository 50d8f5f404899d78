"""Identity: the UID by which a subscriber's calendar knows a post again, whatever else changes."""

from __future__ import annotations

from qunce.expand.plan import Post
from qunce.expand.steady import steady_ids
from qunce.finding import Span
from qunce.kinds.campaign.model import Campaign
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

    def group_of(self, uid: str) -> str:
        """The id that the group of an event bears today; empty when there is no such group."""
        steady = uid.rpartition(".")[2]
        return next((name for name, one in self._groups.items() if one == steady), "")

    def place_of(self, uid: str, playbook: Playbook) -> Span:
        """Where the schedule or campaign of an event is written; the charter when it is gone."""
        home = uid.split(".")[1] if uid.count(".") > 1 else ""
        for steady, things in (
            (self._schedules, playbook.schedules), (self._campaigns, playbook.campaigns),
        ):  # fmt: skip
            for name, one in steady.items():
                if one == home:
                    return things[name].at("title")
        return playbook.charter.at("title")

    def uid(self, post: Post) -> str:
        """The UID: occurrence, place and group, never the time, the title or the order."""
        return post.key + self.suffix(post)

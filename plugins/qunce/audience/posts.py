"""The posts that an audience may see, as they are planned for everybody."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from qunce.almanac import Almanac
from qunce.audience.hidden import Hidden
from qunce.expand import Place, Plan, Post
from qunce.expand.grouping import grouping
from qunce.expand.named_days import NamedDays
from qunce.kinds.campaign.model import Campaign, PhaseSlot
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.ledger import Entry, Ledger
from qunce.resolve import Playbook


def plan_of(plan: Plan, playbook: Playbook, hidden: Hidden) -> Plan:
    """The plan of a narrowed playbook: not expanded anew, since nobody's calendar may differ."""
    desk = _Desk(playbook, hidden)
    almanac = Almanac(playbook.days.values(), plan.almanac)
    return replace(
        plan,
        playbook=playbook,
        almanac=almanac,
        cancelled=tuple(one for one in desk.seen(plan.cancelled) if one.override is not None),
        named=NamedDays(playbook, almanac),
        published=None if plan.published is None else _ledger(plan.published, hidden),
        past={path: one for path, one in plan.past.items() if path not in hidden.files},
        alike=(),
        **grouping(playbook, [*desk.seen(plan.posts)], plan.start, plan.end),
    )


class _Desk:
    """One pass over posts; a place is looked up once for all its posts."""

    def __init__(self, playbook: Playbook, hidden: Hidden) -> None:
        self.playbook = playbook
        self.hidden = hidden
        self.places: dict[int, Place | None] = {}

    def seen(self, posts: tuple[Post, ...]) -> Iterator[Post]:
        """The posts that may be seen, each without what may not be."""
        book = self.playbook
        for post in posts:
            place = self._place(post.place)
            group, theme = book.groups.get(post.group.id), book.themes.get(post.theme.id)
            owner = book.people.get(post.owner.id)
            away = post.stands_in_for
            if place and group and theme and owner and (away is None or away.id in book.people):
                script = book.scripts.get(post.script.id) if post.script else None
                yield replace(
                    post,
                    place=place,
                    group=group,
                    theme=theme,
                    script=script,
                    variant=post.variant if script else "",
                    owner=owner,
                    stands_in_for=book.people[away.id] if away else None,
                    override=book.overrides.get(post.override.id) if post.override else None,
                )

    def _place(self, place: Place) -> Place | None:
        if id(place) not in self.places:
            self.places[id(place)] = self._narrowed(place)
        return self.places[id(place)]

    def _narrowed(self, place: Place) -> Place | None:
        book = self.playbook
        name = place.name.rpartition(".")[2]
        homes = book.campaigns if isinstance(place.home, Campaign) else book.schedules
        home: Schedule | Campaign | None = homes.get(place.home.id)
        theme = book.themes.get(place.theme.id)
        if home is None or theme is None:
            return None
        slot: Slot | PhaseSlot | None
        if isinstance(home, Campaign):
            slot = home.phases[place.phase].slots.get(name) if place.phase else None
        else:
            slot = home.slots.get(name)
        if slot is None:
            return None
        return replace(
            place,
            slot=slot,
            home=home,
            theme=theme,
            scripts=tuple(book.scripts[one.id] for one in place.scripts if one.id in book.scripts),
            campaign=home if isinstance(home, Campaign) else None,
        )


def _ledger(ledger: Ledger, hidden: Hidden) -> Ledger:
    """What was published of posts that may be seen; what is hidden must not seem cancelled."""
    return {uid: one for uid, one in ledger.items() if not _of_hidden(one, hidden)}


def _of_hidden(one: Entry, hidden: Hidden) -> bool:
    parts = one.uid.split(".")
    homes = hidden.ids.get("schedule", frozenset()) | hidden.ids.get("campaign", frozenset())
    return (
        one.owner in hidden.ids.get("person", ())
        or one.theme in hidden.ids.get("theme", ())
        or parts[-1] in hidden.ids.get("group", ())
        or (len(parts) > 1 and parts[1] in homes)
        or hidden.speaks(one.title)
    )

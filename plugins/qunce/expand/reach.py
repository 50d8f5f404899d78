"""Reach: on which platforms a script's words will stand, and who can read them there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from qunce.frozen import frozen
from qunce.kinds.platform.model import Platform
from qunce.kinds.shown import Origin
from qunce.kinds.vocabulary import Action, Channel, Send, Stage
from qunce.lately import once_in_a_row
from qunce.resolve import Playbook

_WIDEST = (Channel.PUBLIC, Channel.MIXED, Channel.CLOSED_GROUP)
_BY_SEND = {Send.MOMENTS: Channel.MIXED, Send.OA: Channel.PUBLIC}
"""Ways of sending that leave the group they were planned in."""


@frozen
class Reach:
    """Where words go: platforms by id, and the widest circle of readers among them."""

    platforms: tuple[Platform, ...] = ()
    channel: Channel = Channel.MIXED
    """Mixed when nobody said where: such words may be used anywhere."""


ANYWHERE = Reach()
"""The reach of words that are not yet planned."""


@once_in_a_row
def reaches(playbook: Playbook) -> Mapping[str, Reach]:
    """The reach of every script: the platforms it is written for and those it is planned on."""
    found: dict[str, set[tuple[str, Channel]]] = {
        script.id: {(name, playbook.platforms[name].channel) for name in script.platforms}
        for script in playbook.scripts.values()
    }
    for script, groups, send in dict.fromkeys(_planned(playbook)):
        found[script].update(_circles(playbook, groups, send))
    for one in playbook.scripts.values():
        if one.origin is Origin.LIVE_CLIP:  # cut from a show, it is an advertisement anywhere
            found[one.id] = {(name, Channel.PUBLIC) for name, _ in found[one.id]}
    return {name: _reach(playbook, circles) for name, circles in found.items()}


def reach_of_groups(
    playbook: Playbook, groups: Iterable[str], sends: Iterable[Send] = (Send.MANUAL,)
) -> Reach:
    """The reach of words meant for some groups, as an offer of a campaign is."""
    names = tuple(groups)
    return _reach(playbook, {one for send in sends for one in _circles(playbook, names, send)})


def reach_of_platforms(playbook: Playbook, names: Iterable[str]) -> Reach:
    """The reach of words meant for some platforms, as a picture's are."""
    return _reach(playbook, {(name, playbook.platforms[name].channel) for name in names})


def _planned(playbook: Playbook) -> Iterator[tuple[str, tuple[str, ...], Send]]:
    for schedule in playbook.schedules.values():
        for slot in schedule.slots.values():
            for script in slot.script:
                yield script, schedule.groups, slot.send
    for campaign in playbook.campaigns.values():
        for plan in campaign.phases.values():
            for phase_slot in plan.slots.values():
                for script in phase_slot.script:
                    yield script, phase_slot.groups or campaign.groups, phase_slot.send
    for journey in playbook.journeys.values():
        for step in journey.steps.values():
            if step.script:
                yield step.script, journey.groups, Send.MANUAL
    for override in playbook.overrides.values():
        if override.action is Action.REPLACE and override.script:
            home = override.slot.partition(".")[0]
            place = playbook.schedules.get(home) or playbook.campaigns.get(home)
            yield override.script, override.groups or (place.groups if place else ()), Send.MANUAL


def _circles(
    playbook: Playbook, groups: Iterable[str], send: Send
) -> Iterator[tuple[str, Channel]]:
    for name in groups:
        group = playbook.groups[name]
        if group.stage is not Stage.CLOSED:
            platform = playbook.platforms[group.platform]
            yield platform.id, _BY_SEND.get(send, platform.channel)


def _reach(playbook: Playbook, circles: set[tuple[str, Channel]]) -> Reach:
    if not circles:
        return ANYWHERE
    channels = {channel for _, channel in circles}
    return Reach(
        tuple(playbook.platforms[name] for name in sorted({name for name, _ in circles})),
        next(one for one in _WIDEST if one in channels),
    )

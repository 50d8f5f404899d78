"""What an audience may not see: which things, where they stand, and what they are called."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from qunce.finding import Span
from qunce.frozen import frozen
from qunce.kinds import KINDS
from qunce.kinds.vocabulary import Visibility
from qunce.resolve import Playbook
from qunce.resolve.playbook import FIELDS
from qunce.resolve.visibility import pack_level, seen_as

_LEAST = 2
"""A title of one character stands in every other word."""


@frozen
class Hidden:
    """Everything of a playbook that is above an audience."""

    ids: Mapping[str, frozenset[str]]
    """By kind."""
    files: frozenset[str]
    """Files that hold nothing else."""
    places: tuple[Span, ...]
    """Stretches of files that hold more."""
    names: re.Pattern[str] | None
    """The titles and ids by which it may be spoken of."""
    packs: frozenset[str]
    """The team's own packs of red lines, by path."""

    @property
    def nothing(self) -> bool:
        return not (self.files or self.places)

    @property
    def withheld(self) -> frozenset[str]:
        """By path below the docs folder: files that no site may take over, and their own pages."""
        pages = {f"{FIELDS[kind]}/{name}.md" for kind, those in self.ids.items() for name in those}
        return frozenset([*pages, *(one.removeprefix("content/") for one in self.files)])

    def holds(self, span: Span) -> bool:
        """True for a place inside of what is hidden."""
        return span.file in self.files or any(one.covers(span) for one in self.places)

    def speaks(self, words: str) -> bool:
        """True for words that name something hidden."""
        return self.names is not None and bool(self.names.search(words))


def hidden_from(playbook: Playbook, audience: Visibility) -> Hidden:
    """What stands above an audience, and what is left without meaning when that is away."""
    ids: dict[str, set[str]] = {
        kind.name: {
            name for name, one in playbook.of(kind.name).items() if not audience.sees(seen_as(one))
        }
        for kind in KINDS
        if not kind.single
    }
    for kind, name in _bereft(playbook, ids):
        ids[kind].add(name)
    files, places, names = set[str](), list[Span](), set[str]()
    for kind_ in KINDS:
        for name in sorted(ids.get(kind_.name, ())):
            thing = playbook.of(kind_.name)[name]
            names |= {name, getattr(thing, "title", "")}
            if kind_.many:
                places.append(thing.span)
            else:
                files.add(thing.span.file)
            if kind_.beside:
                files.add(f"content/{name}")  # the image whose words these are
    pages = [one.path for one in playbook.pages.values() if not audience.sees(one.visibility)]
    packs = {path for path, node in playbook.packs.items() if not audience.sees(pack_level(node))}
    files |= {*pages, *packs}
    return Hidden(
        {kind: frozenset(those) for kind, those in ids.items() if those},
        frozenset(files), tuple(places), _pattern(names), frozenset(packs),
    )  # fmt: skip


def _bereft(playbook: Playbook, ids: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """What is about hidden things only: schedules of hidden groups, changes of hidden schedules.

    A list that is empty means all there are, so that it must not become empty by itself.
    """

    def gone(kind: str, names: Iterable[str]) -> bool:
        those = set(names)
        return bool(those) and those <= ids[kind]

    for kind in ("schedule", "campaign", "journey", "day"):
        for name, thing in playbook.of(kind).items():
            if gone("group", thing.groups):
                ids[kind].add(name)
                yield kind, name
    homes = ids["schedule"] | ids["campaign"]
    for name, override in playbook.overrides.items():
        if override.slot.partition(".")[0] in homes or gone("group", override.groups):
            yield "override", name
    for name, experiment in playbook.experiments.items():
        arms = experiment.arms.values()
        if any(gone("group", arm.groups) or gone("script", [arm.script]) for arm in arms):
            yield "experiment", name
    for name, module in playbook.modules.items():
        if gone("lesson", module.lessons):
            yield "module", name
    for name, feed in playbook.feeds.items():
        only: Any = feed.only
        lists = ("group", "groups"), ("platform", "platforms"), ("theme", "themes"), (
            "person", "people",
        )  # fmt: skip
        if only and any(gone(kind, getattr(only, key)) for kind, key in lists):
            yield "feed", name


def _pattern(names: set[str]) -> re.Pattern[str] | None:
    """Any of the names; one of letters and digits only as a word of its own."""
    told = sorted(
        rf"(?<![a-z0-9-]){re.escape(one)}(?![a-z0-9-])" if one.isascii() else re.escape(one)
        for one in names
        if len(one) >= _LEAST
    )
    return re.compile("|".join(told)) if told else None

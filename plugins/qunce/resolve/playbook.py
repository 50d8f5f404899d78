"""The resolved playbook: every sound thing by kind and id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import tzinfo
from typing import Any

from qunce.frozen import frozen
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.day.model import Day
from qunce.kinds.experiment.model import Experiment
from qunce.kinds.feed.model import Feed
from qunce.kinds.group.model import Group
from qunce.kinds.journey.model import Journey
from qunce.kinds.lesson.model import Lesson
from qunce.kinds.module.model import Module
from qunce.kinds.override.model import Override
from qunce.kinds.period.model import Period
from qunce.kinds.person.model import Person
from qunce.kinds.picture.model import Picture
from qunce.kinds.platform.model import Platform
from qunce.kinds.playbook.model import Charter
from qunce.kinds.quiz.model import Quiz
from qunce.kinds.release.model import Release
from qunce.kinds.role.model import Role
from qunce.kinds.schedule.model import Schedule
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import Visibility
from qunce.load import Node


@frozen
class Authored:
    """A Markdown page of the site that is no lesson: a guide, an index, a few words of welcome."""

    path: str
    text: str = field(repr=False)
    """The whole file, front matter and all."""
    body: str = field(repr=False)
    body_line: int = 1
    visibility: Visibility = Visibility.STAFF


@frozen
class Playbook:
    """Everything a team wrote that could be understood; ids are sorted within each kind."""

    charter: Charter
    zone: tzinfo
    releases: Mapping[str, Release]
    roles: Mapping[str, Role]
    platforms: Mapping[str, Platform]
    people: Mapping[str, Person]
    themes: Mapping[str, Theme]
    scripts: Mapping[str, Script]
    groups: Mapping[str, Group]
    experiments: Mapping[str, Experiment]
    periods: Mapping[str, Period]
    journeys: Mapping[str, Journey]
    schedules: Mapping[str, Schedule]
    campaigns: Mapping[str, Campaign]
    days: Mapping[str, Day]
    overrides: Mapping[str, Override]
    feeds: Mapping[str, Feed]
    modules: Mapping[str, Module]
    lessons: Mapping[str, Lesson]
    quizzes: Mapping[str, Quiz]
    pictures: Mapping[str, Picture]
    """The words of images, by the image's path below content/."""
    pages: Mapping[str, Authored]
    """Pages that somebody wrote below content/, by path; lessons are not among them."""
    packs: Mapping[str, Node] = field(default_factory=dict)
    """The team's own red-line packs by path, still unread: the red lines know their form."""
    present: frozenset[str] = frozenset()
    """The path of every file in the folder, whether or not anybody reads it."""

    def of(self, kind: str) -> Mapping[str, Any]:
        """The things of a kind by its name: `of("group")`."""
        return getattr(self, FIELDS[kind])  # type: ignore[no-any-return]


FIELDS = {
    "release": "releases", "role": "roles", "platform": "platforms", "person": "people",
    "theme": "themes", "script": "scripts", "group": "groups", "experiment": "experiments",
    "period": "periods", "journey": "journeys", "schedule": "schedules",
    "campaign": "campaigns", "day": "days", "override": "overrides", "feed": "feeds",
    "module": "modules", "lesson": "lessons", "quiz": "quizzes", "picture": "pictures",
}  # fmt: skip

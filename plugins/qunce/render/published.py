"""Published: which sections of a playbook a site has, and so which paths lead somewhere."""

from __future__ import annotations

from dataclasses import field

from qunce.finding import closest
from qunce.frozen import frozen
from qunce.kinds.playbook.sections import Section
from qunce.resolve import Playbook

_PLACES = {
    **{f"{one.value}.md": one for one in Section},  # today.md, check.md …
    **{one.value: one for one in Section},  # groups/, rules/ …
    "data": Section.SCHEDULES,
    "feeds": Section.CALENDARS,
    "_headers": Section.CALENDARS,
}
"""The first part of a path below the docs folder → what it belongs to."""


class NoSuchSite(LookupError):
    """A site that the charter does not name; the message is fit to be shown."""


@frozen
class Published:
    """The sections that a site has."""

    sections: frozenset[Section] = frozenset(Section)
    authored: frozenset[str] = field(default=frozenset(), repr=False)
    """The paths of pages written by hand, which belong to the guide or to the course."""

    def __contains__(self, section: object) -> bool:
        return section in self.sections

    withheld: frozenset[str] = field(default=frozenset(), repr=False)
    """Paths of what is not for the site's audience, whatever its sections."""

    @property
    def whole(self) -> bool:
        """True when nothing is left out."""
        return len(self.sections) == len(Section) and not self.withheld

    def has(self, path: str) -> bool:
        """True for what this site has, by its path below the docs folder.

        >>> Published(frozenset({Section.COURSE})).has("rules/cad-001.md")
        False
        """
        if path in self.withheld:
            return False
        first = path.partition("/")[0]
        if path in self.authored and first != Section.COURSE.value:
            return Section.GUIDE in self.sections
        section = _PLACES.get(first)
        return section is None or section in self.sections


EVERYTHING = Published()


def published(playbook: Playbook, site: str = "") -> Published:
    """What a site has, by its name in the charter; without a name everything.

    Raises `NoSuchSite`.
    """
    if not site:
        return EVERYTHING
    sites = playbook.charter.sites
    if site not in sites:
        guess = closest(site, sites)
        known = f"已有：{'、'.join(sites)}" if sites else "content/playbook.yml 还没有写 sites"
        raise NoSuchSite(f"没有叫「{site}」的网站；{f'是不是「{guess}」？' if guess else known}")
    authored = [*playbook.pages, *(one.path for one in playbook.lessons.values())]
    return Published(
        sites[site].sections, frozenset(one.removeprefix("content/") for one in authored)
    )

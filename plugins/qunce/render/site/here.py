"""Here: where a page lies, and so how it links to every other."""

from __future__ import annotations

from markupsafe import Markup

from qunce.check.faults import FAULTS as CHECK_FAULTS
from qunce.frozen import frozen
from qunce.kinds.group.model import Group
from qunce.kinds.person.model import Person
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.thing import Thing
from qunce.load.faults import FAULTS as LOAD_FAULTS
from qunce.render.feeds import FAULTS as FEED_FAULTS
from qunce.render.site.escape import link, literal
from qunce.resolve.faults import FAULTS as RESOLVE_FAULTS
from qunce.rules.redline.packs.batch import FAULTS as BATCH_FAULTS
from qunce.rules.redline.packs.faults import FAULTS as PACK_FAULTS
from qunce.rules.redline.packs.pasted import FAULTS as PASTED_FAULTS

FAULTS = (
    *LOAD_FAULTS, *RESOLVE_FAULTS, *CHECK_FAULTS, *PACK_FAULTS, *FEED_FAULTS, *PASTED_FAULTS,
    *BATCH_FAULTS,
)  # fmt: skip
_FAULT_CODES = {one.code for one in FAULTS}

FOLDERS = {
    "group": "groups", "theme": "themes", "script": "scripts", "schedule": "schedules",
    "campaign": "campaigns", "person": "people", "platform": "platforms", "journey": "journeys",
}  # fmt: skip
"""The kinds that have a page for each thing, and its folder."""


@frozen
class Here:
    """The place of a page: `root` leads from it to the top of the site (`../`)."""

    root: str = ""

    @classmethod
    def at(cls, path: str) -> Here:
        """The place of the page with this path."""
        return cls("../" * path.count("/"))

    def to(self, path: str, text: object, classes: str = "") -> Markup:
        """A link to a page of the site by its path from the top."""
        return link(text, self.root + path, classes)

    def thing(self, kind: str, one: Thing, classes: str = "") -> Markup:
        """A link to a thing's own page."""
        return self.to(f"{FOLDERS[kind]}/{one.id}.md", one.title, classes)

    def group(self, one: Group, classes: str = "") -> Markup:
        return self.thing("group", one, classes)

    def theme(self, one: Theme, classes: str = "") -> Markup:
        return self.thing("theme", one, classes)

    def script(self, one: Script, classes: str = "") -> Markup:
        return self.thing("script", one, classes)

    def person(self, one: Person, classes: str = "") -> Markup:
        return self.thing("person", one, classes)

    def role(self, one: Thing) -> Markup:
        return self.to(f"roles/index.md#{one.id}", one.title)

    def code(self, code: str) -> Markup:
        """A rule's code, linked to its page of the handbook."""
        if code in _FAULT_CODES:
            return self.to(f"rules/faults.md#{code.lower()}", code, "q-code")
        return self.to(f"rules/{code.lower()}.md", code, "q-code") if code else literal("")

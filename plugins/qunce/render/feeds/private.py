"""Private feeds: paths that nobody can guess, made of a secret that no file holds."""

from __future__ import annotations

from base64 import b32encode
from hashlib import sha256
from hmac import digest

from qunce.frozen import frozen
from qunce.kinds.person.model import Person
from qunce.kinds.vocabulary import Each
from qunce.layout import PRIVATE
from qunce.render.feeds.events import absolute
from qunce.render.feeds.series import series_of
from qunce.resolve import Playbook

_BYTES = 20
"""160 bits, which fill 32 letters of base32 without a rest."""


def private_path(secret: str, series: str, person: Person, name: str = "") -> str:
    """Where a person's private feed lies; another secret or epoch gives another place.

    `name` is an id from before a rename. The first private series has no name of its own, so that
    renaming its entry leaves the links as they are.
    """
    said = f"person:{name or person.id}:{person.epoch}" + (f":{series}" if series else "")
    token = b32encode(digest(secret.encode(), said.encode(), sha256)[:_BYTES]).decode().lower()
    return f"{PRIVATE}{token}.ics"


@frozen
class PrivateLink:
    """What is handed to one person."""

    person: Person
    title: str
    address: str
    """Only the path where the site's own address is not known."""


def private_links(playbook: Playbook, secret: str) -> tuple[PrivateLink, ...]:
    """Every private calendar's owner and address."""
    site = absolute(playbook.charter.site_url)
    return tuple(
        PrivateLink(
            person,
            person.title if series.first else f"{person.title}（{series.title}）",
            site + private_path(secret, "" if series.first else series.id, person),
        )
        for series in series_of(playbook)
        if series.private and series.each is Each.PERSON
        for person in playbook.people.values()
    )

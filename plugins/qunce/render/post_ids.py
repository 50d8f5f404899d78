"""Post ids: a few letters for each post on a screen, and the posts that a text may mean."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha1

from qunce.expand import Post

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Those that nobody mistakes for another when reading one out."""


def short_id(identity: str) -> str:
    """A few letters that stand for a post's identity on one screen.

    >>> short_id("2026w48-1.week.mon-tips.vip")
    't3sah'
    """
    number = int.from_bytes(sha1(identity.encode(), usedforsecurity=False).digest()[:8], "big")
    letters = ""
    for _ in range(5):
        number, rest = divmod(number, len(_LETTERS))
        letters += _LETTERS[rest]
    return letters


def found(posts: Iterable[Post], wanted: str) -> list[Post]:
    """The posts that a text may mean: its identity or short id, else a part of either."""
    wanted = wanted.strip().lower()
    posts = list(posts)
    exact = [post for post in posts if wanted in (post.identity, short_id(post.identity))]
    if exact:
        return exact
    return [
        post
        for post in posts
        if wanted in post.identity
        or (len(wanted) > 2 and short_id(post.identity).startswith(wanted))
    ]

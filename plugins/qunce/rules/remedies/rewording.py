"""Other words for a post: scripts of its theme in place of the one it would use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from qunce.expand import Plan, Post
from qunce.finding import Change
from qunce.kinds.script.model import Script
from qunce.rules.remedies.announcing import alike
from qunce.rules.remedies.slots import rescripted


def rewords(
    plan: Plan, post: Post, fits: Callable[[Script], bool] = lambda _: True
) -> Iterator[Change]:
    """The post's slot with another script of its theme in the place of the one it uses."""
    for script in alike(plan, post):
        if fits(script):
            turn = [script if one is post.script else one for one in post.place.scripts]
            if change := rescripted(post, turn or [script]):
                yield change
    rest = [one for one in post.place.scripts if one is not post.script]
    if change := rescripted(post, rest):
        yield change

"""Changes of how a post is sent: by hand instead of by a tool whose limit is used up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qunce.expand import Post
from qunce.finding import Change
from qunce.kinds.schedule.model import Slot
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Attachment, Send
from qunce.rules.remedies.slots import dropped, of_slot, together, valued


def by_hand(posts: Iterable[Post]) -> Change | None:
    """The slots of some posts sent by hand, each slot once."""
    slots = {id(post.place): post for post in posts}
    return together(
        valued(
            post.place.slot,
            "send",
            Send.MANUAL.value,
            f"把{of_slot(post)}改成人工发（send: manual）",
        )
        for post in slots.values()
    )


def fewer(posts: Iterable[Post]) -> Iterator[Change]:
    """Posts that a tool has no room for: sent by hand, or left out, the last ones first.

    Of a slot with several weekdays some days are left out before all of them are sent by hand.
    """
    those = list(posts)
    told = set[str]()
    for change in _fewer(those):
        if change.words not in told:
            told.add(change.words)
            yield change


def _fewer(those: list[Post]) -> Iterator[Change]:
    slots = dict[str, list[Post]]()
    for post in reversed(those):
        slots.setdefault(post.place.name, []).append(post)
    for extra in slots.values():
        slot = extra[0].place.slot
        several = isinstance(slot, Slot) and len(slot.day) > 1
        fewer_days = [one for one in (*map(dropped, extra), dropped(*extra)) if one]
        hand = [one for one in (by_hand(extra),) if one]
        yield from (*fewer_days, *hand) if several else (*hand, *fewer_days)
    if change := by_hand(those):
        yield change


def attached(script: Script, left: Sequence[Attachment], words: str) -> Iterator[Change]:
    """A script with these attachments only."""
    names = ", ".join(one.value for one in left)
    if change := valued(script, "attachments", f"[{names}]", words):
        yield change

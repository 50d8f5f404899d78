"""Changes of a slot, for every week it gives posts: another day, time, theme, script or sender.

Each builder gives a change, or None where the playbook cannot say it: a slot written with an
alias or inherited from another file, a weekday for a post that goes out on every day of a phase.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time

from qunce.change import cut, entry, inside, put
from qunce.expand import Place, Post
from qunce.finding import Change, Edit, Span
from qunce.kinds.campaign.model import Campaign
from qunce.kinds.months import length_of
from qunce.kinds.person.model import Person
from qunce.kinds.record import Record
from qunce.kinds.schedule.model import Schedule, Slot
from qunce.kinds.schedule.words import days_said
from qunce.kinds.script.model import Script
from qunce.kinds.theme.model import Theme
from qunce.kinds.vocabulary import SlotDay
from qunce.load import Mapping
from qunce.resolve.scalars import day_of
from qunce.rules.wording import weekday

_WEEKDAYS = tuple(one for one in SlotDay if one.is_weekday)


def moved(post: Post, day: date | None = None, at: time | None = None) -> Change | None:
    """The slot on the weekday of `day`, or at another time of day, or both."""
    day, at = day or post.date, at or post.starts.time()
    node = _node(post.place)
    here = (post.planned, post.place.slot.time_of_day)
    if node is None or (day, at) == here or here != (post.date, post.starts.time()):
        return None  # an override has taken it elsewhere, or it stands there already
    parts: list[tuple[Edit, ...]] = []
    if day != post.date:
        parts.append(_on(post, node, day))
    if at != post.starts.time():
        parts.append(put(node, "at", f"{at:%H:%M}"))
    slot = post.place.slot
    to = f"{weekday(day)} {at:%H:%M}" if day != post.date else f"{at:%H:%M}"
    if day != post.date and not (isinstance(slot, Slot) and slot.weekly):
        monthly = isinstance(slot, Slot) and slot.monthday
        to = f"{day.day} 号 {at:%H:%M}" if monthly else f"{day:%m-%d} {at:%H:%M}"
    return _change(f"把{_spaced(post)}挪到 {to}".replace("到 周", "到周"), *parts)


def swapped(one: Post, other: Post) -> Change | None:
    """Two slots that take each other's weekday and time."""
    change = together(
        [
            moved(one, other.date, other.starts.time()),
            moved(other, one.date, one.starts.time()),
        ]
    )
    return change and replace(change, words=f"把{of_slot(one)}和{of_slot(other)}对调")


def rethemed(post: Post, theme: Theme, script: Script | None = None) -> Change | None:
    """The slot with another theme, and a script of that theme or none."""
    node = _node(post.place)
    if node is None:
        return None
    parts = [put(node, "theme", theme.id)]
    with_words = ""
    if script is not None:
        parts.append(put(node, "script", script.id))
        with_words = f"，话术用「{script.title}」"
    elif post.place.slot.script:
        parts.append(cut(node, "script"))
    return _change(f"把{_spaced(post)}换成「{theme.title}」{with_words}", *parts)


def rescripted(post: Post, scripts: Sequence[Script]) -> Change | None:
    """The slot with these scripts in turn."""
    node = _node(post.place)
    if node is None or not scripts:
        return None
    titles = "、".join(f"「{one.title}」" for one in scripts)
    turn = "轮着用" if len(scripts) > 1 else "换成"
    return _change(
        f"{of_slot(post)}的话术{turn}{titles}",
        put(node, "script", _several([one.id for one in scripts])),
    )


def owned(post: Post, person: Person) -> Change | None:
    """The slot sent by somebody else."""
    node = _node(post.place)
    if node is None:
        return None
    return _change(
        f"{of_slot(post)}改由{person.title}发（owner: {person.id}）", put(node, "owner", person.id)
    )


def dropped(post: Post, *others: Post) -> Change | None:
    """The plan without this slot, or the slot without these posts' weekdays where more are left."""
    slot, slots = post.place.slot, _slots(post.place)
    if slots is None or _node(post.place) is None:
        return None
    name = post.place.name.rpartition(".")[2]
    if isinstance(slot, Slot) and slot.weekly and len(slot.day) > 1:
        node = _node(post.place)
        away = {one.date.weekday() for one in (post, *others)}
        left = [one for one in slot.day if one.number not in away]
        if node is None or not away <= {one.number for one in slot.day}:
            return None
        if left:
            words = "、".join(_WEEKDAYS[one].label for one in sorted(away))
            days = _several([one.value for one in left])
            return _change(f"{of_slot(post)}去掉{words}", put(node, "day", days))
    return _change(f"删掉{of_slot(post)}（{name}）", cut(slots, name))


def added(
    home: Schedule,
    day: date,
    at: time,
    theme: Theme,
    *,
    owner: Person | None = None,
    script: Script | None = None,
    every: str = "",
    once: bool = False,
) -> Change | None:
    """A schedule with one more slot, weekly or on one date; `every` holds more keys as written."""
    slots = inside(home.node, "slots")
    if slots is None:
        return None
    on = _WEEKDAYS[day.weekday()].value
    name = _free_name(slots, f"{day:%m-%d}-{theme.id}" if once else f"{on}-{theme.id}")
    keys = [f"on: {day}" if once else f"day: {on}", f"at: {at:%H:%M}", f"theme: {theme.id}"]
    if script is not None:
        keys.append(f"script: {script.id}")
    if owner is not None:
        keys.append(f"owner: {owner.id}")
    if every:
        keys.append(every)
    where = f"{home.id}，{every}" if every and not once else home.id
    said = f"只这一次：{day:%m-%d} {weekday(day)}" if once else f"在{weekday(day)}"
    return _change(
        f"{said} {at:%H:%M} 加一条「{theme.title}」（{where}）",
        entry(slots, name, f"{{{', '.join(keys)}}}"),
        once=once,
    )


def lacking(thing: Record, key: str, words: str) -> Change | None:
    """Anything read from a file with one key taken out."""
    return _change(words, cut(thing.node, key))


def ended(thing: Record, last: date, words: str) -> Change | None:
    """A schedule, slot or phase that ends with a day."""
    return valued(thing, "until", f"{last}", words)


def valued(thing: Record, key: str, text: str, words: str) -> Change | None:
    """Anything read from a file with one key set, for what has no builder of its own.

    `text` is written as it stands: take `quoted` of qunce.change for free words.
    """
    return _change(words, put(thing.node, key, text))


def together(changes: Iterable[Change | None]) -> Change | None:
    """Several changes as one; None when one cannot be made, or two edit the same place."""
    those = list(changes)
    if not those or None in those:
        return None
    edits: dict[Span, Edit] = {}
    for edit in (edit for one in those if one is not None for edit in one.edits):
        earlier = edits.get(edit.span)
        if earlier is None:
            edits[edit.span] = edit
        elif not edit.span.empty or earlier.text == edit.text:
            return None
        else:  # what is put in at the same place stands there one after the other
            edits[edit.span] = Edit(edit.span, earlier.text + edit.text)
    return Change(
        "，".join(one.words for one in those if one),
        tuple(edits.values()),
        once=any(one.once for one in those if one),
    )


def of_slot(post: Post) -> str:
    """A slot as people speak of it: 周一、周三 10:30「生活小窍门」."""
    slot = post.place.slot
    days = weekday(post.date)
    if isinstance(slot, Slot):
        # a festival or a campaign has a title that only the playbook knows, its date is as good
        named = slot.on or slot.campaign
        days = f"{post.date:%m-%d} {weekday(post.date)}" if named else days_said(slot)
    elif post.place.campaign:
        days = (
            f"{post.date:%m-%d}" if len(slot.dates or slot.days) == 1 else post.place.campaign.title
        )
    return f"{days} {slot.time_of_day:%H:%M}「{post.place.theme.title}」"


def _spaced(post: Post) -> str:
    """A slot behind a Chinese word: with a space before a date or an id, which are set apart."""
    said = of_slot(post)
    return f" {said}" if said[:1].isascii() else said


def _on(post: Post, node: Mapping, day: date) -> tuple[Edit, ...]:
    """The edit that takes a post's own day to another one, leaving a slot's other days."""
    slot = post.place.slot
    if isinstance(slot, Slot):
        if not slot.weekly:
            return _on_date(slot, node, post.planned, day)
        number = day.weekday()
        left = [one for one in slot.day if one.number != post.planned.weekday()]
        if any(one.number == number for one in left):
            return ()
        days = sorted([*left, _WEEKDAYS[number]], key=lambda one: one.number)
        return put(node, "day", _several([one.value for one in days]))
    plan = _phase(post.place)
    if not plan[0] <= day <= plan[1]:
        return ()
    if slot.dates:
        dates = sorted({*slot.dates, day} - {post.planned})
        return put(node, "on", _several([f"{one}" for one in dates]))
    if slot.days:
        length = (plan[1] - plan[0]).days + 1
        numbers = {one if one > 0 else length + 1 + one for one in slot.days}
        numbers -= {(post.planned - plan[0]).days + 1}
        return put(
            node,
            "day",
            _several([f"{one}" for one in sorted({*numbers, (day - plan[0]).days + 1})]),
        )
    return ()


def _on_date(slot: Slot, node: Mapping, planned: date, day: date) -> tuple[Edit, ...]:
    """The edit of a day of the month or of a plain date; a festival or the last Friday stays."""
    if slot.monthday and (day.year, day.month) == (planned.year, planned.month):
        length = length_of(day.year, day.month)
        left = [one for one in slot.monthday if one % (length + 1) != planned.day]
        return put(
            node, "monthday", _several([f"{one}" for one in dict.fromkeys((*left, day.day))])
        )
    if slot.on and not (slot.before or slot.after):
        dates = [one for one in slot.on if day_of(one) != planned]
        if len(dates) < len(slot.on):
            return put(node, "on", _several([*dates, f"{day}"]))
    return ()


def _phase(place: Place) -> tuple[date, date]:
    return place.stretch


def _node(place: Place) -> Mapping | None:
    """The slot's own mapping, when an edit of it is an edit of nothing else."""
    slots = _slots(place)
    return inside(slots, place.name.rpartition(".")[2]) if slots is not None else None


def _slots(place: Place) -> Mapping | None:
    if isinstance(place.home, Campaign):
        assert place.phase  # what is not weekly belongs to a phase
        return inside(place.home.node, "phases", place.phase.value, "slots")
    return inside(place.home.node, "slots")


def _several(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _free_name(slots: Mapping, name: str) -> str:
    number = 2
    free = name
    while free in slots.entries:
        free, number = f"{name}-{number}", number + 1
    return free


def _change(words: str, *parts: tuple[Edit, ...], once: bool = False) -> Change | None:
    """A change made of several edits; None when one of them cannot be written."""
    if not parts or not all(parts):
        return None
    return Change(words, tuple(edit for part in parts for edit in part), once)

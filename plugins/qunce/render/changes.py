"""Changes: what differs in whose calendar between two states of what is published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from qunce.expand import monday
from qunce.expand.steady import steady_ids
from qunce.frozen import frozen
from qunce.kinds.vocabulary import Weekday, Word
from qunce.ledger import Entry, Ledger
from qunce.render.feeds.wording import CANCELLED
from qunce.resolve import Playbook

_MOST = 3
"""Posts that a line of notes names; of more it says how many."""


class Act(Word):
    """What happened to a post, in the order in which notes tell it."""

    ADDED = "added", "新增"
    MOVED = "moved", "改期"
    CANCELLED = "cancelled", "取消"
    RESTORED = "restored", "恢复"
    REASSIGNED = "reassigned", "换人发"
    REWORDED = "reworded", "换内容"


@frozen
class PostChange:
    """One post that is told differently now."""

    act: Act
    uid: str
    before: Entry | None
    after: Entry | None

    @property
    def entry(self) -> Entry:
        """The state by which people know it: the new one, or the last there was."""
        entry = self.after or self.before
        assert entry is not None  # one of both is there, else nothing has changed
        return entry


def compare(old: Ledger, new: Ledger) -> tuple[PostChange, ...]:
    """Every post that both states tell differently, in order of time.

    Posts after the last week of the old state are not new: it did not reach so far. Those before
    the first day of the new one are not cancelled: it begins later.
    """
    last = max((one.starts.date() for one in old.values()), default=None)
    reach = monday(last) + timedelta(6) if last else date.max
    since = min((one.starts.date() for one in new.values()), default=date.min)
    here = {uid: one for uid, one in old.items() if uid in new or one.starts.date() >= since}
    found = [
        PostChange(act, uid, here.get(uid), new.get(uid))
        for uid in here.keys() | new.keys()
        if (act := _act(here.get(uid), new.get(uid), reach)) is not None
    ]
    return tuple(sorted(found, key=lambda one: (one.entry.starts, one.uid)))


def _act(before: Entry | None, after: Entry | None, reach: date) -> Act | None:
    was, now = _on(before), _on(after)
    if before is None and after is not None:
        return Act.ADDED if now and after.starts.date() <= reach else None
    if was != now:
        return Act.RESTORED if now else Act.CANCELLED
    if before is None or after is None or not now or before.digest == after.digest:
        return None
    if (before.starts, before.minutes) != (after.starts, after.minutes):
        return Act.MOVED
    return Act.REASSIGNED if before.owner != after.owner else Act.REWORDED


def _on(entry: Entry | None) -> bool:
    return entry is not None and entry.gone is None and not entry.title.startswith(CANCELLED)


def by_group(
    changes: Iterable[PostChange], playbook: Playbook
) -> Mapping[str, Sequence[PostChange]]:
    """The changes of each group by its id; those of groups that are gone under their old names."""
    today = {steady: name for name, steady in steady_ids(playbook.groups).items()}
    found: dict[str, list[PostChange]] = {}
    for one in changes:
        steady = one.uid.rpartition(".")[2]
        found.setdefault(today.get(steady, steady), []).append(one)
    return dict(sorted(found.items()))


def by_person(changes: Iterable[PostChange]) -> Mapping[str, Sequence[PostChange]]:
    """The changes in each person's calendar; what goes from one to another is in both."""
    found: dict[str, list[PostChange]] = {}
    for one in changes:
        owners = {state.owner for state in (one.before, one.after) if state is not None}
        for owner in owners:
            found.setdefault(owner, []).append(one)
    return dict(sorted(found.items()))


def notes(changes: Sequence[PostChange], playbook: Playbook) -> Iterator[str]:
    """A line for each group: how many posts of each kind of change, the first few by name."""
    for group, those in by_group(changes, playbook).items():
        title = playbook.groups[group].title if group in playbook.groups else group
        parts = []
        for act in Act:
            mine = [one for one in those if one.act is act]
            if mine:
                parts.append(f"{act.label} {len(mine)} 条（{_named(mine)}）")
        yield f"{title}：{'，'.join(parts)}"


def totals(changes: Iterable[PostChange]) -> str:
    """How many of each: 新增 3 条，改期 1 条."""
    counted = Counter(one.act for one in changes)
    return "，".join(f"{act.label} {counted[act]} 条" for act in Act if counted[act])


def told(one: PostChange) -> str:
    """A change in one line: when it was, when it is, what."""
    before, after, entry = one.before, one.after, one.entry
    title = entry.title.removeprefix(CANCELLED).partition(" · ")[0]
    if one.act is Act.MOVED and before and after:
        return f"{_when(before)} → {_when(after)}「{title}」"
    if one.act is Act.REWORDED and before and after:
        old = before.title.partition(" · ")[0]
        return (
            f"{_when(after)}「{old}」→「{title}」" if old != title else f"{_when(after)}「{title}」"
        )
    return f"{_when(entry)}「{title}」"


def folded(changes: Iterable[PostChange]) -> Iterator[str]:
    """Each change in a line; what a slot does week after week is told once."""
    slots: dict[tuple[Act, str, str], list[PostChange]] = {}
    for one in changes:
        slots.setdefault((one.act, one.uid.partition(".")[2], _weekly(one)), []).append(one)
    for (_, _, weekly), those in slots.items():
        if len(those) == 1:
            yield told(those[0])
        else:
            yield f"{weekly}（{those[0].entry.starts:%m-%d} 起 {len(those)} 条）"


def _named(changes: Sequence[PostChange]) -> str:
    lines = list(folded(changes))
    shown = "、".join(lines[:_MOST])
    return shown if len(lines) <= _MOST else f"{shown}等"


def _weekly(one: PostChange) -> str:
    """A change as it comes back every week: 周五 16:30 → 16:45「话题聊聊」."""
    title = one.entry.title.removeprefix(CANCELLED).partition(" · ")[0]
    was, now = (_clock(state) if state else "" for state in (one.before, one.after))
    if one.act is not Act.MOVED:
        return f"{now or was}「{title}」"
    if was.partition(" ")[0] == now.partition(" ")[0]:
        now = now.partition(" ")[2]
    return f"{was} → {now}「{title}」"


def _clock(entry: Entry) -> str:
    return f"{list(Weekday)[entry.starts.weekday()].label} {entry.starts:%H:%M}"


def _when(entry: Entry) -> str:
    return f"{entry.starts:%m-%d} {_clock(entry)}"

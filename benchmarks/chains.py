"""A chain of shops: many groups on few schedules, a host for every four, every form of slot.

What a big team really has: twenty groups share a schedule, scripts take turns, and the plan keeps
to most rules, so that the rules are timed and not their findings.
"""

from __future__ import annotations

from benchmarks.prose import prose
from qunce.example import starter

SHARE = 20
"""Groups on one schedule."""
SETS = 50
"""Sets of scripts; more schedules than that take the same ones again."""
HANDS = 4
"""Groups of one host."""
_THEMES = {
    "tips": "value", "care": "service", "recipes": "value", "talk": "interact", "vote": "interact",
    "share": "interact", "gift": "benefit", "packet": "benefit", "deal": "promo", "list": "promo",
    "play": "interact", "notice": "notice",
}  # fmt: skip
_SLOTS = (
    ("mon-tips", "day: mon", "10:30", "tips"),
    ("mon-talk", "day: mon", "19:00", "talk"),
    ("tue-care", "day: tue", "12:30", "care"),
    ("wed-gift", "day: wed", "19:30", "gift"),
    ("wed-recipes", "day: wed, week: A", "12:30", "recipes"),
    ("wed-play", "day: wed, week: B", "12:30", "play"),
    ("thu-vote", "day: thu", "12:30", "vote"),
    ("thu-tips", "day: thu, every: 2, offset: 1", "19:30", "tips"),
    ("thu-play", "day: thu, every: 2", "19:30", "play"),
    ("fri-talk", "day: fri", "17:30", "talk"),
    ("fri-recipes", "day: fri, nth: [1, 2, 3]", "12:30", "recipes"),
    ("fri-month", "day: fri, nth: -1", "12:30", "notice"),
    ("sat-deal", "day: sat", "12:30", "deal"),
    ("sat-play", "day: sat, only: restday", "16:00", "play"),
    ("sun-packet", "day: sun, every: 3", "12:30", "packet"),
    ("sun-list", "day: sun", "16:00", "list"),
    ("sun-share", "day: sun, only: restday", "19:00", "share"),
)
"""(name, on which days, when, theme): some twelve posts a week."""


def chain(groups: int = 500, share: int = SHARE) -> dict[str, bytes]:
    """The files of a chain with so many groups, so many of them on each schedule."""
    base = starter()
    files = {
        path: base[path]
        for path in base
        if path.startswith(("content/platforms/", "content/roles/"))
        or path in ("content/playbook.yml", "calendar/feeds.yml")
    }
    for theme, kind in _THEMES.items():
        text = f"title: 栏目{theme}\nkind: {kind}\nwhy: 群友每周都等着它\n"
        text += "activity: true\n" if theme == "play" else ""
        files[f"content/themes/{theme}.yml"] = text.encode()
    schedules = -(-groups // share)
    sentences = iter(prose(min(schedules, SETS) * len(_SLOTS) * 3 * 60))
    for number in range(-(-groups // HANDS)):
        files[f"content/people/p{number:04}.yml"] = _person(number, groups).encode()
    for number in range(groups):
        files[f"content/groups/g{number:04}.yml"] = _group(number).encode()
    for number in range(schedules):
        names = [f"g{one:04}" for one in range(number * share, min((number + 1) * share, groups))]
        files[f"calendar/schedules/s{number:03}.yml"] = _schedule(number, names).encode()
        for slot, *_ in _SLOTS if number < SETS else ():
            for turn in range(3):
                text = "".join(next(sentences) for _ in range(2)).replace("\n", " ")
                files[f"content/scripts/s{number:03}/s{number:03}-{slot}-{turn}.yml"] = (
                    f"title: 话术{number}{slot}{turn}\ntext: |\n  {text.strip()}\n"
                ).encode()
    return files


def _person(number: int, groups: int) -> str:
    hosts = -(-groups // HANDS)
    return (
        f"title: 值班{number}\nroles: [host]\ndeputy: p{(number + 1) % hosts:04}\n"
        "shifts:\n  - {days: [mon, tue, wed, thu, fri, sat, sun], from: 09:00, to: 22:00}\n"
    )


def _group(number: int) -> str:
    deputy = (number // HANDS + 1) % max(-(-(number + 1) // HANDS), 2)
    return (
        f"title: 第{number}号街坊群\nplatform: wecom\ntype: interest\n"
        f"members: {100 + number % 300}\n"
        f"host: p{number // HANDS:04}\ndeputy: p{deputy:04}\nopened: 2025-03-01\n"
        f"themes: [{', '.join(_THEMES)}]\n"
    )


def _schedule(number: int, groups: list[str]) -> str:
    lines = [
        f"title: 第{number}号排期", f"groups: [{', '.join(groups)}]", "from: 2026-01-05", "slots:",
    ]  # fmt: skip
    for name, days, clock, theme in _SLOTS:
        scripts = ", ".join(f"s{number % SETS:03}-{name}-{turn}" for turn in range(3))
        lines.append(f"  {name}: {{{days}, at: {clock}, theme: {theme}, script: [{scripts}]}}")
    return "\n".join(lines) + "\n"

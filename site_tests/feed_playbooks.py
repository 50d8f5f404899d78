"""Playbooks whose calendars every reader has to agree on, and what their plans say they show."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from benchmarks.feeds import posts_of
from benchmarks.playbooks import generated
from site_tests.calendar_readers import Occurrence

from qunce.example import example_files, starter
from qunce.expand import Plan
from qunce.expand.identities import Identities
from qunce.frozen import frozen
from qunce.layout import read_folder
from qunce.ledger import Ledger
from qunce.pipeline import compile_files
from qunce.render.feeds import FeedFile, anchor, page, publish
from qunce.render.feeds.series import Series, series_of
from qunce.render.feeds.stamps import Stamps, sequence
from qunce.render.feeds.wording import CANCELLED, description, skipped, summary

ROOT = Path(__file__).parent.parent
SITE = "https://yunshan.example/playbook/"
TODAY = date(2026, 12, 14)
COMMITTED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)

ESCAPES = '反斜杠\\、分号;、逗号,、换行\n制表\t响铃\x07脱字符^引号"\\n 与 \\\\ 和 C:\\temp;,'
EMOJI = "👨‍👩‍👧‍👦🇨🇳👍🏽😀️一家🎉"


def extremes(*, edited: bool = False) -> dict[str, bytes]:
    """A playbook of awkward texts around the end of a year, with every kind of override.

    Edited, some of its slots are removed, one is moved, one reworded and one more skipped.
    """
    titles = ["长" * 200, EMOJI * 9, ESCAPES, " 前后 空白 ", "a" * 300, "㊙️，；：“”"]
    titles += ["x" * length + "中é😀;" for length in range(30, 75)]
    files: dict[str, str] = {}
    slots: dict[str, object] = {}
    for number, title in enumerate(titles):
        files[f"content/themes/t{number}.yml"] = written(
            title=title, kind="value", topics=[title, ESCAPES]
        )
        files[f"content/scripts/s{number}.yml"] = written(
            title=title,
            text=f"{title}{{变量}}{{{{大括号}}}}\n\n{ESCAPES}{EMOJI * number}",
            variables={"变量": {"title": ESCAPES, "example": title}},
            tips=[EMOJI * 20, ESCAPES],
        )
        slots[f"n{number}"] = {
            "day": ["thu", "fri"],
            "at": f"{number % 24:02}:{number:02}",
            "theme": f"t{number}",
            "note": title,
            "minutes": 5 + number,
            **({"script": [f"s{number}", f"s{(number + 1) % len(titles)}"]} if number % 3 else {}),
        }
    if edited:
        for number in (6, 7, 50):
            del slots[f"n{number}"]
        slots["n8"] = {"day": ["thu", "fri"], "at": "23:58", "theme": "t8", "minutes": 5}
        files["content/themes/t9.yml"] = written(title=f"改{EMOJI}", kind="value")
    files["calendar/schedules/odd.yml"] = written(
        title=ESCAPES,
        groups=["vip", "daily"],
        until="2027-01-08",
        slots=slots,
        **{"from": "2026-12-21"},
    )
    campaign = {"on": ["2026-12-31", "2027-01-01"], "at": "23:59", "theme": "t1", "minutes": 720}
    files["calendar/campaigns/new-year.yml"] = written(
        title="跨年",
        groups=["vip"],
        owner="xia",
        goal="过了零点也对",
        phases={
            "burst": {"from": "2026-12-31", "until": "2027-01-01", "slots": {"bell": campaign}}
        },
    )
    files["calendar/overrides/all.yml"] = written(
        **{
            "skip-one": override("n0", "2026-12-31", "skip"),
            "move-on": override("n1", "2026-12-31", "move", to="2027-01-01 00:00"),
            "move-back": override("n2", "2027-01-01", "move", to="2026-12-31 23:59"),
            "other": override("n3", "2027-01-01", "replace", theme="t4", script="s5"),
            "one-group": override("n4", "2027-01-01", "skip", groups=["vip"]),
            **({"one-more": override("n5", "2026-12-31", "skip")} if edited else {}),
        }
    )
    text = "".join(f"# {path}\n{body}\n" for path, body in files.items())
    return example_files(text)


def written(**keys: object) -> str:
    return json.dumps(keys, ensure_ascii=False)


def override(slot: str, day: str, action: str, **more: object) -> dict[str, object]:
    return {"slot": f"odd.{slot}", "date": day, "action": action, "reason": ESCAPES} | more


def reference() -> dict[str, bytes]:
    """The playbook of this repository; the starter in a copy that has none."""
    return read_folder(ROOT) if (ROOT / "calendar").is_dir() else dict(starter())


PLAYBOOKS: Mapping[str, Callable[[], dict[str, bytes]]] = {
    "reference": reference,
    "starter": lambda: dict(starter()),
    "extremes": extremes,
    "edited": lambda: extremes(edited=True),
    "generated": lambda: generated(3, 4),
}


@frozen
class Built:
    """The calendars of a playbook, and what stands behind them."""

    plan: Plan
    files: tuple[FeedFile, ...]
    before: Ledger | None
    """What was published before them; None where nothing ever was."""
    ledger: Ledger
    """What is published by them; empty where nothing was before."""
    stamps: Stamps


@cache
def built(name: str) -> Built:
    """The calendars of a playbook; those of `edited` come after a release of `extremes`."""
    if name != "edited":
        return _built(name, None)
    return _built(name, _built("extremes", {}).ledger)


def _built(name: str, ledger: Ledger | None) -> Built:
    files = PLAYBOOKS[name]()
    plan = compile_files(files, today=TODAY, checks=()).plan
    assert plan is not None
    revisions = dict.fromkeys(files, COMMITTED)
    before = plan.published if ledger is None else ledger
    made = publish(plan, site_url=SITE, revisions=revisions, ledger=before)
    return Built(plan, made.files, before, made.ledger, Stamps(plan.playbook, revisions))


@cache
def planned(name: str, file: FeedFile) -> tuple[Occurrence, ...]:
    """What the plan says a feed should show."""
    return (*_posts(built(name), file), *_gone(built(name), file))


def _posts(made: Built, file: FeedFile) -> Iterator[Occurrence]:
    playbook = made.plan.playbook
    identities = Identities(playbook)
    heading = _series(made, file).heading
    for post in posts_of(made.plan, file):
        uid = identities.uid(post)
        entry = made.ledger.get(uid.partition("@")[0])
        yield Occurrence(
            uid,
            post.starts.astimezone(UTC),
            post.ends.astimezone(UTC),
            summary(post, playbook, heading),
            f"{description(post, playbook)}\n\n{SITE}{page(post)}#{anchor(post)}",
            "CANCELLED" if skipped(post) else "CONFIRMED",
            entry.sequence if entry else sequence(made.stamps.of(post)),
        )


def _gone(made: Built, file: FeedFile) -> Iterator[Occurrence]:
    playbook = made.plan.playbook
    identities = Identities(playbook)
    for entry in (one for one in made.ledger.values() if one.gone):
        group = playbook.groups.get(identities.group_of(entry.uid))
        subjects = _series(made, file).subjects_of_gone(entry, group, playbook)
        if file.subject in subjects and file.start <= entry.starts.date() <= file.end:
            yield Occurrence(
                f"{entry.uid}@{playbook.charter.domain}",
                entry.starts.replace(tzinfo=playbook.zone).astimezone(UTC),
                entry.ends.replace(tzinfo=playbook.zone).astimezone(UTC),
                f"{CANCELLED}{entry.title}",
                "这一条已经从排期里拿掉，不用发。",
                "CANCELLED",
                entry.sequence,
            )


def _series(made: Built, file: FeedFile) -> Series:
    return next(one for one in series_of(made.plan.playbook) if one.id == file.series)

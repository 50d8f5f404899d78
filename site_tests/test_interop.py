"""Three independent readers see the same calendar, and every build writes the same bytes."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from benchmarks.feeds import from_scratch, posts_of
from benchmarks.playbooks import generated
from site_tests.calendar_readers import READERS, Occurrence

from qunce.expand import Plan
from qunce.expand.identities import Identities
from qunce.layout import read_folder
from qunce.pipeline import compile_files, example_files, starter
from qunce.render.feeds import FeedFile, feeds
from qunce.render.feeds.stamps import Stamps
from qunce.render.feeds.wording import summary

ROOT = Path(__file__).parent.parent
SITE = "https://yunshan.example/playbook/"
TODAY = date(2026, 12, 14)
COMMITTED = datetime(2026, 11, 20, 8, 30, tzinfo=UTC)

ESCAPES = '反斜杠\\、分号;、逗号,、换行\n制表\t响铃\x07脱字符^引号"\\n 与 \\\\ 和 C:\\temp;,'
EMOJI = "👨‍👩‍👧‍👦🇨🇳👍🏽😀️一家🎉"


def extremes() -> dict[str, bytes]:
    """A playbook of awkward texts around the end of a year, with every kind of override."""
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
    files["calendar/schedules/odd.yml"] = written(
        title=ESCAPES,
        groups=["vip", "daily"],
        until="2027-01-15",
        slots=slots,
        **{"from": "2026-12-10"},
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
    "generated": lambda: generated(3, 4),
}


@cache
def built(name: str) -> tuple[Plan, tuple[FeedFile, ...]]:
    files = PLAYBOOKS[name]()
    plan = compile_files(files, today=TODAY, checks=()).plan
    assert plan is not None
    return plan, feeds(plan, site_url=SITE, revisions=dict.fromkeys(files, COMMITTED))


every_playbook = pytest.mark.parametrize("name", PLAYBOOKS)


def planned(plan: Plan, file: FeedFile) -> Iterator[Occurrence]:
    """What the plan says a feed should show."""
    identities = Identities(plan.playbook)
    for post in posts_of(plan, file):
        yield Occurrence(
            identities.uid(post),
            post.starts.astimezone(UTC),
            post.ends.astimezone(UTC),
            summary(post, plan.playbook),
        )


@every_playbook
@pytest.mark.parametrize("reader", READERS)
def test_every_reader_sees_every_post_of_the_plan_and_nothing_else(name: str, reader: str) -> None:
    plan, files = built(name)

    assert sum(file.count for file in files) > 100
    for file in files:
        assert READERS[reader](file.data) == sorted(planned(plan, file)), file.path


@every_playbook
def test_every_feed_is_byte_for_byte_what_icalendar_writes(name: str) -> None:
    plan, files = built(name)
    stamps = Stamps(plan.playbook, dict.fromkeys(PLAYBOOKS[name](), COMMITTED))

    for file in files:
        assert from_scratch(plan, file, stamps, SITE) == file.data, file.path


@every_playbook
def test_no_uid_comes_twice_and_no_two_events_are_the_same_but_for_it(name: str) -> None:
    for file in built(name)[1]:
        bodies = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", file.data.decode(), re.DOTALL)
        uids = [re.findall(r"\nUID:[^:]*", body.replace("\r\n ", ""))[0] for body in bodies]
        assert len(set(uids)) == len(bodies) == file.count
        assert all(uid.isascii() for uid in uids)
        rest = {re.sub(r"\nUID:.*?\r\n(?! )", "\n", body, flags=re.DOTALL) for body in bodies}
        assert len(rest) == len(bodies)


def test_cancelled_and_moved_posts_of_the_extremes_are_published_as_such() -> None:
    data = next(file for file in built("extremes")[1] if file.path == "feeds/group-vip.ics").data
    text = data.replace(b"\r\n ", b"").decode()

    assert text.count("STATUS:CANCELLED") == text.count("SUMMARY:【取消】") == 2
    assert text.count("改期：原定 ") == 2
    assert (
        "DTSTART;TZID=Asia/Shanghai:20270101T000000\r\nDTEND;TZID=Asia/Shanghai:20270101T000600\r\n"
        in text
    )
    assert text.count("UID:2026w53-1.odd.n1.vip@") == 1


@every_playbook
def test_two_builds_and_any_order_of_files_give_the_same_bytes(name: str) -> None:
    files = PLAYBOOKS[name]()
    turned: Mapping[str, bytes] = dict(reversed(files.items()))
    plan = compile_files(turned, today=TODAY, checks=()).plan
    assert plan is not None

    assert built(name)[1] == feeds(plan, site_url=SITE, revisions=dict.fromkeys(turned, COMMITTED))


def test_fresh_processes_in_other_zones_with_other_hash_seeds_write_the_same_bytes() -> None:
    seen = {
        fresh_digest(seed=seed, zone=zone, locale=locale)
        for seed, zone, locale in (
            ("0", "UTC", "C"),
            ("1", "Asia/Shanghai", "C.UTF-8"),
            ("4242", "America/New_York", "POSIX"),
        )
    }

    here = hashlib.sha256(b"".join(file.data for file in built("reference")[1])).hexdigest()
    assert seen == {here}


def fresh_digest(seed: str, zone: str, locale: str) -> str:
    code = (
        "import hashlib; from site_tests.test_interop import built;"
        "data = b''.join(file.data for file in built('reference')[1]);"
        "print(hashlib.sha256(data).hexdigest())"
    )
    environment = {
        **os.environ,
        "PYTHONHASHSEED": seed,
        "TZ": zone,
        "LC_ALL": locale,
        "PYTHONPATH": os.pathsep.join((str(ROOT / "plugins"), str(ROOT))),
    }
    told = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=True, text=True
    )
    return told.stdout.strip()

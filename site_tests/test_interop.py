"""Independent readers see the same calendar, and every build writes the same bytes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from benchmarks.feeds import from_scratch
from site_tests.calendar_readers import (
    NODE_READERS,
    READERS,
    Occurrence,
    as_node_ical_reads,
    by_node,
    differences,
)
from site_tests.feed_playbooks import COMMITTED, PLAYBOOKS, ROOT, SITE, TODAY, built, planned

from qunce.pipeline import compile_files
from qunce.render.feeds import publish

pytestmark = pytest.mark.no_cover
every_playbook = pytest.mark.parametrize("name", PLAYBOOKS)


@pytest.mark.parametrize("reader", READERS)
@every_playbook
def test_every_reader_sees_every_post_of_the_plan_and_nothing_else(name: str, reader: str) -> None:
    files = built(name).files

    assert sum(file.count for file in files) > 100
    for file in files:
        assert not differences(READERS[reader](file.data), planned(name, file)), file.path


@pytest.fixture(scope="module")
def seen_by_node(
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, dict[str, list[Occurrence]]]:
    """Reader → feed → what it shows, for the feeds of all playbooks from one Node process."""
    feeds = {
        f"{name}-{Path(file.path).name}": file.data
        for name in PLAYBOOKS
        for file in built(name).files
    }
    return by_node(feeds, tmp_path_factory.mktemp("feeds"))


@every_playbook
@pytest.mark.parametrize("reader", NODE_READERS)
def test_readers_in_javascript_see_every_post_of_the_plan_and_nothing_else(
    name: str, reader: str, seen_by_node: dict[str, dict[str, list[Occurrence]]]
) -> None:
    for file in built(name).files:
        seen = seen_by_node[reader][f"{name}-{Path(file.path).name}"]
        expected = planned(name, file)
        if reader == "node-ical":
            expected = tuple(as_node_ical_reads(one) for one in expected)
        assert not differences(seen, expected), file.path


@every_playbook
def test_every_feed_is_byte_for_byte_what_icalendar_writes(name: str) -> None:
    made = built(name)
    revisions = dict.fromkeys(PLAYBOOKS[name](), COMMITTED)
    afresh = publish(made.plan, site_url=SITE, revisions=revisions, ledger=None).files

    for file in afresh:
        assert from_scratch(made.plan, file, made.stamps, SITE) == file.data, file.path


@every_playbook
def test_no_uid_comes_twice_and_no_two_events_are_the_same_but_for_it(name: str) -> None:
    for file in built(name).files:
        bodies = re.findall(r"BEGIN:VEVENT.*?END:VEVENT", file.data.decode(), re.DOTALL)
        uids = [re.findall(r"\nUID:[^:]*", body.replace("\r\n ", ""))[0] for body in bodies]
        assert len(set(uids)) == len(bodies) == file.count
        assert all(uid.isascii() for uid in uids)
        rest = {re.sub(r"\nUID:.*?\r\n(?! )", "\n", body, flags=re.DOTALL) for body in bodies}
        assert len(rest) == len(bodies)


def test_cancelled_and_moved_posts_of_the_extremes_are_published_as_such() -> None:
    data = next(file for file in built("extremes").files if file.path == "feeds/group-vip.ics").data
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

    revisions = dict.fromkeys(turned, COMMITTED)
    again = publish(plan, site_url=SITE, revisions=revisions, ledger=built(name).before)

    assert built(name).files == again.files


def test_fresh_processes_in_other_zones_with_other_hash_seeds_write_the_same_bytes() -> None:
    seen = {
        fresh_digest(seed=seed, zone=zone, locale=locale)
        for seed, zone, locale in (
            ("0", "UTC", "C"),
            ("1", "Asia/Shanghai", "C.UTF-8"),
            ("4242", "America/New_York", "POSIX"),
        )
    }

    here = hashlib.sha256(b"".join(file.data for file in built("reference").files)).hexdigest()
    assert seen == {here}


def fresh_digest(seed: str, zone: str, locale: str) -> str:
    code = (
        "import hashlib; from site_tests.feed_playbooks import built;"
        "data = b''.join(file.data for file in built('reference').files);"
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

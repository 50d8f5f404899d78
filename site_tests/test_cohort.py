"""A cohort's calendar: what it says, that it stays itself, and that the browser writes it too."""

from __future__ import annotations

import json
import socketserver
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from site_tests.conftest import ROOT, TODAY, Quiet

from qunce.cli import main
from qunce.example import example_files
from qunce.history import revisions
from qunce.kinds.journey.model import Journey
from qunce.layout import read_folder
from qunce.load import load
from qunce.output import write_tree
from qunce.render import cohort
from qunce.render.cohort import Sheet, calendar, file_name, sheet
from qunce.render.cohort.sheet import Entry
from qunce.resolve import Playbook, resolve

TEXT = """\
# content/playbook.yml
title: 手册
domain: shop.example
updated: 2026-03-01
# content/journeys/newcomer.yml
title: 新人，七天；每天一步
on: join
groups: [vip, daily]
stop: 退群
steps:
  welcome: {day: 0, within: 300, script: welcome-join, note: "几位一起；逗号，和\\\\反斜线"}
  last: {day: 30, at: 23:50, minutes: 30, title: 满月, if: 还在群里, where: private}
  ask: {day: 3, at: 16:00, title: 问一句}
"""
START = date(2026, 12, 5)


def book(text: str = TEXT) -> Playbook:
    files = example_files(text)
    found, findings = resolve(load(files), files)
    assert found is not None
    assert findings == []
    return found


def made(text: str = TEXT, group: str = "vip", changed: datetime | None = None) -> Sheet:
    playbook = book(text)
    return sheet(
        playbook,
        next(iter(playbook.journeys.values())),
        playbook.groups[group],
        site_url="https://shop.example/手册",
        revisions={"content/journeys/newcomer.yml": changed} if changed else {},
    )


def read(data: bytes) -> Any:
    """A calendar as a program of somebody else's reads it."""
    return Calendar.from_ical(data)


def events(data: bytes) -> list[tuple[str, Any, Any]]:
    found = read(data).walk("VEVENT")
    return [(str(one["UID"]), one["DTSTART"].dt, one["DTEND"].dt) for one in found]


def test_a_calendar_has_every_step_on_its_day_over_month_and_year() -> None:
    whole = read(calendar(made(), START))

    assert [
        (str(one["SUMMARY"]), f"{one['DTSTART'].dt}", f"{one['DTEND'].dt}")
        for one in whole.walk("VEVENT")
    ] == [
        ("D+0 进群欢迎 · 会员群（企微）", "2026-12-05", "2026-12-06"),
        ("D+3 问一句 · 会员群（企微）", "2026-12-08 16:00:00+08:00", "2026-12-08 16:15:00+08:00"),
        ("D+30 满月 · 会员群（企微）", "2027-01-04 23:50:00+08:00", "2027-01-05 00:20:00+08:00"),
    ]
    assert str(whole["X-WR-CALNAME"]) == "新人，七天；每天一步 · 会员群（12-05 起）"
    assert [str(one["TZID"]) for one in whole.walk("VTIMEZONE")] == ["Asia/Shanghai"]


def test_an_entry_carries_the_words_the_person_and_the_condition() -> None:
    first, _, last = read(calendar(made(), START)).walk("VEVENT")

    words = str(first["DESCRIPTION"])
    assert "欢迎【昵称】，来得正好。" in words
    assert "谁做：小夏" in words
    assert "备注：几位一起；逗号，和\\反斜线" in words
    assert "条件：还在群里" in str(last["DESCRIPTION"])
    assert str(first["URL"]) == "https://shop.example/%E6%89%8B%E5%86%8C/scripts/welcome-join/"


def test_an_entry_stays_itself_when_its_words_and_times_change() -> None:
    later = TEXT.replace("at: 16:00", "at: 17:30").replace("问一句", "问一问")
    before, after = events(calendar(made(), START)), events(calendar(made(later), START))

    assert [one[0] for one in before] == [one[0] for one in after] == [
        "2026-12-05.welcome.newcomer.vip@shop.example",
        "2026-12-05.ask.newcomer.vip@shop.example",
        "2026-12-05.last.newcomer.vip@shop.example",
    ]  # fmt: skip
    assert before != after
    others = events(calendar(made(group="daily"), START)) + events(
        calendar(made(), date(2026, 12, 6))
    )
    assert not {one[0] for one in before} & {one[0] for one in others}


def test_a_renamed_journey_keeps_its_entries() -> None:
    renamed = TEXT.replace("newcomer.yml", "a-new-name.yml").replace(
        "on: join", "was: [newcomer]\non: join"
    )
    gone = "# content/journeys/newcomer.yml\ntitle: 旧\nabstract: true\n"

    assert "a-new-name" in book(renamed + gone).journeys
    assert made(renamed + gone)["name"] == "newcomer.vip"


def test_a_later_revision_is_newer_and_the_start_is_not_a_revision() -> None:
    old, new = made(), made(changed=datetime(2026, 11, 1, 8, tzinfo=UTC))

    assert (old["stamp"], new["stamp"]) == ("20260301T000000Z", "20261101T080000Z")
    assert new["sequence"] > old["sequence"]


def test_every_line_is_folded_and_ends_as_the_standard_says() -> None:
    data = calendar(made(), START)

    assert data.replace(b"\r\n", b"").count(b"\n") == 0
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    for line in data.split(b"\r\n"):
        line.decode()  # no character is cut in two


def test_the_command_lists_journeys_and_says_what_is_missing(tmp_path: Path) -> None:
    write_tree(tmp_path, example_files(TEXT))

    def run(*words: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["journey", *words, "--playbook", str(tmp_path)])
        return done.exit_code, done.output

    assert run() == (
        0,
        "newcomer\t进群\tvip、daily\t新人，七天；每天一步\nwake-up\t沉默\tvip、daily\t好久不见\n",
    )
    assert run("newcomer")[0] == 2
    assert "是不是 newcomer？" in run("newcomers", "--start", "2026-12-05")[1]
    assert "写 --group：vip、daily" in run("newcomer", "--start", "2026-12-05")[1]
    target = tmp_path / "out"
    target.mkdir()
    assert run("newcomer", "--start", "2026-12-05", "--group", "vip", "--to", str(target))[0] == 0
    written = target / "newcomer.vip.2026-12-05.ics"
    assert [one[1].isoformat()[:10] for one in events(written.read_bytes())] == [
        "2026-12-05", "2026-12-08", "2027-01-04",
    ]  # fmt: skip


PAGE = """\
<!doctype html><meta charset="utf-8"><title>…</title>
<script type="module">
import { calendar, fileName } from "./cohort/ics.js";
window.made = (sheet, start) => [[...calendar(sheet, start)], fileName(sheet, start)];
</script>
"""


@pytest.fixture(scope="module")
def writer(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A bare page with the writer, in a time zone that is not the playbook's."""
    folder = tmp_path_factory.mktemp("cohort")
    own = {f"cohort/{Path(path).name}": data for path, data in cohort.files().items()}
    write_tree(folder, {"index.html": PAGE.encode(), **own})
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    ) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        context = browser.new_context(timezone_id="America/New_York")
        page = context.new_page()
        page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
        page.wait_for_function("window.made !== undefined")
        yield page
        context.close()
        server.shutdown()


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\\;,^\n汉🎂"),
    max_size=120,
)
ENTRY = st.builds(
    lambda name, day, at, minutes, summary, text: Entry(
        id=name, day=day, at=at, minutes=minutes, summary=summary, text=text, url="https://a/b,c"
    ),
    st.from_regex("[a-z]{1,40}", fullmatch=True),
    st.integers(-60, 400),
    st.integers(-1, 1439),
    st.integers(5, 720),
    WORDS.map(lambda one: one.replace("\n", " ")),
    WORDS,
)


@pytest.mark.browser
@given(st.lists(ENTRY, max_size=3), st.dates(date(1971, 1, 1), date(2198, 12, 31)))
@settings(max_examples=50, deadline=None)
def test_the_browser_writes_the_same_bytes_whatever_the_words_and_the_day(
    writer: Any, entries: list[Entry], start: date
) -> None:
    whole = made() | Sheet(entries=entries)  # type: ignore[typeddict-item]

    bytes_there, name_there = writer.evaluate("(of) => made(...of)", [whole, start.isoformat()])

    assert bytes(bytes_there) == calendar(whole, start)
    assert name_there == file_name(whole, start)


@pytest.mark.browser
def test_the_page_saves_what_the_command_writes_and_calendars_read_it(
    page: Any, site_url: str, tmp_path: Path
) -> None:
    page.goto(urljoin(site_url, "journeys/newcomer-7/"))
    page.get_by_label("哪天进群").wait_for()
    assert page.get_by_label("哪天进群").input_value() == TODAY
    page.locator(".q-cohort select").select_option("进群七天 · 家居生活群")
    page.get_by_label("哪天进群").fill("2026-12-28")
    with page.expect_download() as waited:
        page.get_by_role("button", name="存成日历").click()
    saved = tmp_path / "saved.ics"
    waited.value.save_as(saved)

    written = tmp_path / "written.ics"
    done = CliRunner().invoke(
        main,
        ["journey", "newcomer-7", "--start", "2026-12-28", "--group", "home-life",
         "--to", str(written), "--playbook", str(ROOT)],
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert waited.value.suggested_filename == "newcomer-7.home-life.2026-12-28.ics"
    assert saved.read_bytes() == written.read_bytes()
    assert [f"{one[1]:%m-%d}" for one in events(saved.read_bytes())] == [
        "12-28", "12-28", "12-29", "12-31", "01-04",
    ]  # fmt: skip
    assert "5 个触点" in page.locator(".q-cohort [role=status]").inner_text()
    wider = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wider <= 0
    assert page.complaints == []
    assert page.strangers == []


def test_every_journey_of_ours_gives_a_calendar_for_each_of_its_groups() -> None:
    files = read_folder(ROOT)
    playbook, _ = resolve(load(files), files)
    assert playbook is not None
    known = revisions(ROOT)
    journeys: list[Journey] = [*playbook.journeys.values()]

    assert {one.trigger.value for one in journeys} == {"join", "silent", "birthday"}
    for journey in journeys:
        for name in journey.groups:
            of = sheet(
                playbook, journey, playbook.groups[name],
                site_url=playbook.charter.site_url, revisions=known,
            )  # fmt: skip
            assert json.loads(json.dumps(of)) == of
            assert len(events(calendar(of, START))) == len(journey.steps)

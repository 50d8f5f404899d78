"""Private feeds: a path nobody can guess, named nowhere, and each link revoked on its own."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import icalendar
import pytest
from click.testing import CliRunner, Result

from qunce.cli import main
from qunce.environment import FEED_SECRET
from qunce.example import compile_text, starter
from qunce.pipeline import Rendered, compile_files, render

MONDAY = date(2026, 3, 2)
PEOPLE = ("xia", "qiu")
SECRET = "5f0c1d2e3b4a59687786a5b4c3d2e1f0"
PLAYBOOK = """\
# content/groups/vip.yml
title: 会员群
platform: wecom
type: interest
host: xia
# calendar/schedules/week.yml
title: 周排期
groups: [vip]
from: 2026-03-02
slots:
  tips: {day: mon, at: 10:30, theme: tips, script: tips-menu}
"""
FEEDS = """\
group: {title: 群, each: group}
mine: {title: 自己的, each: person, private: true}
"""


def rendered(more: str = FEEDS, secret: str = SECRET) -> Rendered:
    compiled = compile_files({**starter(), "calendar/feeds.yml": more.encode()}, today=MONDAY)
    return render(compiled, site_url="https://shop.example/", secret=secret)


def private(files: Rendered) -> list[str]:
    return [path for path in files.calendars if path.startswith("feeds/p/")]


def run(*arguments: str, secret: str = SECRET) -> Result:
    return CliRunner().invoke(main, arguments, env={FEED_SECRET: secret}, catch_exceptions=False)


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    assert run("init", str(folder), "--today", "2026-03-02").exit_code == 0
    feeds = folder / "calendar" / "feeds.yml"
    feeds.write_text("mine: {title: 自己的, each: person, private: true}\n", "utf-8")
    return folder


def links(shop: Path, secret: str = SECRET) -> dict[str, str]:
    told = run("feeds", "links", str(shop), "--format", "json", secret=secret)
    assert told.exit_code == 0, told.output
    return {one["person"]: one["address"] for one in json.loads(told.stdout)}


def test_each_person_gets_a_path_of_160_bits_that_no_other_file_names() -> None:
    files = rendered()

    found = private(files)
    assert len(found) == len(PEOPLE)
    for path in found:
        token = path.removeprefix("feeds/p/").removesuffix(".ics")
        assert len(token) == 32
        assert set(token) <= set("abcdefghijklmnopqrstuvwxyz234567")
        everything = [*files.files.values(), *(one.data for one in files.calendars.values())]
        assert not [data for data in everything if token.encode() in data]
        data = files.calendars[path].data
        assert "SOURCE" not in icalendar.Calendar.from_ical(data)
        assert data.count(b"BEGIN:VEVENT") > 10


def test_without_a_secret_nothing_private_is_published_and_a_finding_tells_so() -> None:
    files = rendered(secret="")

    assert private(files) == []
    assert "feeds/group-vip.ics" in files.calendars
    assert not any(path.startswith("feeds/person-") for path in files.calendars)
    assert [
        (one.code, str(one.span), one.message)
        for one in files.compiled.report.findings
        if one.code == "CAL-004"
    ] == [("CAL-004", "calendar/feeds.yml:2:43", "私密日历「自己的」没有密钥，没有发布")]
    assert not [one for one in rendered().compiled.report.findings if one.code == "CAL-004"]


def test_only_a_persons_calendar_can_be_private() -> None:
    compiled = compile_text(
        PLAYBOOK + "# calendar/feeds.yml\ngroup: {title: 群, each: group, private: true}\n",
        start=MONDAY, weeks=1, checks=(),
    )  # fmt: skip

    assert [(one.message, one.mend) for one in compiled.report.findings] == [
        ("只有每个人的日历能私密，这里是每个社群", "删掉 private，或把 each 改成 person")
    ]


def test_a_public_and_a_private_calendar_of_a_person_keep_out_of_each_others_way() -> None:
    both = FEEDS + "person: {title: 人, each: person}\n"

    assert private(rendered(both)) == private(rendered())
    assert "feeds/person-xia.ics" in rendered(both).calendars
    listed = json.loads(rendered(both).files["feeds/index.json"])["feeds"]
    assert {one["each"] for one in listed} == {"group", "person"}
    assert not any(one["path"].startswith("feeds/p/") for one in listed)


def test_raising_one_epoch_changes_one_link_and_another_secret_changes_all(shop: Path) -> None:
    before = links(shop)
    assert len(before) > 1
    revoked = sorted(before)[0]
    with (shop / "content" / "people" / f"{revoked}.yml").open("a", encoding="utf-8") as file:
        file.write("epoch: 1\n")

    after = links(shop)

    assert {one for one in before if before[one] != after[one]} == {revoked}
    other = links(shop, "another secret of thirty-two letters")
    assert not set(other.values()) & set(after.values())


def test_links_print_name_and_address_and_say_what_is_missing(shop: Path) -> None:
    person, address = sorted(links(shop).items())[0]

    told = run("feeds", "links", str(shop), "--person", person)
    assert told.stdout.count("\n") == 1
    assert told.stdout.rstrip().endswith(f"\t{address}")
    assert run("feeds", "links", str(shop), secret="").exit_code == 2
    short = run("feeds", "links", str(shop), secret="too-short-a-secret")
    assert (short.exit_code, "至少要 32 个" in short.stderr) == (2, True)
    assert "too-short" not in short.output
    assert run("build", str(shop), secret="a" * 64).exit_code == 2
    assert run("feeds", "links", str(shop), "--person", "nobody").exit_code == 2


def test_a_rendered_folder_forgets_a_revoked_link_and_its_list_of_files_tells_none(
    shop: Path, tmp_path: Path
) -> None:
    def made() -> set[str]:
        done = run("render", str(shop), "--to", str(tmp_path / "out"), "--today", "2026-03-02")
        assert done.exit_code == 0, done.output
        return {path.stem for path in (tmp_path / "out" / "feeds" / "p").iterdir()}

    before = made()
    person = sorted(links(shop))[0]
    with (shop / "content" / "people" / f"{person}.yml").open("a", encoding="utf-8") as file:
        file.write("epoch: 7\n")
    after = made()

    assert len(before) == len(after) == len(before & after) + 1
    assert not told_anywhere(tmp_path / "out", before | after)


@pytest.mark.build
@pytest.mark.no_cover
def test_no_file_of_a_built_site_tells_a_private_path(
    shop: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from qunce.site_build import build_site

    monkeypatch.setenv(FEED_SECRET, SECRET)
    caplog.set_level("DEBUG", "mkdocs")
    built = build_site(shop, today="2026-03-02", strict=True)

    tokens = {path.stem for path in (built / "feeds" / "p").iterdir()}
    assert tokens == {address.rpartition("/")[2].removesuffix(".ics")
                      for address in links(shop).values()}  # fmt: skip
    assert not told_anywhere(shop, tokens)
    assert not [one for one in caplog.messages if any(token in one for token in tokens)]


def told_anywhere(folder: Path, tokens: set[str]) -> list[str]:
    """Every file that names a token, and every other place than its own that has one for a name."""
    files = [Path(at, name) for at, _, names in os.walk(folder) for name in names]
    wrong = [str(one) for one in files if any(name.encode() in one.read_bytes() for name in tokens)]
    strange = [
        str(one) for one in files
        if any(name in one.name for name in tokens) and one.parts[-3:-1] != ("feeds", "p")
    ]  # fmt: skip
    return wrong + strange

"""The command line: what a person sees, and the exit codes that programs act on."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from click.testing import CliRunner, Result

from qunce.cli import COMMANDS, main
from qunce.cli.init import starter_files
from qunce.example import starter
from qunce.layout import read_folder
from qunce.pipeline import compile_files
from qunce.render.catalogue import catalogue
from qunce.rules import RULES

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A playbook as `qunce init` makes it."""
    folder = tmp_path / "shop"
    result = run("init", str(folder), "--today", TODAY)
    assert result.exit_code == 0, result.output
    return folder


def run(*arguments: str, catch: bool = False) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=catch)


def really(*arguments: str, at: Path, **more: Any) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "qunce", *arguments],
        cwd=at,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
        **more,
    )


def spoil(shop: Path, name: str, old: str, new: str) -> None:
    path = shop / name
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def test_init_makes_a_playbook_that_checks_clean(shop: Path) -> None:
    result = run("check", str(shop), "--today", TODAY)

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith("没有要改的；查了 ")


def test_init_begins_in_the_week_of_today(tmp_path: Path) -> None:
    run("init", str(tmp_path / "later"), "--today", "2026-06-17")

    files = {
        path.relative_to(tmp_path / "later").as_posix(): path.read_text()
        for path in (tmp_path / "later").rglob("*.yml")
    }
    assert "updated: 2026-06-17\n" in files["content/playbook.yml"]
    assert "from: 2026-06-15\n" in files["calendar/schedules/vip-week.yml"]
    assert run("check", str(tmp_path / "later"), "--today", "2026-06-17").exit_code == 0


@pytest.mark.parametrize(
    "begun",
    [
        "2026-01-01",
        "2026-02-10",
        "2026-04-30",
        "2026-09-16",
        "2026-10-05",
        "2026-12-28",
        "2027-04-05",
    ],
)
def test_init_makes_a_playbook_that_stays_clean_through_holidays_and_make_up_days(
    begun: str,
) -> None:
    first = date.fromisoformat(begun)
    files = starter_files(first)

    for days in (0, 24, 48):
        findings = compile_files(files, today=first + timedelta(days)).report.findings
        assert {one.code for one in findings} <= {"CAD-038"}  # only that the notice is not out yet


def test_init_names_schemas_that_are_there(shop: Path) -> None:
    named = re.compile(r"^# yaml-language-server: \$schema=(.+)$", re.MULTILINE)

    for path in [*shop.glob("content/**/*.yml"), *shop.glob("calendar/**/*.yml")]:
        match = named.match(path.read_text())
        assert match, path
        assert (path.parent / match[1]).is_file()


def test_init_never_overwrites(shop: Path) -> None:
    before = {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()}

    result = run("init", str(shop))

    assert result.exit_code == 2
    assert "没有动它" in result.stderr
    assert {path: path.read_bytes() for path in shop.rglob("*") if path.is_file()} == before


def test_init_looks_like_the_reference_playbook() -> None:
    def look(text: str) -> dict[str, Any]:
        loaded = yaml.load(text, Loader=yaml.BaseLoader)
        assert isinstance(loaded, dict)
        return {name: value for name, value in loaded.items() if not name.startswith("site_")}

    ours = look((ROOT / "mkdocs.yml").read_text())
    theirs = look(starter()["mkdocs.yml"].decode())
    for one in (ours, theirs):
        for name in ("extra_css", "extra_javascript"):
            one[name] = list(dict.fromkeys(one[name]))
    assert theirs == ours


@pytest.mark.build
def test_init_makes_a_playbook_that_builds(shop: Path) -> None:
    built = really("build", "--strict", "--today", TODAY, at=shop)

    assert built.returncode == 0, built.stderr
    assert (shop / "site" / "index.html").is_file()
    assert list((shop / "site").rglob("*.ics"))
    assert not list((shop / "site").rglob("*.yml"))
    assert "网站在 site" in built.stderr


@pytest.mark.build
def test_an_error_builds_nothing_and_leaves_the_old_site(shop: Path) -> None:
    (shop / "site").mkdir()
    (shop / "site" / "index.html").write_text("old")
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    built = really("build", "--today", TODAY, at=shop)

    assert built.returncode == 1
    assert "content/groups/vip.yml:7:7: error REF-001" in built.stderr
    assert [path.name for path in shop.glob("site/*")] == ["index.html"]
    assert not list(shop.glob(".site*"))


@pytest.mark.build
@pytest.mark.usefixtures("interruptible")
def test_serve_shows_the_site_until_it_is_interrupted(shop: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"

    with subprocess.Popen(
        [sys.executable, "-m", "qunce", "serve", "--address", address, "--today", TODAY],
        cwd=shop,
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as served:
        try:
            page = first_page(f"http://{address}/", served)
            served.send_signal(signal.SIGINT)
            code = served.wait(timeout=30)
        finally:
            served.kill()

    assert "我们店的社群手册" in page
    assert code in (0, 130)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A shell has what it starts in the background ignore interrupts, and children inherit that."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def first_page(url: str, served: subprocess.Popen[bytes]) -> str:
    """The page once it is there; nothing when the server has ended before."""
    for _ in range(720):
        if served.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                text: str = answer.read().decode()
                return text
        except OSError:
            time.sleep(0.25)
    return ""


def test_check_tells_each_finding_and_sums_up_on_standard_error(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    done = really("check", "--today", TODAY, at=shop)

    assert done.returncode == 1
    assert done.stdout.startswith(
        "content/groups/vip.yml:7:7: error REF-001 没有叫「xai」的人员\n"
        "    7 | host: xai\n"
        "      |       ^^^\n"
        "    原因  引用落空，这一处就不会出现在排期、页面和日历里\n"
        "    改法  是不是「xia」？\n"
    )
    assert re.match(r"\d+ 个错误.*；查了 \d+ 个文件，用时 [\d.]+ 秒\n$", done.stderr)
    assert "\x1b" not in done.stdout + done.stderr


def test_check_finds_the_playbook_around_the_current_folder(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    done = really("check", "--today", TODAY, at=shop / "calendar" / "schedules")

    assert done.stdout.startswith("../../content/groups/vip.yml:7:7: error REF-001")


def test_check_says_paths_as_they_can_be_opened_from_here(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    done = really("check", "shop", "--today", TODAY, "--lang", "en", at=shop.parent)

    assert done.stdout.startswith("shop/content/groups/vip.yml:7:7: error REF-001")
    assert "    7 | host: xai\n" in done.stdout
    assert "    mend  " in done.stdout
    assert re.search(r"errors?.*; \d+ files checked in [\d.]+ s\n$", done.stderr)


@pytest.mark.parametrize(
    ("setting", "arguments", "code"),
    [
        pytest.param("warning", (), 1, id="a warning"),
        pytest.param("warning", ("--fail-on", "error"), 0, id="a warning that may stand"),
        pytest.param("error", ("--fail-on", "error"), 1, id="an error"),
        pytest.param("info", (), 0, id="only a note"),
        pytest.param("off", (), 0, id="a rule switched off"),
    ],
)
def test_the_exit_code_follows_the_gravest_finding(
    shop: Path, setting: str, arguments: tuple[str, ...], code: int
) -> None:
    spoil(shop, "calendar/schedules/vip-week.yml", "day: mon, at: 10:30", "day: mon, at: 07:30")
    with (shop / "content" / "playbook.yml").open("a") as file:
        off = "".join(
            f"  {one.code}: off\n" for one in RULES if one.code != "CAD-004" and one.allowable
        )
        file.write(f"rules:\n  CAD-004: {{severity: {setting}}}\n{off}")
    if setting == "off":
        spoil(shop, "content/playbook.yml", "{severity: off}", "off")

    done = really("check", "--today", TODAY, *arguments, at=shop)

    assert done.returncode == code, done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("check", "nowhere"), id="no such folder"),
        pytest.param(("check", "."), id="not a playbook"),
        pytest.param(("check", "--format", "xml"), id="no such format"),
        pytest.param(("check", "--today", "tomorrow"), id="no such day"),
        pytest.param(("chekc",), id="no such command"),
        pytest.param(("rule", "CAD-999"), id="no such rule"),
        pytest.param(("explain", "content/groups/vip.yml"), id="no such file"),
        pytest.param(("explain", "README.md"), id="not a file of a playbook"),
        pytest.param(("build",), id="nothing to build"),
        pytest.param(("render",), id="no place to render to"),
    ],
)
def test_a_usage_error_exits_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = really(*arguments, at=tmp_path)

    assert done.returncode == 2
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_command_misspelt_gets_a_suggestion() -> None:
    assert "是不是 check？" in run("chekc").stderr


def test_our_own_bug_exits_with_3_and_a_log_to_paste(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(root: Path) -> dict[str, bytes]:
        raise RuntimeError("half a file")

    monkeypatch.setattr("qunce.layout.read_folder", broken)

    result = run("check", str(shop), catch=True)

    assert result.exit_code == 3
    assert result.stderr.startswith("群策自己出错了：RuntimeError: half a file\n")
    log = re.search(r"把 (\S+\.log) 的全文", result.stderr)
    assert log
    text = Path(log[1]).read_text()
    assert 'raise RuntimeError("half a file")' in text
    assert text.startswith("qunce 0.")
    Path(log[1]).unlink()


def test_every_format_for_programs_is_whole_and_alone_on_standard_output(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    def out(form: str) -> str:
        return really("check", "--today", TODAY, "--format", form, at=shop).stdout

    codes = [one["code"] for one in json.loads(out("json"))["findings"]]
    sarif = json.loads(out("sarif"))["runs"][0]["results"]
    github = out("github").splitlines()
    cases = ElementTree.fromstring(out("junit")).iter("testcase")
    assert "REF-001" in codes
    assert [
        re.findall(r" ([A-Z]+-[A-Z0-9-]*[0-9]+) ", one.get("name") or "")[0] for one in cases
    ] == codes
    assert re.findall(r"^- .* `([A-Z0-9-]+)` ", out("markdown"), re.MULTILINE) == codes
    assert [one["ruleId"] for one in sarif] == codes
    assert [re.search(r"title=([A-Z0-9-]+)::", one)[1] for one in github] == codes  # type: ignore[index]  # every line has one


def test_a_remembered_check_says_the_same(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    cold = really("check", "--today", TODAY, at=shop)
    warm = really("check", "--today", TODAY, at=shop)
    fresh = really("check", "--today", TODAY, "--no-cache", at=shop)

    assert cold.stdout == warm.stdout == fresh.stdout
    assert (cold.returncode, warm.returncode, fresh.returncode) == (1, 1, 1)


def test_a_terminal_gets_colour_and_the_same_words(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")
    plain = really("check", "--today", TODAY, at=shop).stdout
    coloured = on_a_terminal("check", "--today", TODAY, at=shop)

    assert "\x1b[1;31m" in coloured
    assert without_colour(coloured).strip() == plain.strip()


def test_a_terminal_gets_the_pages_of_rules_set_in_type(shop: Path) -> None:
    page = on_a_terminal("rule", "CAD-004", at=shop)
    listed = on_a_terminal("rule", at=shop)

    assert "\x1b[" in page
    assert "## 查什么" not in page
    assert "免打扰时段里发了帖子" in without_colour(page)
    assert all(code in listed for code in catalogue())


def without_colour(text: str) -> str:
    links_and_colours = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")
    return links_and_colours.sub("", text)


def on_a_terminal(*arguments: str, at: Path) -> str:
    """What the command prints when its standard output is a terminal."""
    ours, theirs = pty.openpty()
    quiet = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    with subprocess.Popen(
        [sys.executable, "-m", "qunce", *arguments],
        cwd=at,
        env={
            **quiet,
            "PYTHONPATH": str(ROOT / "plugins"),
            "TERM": "xterm-256color",
            "COLUMNS": "200",
        },
        stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        seen = b""
        while chunk := read_some(ours):
            seen += chunk
    os.close(ours)
    return seen.decode().replace("\r\n", "\n")


def read_some(terminal: int) -> bytes:
    """The next bytes of a terminal; nothing once the other side has hung up."""
    try:
        return os.read(terminal, 65536)
    except OSError:
        return b""


def test_rule_prints_the_page_and_lists_every_code() -> None:
    assert run("rule", "cad-004").stdout == catalogue()["CAD-004"].page
    assert "CAD-022" in run("rule", "cad-025").stdout  # a number that others speak for
    assert run("rule", "duplicate-key").stdout == catalogue()["YAM-003"].page
    assert [line.split("\t")[0] for line in run("rule").stdout.splitlines()] == list(catalogue())


def test_schema_writes_one_file_a_kind_and_only_once(tmp_path: Path) -> None:
    assert run("schema", str(tmp_path)).exit_code == 0
    times = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert {"group.json", "schedule.json", "day.json"} <= {path.name for path in times}

    run("schema", str(tmp_path))

    assert {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()} == times


def test_schema_goes_where_the_files_of_a_playbook_look_for_it(
    shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(shop / "content")

    assert run("schema").exit_code == 0
    assert (shop / ".qunce" / "schema" / "group.json").is_file()


def test_explain_tells_one_value_and_suggests_what_was_meant(shop: Path) -> None:
    path = "calendar/schedules/vip-week.yml"

    assert really("explain", f"{path}:slots.mon-tips.at", at=shop).stdout == (
        "slots.mon-tips.at: 10:30\n"
        "    时刻，几点发，24 小时制\n"
        "    来自  calendar/schedules/vip-week.yml:6:28\n"
    )
    whole = really("explain", path, at=shop).stdout.splitlines()
    assert whole[0] == "排期「vip-week」"
    assert whole[1].split() == ["title", "会员群周排期", f"{path}:2:8"]
    wrong = really("explain", f"{path}:slots.mon-tip.at", at=shop)
    assert (wrong.returncode, "是不是「slots.mon-tips.at」？" in wrong.stderr) == (2, True)
    gone = really("explain", "calendar/schedules/vip-wek.yml", at=shop)
    assert (gone.returncode, f"是不是「{path}」？" in gone.stderr) == (2, True)


def test_render_writes_what_changed_and_removes_its_own_orphans(shop: Path) -> None:
    first = really("render", "--to", "out", "--today", TODAY, at=shop)
    (shop / "out" / "mine.md").write_text("mine")
    again = really("render", "--to", "out", "--today", TODAY, at=shop)
    (shop / "content/scripts/tips-menu.yml").unlink()
    spoil(shop, "calendar/schedules/vip-week.yml", "script: tips-menu", "script: help-return")
    spoil(shop, "calendar/schedules/daily-week.yml", "script: tips-menu", "script: help-return")
    less = really("render", "--to", "out", "--today", TODAY, at=shop)

    assert (first.returncode, again.returncode, less.returncode) == (0, 0, 0), less.stderr
    assert "写了 0 个，删了 0 个" in again.stderr
    assert not (shop / "out/scripts/tips-menu.md").exists()
    assert (shop / "out/mine.md").read_text() == "mine"


def test_render_writes_nothing_while_an_error_stands(shop: Path) -> None:
    spoil(shop, "content/groups/vip.yml", "host: xia", "host: xai")

    done = really("render", "--to", "out", "--today", TODAY, at=shop)

    assert (done.returncode, (shop / "out").exists()) == (1, False)
    assert "error REF-001" in done.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_in_both_languages_and_in_the_readme(command: str) -> None:
    said = run(command, "--help").stdout

    assert re.search(r"[\u4e00-\u9fff]{4}", said)
    assert re.search(r"[a-z]{3,} [a-z]{2,} [a-z]{2,}", said)
    for name in ("README.md", "README.zh-CN.md"):
        assert f"`qunce {command}" in (ROOT / name).read_text()


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_finding_in_the_readme_is_the_one_its_example_earns(shop: Path, name: str) -> None:
    readme = (ROOT / name).read_text()
    source = re.search(r"^```yaml\n(.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    report = re.search(r"^```text\n(calendar.*?)^```$", readme, re.MULTILINE | re.DOTALL)
    assert source
    assert report
    path = source[1].splitlines()[0].removeprefix("# ")
    (shop / path).write_text(source[1])

    assert really("check", "--today", TODAY, at=shop).stdout.strip() == report[1].strip()


def test_checking_does_not_wait_for_what_it_does_not_need(shop: Path) -> None:
    code = (
        "import sys; from qunce.cli import main; "
        f"main(['check', {str(shop)!r}, '--today', '{TODAY}'], standalone_mode=False); "
        "print(sorted({'rich', 'mkdocs', 'jinja2', 'icalendar', 'jsonschema'} & set(sys.modules)))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "[]\n"


def test_the_reference_playbook_passes_its_own_checks() -> None:
    assert len(read_folder(ROOT)) > 100

    done = really("check", "--today", TODAY, "--no-cache", at=ROOT)

    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.no_cover
def test_a_process_ends_with_all_that_it_had_to_say_and_had_to_do() -> None:
    bad = str(Path(__file__).parent / "bad_playbook")
    code = (
        "import atexit, sys; from qunce.cli import run; "
        "atexit.register(print, 'behind all'); "
        f"sys.argv[1:] = ['check', {bad!r}, '--today', '{TODAY}', '--no-cache', '--format', 'json']; "
        "run()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(ROOT / "plugins"), "PYTHONUTF8": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = run("check", bad, "--today", TODAY, "--no-cache", "--format", "json").stdout

    assert len(report) > 100_000  # more than a pipe holds
    assert (done.returncode, done.stdout) == (1, f"{report}behind all\n")


def test_a_variable_that_names_no_day_is_a_usage_error(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qunce", "check", str(Path(__file__).parent.parent)],
        env={**os.environ, "QUNCE_TODAY": "明天"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 2
    assert "环境变量 QUNCE_TODAY 写成了「明天」" in done.stderr

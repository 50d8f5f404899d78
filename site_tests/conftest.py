"""The reference playbook, built once, and a browser to look at it with."""

from __future__ import annotations

import http.server
import os
import shutil
import socketserver
import sys
import threading
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parent.parent
TODAY = "2026-11-22"
SIZES = {"phone": (390, 844), "desk": (1280, 900)}


UNMEASURED = ("no_cover", "browser")
"""Marks of tests that only repeat lines which others measure: a traced line takes thrice as long."""


LONG = (*UNMEASURED, "build")
"""Marks of tests that take long."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the files first that take long: a worker that is done finds something short to do."""
    long = {item.path for item in items if any(map(item.get_closest_marker, LONG))}
    items.sort(key=lambda item: item.path not in long)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, object, object]:
    """Lets the fixtures of what is not measured be made untraced."""
    with untraced(item):
        return (yield)


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """Lets what is not measured run untraced."""
    with untraced(item):
        return (yield)


@contextmanager
def untraced(item: pytest.Item) -> Iterator[None]:
    """No tracing while a test with such a mark runs, nor in the processes that it starts.

    For `no_cover` pytest-cov itself pauses its own collector, but one below it goes on: that of
    the process, which every worker of xdist has because processes are measured.
    """
    if not any(map(item.get_closest_marker, UNMEASURED)):
        yield
        return
    trace, told = sys.gettrace(), os.environ.pop("COVERAGE_PROCESS_CONFIG", None)
    sys.settrace(None)
    try:
        yield
    finally:
        sys.settrace(trace)
        if told is not None:
            os.environ["COVERAGE_PROCESS_CONFIG"] = told


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without writing a line for each request."""

    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        return


class Unsearchable(Quiet):
    """Serves a site with nothing in its search index, of which browsers make a new one a page."""

    def do_GET(self) -> None:
        if not self.path.endswith("/search_index.json"):
            super().do_GET()
            return
        data = b'{"config": {"lang": ["en"], "separator": "-", "fields": {}}, "docs": []}'
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference playbook's site, built as `make site` builds it.

    Workers of one run share it: the first that asks builds, the others wait for it.
    """
    own = tmp_path_factory.mktemp("site") / "site"
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return built(own)
    shared = tmp_path_factory.getbasetemp().parent
    site, failed = shared / "built-site", shared / "no-built-site"
    try:
        (shared / "building-site").mkdir()
    except FileExistsError:
        while not site.exists() and not failed.exists():
            time.sleep(0.2)
        return site if site.exists() else built(own)
    try:
        return built(own).rename(site)
    except BaseException:
        failed.touch()
        raise


def built(place: Path) -> Path:
    from qunce.site_build import build_site

    return build_site(ROOT, to=place, today=TODAY, strict=True)


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """The address of a real server of the built site, where only the search finds nothing."""
    with served(built_site, Unsearchable) as address:
        yield address


@pytest.fixture(scope="session")
def searched_url(built_site: Path) -> Iterator[str]:
    """The address of a server of the same site where the search finds what there is."""
    with served(built_site, Quiet) as address:
        yield address


@contextmanager
def served(site: Path, how: type[Quiet]) -> Iterator[str]:
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), partial(how, directory=str(site))
    ) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Headless Chromium from the system."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.fail("找不到 Chromium：apt-get install chromium（make test 会自己装）")
    with sync_playwright() as play:
        opened = play.chromium.launch(
            executable_path=program,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield opened
        opened.close()


@pytest.fixture(params=SIZES, scope="module")
def page(request: pytest.FixtureRequest, browser: Any, site_url: str) -> Iterator[Any]:
    """A page that keeps what the browser complains of, and what it asks of other hosts."""
    with watched(browser, site_url, request.param) as opened:
        yield opened


@contextmanager
def watched(browser: Any, site_url: str, size: str) -> Iterator[Any]:
    width, height = SIZES[size]
    context = browser.new_context(
        viewport={"width": width, "height": height},
        locale="zh-CN",
        has_touch=size == "phone",
    )
    opened = context.new_page()
    opened.complaints = []
    opened.strangers = []
    opened.on(
        "console",
        lambda said: opened.complaints.append(said.text) if said.type == "error" else None,
    )
    opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
    opened.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith((site_url, "data:", "blob:"))
            else opened.strangers.append(asked.url)
        ),
    )
    opened.on(
        "response",
        lambda given: (
            opened.complaints.append(f"{given.status} {given.url}") if given.status >= 400 else None
        ),
    )
    yield opened
    context.close()

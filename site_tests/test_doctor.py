"""The doctor of deployed feeds, asked about real servers, good ones and bad ones."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from qunce.cli import main
from qunce.output import write_tree
from qunce.pipeline import render_folder, whole_tree

ROOT = Path(__file__).parent.parent
TODAY = "2026-03-03"
GOOD = {"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "public, max-age=900"}


class Server(ThreadingHTTPServer):
    """Answers every path but robots.txt with one body and one set of headers."""

    body: bytes = b""
    told: dict[str, str]
    status: int = 200
    robots: bytes = b""
    moved: bool = False
    caching: bool = True


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        server = self.server
        etag = f'"{sha256(server.body).hexdigest()[:8]}"'
        if self.path == "/robots.txt":
            self._answer(200 if server.robots else 404, {}, server.robots)
        elif server.moved and not self.path.startswith("/new/"):
            self._answer(301, {"Location": f"/new{self.path}"}, b"")
        elif server.caching and self.headers.get("If-None-Match") == etag:
            self._answer(304, {"ETag": etag}, b"")
        else:
            tags = {"ETag": etag} if server.caching else {}
            self._answer(server.status, {**server.told, **tags}, server.body)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body if status != 304 else b"")

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    with Server(("127.0.0.1", 0), Handler) as made:
        made.told = {**GOOD}
        made.body = (site / "feeds" / "group-vip.ics").read_bytes()
        thread = threading.Thread(target=made.serve_forever, daemon=True)
        thread.start()
        yield made
        made.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doctor") / "shop"
    assert run("init", str(folder), "--today", TODAY).exit_code == 0
    return folder


@pytest.fixture(scope="module")
def site(shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from datetime import date

    folder = tmp_path_factory.mktemp("site")
    rendered = render_folder(shop, today=date.fromisoformat(TODAY))
    write_tree(folder, whole_tree(shop, rendered))
    return folder


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, catch_exceptions=False)


def doctor(server: Server, *more: str, path: str = "/feeds/group-vip.ics") -> Result:
    return run("doctor", f"http://127.0.0.1:{server.server_address[1]}{path}", *more)


def test_a_well_served_feed_is_well_and_the_same_as_the_playbooks(
    server: Server, shop: Path
) -> None:
    said = doctor(server, str(shop), "--today", TODAY)

    assert (said.exit_code, said.stderr.strip()) == (0, "一切正常 / all well.")
    assert "Content-Type：text/calendar; charset=utf-8\n" in said.stdout
    assert "再问一次：304\n" in said.stdout
    assert said.stdout.endswith("和手册比：一样\n")


BAD = {
    "Content-Type 是「text/calendar」，没有 charset=utf-8": {"Content-Type": "text/calendar"},
    "不是 text/calendar": {"Content-Type": "application/octet-stream"},
    "Cache-Control 让中间缓存留 24 小时": {"Cache-Control": "max-age=86400"},
    "Content-Disposition 是 attachment": {"Content-Disposition": "attachment; filename=a.ics"},
}


@pytest.mark.parametrize("told", BAD)
def test_a_wrong_header_is_told_with_its_mend(server: Server, told: str) -> None:
    server.told |= BAD[told]

    said = doctor(server)

    assert (said.exit_code, said.stdout.count("改法：")) == (1, 1)
    assert told in said.stdout


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (b"\r\n", b"\n", "行尾是 LF"),
        (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "BOM"),
        (b"END:VCALENDAR\r\n", b"END:VCALENDAR\r\nBEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "2 份"),
        (b"SUMMARY:", b"SUMMARY:\xc4\xe3", "不是 UTF-8"),
        (b"BEGIN:VCALENDAR", b"<!doctype html>BEGIN:VCALENDAR", "内容是网页"),
        (b"END:VCALENDAR\r\n", b"", "没有传完"),
        (b"DTSTART;TZID=Asia/Shanghai:", b"DTSTART;TZID=Asia/Shanghai:x", "解析不了"),
    ],
)
def test_a_spoilt_body_is_told_and_not_compared(
    server: Server, shop: Path, old: bytes, new: bytes, told: str
) -> None:
    server.body = server.body.replace(old, new)

    said = doctor(server, str(shop), "--today", TODAY)

    assert (said.exit_code, said.stdout.count("改法：")) == (1, 1)
    assert told in said.stdout


def test_redirects_robots_lost_caching_and_failures_are_told(server: Server) -> None:
    server.moved, server.caching = True, False
    server.robots = b"User-agent: *\nDisallow: /feeds/\n"
    said = doctor(server)
    assert said.exit_code == 1
    for words in ("跳转了 1 次", "没有 ETag，也没有 Last-Modified", "robots.txt 不让"):
        assert words in said.stdout
    server.moved, server.status = False, 403
    assert "服务器回了 403" in doctor(server).stdout
    for wrong in ("feeds/group-vip.ics", "ftp://a/b.ics", "http://127.0.0.1:1/feeds/a.ics"):
        assert run("doctor", wrong).exit_code == 2


def test_what_is_not_deployed_yet_is_named(server: Server, shop: Path) -> None:
    events = server.body.split(b"BEGIN:VEVENT")
    events[2] = events[2].replace(b"SEQUENCE:", b"SEQUENCE:9")
    server.body = b"BEGIN:VEVENT".join([events[0], *events[2:]])

    said = doctor(server, str(shop), "--today", TODAY)

    assert said.exit_code == 0
    assert "和手册比：线上还没有 1 条，内容不同 1 条；重新生成并部署就一致\n" in said.stdout
    assert re.search(r"  线上还没有：\d\d-\d\d \d\d:\d\d ", said.stdout)


def test_the_headers_file_of_static_hosts_names_feeds_and_a_playbooks_own_wins(
    shop: Path, site: Path
) -> None:
    from datetime import date

    assert (site / "_headers").read_text().splitlines() == [
        "/feeds/*.ics",
        "  Content-Type: text/calendar; charset=utf-8",
        "  Cache-Control: public, max-age=900",
        "/feeds/p/*",
        "  X-Robots-Tag: noindex",
    ]
    own = shop / "content" / "_headers"
    own.write_text("/*\n  X-Own: 1\n", "utf-8")
    try:
        rendered = render_folder(shop, today=date.fromisoformat(TODAY))
        tree = whole_tree(shop, rendered)
    finally:
        own.unlink()
    assert bytes(tree["_headers"]) == b"/*\n  X-Own: 1\n"


def test_the_nginx_snippet_of_the_guide_serves_feeds_well(
    site: Path, shop: Path, tmp_path: Path
) -> None:
    text = (ROOT / "content" / "guide" / "publish.md").read_text("utf-8")
    snippet = re.search(r"^```nginx\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert snippet
    private = site / "feeds" / "p" / "abcdefgh.ics"
    private.parent.mkdir(exist_ok=True)
    shutil.copy(site / "feeds" / "group-vip.ics", private)
    with nginx(snippet[1], site, tmp_path) as address:
        said = run("doctor", f"{address}/feeds/group-vip.ics", str(shop), "--today", TODAY)
        secret = run("doctor", f"{address}/feeds/p/abcdefgh.ics")
        index = run("doctor", f"{address}/feeds/index.json")

    assert (said.exit_code, secret.exit_code) == (0, 0), said.output + secret.output
    assert "Content-Type：application/json" in index.stdout
    assert "abcdefgh" not in secret.output + (tmp_path / "access.log").read_text()


@contextmanager
def nginx(snippet: str, site: Path, folder: Path) -> Iterator[str]:
    """The address of a real nginx with a snippet in its server."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.fail("找不到 nginx：apt-get install nginx（make test 会自己装）")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    temporary = "".join(
        f"{one}_temp_path {folder}/{one};\n"
        for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "nginx.conf").write_text(
        f"daemon off;\nmaster_process off;\npid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"events {{}}\nhttp {{\ntypes {{ application/json json; }}\n{temporary}"
        f"access_log {folder}/access.log;\n"
        f"server {{\nlisten 127.0.0.1:{port};\nroot {site};\n{snippet}}}\n}}\n"
    )
    command = [program, "-p", str(folder), "-c", str(folder / "nginx.conf")]
    with subprocess.Popen(command, stderr=subprocess.PIPE) as process:
        try:
            for _ in range(100):
                if process.poll() is not None:
                    pytest.fail(f"nginx 没有起来：{process.communicate()[1].decode()}")
                with socket.socket() as asked:
                    if asked.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait()

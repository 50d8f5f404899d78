"""Programs that people keep calendars with: vdirsyncer, khal, and a Radicale server of our own."""

from __future__ import annotations

import base64
import http.client
import http.server
import json
import socket
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from site_tests.calendar_readers import Occurrence, by_libical

BIN = Path(sys.executable).parent
LOCAL = "127.0.0.1"
USER = "staff"
_MINUTE = "%Y-%m-%d %H:%M"
_ZONE = ZoneInfo("Asia/Shanghai")
_SECRET = base64.b64encode(f"{USER}:secret".encode()).decode()

# what is thrown away after the test need not wait for the disk, as Radicale's own tests do
_SERVE = """
import sys
from radicale import config, server
settings = config.load([(sys.argv[1], False)])
settings.update({"storage": {"_filesystem_fsync": "False"}}, "test", privileged=True)
server.serve(settings)
"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    """Serves a folder without writing a line for each request."""

    def log_message(self, format: str, *args: Any) -> None:
        return


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a plain web server of a folder, as feeds are published."""
    handler = partial(Quiet, directory=str(folder))
    with socketserver.ThreadingTCPServer((LOCAL, 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://{LOCAL}:{server.server_address[1]}"
        server.shutdown()
        thread.join()


def run(*command: str, told: str = "") -> str:
    """The output of a program of this environment; its own words where it fails."""
    done = subprocess.run(
        [str(BIN / command[0]), *command[1:]], input=told, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


class Pairs:
    """A vdirsyncer configuration: each pair fills a folder, one file an event, from a source."""

    def __init__(self, home: Path) -> None:
        self.home = home
        home.mkdir(exist_ok=True)
        self._text = f'[general]\nstatus_path = "{home / "status"}"\n'

    def add(self, name: str, source: dict[str, str], folder: Path | None = None) -> Path:
        """The folder that a pair of this name keeps equal to a source."""
        folder = folder or self.home / "events" / name
        folder.mkdir(parents=True, exist_ok=True)
        local = {"type": "filesystem", "path": str(folder), "fileext": ".ics"}
        self._text += f'[pair {name}]\na = "{name}_a"\nb = "{name}_b"\ncollections = null\n'
        for side, keys in (("a", source), ("b", local)):
            lines = "".join(f'{key} = "{value}"\n' for key, value in keys.items())
            self._text += f"[storage {name}_{side}]\n{lines}"
        return folder

    def sync(self) -> None:
        """Bring both sides of all pairs to the same state."""
        config = self.home / "config"
        config.write_text(self._text, encoding="utf-8")
        run("vdirsyncer", "-c", str(config), "discover")
        run("vdirsyncer", "-c", str(config), "sync")


def in_folder(folder: Path) -> list[Occurrence]:
    """The events of a folder that holds each in a file."""
    return [one for path in sorted(folder.iterdir()) for one in by_libical(path.read_bytes())]


def by_khal(
    folders: dict[str, Path], home: Path, first: date, last: date
) -> dict[str, list[Occurrence]]:
    """What khal lists between two days, by calendar; it does not tell the SEQUENCE."""
    calendars = "".join(f"[[{name}]]\npath = {folder}\n" for name, folder in folders.items())
    config = home / "khal.conf"
    config.write_text(
        f"[calendars]\n{calendars}[sqlite]\npath = {home / 'khal.db'}\n"
        f"[locale]\nlocal_timezone = {_ZONE}\ndefault_timezone = {_ZONE}\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        f"datetimeformat = {_MINUTE}\nlongdatetimeformat = {_MINUTE}\n",
        encoding="utf-8",
    )
    fields = ("calendar", "uid", "start-long", "end-long", "title", "description", "status")
    asked = [word for field in fields for word in ("--json", field)]
    told = run("khal", "-c", str(config), "list", *asked, str(first), str(last))
    # an event over midnight is listed on both of its days
    rows = {tuple(row[field] for field in fields) for row in _rows(told)}
    seen: dict[str, list[Occurrence]] = {name: [] for name in folders}
    for name, uid, start, end, title, text, status in rows:
        seen[name].append(Occurrence(uid, _moment(start), _moment(end), title, text, status, 0))
    return seen


def _rows(told: str) -> Iterator[dict[str, str]]:
    """The entries of khal's output: one list a day, one after the other."""
    decoder, place = json.JSONDecoder(), 0
    while place < len(told):
        day, place = decoder.raw_decode(told, place)
        yield from day
        while told[place : place + 1].isspace():
            place += 1


def _moment(text: str) -> datetime:
    return datetime.strptime(text, _MINUTE).replace(tzinfo=_ZONE).astimezone(UTC)


class Radicale:
    """A CalDAV server that runs for a while on a port of its own."""

    def __init__(self, home: Path) -> None:
        with socket.socket() as free:
            free.bind((LOCAL, 0))
            self.port: int = free.getsockname()[1]
        config = home / "config"
        config.write_text(
            f"[server]\nhosts = {LOCAL}:{self.port}\n[auth]\ntype = none\n"
            f"[storage]\nfilesystem_folder = {home / 'collections'}\n",
            encoding="utf-8",
        )
        self._log = (home / "log").open("wb")
        self._process = subprocess.Popen(
            [sys.executable, "-c", _SERVE, str(config)],
            stdout=self._log,
            stderr=self._log,
        )
        for _ in range(200):
            if self._process.poll() is not None:
                break
            with socket.socket() as trial:
                if trial.connect_ex((LOCAL, self.port)) == 0:
                    return
            time.sleep(0.1)
        self.stop()
        raise AssertionError((home / "log").read_text(encoding="utf-8")[-2000:])

    def storage(self, name: str) -> dict[str, str]:
        """What vdirsyncer has to know of one calendar of the user."""
        url = f"http://{LOCAL}:{self.port}/{USER}/{name}/"
        return {"type": "caldav", "url": url, "username": USER, "password": "secret"}

    def ask(self, method: str, name: str, data: bytes | None = None) -> tuple[int, bytes]:
        """Status and body of a request for one calendar of the user."""
        link = http.client.HTTPConnection(LOCAL, self.port, timeout=60)
        head = {"Authorization": f"Basic {_SECRET}", "Content-Type": "text/calendar; charset=utf-8"}
        link.request(method, f"/{USER}/{name}/", data, head)
        answer = link.getresponse()
        body = answer.read()
        link.close()
        return answer.status, body

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(20)
        self._log.close()

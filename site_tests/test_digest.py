"""Digests: what people paste, and what a group robot is sent, split, again, or not at all."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qunce.cli import main, robots
from qunce.cli.robots import ROBOTS, split

TODAY = "2026-03-03"
KEY = "8a9b7c6d-webhook-key"

Answer = tuple[int, object]


class RobotServer(HTTPServer):
    """A real server that answers as it is told, one answer after the other."""

    answers: list[Answer]
    got: list[dict[str, Any]]


class Handler(BaseHTTPRequestHandler):
    server: RobotServer

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.got.append(json.loads(body))
        status, answer = self.server.answers.pop(0)
        data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        return


@pytest.fixture
def robot(monkeypatch: pytest.MonkeyPatch) -> Iterator[RobotServer]:
    with RobotServer(("127.0.0.1", 0), Handler) as server:
        server.got, server.answers = [], []
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{server.server_address[1]}/send?key={KEY}"
        for one in ROBOTS.values():
            monkeypatch.setenv(one.variable, url)
        monkeypatch.setattr(robots, "_PAUSES", (0.0, 0.0, 0.0))
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("digest") / "shop"
    assert run("init", str(folder), "--today", TODAY).exit_code == 0
    return folder


def run(*arguments: str) -> Result:
    result = CliRunner().invoke(main, arguments, catch_exceptions=False)
    assert KEY not in result.output
    return result


def digest(shop: Path, *more: str) -> Result:
    return run("digest", str(shop), "--today", TODAY, *more)


def test_a_group_s_week_is_told_by_day_and_a_person_s_with_the_groups(shop: Path) -> None:
    week = digest(shop, "--group", "vip", "--for", "week").stdout.splitlines()
    mine = digest(shop, "--person", "xia", "--for", "week", "--format", "markdown").stdout

    times = [line for line in week if re.match(r"\d\d:\d\d ", line)]
    assert week[0] == f"【会员群】 3月2日至3月8日，共 {len(times)} 条"
    assert week[1:4] == ["", "3月2日 周一", "10:30 生活小窍门 · 毛衣怎么洗 · 小夏"]
    assert mine.startswith("**小夏** 3月2日至3月8日，共 ")
    assert "> 10:30 会员群 · " in mine


def test_a_day_without_posts_says_so_and_wrong_names_are_told(shop: Path) -> None:
    assert digest(shop, "--group", "vip", "--today", "2026-02-03").stdout.splitlines() == [
        "【会员群】 2月3日 周二，共 0 条", "没有要发的。",
    ]  # fmt: skip
    wrong = digest(shop, "--group", "vipp")
    assert (wrong.exit_code, "是不是「vip」" in wrong.stderr) == (2, True)
    assert digest(shop, "--dry-run").exit_code == 2


def test_a_robot_that_fails_twice_is_asked_again_and_gets_the_words_once(
    shop: Path, robot: RobotServer
) -> None:
    robot.answers = [(503, b"busy"), (200, {"errcode": 45009}), (200, {"errcode": 0})]

    done = digest(shop, "--to", "wecom", "--for", "week", "--format", "markdown")

    assert (done.exit_code, done.stderr.strip()) == (0, "发给了企业微信群机器人，1 条 / sent.")
    assert len(robot.got) == 3
    assert robot.got[0] == robot.got[1] == robot.got[2]
    assert robot.got[2]["msgtype"] == "markdown"
    assert robot.got[2]["markdown"]["content"].startswith("**全部社群** 3月2日至3月8日")


@pytest.mark.parametrize(
    ("to", "answers", "told"),
    [
        ("wecom", [(200, {"errcode": 93000, "errmsg": "invalid webhook url"})], "已被移出群"),
        ("feishu", [(200, {"code": 19024, "msg": "Key Words Not Found"})], "关键词"),
        ("feishu", [(404, b"")], "核对环境变量 QUNCE_FEISHU_WEBHOOK"),
        ("wecom", [(200, b"<html>")], "不是 JSON"),
        ("wecom", [(500, b"")] * 4, "HTTP 500；试了 4 次"),
    ],
)
def test_a_robot_that_refuses_ends_it_with_the_reason_and_never_shows_the_key(
    shop: Path, robot: RobotServer, to: str, answers: list[Answer], told: str
) -> None:
    robot.answers = [*answers]

    done = digest(shop, "--to", to)

    assert (done.exit_code, robot.answers) == (1, [])
    assert told in done.stderr


def test_a_dry_run_sends_nothing_and_needs_no_address(
    shop: Path, robot: RobotServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("QUNCE_FEISHU_WEBHOOK")

    done = digest(shop, "--to", "feishu", "--for", "week", "--dry-run")

    assert (done.exit_code, robot.got) == (0, [])
    assert done.stderr.startswith("—— 第 1 条，")
    assert digest(shop, "--to", "feishu").exit_code == 2
    monkeypatch.setenv("QUNCE_FEISHU_WEBHOOK", f"http://robots.example/{KEY}")
    assert digest(shop, "--to", "feishu").exit_code == 2


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(st.text("团购明天十点🛒a \t", max_size=60), max_size=30).map("\n".join),
    st.integers(8, 120),
)
def test_messages_fit_and_together_say_everything(text: str, most: int) -> None:
    parts = list(split(text, most))

    assert all(0 < len(one.encode()) <= most for one in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())
    whole = [line for line in text.splitlines() if 0 < len(line.encode()) <= most]
    if all(len(line.encode()) <= most for line in text.splitlines()):
        kept = [line.strip() for one in parts for line in one.splitlines() if line.strip()]
        assert kept == [line.strip() for line in whole if line.strip()]

"""Group robots of WeCom and Feishu: messages that fit, sent until they are taken."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from qunce.environment import Unfit

_SECONDS = 10
_TRIES = 4
_PAUSES = (1.0, 3.0, 9.0)


class Refused(Exception):
    """The robot did not take a message; the words are fit to be shown."""


@dataclass(frozen=True)
class Robot:
    """One kind of group robot: where it is found, what it takes and what its answers mean."""

    name: str
    variable: str
    """The environment variable with its webhook, which is a key and never shown."""
    most: Mapping[str, int]
    """Bytes that a message of each format may have."""
    body: Callable[[str, str], Mapping[str, Any]]
    """(words, format) → the JSON to post."""
    code: str
    """The key of the answer's error code; 0 is success."""
    busy: frozenset[int]
    """Codes that pass by themselves."""
    known: Mapping[int, str]
    """Codes that people meet, with what to do."""

    def webhook(self) -> str:
        """The robot's address; raises `Unfit` where there is none, never telling what is there."""
        url = os.environ.get(self.variable, "").strip()
        if not url:
            raise Unfit(f"没有{self.name}群机器人的地址：设好环境变量 {self.variable} / not set.")
        parts = urlsplit(url)
        local = parts.hostname in ("127.0.0.1", "localhost")
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            raise Unfit(f"环境变量 {self.variable} 要以 https:// 开头 / not an https address.")
        return url


def _wecom(words: str, form: str) -> Mapping[str, Any]:
    return {"msgtype": form, form: {"content": words}}


def _feishu(words: str, form: str) -> Mapping[str, Any]:
    if form == "text":
        return {"msg_type": "text", "content": {"text": words}}
    return {
        "msg_type": "interactive",
        "card": {"elements": [{"tag": "markdown", "content": words}]},
    }


ROBOTS = {
    "wecom": Robot(
        "企业微信", "QUNCE_WECOM_WEBHOOK", {"text": 2048, "markdown": 4096}, _wecom, "errcode",
        frozenset({-1, 45009}),
        {
            45009: "发得太密，企业微信每个机器人一分钟至多收二十条",
            93000: "地址不对，或机器人已被移出群；到群里重新取一个地址",
            40058: "消息格式不对",
        },
    ),
    # Feishu takes 20 KB for a whole request; what the frame and escapes need is left out
    "feishu": Robot(
        "飞书", "QUNCE_FEISHU_WEBHOOK", {"text": 16_000, "markdown": 16_000}, _feishu, "code",
        frozenset({11232}),
        {
            11232: "发得太密，飞书每个机器人一分钟至多收一百条",
            19001: "地址不对，或机器人已被移出群；到群里重新取一个地址",
            19021: "机器人开了签名校验，这里不会签名；改用关键词或 IP 白名单",
            19022: "这台机器的 IP 不在机器人的白名单里",
            19024: "消息里没有机器人要求的关键词；把「共」设成关键词就行",
        },
    ),
}  # fmt: skip


def split(text: str, most: int) -> Iterator[str]:
    """Messages of at most `most` bytes of UTF-8, cut at lines where that is possible."""
    part = ""
    for line in text.strip().splitlines(keepends=True):
        for piece in _pieces(line, most):
            if part and len((part + piece).rstrip().encode()) > most:
                if part.strip():
                    yield part.strip()
                part = ""
            part += piece
    if part.strip():
        yield part.strip()


def _pieces(line: str, most: int) -> Iterator[str]:
    """A line, or what of it fits each time, never cutting a character."""
    while len(line.rstrip().encode()) > most:
        fits = line.encode()[:most].decode("utf-8", "ignore")
        yield fits
        line = line[len(fits) :]
    yield line


def send(
    robot: Robot, url: str, words: str, form: str, *, pause: Callable[[float], None] = time.sleep
) -> None:
    """Post one message, again while the robot is busy; raises `Refused` when it is not taken."""
    data = json.dumps(robot.body(words, form), ensure_ascii=False).encode()
    trouble = ""
    for number in range(_TRIES):
        if number:
            pause(_PAUSES[number - 1])
        answer, trouble = _posted(robot, url, data)
        if answer is None:
            continue
        code = answer.get(robot.code)
        if code == 0:
            return
        said = str(answer.get("errmsg") or answer.get("msg") or "")[:200].replace(url, "…")
        trouble = f"{robot.name}机器人回了错误码 {code}"
        if isinstance(code, int) and code in robot.known:
            trouble += f"：{robot.known[code]}"
        trouble += f"（{said}）" if said else ""
        if code not in robot.busy:
            raise Refused(trouble)
    raise Refused(f"{trouble}；试了 {_TRIES} 次")


def _posted(robot: Robot, url: str, data: bytes) -> tuple[Mapping[str, Any] | None, str]:
    """The answer, or None and what was wrong for now; raises `Refused` when trying is no use."""
    request = Request(url, data, {"Content-Type": "application/json; charset=utf-8"})
    host = urlsplit(url).hostname
    try:
        with urlopen(request, timeout=_SECONDS) as response:
            answer = json.loads(response.read(100_000))
    except HTTPError as error:
        with error:
            passing = error.code >= HTTPStatus.INTERNAL_SERVER_ERROR or (
                error.code == HTTPStatus.TOO_MANY_REQUESTS
            )
            trouble = f"{robot.name}机器人回了 HTTP {error.code}"
        if not passing:
            raise Refused(f"{trouble}；核对环境变量 {robot.variable} 的地址") from None
        return None, trouble
    except TimeoutError:
        # it may have been taken; sending it again would post it twice
        raise Refused(
            f"{host} 在 {_SECONDS} 秒内没有回话，不知道发到了没有；先看一眼群里，再决定要不要重发"
        ) from None
    except (URLError, ConnectionError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        return None, f"连不上 {host}（{type(reason).__name__}）"
    except ValueError:
        raise Refused(f"{host} 回的不是 JSON，多半不是机器人的地址") from None
    if not isinstance(answer, dict):
        raise Refused(f"{host} 回的不是机器人的答复")
    return answer, ""

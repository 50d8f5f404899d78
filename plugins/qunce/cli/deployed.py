"""A deployed feed as its subscribers get it: one plain request, told as facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener
from urllib.robotparser import RobotFileParser

_SECONDS = 20
_MOST = 30_000_000


class Unreachable(Exception):
    """No answer at all; the words are fit to be shown."""


@dataclass(frozen=True)
class Fetched:
    """One answer."""

    status: int
    headers: Mapping[str, str]
    """Names in lower case."""
    body: bytes
    redirects: tuple[str, ...] = ()
    """Where each redirect led, in order."""
    again: int = 0
    """The status of the same request with the first answer's ETag or date; 0 if not asked."""
    barred: tuple[str, ...] = field(default=())
    """Robots of calendars that robots.txt keeps out."""


class _Redirects(HTTPRedirectHandler):
    def __init__(self) -> None:
        self.seen: list[str] = []

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in ("http", "https"):
            return None
        self.seen.append(newurl)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> Fetched:
    """What a calendar program gets: no cookie, no Accept, no name that a server could go by."""
    first = _get(url, {})
    if first.status != HTTPStatus.OK:
        return first
    etag, modified = first.headers.get("etag"), first.headers.get("last-modified")
    again = 0
    if etag or modified:
        asked = {"If-None-Match": etag} if etag else {"If-Modified-Since": modified or ""}
        again = _get(url, asked).status
    return Fetched(first.status, first.headers, first.body, first.redirects, again, _barred(url))


def _get(url: str, headers: Mapping[str, str]) -> Fetched:
    redirects = _Redirects()
    opener = build_opener(redirects)
    opener.addheaders = []
    try:
        with opener.open(Request(url, headers=dict(headers)), timeout=_SECONDS) as answer:
            told = {name.lower(): value for name, value in answer.headers.items()}
            return Fetched(answer.status, told, answer.read(_MOST), tuple(redirects.seen))
    except HTTPError as error:
        with error:
            told = {name.lower(): value for name, value in error.headers.items()}
            return Fetched(error.code, told, error.read(100_000), tuple(redirects.seen))
    except (URLError, HTTPException, OSError) as error:
        reason = error.reason if isinstance(error, URLError) else error
        host = urlsplit(url).hostname
        raise Unreachable(f"连不上 {host}：{reason or type(reason).__name__}") from None


def _barred(url: str) -> tuple[str, ...]:
    answer = _get(urljoin(url, "/robots.txt"), {})
    if answer.status != HTTPStatus.OK:
        return ()
    rules = RobotFileParser()
    rules.parse(answer.body.decode("utf-8", "replace").splitlines())
    return tuple(
        name for name in ("Google-Calendar-Importer", "Googlebot", "*")
        if not rules.can_fetch(name, url)
    )  # fmt: skip

"""Diagnosis: what is wrong with a deployed feed, each with what to do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from qunce.cli.deployed import Fetched

MOST_BYTES, MOST_EVENTS, LONGEST = 1_000_000, 1_000, 255
_STALE = 6 * 3600
_LOCAL = ("127.0.0.1", "localhost", "::1")
_SEE = "见使用说明的「上线」页"


@dataclass(frozen=True)
class Complaint:
    """One thing to mend."""

    what: str
    mend: str
    severe: bool = True
    """False for what most calendars forgive."""


@dataclass(frozen=True)
class Differences:
    """The deployed feed against the local build, by UID."""

    missing: tuple[str, ...] = ()
    """Titles of entries that only the local build has."""
    extra: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.extra or self.changed)


def diagnose(url: str, got: Fetched) -> Iterator[Complaint]:
    """Everything that is wrong with an answer, the worst first."""
    yield from _address(url, got)
    if got.status != HTTPStatus.OK:
        yield Complaint(
            f"服务器回了 {got.status}",
            "先用浏览器打开这个地址；404 多半是没有部署 feeds/，401、403 要去掉登录",
        )
        return
    yield from _type(got)
    yield from _caching(got, private="/feeds/p/" in url)
    if got.barred:
        yield Complaint(
            f"robots.txt 不让 {'、'.join(got.barred)} 读这个地址，Google 日历会照办",
            "在 robots.txt 里放开 feeds/；不想被搜到，用 X-Robots-Tag: noindex",
        )
    yield from _content(got.body)


def _address(url: str, got: Fetched) -> Iterator[Complaint]:
    parts = urlsplit(url)
    if parts.scheme == "http" and parts.hostname not in _LOCAL:
        yield Complaint("地址是 http，手机和 Google 常常不收", "让服务器提供 https", severe=False)
    if len(url) > LONGEST or not url.isascii():
        yield Complaint(
            f"地址有 {len(url)} 个字符或带中文，Google 只收 {LONGEST} 个以内的英文地址",
            "把网站放到短一点、全英文的路径下",
        )
    if got.redirects:
        yield Complaint(
            f"地址跳转了 {len(got.redirects)} 次，有的软件不跟跳转",
            f"直接用 {_shown(got.redirects[-1])}，并把它写进 content/playbook.yml 的 site_url",
            severe=False,
        )


def _shown(url: str) -> str:
    """An address without the key of a private feed."""
    return re.sub(r"(/feeds/p/\w{4})\w+", r"\1…", url.partition("?")[0])


def _type(got: Fetched) -> Iterator[Complaint]:
    told = got.headers.get("content-type", "")
    kind, _, more = told.partition(";")
    if kind.strip().lower() != "text/calendar":
        yield Complaint(
            f"Content-Type 是「{told or '没有'}」，不是 text/calendar",
            f"让服务器对 .ics 回 Content-Type: text/calendar; charset=utf-8，{_SEE}",
        )
    elif not re.search(r"charset=[\"']?utf-?8\b", more, re.IGNORECASE):
        yield Complaint(
            f"Content-Type 是「{told}」，没有 charset=utf-8，Google 会把中文显示成乱码",
            f"改成 Content-Type: text/calendar; charset=utf-8，{_SEE}",
        )
    if "attachment" in got.headers.get("content-disposition", "").lower():
        yield Complaint(
            "Content-Disposition 是 attachment，有的软件当成下载", "去掉这个响应头", severe=False
        )


def _caching(got: Fetched, *, private: bool) -> Iterator[Complaint]:
    etag, modified = got.headers.get("etag"), got.headers.get("last-modified")
    if not etag and not modified:
        yield Complaint(
            "没有 ETag，也没有 Last-Modified，每次都要整份重取",
            "让服务器直接发静态文件，不要经过程序", severe=False,
        )  # fmt: skip
    elif got.again != HTTPStatus.NOT_MODIFIED:
        yield Complaint(
            f"带着{'ETag' if etag else '时间'}再问一次，回的是 {got.again}，不是 304",
            "看看 CDN 或代理是不是丢了 If-None-Match、If-Modified-Since", severe=False,
        )  # fmt: skip
    control = got.headers.get("cache-control", "").lower()
    age = re.search(r"(?:s-maxage|max-age)=(\d+)", control)
    if age and int(age[1]) > _STALE:
        yield Complaint(
            f"Cache-Control 让中间缓存留 {int(age[1]) // 3600} 小时，改动到得更慢",
            "改成 Cache-Control: public, max-age=900",
        )
    elif not control:
        yield Complaint(
            "没有 Cache-Control，CDN 会自己决定留多久", "加上 Cache-Control: public, max-age=900",
            severe=False,
        )  # fmt: skip
    if private and "noindex" not in got.headers.get("x-robots-tag", "").lower():
        yield Complaint(
            "私密日历没有 X-Robots-Tag: noindex，链接被贴到网上就可能被搜到",
            f"给 feeds/p/ 加上这个响应头，{_SEE}", severe=False,
        )  # fmt: skip


def _content(body: bytes) -> Iterator[Complaint]:
    if body.lstrip()[:1] == b"<":
        yield Complaint("内容是网页，不是日历", "多半是登录页或「找不到」页；换成 .ics 的地址")
        return
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        yield Complaint(
            f"内容不是 UTF-8，第 {error.start + 1} 个字节读不了", "别让服务器或编辑器转码"
        )
        return
    if text.startswith("\ufeff"):
        yield Complaint("内容以 BOM 开头，近一半软件不收", "按原样上传文件，别用记事本另存")
    if re.search(r"(?<!\r)\n", text):
        yield Complaint(
            "行尾是 LF，不是 CRLF", "让 git 和压缩工具别动 .ics：在 .gitattributes 写 *.ics -text",
            severe=False,
        )  # fmt: skip
    if text.count("BEGIN:VCALENDAR") != 1:
        yield Complaint(
            f"里面有 {text.count('BEGIN:VCALENDAR')} 份日历，应当正好一份", "重新生成，整份上传"
        )
        return
    try:
        count = len(events(body))
    except ValueError as error:
        yield Complaint(f"解析不了：{str(error)[:120]}", "重新生成，整份上传")
        return
    if len(body) > MOST_BYTES or count > MOST_EVENTS:
        yield Complaint(
            f"有 {count:,} 条、{len(body) / 1_000_000:.1f} MB，超过 {MOST_EVENTS:,} 条或 1 MB",
            "在 calendar/feeds.yml 里把 weeks 改小，或改订每个社群的日历",
        )


def events(body: bytes) -> Mapping[str, Event]:
    """The entries of a calendar by UID; raises `ValueError` for what is none."""
    from icalendar import Calendar

    if not body.rstrip().endswith(b"END:VCALENDAR"):
        raise ValueError("没有结尾，多半没有传完")
    calendar: Calendar = Calendar.from_ical(body)
    wrong = [error for one in calendar.walk() for error in one.errors]
    if wrong:
        raise ValueError(" ".join(filter(None, wrong[0])))
    return {str(one["UID"]): one for one in calendar.events}


def compare(here: bytes, there: bytes) -> Differences:
    """What subscribers do not see yet, or no longer should."""
    if here == there:
        return Differences()
    ours, theirs = events(here), events(there)
    return Differences(
        missing=tuple(_told(one) for uid, one in ours.items() if uid not in theirs),
        extra=tuple(_told(one) for uid, one in theirs.items() if uid not in ours),
        changed=tuple(
            _told(one)
            for uid, one in ours.items()
            if uid in theirs and one.to_ical() != theirs[uid].to_ical()
        ),
    )


def _told(event: Event) -> str:
    when = event.get("DTSTART")
    return f"{when.dt:%m-%d %H:%M} {event.get('SUMMARY')}" if when else str(event.get("SUMMARY"))

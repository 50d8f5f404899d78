"""The list of all feeds for pages and machines, and what is wrong with their size."""

from __future__ import annotations

import json
from collections.abc import Iterable

from qunce.finding import Fault, Finding, Severity
from qunce.kinds.vocabulary import Each
from qunce.render.feeds.files import FeedFile
from qunce.resolve import Playbook

INDEX_PATH = "feeds/index.json"

MOST_BYTES = 1_000_000
MOST_EVENTS = 1_000

HEAVY = Fault(
    "CAL-001", "heavy-feed", "日历订阅太大",
    "Google 日历不收 1 MB 以上的订阅，新版 Outlook 一次最多收 1,000 条，超过的日历不再更新",
    severity=Severity.WARNING,
    mend="在 calendar/feeds.yml 里把 weeks 改小，或改订每个社群的日历",
    example="everything: {title: 全部, each: all, weeks: 53}",
)  # fmt: skip

UNPUBLISHED = Fault(
    "CAL-004", "unpublished-private-feed", "私密日历没有发布",
    "私密日历的地址由一个密钥算出，密钥不在；发布这样的网站，订阅的人会断在旧内容上",
    severity=Severity.WARNING,
    mend="生成网站的地方设好环境变量 QUNCE_FEED_SECRET；值用 openssl rand -hex 32 生成，别写进仓库",
    example="mine: {title: 自己的日历, each: person, private: true}",
)  # fmt: skip


def feed_index(files: Iterable[FeedFile]) -> bytes:
    """The feeds as JSON, for `feeds/index.json`; former paths and private feeds are left out."""
    listed = [
        {
            "path": file.path,
            "title": file.title,
            "each": file.each.value,
            "subject": file.subject,
            "series": file.series,
            "count": file.count,
            "bytes": file.size,
            "from": file.start.isoformat(),
            "until": file.end.isoformat(),
        }
        for file in files
        if not file.private
    ]
    return (json.dumps({"feeds": listed}, ensure_ascii=False, indent=2) + "\n").encode()


def feed_findings(files: Iterable[FeedFile], playbook: Playbook) -> list[Finding]:
    """One warning for each feed that is too heavy for the calendars people use."""
    return [
        _heavy(file, playbook)
        for file in files
        if file.size > MOST_BYTES or file.count > MOST_EVENTS
    ]


def unpublished(playbook: Playbook) -> list[Finding]:
    """One warning for each private feed, where there is no secret to publish it under."""
    return [
        UNPUBLISHED.at(feed.at("private"), f"私密日历「{feed.title}」没有密钥，没有发布")
        for feed in playbook.feeds.values()
        if feed.private and feed.each is Each.PERSON
    ]


def _heavy(file: FeedFile, playbook: Playbook) -> Finding:
    feed = playbook.feeds.get(file.series)
    size = f"{file.size / 1_000_000:.1f} MB"
    share = min(MOST_EVENTS / max(file.count, 1), MOST_BYTES / file.size)
    weeks = max(int(((file.end - file.start).days + 1) / 7 * share), 1)
    mend = f"在 calendar/feeds.yml 里让 back_weeks 与 weeks 合起来不超过 {weeks} 周"
    if file.each in (Each.ALL, Each.PLATFORM):
        mend += "，或请大家改订每个社群的日历"
    return HEAVY.at(
        feed.span if feed else playbook.charter.span,
        f"日历「{file.title}」有 {file.count:,} 条、{size}，超过 {MOST_EVENTS:,} 条或 1 MB",
        mend,
    )

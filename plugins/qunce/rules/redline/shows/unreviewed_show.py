"""直播没有先审核，或者没有存档。

## 查什么

排在直播形式的栏目（`format: live`）里的话术没有写 `live:`；`live:` 没有写播前审核 `review:`；审核里缺了谁审的 `by`、哪时审的 `at`、存放处 `archive`；
审核时间不早于开播 `start`；保存年数 `years` 不足三年。

## 为什么

口播稿、道具、着装要在开播前审核，录像和记录至少保存三年（直播电商监督管理办法第二十七条、第三十条、第三十一条）

## 怎么改

补上 `review: {by: 合规, at: 开播前的时刻, archive: 存放处, years: 3}`。

## 参数

- `years`：录像和记录至少保存几年。

## 例外

2026-02-01 以前的不查。

## 依据

- 直播电商监督管理办法第二十七条、第三十条、第三十一条（2026-02-01 起施行；2026-11-01 核对，读过原文）

## 例

播完才审，也没说存在哪里：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  start: 2026-03-07 20:00
  review: {by: 合规, at: 2026-03-08 10:00}  # ✗ RED-LIV-002
```

先审再播：

```yaml
# content/scripts/example.yml
title: 例
text: 周六晚上开播。
live:
  start: 2026-03-07 20:00
  review: {by: 合规, at: 2026-03-06 18:00, archive: 直播档案柜, years: 3}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from qunce.expand import Plan
from qunce.finding import Finding, Note, Severity
from qunce.kinds.live import Review
from qunce.kinds.record import key, record
from qunce.kinds.vocabulary import Format
from qunce.rule import Settings, rule
from qunce.rules.redline.shows.shows import IN_FORCE, shows


@record
class Options:
    years: int = key("保存几年", "至少", default=3, least=3)


@rule("RED-LIV-002", "unreviewed-show", severity=Severity.WARNING, options=Options)
def unreviewed_show(plan: Plan, settings: Settings[Options]) -> Iterator[Finding]:
    years = settings.base.years
    if plan.as_of < IN_FORCE:
        return
    yield from _unsaid(plan)
    for thing, live in shows(plan):
        review = live.review
        if review is None:
            day = f"{live.start - timedelta(days=1):%Y-%m-%d} 18:00" if live.start else "开播前"
            yield Finding(
                thing.at("live"),
                "直播没有写播前审核",
                mend=f"补上 review: {{by: 合规岗, at: {day}, archive: 存放处, years: {years}}}",
            )
            continue
        missing = [*_missing(review, years)]
        if missing:
            yield Finding(
                review.span,
                f"播前审核没有写{'、'.join(name for name, _ in missing)}",
                mend=f"补上 {'，'.join(value for _, value in missing)}",
            )
        if live.start and review.time and review.time >= live.start:
            yield Finding(
                review.at("at"),
                f"{review.time:%m-%d %H:%M} 才审，{live.start:%m-%d %H:%M} 已经开播",
                mend=f"挪到 {live.start:%m-%d %H:%M} 以前，如 "
                f"{live.start - timedelta(days=1):%Y-%m-%d} 18:00",
            )
        if review.years is not None and review.years < years:
            yield Finding(
                review.at("years"),
                f"直播记录只存 {review.years} 年，至少 {years} 年",
                mend=f"years 改成 {years}",
            )


def _unsaid(plan: Plan) -> Iterator[Finding]:
    """Scripts that announce a show by their theme and say nothing of it."""
    for post in plan.posts:
        script, theme = post.script, post.theme
        campaign = post.place.campaign
        if script is None or theme.format is not Format.LIVE:
            continue
        if script.live is None and (campaign is None or campaign.live is None):
            yield Finding(
                script.at("title"),
                f"排在直播栏目「{theme.title}」里，没有写播前审核",
                mend="补上 live: {review: {by: 合规岗, at: 开播前的日期和时刻, archive: 存放处, years: 3}}",
                see=(Note(post.span, f"{post.starts:%m-%d %H:%M} 发到{post.group.title}"),),
                when=post.date,
                group=post.group.id,
            )


def _missing(review: Review, years: int) -> Iterator[tuple[str, str]]:
    if not review.by:
        yield "谁审的", "by: 合规岗"
    if review.time is None:
        yield "哪时审的", "at: 开播前的日期和时刻"
    if not review.archive:
        yield "存放处", "archive: 口播稿和录像的存放处"
    if review.years is None:
        yield "保存几年", f"years: {years}"

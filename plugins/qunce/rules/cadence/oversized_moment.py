"""客户朋友圈装得太多。

## 查什么

发到客户朋友圈的帖子（`send: moments`）：正文填好变量以后的字数，图片、视频、链接的个数，或把它们混着放。
默认正文 2,000 字，九张图、一个视频、一个链接三样里选一样。

## 为什么

装不下的朋友圈建不了任务，当天就空着

## 怎么改

正文删短；图片、视频、链接只留一样。

## 依据

- 企业微信开发者文档「企业发表内容到客户的朋友圈」（2026-11-20 核对，部分读过原文）。文档另有每天、每月的展示次数，数没有查到，知道的可以在平台文件里写一条 `of: sends` 的限制，照它查。

## 例

图和链接放在一起：

```yaml
# content/scripts/window.yml
title: 橱窗换季
text: 三楼橱窗换上了新一季的颜色，路过看一眼。
attachments: [image, image, link]  # ✗ CAD-065
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  thu-window: {day: thu, at: 17:00, theme: tips, script: window, send: moments}
```

```text
content/scripts/window.yml:4:1: warning CAD-065 朋友圈同时带了 2 个图片、1 个链接，只能选一样
    4 | attachments: [image, image, link]  # ✗ CAD-065
      | ^^^^^^^^^^^
    原因  装不下的朋友圈建不了任务，当天就空着
    改法  附件只留 2 个图片
    参见  calendar/schedules/vip-week.yml:6:15 这一条发到客户朋友圈
```

只留图就通过：

```yaml
# content/scripts/window.yml
title: 橱窗换季
text: 三楼橱窗换上了新一季的颜色，路过看一眼。
attachments: [image, image]
# calendar/schedules/vip-week.yml
title: 会员群周排期
groups: [vip]
from: 2026-03-02
slots:
  thu-window: {day: thu, at: 17:00, theme: tips, script: window, send: moments}
```
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from qunce.expand import Plan, Post
from qunce.finding import Change, Finding, Note, Severity
from qunce.kinds.platform.measures import Means, Measure, Period
from qunce.kinds.script.model import Script
from qunce.kinds.vocabulary import Attachment, Send
from qunce.resolve.limits import limit_of
from qunce.rule import NoOptions, Settings, rule
from qunce.rules.quotas import (
    Limits,
    bucket,
    bucket_in_words,
    carried,
    grounds,
    platform_of,
    sent,
    too_long,
    whose,
)
from qunce.rules.remedies import attached
from qunce.rules.wording import adjusted

_KINDS = {
    Measure.IMAGES: Attachment.IMAGE, Measure.VIDEOS: Attachment.VIDEO,
    Measure.LINKS: Attachment.LINK,
}  # fmt: skip


@rule("CAD-065", "oversized-moment", severity=Severity.WARNING)
def oversized_moment(plan: Plan, settings: Settings[NoOptions]) -> Iterator[Finding]:
    said: set[tuple[str, str]] = set()
    moments: dict[tuple[str, date], set[object]] = {}
    limits = Limits(plan, Means.MOMENTS, Measure.SENDS)
    for post in sent(plan, Send.MOMENTS):
        yield from _too_often(plan, limits, post, moments)
        if post.script and (name := (post.group.platform, post.script.id)) not in said:
            said.add(name)
            yield from too_long(plan, post, Means.MOMENTS, "朋友圈")
            yield from _loaded(plan, post)


def _loaded(plan: Plan, post: Post) -> Iterator[Finding]:
    script, platform = post.script, platform_of(plan, post)
    assert script  # asked only of posts that have one
    here = Note(post.span, "这一条发到客户朋友圈")
    used = []
    for of, kind in _KINDS.items():
        found = limit_of(platform, Means.MOMENTS, of, post.date)
        number = carried(script, kind)
        if found is None or not number:
            continue
        used.append(f"{number} 个{kind.label}")
        if number > (most := found.limit.most(post.date)):
            yield Finding(
                script.at("attachments"),
                f"朋友圈带了 {number} 个{kind.label}，至多 {most} 个{whose(found)}",
                mend=f"去掉 {number - most} 个",
                see=(grounds(platform, found), here),
                ways=partial(
                    attached,
                    script,
                    [one for one in script.attachments if one is not kind] + [kind] * most,
                    f"去掉 {number - most} 个{kind.label}",
                ),
            )
    if len(used) > 1:
        yield Finding(
            script.at("attachments"),
            f"朋友圈同时带了 {'、'.join(used)}，只能选一样",
            mend=f"只留 {used[0]}",
            see=(here,),
            ways=partial(_ways, script),
        )


def _ways(script: Script) -> Iterator[Change]:
    """Only one kind of attachment left, the most frequent one first."""
    kinds = sorted(set(_KINDS.values()), key=script.attachments.count, reverse=True)
    for kind in kinds:
        left = [one for one in script.attachments if one is kind]
        if left:
            yield from attached(script, left, f"附件只留 {len(left)} 个{kind.label}")


def _too_often(
    plan: Plan, limits: Limits, post: Post, moments: dict[tuple[str, date], set[object]]
) -> Iterator[Finding]:
    """More moments in a period than the playbook's own limit says; none is shipped."""
    platform = platform_of(plan, post)
    found = limits.on(platform, post.date)
    if found is None:
        return
    first = bucket(post.date, period := found.limit.period or Period.MONTH)
    those = moments.setdefault((platform.id, first), set())
    before = len(those)
    those.add((post.place.name, post.starts))  # one moment, however many groups plan it
    if before < len(those) == (most := found.limit.most(post.date)) + 1:
        yield Finding(
            post.span,
            f"{bucket_in_words(first, period)}客户朋友圈超过 {most} 条{whose(found)}",
            mend="从这一条起改成 send: manual，或去掉",
            see=(grounds(platform, found), *adjusted(post)),
            when=first,
        )
